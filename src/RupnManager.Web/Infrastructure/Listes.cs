using Microsoft.AspNetCore.Mvc.Rendering;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Missions;
using RupnManager.Services.Missions;

namespace RupnManager.Web.Infrastructure;

/// <summary>Les choix des listes déroulantes.</summary>
public static class Listes
{
    public static readonly IReadOnlyList<SelectListItem> Civilites =
        [new("Mme", nameof(Civilite.Mme)), new("M.", nameof(Civilite.M))];

    /// <summary>Les rôles qu'une affectation peut donner ; la délégation vient du chef.</summary>
    public static readonly IReadOnlyList<SelectListItem> Roles =
    [
        new("Chef d'établissement", nameof(Role.ChefEtablissement)), new("RUPN", nameof(Role.Rupn)), new("Intendance", nameof(Role.Intendance)),
        new("Délégué académique au numérique", nameof(Role.Dan)), new("Services du recteur", nameof(Role.Rectorat)),
        new("Administration technique", nameof(Role.Administrateur)),
    ];

    public static readonly IReadOnlyList<SelectListItem> Categories =
        [.. Enum.GetValues<CategorieDePersonnel>().Select(c => new SelectListItem(c.Libelle(), c.ToString()))];

    public static readonly IReadOnlyList<SelectListItem> Types =
        [new("Collège", nameof(TypeEtablissement.College)), new("Lycée", nameof(TypeEtablissement.Lycee)),
            new("EREA", nameof(TypeEtablissement.EducationSpeciale))];

    /// <summary>« Collège », « Lycée », « EREA ».</summary>
    public static string Libelle(TypeEtablissement type) => Types.First(t => t.Value == type.ToString()).Text;

    public static readonly IReadOnlyList<SelectListItem> EtatsDeMission =
        [.. Enum.GetValues<EtatDeMission>().Select(e => new SelectListItem(e.Libelle(), e.ToString()))];

    public static IEnumerable<SelectListItem> Depuis(IEnumerable<Choix> choix) => choix.Select(c => new SelectListItem(c.Libelle, c.Id.ToString()));

    /// <summary>L'IFIC ne se verse qu'en une fois ; les neuvièmes sont de l'IMP.</summary>
    public static IEnumerable<SelectListItem> Indemnisations(AnneeScolaire annee) => Enum.GetValues<Indemnisation>()
        .Where(i => i is not Indemnisation.Neuviemes || annee.Regime is Regime.Imp)
        .Select(i => new SelectListItem(i.Libelle(annee), i.ToString()));
}
