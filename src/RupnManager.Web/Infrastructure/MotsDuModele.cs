using RupnManager.Domain.LettresDeMission;

namespace RupnManager.Web.Infrastructure;

/// <summary>Les mots qui disent les parties d'un modèle et qui peut changer une clause.</summary>
public static class MotsDuModele
{
    public static string Libelle(this Partie partie) => partie switch
    {
        Partie.Entete => "En-tête",
        Partie.Introduction => "Introduction",
        Partie.Partie1 => "Partie 1",
        Partie.Partie2 => "Partie 2",
        Partie.Partie3 => "Partie 3",
        Partie.Moyens => "Moyens accordés",
        Partie.Suivi => "Suivi",
        Partie.Indemnite => "Indemnité",
        Partie.Signatures => "Signataires",
        _ => "Annexes",
    };

    public static string Libelle(this StatutDeClause statut) => statut switch
    {
        StatutDeClause.Verrouillee => "Verrouillée",
        StatutDeClause.Academique => "Académique",
        StatutDeClause.Adaptable => "Adaptable",
        _ => "Selon le régime",
    };

    /// <summary>Qui peut changer la clause, en une phrase.</summary>
    public static string QuiLaChange(this StatutDeClause statut) => statut switch
    {
        StatutDeClause.Verrouillee => "ne change nulle part",
        StatutDeClause.Academique => "l'académie la change ici, le chef ne la change pas",
        StatutDeClause.Adaptable => "l'académie la propose, le chef l'adapte dans sa lettre",
        _ => "choisie par l'année et l'indemnité de la mission",
    };

    public static string Pastille(this StatutDeClause statut) => statut switch
    {
        StatutDeClause.Academique => "fr-badge fr-badge--sm fr-badge--no-icon fr-badge--info",
        StatutDeClause.Adaptable => "fr-badge fr-badge--sm fr-badge--no-icon fr-badge--success",
        _ => "fr-badge fr-badge--sm fr-badge--no-icon",
    };
}
