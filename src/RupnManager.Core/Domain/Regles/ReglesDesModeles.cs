namespace RupnManager.Domain.Regles;

/// <summary>Les refus de la préparation des modèles et des réglages d'une académie.</summary>
public static class ReglesDesModeles
{
    public static readonly Regle Publie = new("modele.publie",
        "Le modèle {modele} est publié : il ne change plus. Préparez une nouvelle version.", Fondement.RegleDeGestion);

    public static readonly Regle EnPreparation = new("modele.en-preparation",
        "La version {modele} est déjà en préparation pour cette année. Publiez-la ou supprimez-la d'abord.", Fondement.RegleDeGestion, "Annee");

    public static readonly Regle EntreTemps = new("modele.entre-temps",
        "Quelqu'un a modifié ce modèle pendant votre saisie. Comparez vos textes aux textes enregistrés, puis enregistrez de nouveau.",
        Fondement.RegleDeGestion);

    public static readonly Regle SignatureVide = new("modele.signature",
        "Le titre d'un signataire ne peut pas être vide.", Fondement.RegleDeGestion);

    public static readonly Regle Tache = new("modele.tache",
        "Écrivez chaque tâche, en {maximum} caractères au plus ; le tableau tient en {lignes} lignes.", Fondement.RegleDeGestion, "QuiFaitQuoi");

    public static readonly Regle Depasse = new("modele.depasse",
        "Le modèle {modele} est maintenant en vigueur. Rechargez la page pour voir ce qu'il change.", Fondement.RegleDeGestion);

    public static readonly Regle Academie = new("modele.academie",
        "Choisissez l'académie.", Fondement.RegleDeGestion, "Academie");

    public static readonly Regle Annee = new("modele.annee",
        "Choisissez une année scolaire de {premiere} à {derniere}.", Fondement.RegleDeGestion, "Annee");

    public static readonly Regle ReglageTitre = new("reglage.titre",
        "Écrivez le titre du troisième signataire, en {maximum} caractères au plus.", Fondement.RegleDeGestion, "Titre");

    public static readonly Regle ReglageMois = new("reglage.mois",
        "Choisissez un mois de septembre à décembre : neuf versements tiennent alors dans l'année scolaire.", Fondement.Decret2015, "PremierMois");

    public static readonly Regle ReglageEntreTemps = new("reglage.entre-temps",
        "Quelqu'un a modifié ces réglages pendant votre saisie. Vérifiez-les, puis enregistrez de nouveau.", Fondement.RegleDeGestion);
}
