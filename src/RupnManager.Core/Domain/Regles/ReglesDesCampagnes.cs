namespace RupnManager.Domain.Regles;

/// <summary>Les refus des campagnes, et de l'année que personne n'a ouverte.</summary>
public static class ReglesDesCampagnes
{
    public static readonly Regle Dates = new("campagne.dates", "Les dates se contredisent : {detail}.", Fondement.RegleDeGestion, "DateFin");

    public static readonly Regle LimiteDuDanVide = new("campagne.limite-dan",
        "Indiquez la date limite de validation : le circuit de l'année comprend le DAN.", Fondement.RegleDeGestion, "LimiteDuDan");

    public static readonly Regle MessageLong = new("campagne.message",
        "Le message dépasse {maximum} caractères. Raccourcissez-le.", Fondement.RegleDeGestion, "Message");

    public static readonly Regle Deja = new("campagne.deja",
        "La campagne {annee} existe déjà. Ouvrez-la pour la modifier.", Fondement.RegleDeGestion);

    public static readonly Regle Geste = new("campagne.geste",
        "Ce geste n'est pas possible : la campagne est « {etat} ». Rechargez la page.", Fondement.RegleDeGestion);

    public static readonly Regle EntreTemps = new("campagne.entre-temps",
        "Quelqu'un a modifié cette campagne pendant votre saisie. Vérifiez-la, puis enregistrez de nouveau.", Fondement.RegleDeGestion);

    public static readonly Regle Manque = new("campagne.manque", "La campagne ne peut pas ouvrir. {manque} Corrigez ce point, puis recommencez.", Fondement.RegleDeGestion);

    public static readonly Regle Motif = new("campagne.motif",
        "Indiquez pourquoi la campagne rouvre, en {maximum} caractères au plus.", Fondement.RegleDeGestion, "Motif");

    public static readonly Regle AnneeFermee = new("campagne.annee",
        "L'année {annee} n'est pas encore ouverte dans votre académie. Attendez l'ouverture de sa campagne.", Fondement.RegleDeGestion);
}
