namespace RupnManager.Domain.Regles;

/// <summary>Les refus des bilans et de la clôture de l'année.</summary>
public static class ReglesDesBilans
{
    public static readonly Regle Attendu = new("bilan.attendu",
        "Votre bilan annuel est attendu pour le {date}. Un brouillon tiré de votre relevé est prêt.", Fondement.LettreTypePartie2, Severite: Severite.Conseil);

    public static readonly Regle Incomplet = new("bilan.incomplet", "Il reste à remplir : {rubriques}.", Fondement.LettreTypePartie2);

    public static readonly Regle TexteLong = new("bilan.texte",
        "Ce texte dépasse {maximum} caractères. Raccourcissez-le.", Fondement.RegleDeGestion);

    public static readonly Regle EntreTemps = new("bilan.entre-temps",
        "Ce bilan a été enregistré depuis une autre page. Votre texte est gardé ci-dessous ; l'enregistrer remplacera l'autre.",
        Fondement.RegleDeGestion);

    public static readonly Regle Geste = new("bilan.geste",
        "Ce geste n'est pas possible : le bilan est « {etat} ». Rechargez la page.", Fondement.RegleDeGestion);

    public static readonly Regle Auteur = new("bilan.auteur", "Chacun soumet son propre bilan, jamais celui d'un autre.", Fondement.LettreTypePartie2);

    public static readonly Regle Visa = new("bilan.visa", "Le visa revient au chef d'établissement.", Fondement.RegleDeGestion);

    public static readonly Regle Motif = new("bilan.motif", "Indiquez ce qui doit être repris dans le bilan.", Fondement.RegleDeGestion, "Motif");

    public static readonly Regle CAGeste = new("bilan-ca.geste",
        "Ce geste n'est pas possible : le bilan au CA est « {etat} ». Rechargez la page.", Fondement.RegleDeGestion);

    public static readonly Regle CAVide = new("bilan-ca.vide", "Dites au moins les réussites de l'année.", Fondement.Article(6), "Reussites");

    public static readonly Regle CAFonction = new("bilan-ca.fonction",
        "Dites les activités menées au titre de « {fonction} » : le bilan porte sur toutes les fonctions de l'année.", Fondement.Article(6));

    public static readonly Regle CAAttendus = new("bilan-ca.attendus",
        "Il manque {nombre} bilan(s) de RUPN. Visez chaque bilan attendu, ou dites pourquoi vous présentez sans.", Fondement.RegleDeGestion, "Motif");

    public static readonly Regle Montants = new("confidentiel.montants",
        "Ce document ne peut pas montrer de montant individuel. Retirez « {passage} ».", Fondement.AvisCada);

    public static readonly Regle PetitsNombres = new("confidentiel.petits-nombres",
        "Total masqué : moins de {seuil} bénéficiaires.", Fondement.RegleDeGestion, Severite: Severite.Avertissement);

    public static readonly Regle CADate = new("bilan-ca.date",
        "Indiquez la date de la séance, déjà tenue et après l'arrêt du texte, et celle de la convocation qui la précède.", Fondement.Article(6), "Date");

    public static readonly Regle AnneeBilanCA = new("annee.bilan-ca",
        "L'année {annee} ne peut pas être close : enregistrez la présentation du bilan au CA.", Fondement.Article(6));

    public static readonly Regle AnneeRetours = new("annee.retours",
        "L'année {annee} ne peut pas être close : il reste {nombre} ligne(s) sans paiement ou sans retour.", Fondement.RegleDeGestion);

    public static readonly Regle AnneeClose = new("annee.close",
        "L'année {annee} est close : elle ne se modifie plus. Choisissez une année ouverte.", Fondement.RegleDeGestion);
}
