using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Indemnites;

namespace RupnManager.Services.Indemnites;

/// <summary>Ce que le rectorat cherche parmi les propositions à décider : lu de l'adresse, et renvoyé tel quel par ses formulaires.</summary>
public sealed record FiltreDesPropositions
{
    /// <summary>L'année scolaire, par son début ; l'année en cours sans précision.</summary>
    public int? Annee { get; init; }

    /// <summary>UAI, bordereau, établissement, commune ou nom, sans accent ni majuscule.</summary>
    public string? Q { get; init; }
    public string? Departement { get; init; }
    public TypeEtablissement? Type { get; init; }

    /// <summary>Vrai pour les propositions sous le minimum du barème, faux pour les autres.</summary>
    public bool? SousMinimum { get; init; }

    /// <summary>Au moins tant de jours d'attente.</summary>
    public int? Jours { get; init; }
    public int Page { get; init; } = 1;

    /// <summary>Vrai si rien n'est cherché.</summary>
    public bool EstDOffice => this with { Annee = null, Page = 1 } == new FiltreDesPropositions();
}

/// <summary>Une proposition qui attend le recteur, et ce qu'il reste dans son enveloppe.</summary>
public sealed record PropositionAttendue(
    Guid Id, Guid BordereauId, string Bordereau, string Designation, string Fonction, string Participation, string? MotifSousMinimum, Montant Propose,
    string Etablissement, Uai Uai, string Commune, Montant Disponible, DateTime Depuis);

/// <summary>Une page des propositions à décider, leur total, et les choix de leurs filtres.</summary>
public sealed record PageDesPropositions
{
    public required FiltreDesPropositions Filtre { get; init; }
    public required AnneeScolaire Annee { get; init; }
    public required DateOnly Jour { get; init; }
    public required PageDe<PropositionAttendue> Page { get; init; }

    /// <summary>Le montant de tout ce que le filtre retient.</summary>
    public required Montant Total { get; init; }
    public required IReadOnlyList<(string Code, string Libelle)> Departements { get; init; }

    /// <summary>Les propositions de la page qu'un lot actif tient, et son numéro : elles ne se cochent pas.</summary>
    public required IReadOnlyDictionary<Guid, int> EnLot { get; init; }
}
