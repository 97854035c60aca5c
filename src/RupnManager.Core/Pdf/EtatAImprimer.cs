using RupnManager.Domain.Indemnites;

namespace RupnManager.Pdf;

/// <summary>Ce qu'un état liquidatif arrêté imprime.</summary>
public sealed record EtatAImprimer
{
    public required string Academie { get; init; }
    public required string Etablissement { get; init; }
    public required string Uai { get; init; }
    public required string Ville { get; init; }
    public required string AnneeScolaire { get; init; }
    public required string Regime { get; init; }
    public required string Code { get; init; }
    public required string Numero { get; init; }

    /// <summary>« Mme Claire Moreau, le 1er juillet 2014 ».</summary>
    public required string PreparePar { get; init; }
    public required string ArretePar { get; init; }
    public required string Qualite { get; init; }
    public required DateTimeOffset ArreteLe { get; init; }
    public required IReadOnlyList<LigneFigee> Lignes { get; init; }
    public required Montant Total { get; init; }
    public required string TotalEnLettres { get; init; }

    /// <summary>SHA-256 du CSV, en hexadécimal.</summary>
    public required string Empreinte { get; init; }

    public int Personnes => Lignes.Select(l => (l.Civilite, l.NomUsage, l.NomNaissance, l.Prenom)).Distinct().Count();
}
