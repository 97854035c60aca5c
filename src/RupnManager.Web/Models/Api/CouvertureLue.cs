using System.ComponentModel;
using RupnManager.Services.Couverture;

namespace RupnManager.Web.Models.Api;

/// <summary>La couverture d'une académie, telle que l'API la rend.</summary>
public sealed record CouvertureLue
{
    [Description("L'année scolaire, nommée par son année de début : 2026 est 2026-2027.")]
    public required int Annee { get; init; }
    [Description("Le code de l'académie.")]
    public required string CodeAcademie { get; init; }
    public required string Academie { get; init; }
    [Description("Le jour des chiffres.")]
    public required DateOnly Le { get; init; }
    [Description("Établissements dont une lettre est validée.")]
    public required int EtablissementsCouverts { get; init; }
    public required GroupeLu Total { get; init; }
    public required IReadOnlyList<GroupeLu> Departements { get; init; }
    [Description("Les bassins de l'académie, repérés par leur nom ; vide si l'annuaire n'en donne aucun.")]
    public required IReadOnlyList<GroupeLu> Bassins { get; init; }
    public required IReadOnlyList<GroupeLu> Types { get; init; }
    [Description("Lettres signées par le chef et le RUPN, cumulées à la fin de chaque semaine.")]
    public required IReadOnlyList<SemaineLue> Semaines { get; init; }

    public static CouvertureLue De(CouvertureDeLAcademie couverture) => new()
    {
        Annee = couverture.Annee.Debut,
        CodeAcademie = couverture.CodeAcademie,
        Academie = couverture.Academie,
        Le = couverture.Le,
        EtablissementsCouverts = couverture.Couverts,
        Total = GroupeLu.De(couverture.Total),
        Departements = [.. couverture.ParDepartement.Select(GroupeLu.De)],
        Bassins = [.. couverture.ParBassin.Select(GroupeLu.De)],
        Types = [.. couverture.ParType.Select(GroupeLu.De)],
        Semaines = [.. couverture.Progression.Semaines.Select(s => new SemaineLue(s.Lundi, s.CetteAnnee, s.AnDernier))],
    };
}

/// <summary>L'académie, un département, un bassin ou un type d'établissement. Ses missions sont nulles quand le groupe est masqué.</summary>
public sealed record GroupeLu
{
    public required string Code { get; init; }
    public required string Libelle { get; init; }
    [Description("« moins de 5 », ou « masqué » pour qu'aucune différence ne révèle un petit groupe ; nul si rien n'est masqué.")]
    public required string? Masque { get; init; }
    [Description("Missions de RUPN de l'année : la somme des cinq nombres qui suivent.")]
    public required int? Missions { get; init; }
    public required int? Validees { get; init; }
    [Description("Signées par le chef et le RUPN, à valider par l'académie.")]
    public required int? AValider { get; init; }
    [Description("À signer par le chef ou par le RUPN.")]
    public required int? ASigner { get; init; }
    [Description("Au brouillon, refusées par le RUPN ou renvoyées par l'académie.")]
    public required int? Brouillons { get; init; }
    public required int? SansLettre { get; init; }
    [Description("Part des missions dont la lettre est signée par le chef et le RUPN.")]
    public required int? PourcentageSignees { get; init; }
    public required int? BilansSoumis { get; init; }
    [Description("Établissements ouverts.")]
    public required int Etablissements { get; init; }
    [Description("Établissements ouverts où aucune mission de RUPN n'est confiée.")]
    public required int SansRupn { get; init; }

    public static GroupeLu De(GroupeDeCouverture groupe) => new()
    {
        Code = groupe.Code,
        Libelle = groupe.Nom,
        Masque = groupe.Missions is null ? groupe.MotDuMasque : null,
        Missions = groupe.Missions?.Missions,
        Validees = groupe.Missions?.Validees,
        AValider = groupe.Missions?.AValider,
        ASigner = groupe.Missions?.ASigner,
        Brouillons = groupe.Missions?.Brouillons,
        SansLettre = groupe.Missions?.SansLettre,
        PourcentageSignees = groupe.Missions?.Pourcentage,
        BilansSoumis = groupe.Bilans,
        Etablissements = groupe.Etablissements,
        SansRupn = groupe.SansRupn,
    };
}

/// <summary>Une semaine : ce qui était signé à sa fin, cette année et la précédente ; nul pour une semaine à venir.</summary>
public sealed record SemaineLue(DateOnly Lundi, int? Signees, int SigneesAnneePrecedente);
