namespace RupnManager.Domain.Regles;

/// <summary>Les refus du relevé d'activités.</summary>
public static class ReglesDesActivites
{
    public static readonly Regle Dates = new("activite.dates",
        "Choisissez une date de votre mission, entre le {debut} et le {fin}.", Fondement.RegleDeGestion, "Date");

    public static readonly Regle Duree = new("activite.duree",
        "Indiquez une durée de 1 minute à 24 heures.", Fondement.RegleDeGestion, "Duree");

    public static readonly Regle DureeLongue = new("activite.duree-longue",
        "{duree} en une journée : confirmez-vous ? Si la durée est juste, cochez la case et envoyez de nouveau.",
        Fondement.RegleDeGestion, "Duree", Severite.Avertissement);

    public static readonly Regle Rubrique = new("activite.rubrique",
        "Choisissez la clause de la lettre que cette activité sert.", Fondement.LettreTypePartie2, "Rubrique");

    public static readonly Regle Compteur = new("activite.compteur",
        "Écrivez un nombre de 0 à {maximum}, ou laissez vide.", Fondement.RegleDeGestion);

    public static readonly Regle TexteLong = new("activite.texte",
        "Ce texte dépasse {maximum} caractères. Une phrase suffit.", Fondement.RegleDeGestion, "Texte");

    public static readonly Regle AutreSansTexte = new("activite.autre",
        "Dites en une phrase ce qu'est cette activité.", Fondement.RegleDeGestion, "Texte");

    public static readonly Regle Retiree = new("activite.retiree",
        "Cette activité a été retirée de votre relevé.", Fondement.RegleDeGestion);

    public static readonly Regle Figee = new("activite.figee",
        "Le bilan {annee} est soumis : le relevé ne change plus. Demandez au chef de vous le renvoyer.", Fondement.RegleDeGestion);

    public static readonly Regle SansMission = new("activite.mission",
        "Vous n'avez pas de mission de RUPN en {annee}. Voyez avec votre chef d'établissement.", Fondement.RegleDeGestion);

    public static readonly Regle AgendaIllisible = new("agenda.illisible",
        "Ce fichier n'est pas un agenda lisible (.ics). Exportez-le de nouveau.", Fondement.RegleDeGestion, "Fichier");

    public static readonly Regle FichierTaille = new("activite.fichier",
        "Le fichier pèse plus de {maximum}. Exportez une période plus courte.", Fondement.RegleDeGestion, "Fichier");

    public static readonly Regle FichierTrop = new("activite.lignes",
        "{nombre} lignes : {maximum} au plus. Envoyez le fichier en plusieurs fois.", Fondement.RegleDeGestion, "Fichier");

    public static readonly Regle FichierErreurs = new("activite.erreurs",
        "{nombre} erreurs dans le fichier, lues plus bas. Rien n'a été enregistré : corrigez-les et envoyez-le de nouveau.", Fondement.RegleDeGestion, "Fichier");

    public static readonly Regle AgendaRien = new("agenda.rien",
        "Cochez au moins un événement à importer.", Fondement.RegleDeGestion);

    public static readonly Regle AgendaNature = new("agenda.nature",
        "Choisissez une nature pour cet événement, ou une pour tous.", Fondement.RegleDeGestion);

    public static readonly Regle AgendaTrop = new("agenda.trop",
        "{nombre} événements : {maximum} au plus. Choisissez une période.", Fondement.RegleDeGestion, "Fichier");

    public static readonly Regle AgendaPeriode = new("agenda.periode",
        "La fin de la période doit suivre son début.", Fondement.RegleDeGestion, "Au");

    public static readonly Regle PieceType = new("piece.type",
        "Joignez un PDF ou une image (JPEG, PNG). Votre saisie est gardée.", Fondement.RegleDeGestion, "Piece");

    public static readonly Regle PieceTaille = new("piece.taille",
        "Le fichier pèse {taille} ; le maximum est {maximum}. Votre saisie est gardée.", Fondement.RegleDeGestion, "Piece");

    public static readonly Regle FichierEntete = new("activite.entete",
        "Colonnes attendues : {colonnes}. Rien n'a été enregistré.", Fondement.RegleDeGestion, "Fichier");

    public static readonly Regle FichierLigne = new("activite.ligne",
        "Ligne {ligne}, colonne {colonne} : {probleme}. Rien n'a été enregistré.", Fondement.RegleDeGestion, "Fichier");
}
