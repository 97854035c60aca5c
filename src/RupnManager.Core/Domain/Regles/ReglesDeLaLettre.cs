namespace RupnManager.Domain.Regles;

/// <summary>Les refus de la rédaction, des avenants et des fins de mission.</summary>
public static class ReglesDeLaLettre
{
    public static readonly Regle ChampVide = new("lettre.champ-vide",
        "Complétez « {champ} » : un champ du modèle est encore vide.", Fondement.RegleDeGestion, "Champs");

    public static readonly Regle ClauseLongue = new("lettre.clause-longue",
        "Cette clause compte {nombre} caractères pour {maximum}. Raccourcissez-la.", Fondement.RegleDeGestion, "Clauses");

    public static readonly Regle ClauseVide = new("lettre.clause-vide",
        "Cette clause est vide. Écrivez-la ou retirez-la.", Fondement.RegleDeGestion, "Clauses");

    public static readonly Regle ClausesTrop = new("lettre.clauses-trop",
        "La lettre compte {nombre} clauses adaptées pour {maximum}. Retirez-en.", Fondement.RegleDeGestion, "Clauses");

    public static readonly Regle Verrou = new("lettre.verrou",
        "Ce passage vient du modèle et ne se modifie pas. Écrivez vos précisions dans la partie 3.",
        Fondement.LettreTypePartie3, "Clauses");

    public static readonly Regle Figee = new("lettre.figee",
        "Le texte est figé depuis la première signature. Retirez votre signature ou faites renvoyer la lettre ; chacun signera de nouveau.",
        Fondement.RegleDeGestion, "Texte");

    public static readonly Regle EntreTemps = new("lettre.entre-temps",
        "{auteur} a modifié cette lettre à {heure}. Comparez les deux textes avant d'enregistrer.", Fondement.RegleDeGestion);

    public static readonly Regle ModeleAbsent = new("lettre.modele",
        "Aucun modèle de lettre n'est publié pour {annee}. Demandez-le au délégué académique au numérique.", Fondement.RegleDeGestion);

    public static readonly Regle AnnexeType = new("annexe.type",
        "Ce fichier n'est pas un PDF lisible. Joignez un PDF sans mot de passe.", Fondement.RegleDeGestion, "Annexe");

    public static readonly Regle AnnexeTaille = new("annexe.taille",
        "Le fichier pèse {taille} ; le maximum est {maximum}. Réduisez-le.", Fondement.RegleDeGestion, "Annexe");

    public static readonly Regle AnnexeSansResponsable = new("annexe.sans-responsable",
        "Aucun acteur ne fait « {tache} ». Choisissez-en un.", Fondement.RegleDeGestion, "QuiFaitQuoi", Severite.Avertissement);

    public static readonly Regle AvenantLettre = new("avenant.lettre",
        "Seule une lettre validée reçoit un avenant. Modifiez plutôt le brouillon.", Fondement.RegleDeGestion);

    public static readonly Regle AvenantVide = new("avenant.vide",
        "L'avenant ne change rien. Modifiez au moins une clause, une date ou un moyen.", Fondement.RegleDeGestion, "Clauses");

    public static readonly Regle AvenantDeja = new("avenant.deja",
        "L'avenant {reference} est déjà en cours. Terminez-le d'abord.", Fondement.RegleDeGestion);

    public static readonly Regle FinDate = new("fin.date",
        "La date de fin doit être comprise entre le {debut} et le {fin} de la mission.", Fondement.RegleDeGestion, "DateFin");

    public static readonly Regle FinMotif = new("fin.motif",
        "Indiquez le motif de la fin de mission.", Fondement.RegleDeGestion, "Motif");

    public static readonly Regle GesteImpossible = new("lettre.geste",
        "Ce geste n'est pas possible : la lettre est « {etat} ». Rechargez la page.", Fondement.RegleDeGestion);

    public static readonly Regle Facultative = new("lettre.facultative",
        "En IMP, votre académie n'exige pas de lettre. Vous pouvez en rédiger une.", Fondement.RegleDeGestion, null, Severite.Conseil);

    public static readonly Regle ArchiveVide = new("lettre.archive-vide",
        "Aucune de ces lettres n'est encore scellée : il n'y a rien à télécharger.", Fondement.RegleDeGestion);

    public static readonly Regle ModeleChamp = new("modele.champ",
        "Le champ {champ} n'existe pas. Corrigez-le avant de publier.", Fondement.RegleDeGestion, "Texte");
}
