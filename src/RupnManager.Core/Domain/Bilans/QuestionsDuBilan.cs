using RupnManager.Domain.Activites;

namespace RupnManager.Domain.Bilans;

/// <summary>Une question du bilan : sa clé, ce qu'elle demande, une aide.</summary>
public sealed record QuestionDuBilan(string Cle, string Question, string Aide)
{
    /// <summary>Vrai pour les quatre synthèses, toujours attendues.</summary>
    public bool EstUneSynthese => Cle.StartsWith("synthese.", StringComparison.Ordinal);
}

/// <summary>Les questions du bilan annuel, dans leur ordre.</summary>
public static class QuestionsDuBilan
{
    public const string Reussites = "synthese.reussites";
    public const string Difficultes = "synthese.difficultes";
    public const string Besoins = "synthese.besoins";
    public const string Perspectives = "synthese.perspectives";

    /// <summary>Les besoins de formation, un par ligne, que l'académie regroupe.</summary>
    public const string Formation = "p1.formation";

    public static readonly IReadOnlyList<QuestionDuBilan> Communes =
    [
        new("p1.accompagner", "Qu'avez-vous aidé vos collègues à faire ?", "Deux ou trois exemples, avec la discipline."),
        new("p1.projets", "Quels projets ont vu le jour ?", "Titre, classes, ce qui en reste."),
        new("p1.information", "Comment l'information a-t-elle circulé ?", "Courriel, casiers, lettre, échanges directs."),
        new(Formation, "Quelles formations, données ou suivies ? Quels besoins restent ?", "Un besoin par ligne : il sera regroupé dans l'académie."),
        new("p2.pilotage", "Où en est l'établissement ?", "Diagnostic, commission numérique, décisions."),
        new("p2.conseil", "Sur quoi avez-vous conseillé la direction ?", "Équipement, organisation, projets."),
        new("p2.catalogue", "Quels logiciels et manuels sont retenus ?", "Ajouts, retraits, demandes à la collectivité."),
        new("p2.interface", "Avec quels partenaires avez-vous travaillé ?", "Académie, collectivité, réseau, support."),
        new("p2.structurants", "Où en sont l'ENT et les grands projets ?", "Connexions, services ouverts, Pix."),
    ];

    public static readonly IReadOnlyList<QuestionDuBilan> Syntheses =
    [
        new(Reussites, "Trois réussites de l'année", "Ce que vous montreriez au CA."),
        new(Difficultes, "Difficultés rencontrées", "Temps, matériel, réseau, formation…"),
        new(Besoins, "Besoins en équipement et en formation", "Du plus urgent au moins urgent."),
        new(Perspectives, "Perspectives pour l'an prochain", "Deux ou trois intentions."),
    ];

    /// <summary>La question d'une clause de la partie 3, retenue dans la lettre.</summary>
    public static QuestionDuBilan DeLaPartie3(string cle) =>
        new(cle, $"Qu'avez-vous fait pour la mise en œuvre : {Rubriques.NomCourt(cle) ?? "clause ajoutée"} ?", "Une réponse par clause retenue dans la lettre.");
}
