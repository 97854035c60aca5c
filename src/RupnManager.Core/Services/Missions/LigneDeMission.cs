using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Missions;
using RupnManager.Domain.Regles;

namespace RupnManager.Services.Missions;

/// <summary>Ce que l'on cherche parmi les missions d'une année.</summary>
public sealed record RechercheDeMissions(AnneeScolaire Annee)
{
    public string? Q { get; init; }
    public string? Departement { get; init; }
    public TypeEtablissement? Type { get; init; }
    public EtatDeMission? Etat { get; init; }
    public int Page { get; init; } = 1;
}

/// <summary>Une lettre d'une mission, telle qu'une liste la montre.</summary>
public sealed record LettreDeLaMission(Guid Id, string Reference, NatureDeLActe Nature, EtatDeLettre Etat, DateTime EtatDepuis);

/// <summary>Une ligne de la liste des missions.</summary>
public sealed record LigneDeMission(
    Guid Id, string Etablissement, string Uai, string Commune, string Agent, string Fonction, DateOnly Debut, DateOnly Terme,
    EtatDeMission Etat, IReadOnlyList<LettreDeLaMission> Lettres);

/// <summary>La liste des missions d'une année, et les départements entre lesquels choisir (vide dans un établissement).</summary>
public sealed record ListeDeMissions(
    RechercheDeMissions Recherche, PageDe<LigneDeMission> Page, IReadOnlyList<(string Code, string Libelle)> Departements);

/// <summary>Une règle qui ne refuse rien : ce qu'elle dit ici.</summary>
public sealed record RegleDite(Regle Regle, string Phrase);

/// <summary>Un geste passé, tel que le journal le dit.</summary>
public sealed record GestePasse(DateTime Le, string Phrase);

/// <summary>Une mission ouverte : ce qu'elle est, ses lettres, son histoire, ce que l'acteur peut en faire.</summary>
public sealed record MissionOuverte
{
    public required Mission Mission { get; init; }
    public required EtatDeMission Etat { get; init; }
    public required IReadOnlyList<LettreDeLaMission> Lettres { get; init; }
    public required IReadOnlyList<GestePasse> Histoire { get; init; }
    public required IReadOnlyList<string> Avertissements { get; init; }

    /// <summary>Ce qu'il est bon de savoir, avec son fondement : l'accord attendu, la lettre facultative.</summary>
    public required IReadOnlyList<RegleDite> Conseils { get; init; }

    /// <summary>L'état de chaque attribution de la mission, jamais son montant.</summary>
    public required IReadOnlyList<EtatDAttribution> Attributions { get; init; }

    /// <summary>Vrai si la fonction, les dates et l'indemnisation sont figées par une lettre en signature ou signée.</summary>
    public required bool Figee { get; init; }
    public required bool PeutRediger { get; init; }
    public required bool PeutModifier { get; init; }
    public required bool PeutInterrompre { get; init; }
    public required bool PeutReprendre { get; init; }
    public required bool PeutAnnuler { get; init; }

    /// <summary>Vrai si une autre personne peut reprendre la mission : le RUPN n'a pas encore signé.</summary>
    public required bool PeutRemplacer { get; init; }
}
