namespace RupnManager.Domain.Regles;

/// <summary>Les refus de l'import de l'annuaire, et pourquoi une ligne est mise à part ou refusée.</summary>
public static class ReglesDeLAnnuaire
{
    public static readonly Regle ImportFormat = new("import.format",
        "Ce fichier n'est pas un CSV de l'annuaire : colonnes absentes, {colonnes}.", Fondement.RegleDeGestion, "Fichier");

    public static readonly Regle ImportVide = new("import.vide",
        "Ce fichier a les colonnes de l'annuaire, mais aucune ligne. Téléchargez-le de nouveau.", Fondement.RegleDeGestion, "Fichier");

    public static readonly Regle ImportTaille = new("import.taille",
        "Le fichier pèse {taille} ; le maximum est {maximum}. Déposez l'export d'une seule académie.", Fondement.RegleDeGestion, "Fichier");

    public static readonly Regle ImportLignes = new("import.lignes",
        "{nombre} ligne(s) refusée(s). Lisez les motifs ; les autres sont prêtes.",
        Fondement.RegleDeGestion, "Fichier", Severite.Avertissement);

    public static readonly Regle ImportPerime = new("import.perime",
        "Un autre import a été appliqué depuis cet aperçu. Refaites l'aperçu avant d'appliquer.", Fondement.RegleDeGestion);

    public static readonly Regle ImportDeja = new("import.deja",
        "Ce geste n'est pas possible : l'import est « {etat} ». Rechargez la page.", Fondement.RegleDeGestion);

    public static readonly Regle ImportAutre = new("import.autre",
        "Cet import a été déposé par {auteur}. Déposez le fichier vous-même pour l'appliquer.", Fondement.RegleDeGestion);

    public static readonly Regle ImportEchec = new("import.echec",
        "L'application a échoué et rien n'a été changé. Recommencez ; si l'échec se répète, prévenez l'exploitant.", Fondement.RegleDeGestion);

    public static readonly Regle ImportQualite = new("import.qualite",
        "La qualité au titre de laquelle cet import a été demandé n'est plus en cours. Rien n'a été changé.", Fondement.RegleDeGestion);

    public static readonly Regle ImportAltere = new("import.altere",
        "Le fichier gardé n'est plus celui qui a été déposé. Déposez-le de nouveau.", Fondement.RegleDeGestion);

    public static readonly Regle SansNature = new("annuaire.nature",
        "Le code de nature « {saisie} » n'est pas un nombre.", Fondement.RegleDeGestion);

    public static readonly Regle PasUnEple = new("annuaire.eple",
        "Nature {nature} : ce n'est pas un établissement autonome.", Fondement.RegleDeGestion, null, Severite.Avertissement);

    public static readonly Regle AutreMinistere = new("annuaire.ministere",
        "Relève d'un autre ministère : {ministere}.", Fondement.RegleDeGestion, null, Severite.Avertissement);

    public static readonly Regle StatutInconnu = new("annuaire.statut",
        "Le statut « {saisie} » n'est ni public ni privé.", Fondement.RegleDeGestion);

    public static readonly Regle ValeurAbsente = new("annuaire.valeur",
        "La colonne {colonne} est vide.", Fondement.RegleDeGestion);

    public static readonly Regle ValeurLongue = new("annuaire.longueur",
        "La colonne {colonne} compte {nombre} caractères pour {maximum}.", Fondement.RegleDeGestion);

    public static readonly Regle AcademieInconnue = new("annuaire.academie",
        "L'académie « {saisie} » n'existe pas dans la liste de référence.", Fondement.RegleDeGestion);

    public static readonly Regle DepartementInconnu = new("annuaire.departement",
        "Le département « {saisie} » n'existe pas dans la liste de référence.", Fondement.RegleDeGestion);

    public static readonly Regle DepartementAilleurs = new("annuaire.departement-academie",
        "Le département {departement} relève de l'académie {academie}, pas de {saisie}.", Fondement.RegleDeGestion);

    public static readonly Regle PasEncoreOuvert = new("annuaire.a-ouvrir",
        "Pas encore ouvert.", Fondement.RegleDeGestion, null, Severite.Avertissement);

    public static readonly Regle FermeInconnu = new("annuaire.ferme",
        "Fermé, et inconnu de l'application.", Fondement.RegleDeGestion, null, Severite.Avertissement);

    public static readonly Regle AutreSite = new("annuaire.site",
        "Autre site du même établissement : la ligne {ligne} est retenue.", Fondement.RegleDeGestion, null, Severite.Avertissement);

    public static readonly Regle UaiPartage = new("annuaire.uai-partage",
        "Le même UAI figure aussi à la ligne {ligne}, avec une autre nature. Aucune des deux n'est reprise.", Fondement.RegleDeGestion);

    public static readonly Regle LigneDecalee = new("annuaire.colonnes",
        "La ligne compte {nombre} colonne(s) pour {attendues} : ses valeurs sont décalées.", Fondement.RegleDeGestion);

    public static readonly Regle GuillemetOuvert = new("annuaire.guillemet",
        "Un guillemet ouvert sur cette ligne n'est pas refermé : {nombre} lignes sont avalées.", Fondement.RegleDeGestion);
}
