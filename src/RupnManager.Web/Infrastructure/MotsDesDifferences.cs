using RupnManager.Domain.LettresDeMission;

namespace RupnManager.Web.Infrastructure;

/// <summary>Les mots et la pastille des différences entre deux modèles.</summary>
public static class MotsDesDifferences
{
    public static string Libelle(this SujetDeModele sujet) => sujet switch
    {
        SujetDeModele.Verrouilles => "Textes verrouillés",
        SujetDeModele.Academiques => "Textes de l'académie",
        SujetDeModele.Adaptables => "Clauses que le chef adapte",
        SujetDeModele.Regime => "Phrases d'indemnité",
        SujetDeModele.Champs => "Champs à remplir",
        _ => "Tableau « qui fait quoi ? »",
    };

    public static string Libelle(this NatureDeDifference nature) => nature switch
    {
        NatureDeDifference.Ajout => "Ajouté",
        NatureDeDifference.Retrait => "Retiré",
        NatureDeDifference.Reecriture => "Réécrit",
        NatureDeDifference.Regle => "Règle changée",
        _ => "Déplacé",
    };

    public static string Pastille(this NatureDeDifference nature) => "fr-badge fr-badge--sm fr-badge--no-icon " + nature switch
    {
        NatureDeDifference.Ajout => "fr-badge--success",
        NatureDeDifference.Retrait => "fr-badge--error",
        NatureDeDifference.Reecriture => "fr-badge--info",
        _ => "fr-badge--new",
    };

    /// <summary>« 3 passages », « 1 passage ».</summary>
    public static string Passages(int nombre) => nombre == 1 ? "1 passage" : $"{nombre} passages";
}
