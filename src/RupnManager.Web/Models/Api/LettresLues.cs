using System.ComponentModel;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Services;
using RupnManager.Services.LettresDeMission;

namespace RupnManager.Web.Models.Api;

/// <summary>Une page des lettres de l'académie, telle que l'API la rend.</summary>
public sealed record LettresLues
{
    [Description("L'année scolaire, nommée par son année de début : 2026 est 2026-2027.")]
    public required int Annee { get; init; }
    [Description("La page rendue, à partir de 1.")]
    public required int Page { get; init; }
    public required int Pages { get; init; }
    [Description("Nombre de lettres de la demande, toutes pages confondues.")]
    public required int Total { get; init; }
    public required IReadOnlyList<LettreLue> Lettres { get; init; }

    public static LettresLues De(AnneeScolaire annee, PageDe<LettreAnonyme> page) => new()
    {
        Annee = annee.Debut, Page = page.Numero, Pages = page.Pages, Total = page.Total, Lettres = [.. page.Lignes.Select(LettreLue.De)],
    };
}

/// <summary>Une lettre, un avenant ou une fin de mission : où en est l'acte, sans nom de personne.</summary>
public sealed record LettreLue
{
    public required string Reference { get; init; }
    public required string Uai { get; init; }
    public required string Etablissement { get; init; }
    [Description("Code du département, sur trois caractères.")]
    public required string Departement { get; init; }
    public required TypeEtablissement Type { get; init; }
    public required NatureDeLActe Nature { get; init; }
    public required EtatDeLettre Etat { get; init; }
    [Description("Le jour où l'acte est entré dans cet état.")]
    public required DateOnly EtatDepuis { get; init; }

    public static LettreLue De(LettreAnonyme lettre) => new()
    {
        Reference = lettre.Reference, Uai = lettre.Uai.Valeur, Etablissement = lettre.Etablissement, Departement = lettre.Departement,
        Type = lettre.Type, Nature = lettre.Nature, Etat = lettre.Etat, EtatDepuis = lettre.EtatDepuis.JourDeParis(),
    };
}
