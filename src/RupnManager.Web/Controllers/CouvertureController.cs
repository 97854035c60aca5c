using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Couverture;
using RupnManager.Domain.Etablissements;
using RupnManager.Services.Acteurs;
using RupnManager.Services.Couverture;
using RupnManager.Web.Infrastructure;
using RupnManager.Web.Models;

namespace RupnManager.Web.Controllers;

/// <summary>Le tableau de bord de l'académie : qui manque, et où.</summary>
[Route("academie/couverture"), Authorize(nameof(Permission.ConsulterCouverture))]
public sealed class CouvertureController(
    CouvertureService couvertures, MissionsDeLaCouvertureService missions, CarteService cartes, ExportDeCouvertureService exports,
    PreferenceService preferences, ActeurCourant acteur, AnneeCourante annee) : Controller
{
    /// <summary>Les colonnes que l'on choisit d'emporter se retiennent, puis la page revient.</summary>
    [HttpGet("")]
    public async Task<IActionResult> Index(bool retenir, List<string> colonnes, CancellationToken ct)
    {
        if (retenir)
        {
            await preferences.RetenirAsync(PreferenceService.ColonnesDeLaCouverture, ColonnesAEmporter.EnTexte(colonnes, TableauxDeCouverture.Colonnes), acteur.Valeur, ct);
            return LocalRedirect($"/academie/couverture?annee={annee.Valeur.Debut}#t-emporter");
        }
        return View(new PageDeCouverture(
            await couvertures.OuvrirAsync(annee.Valeur, acteur.Valeur, ct),
            annee.Valeur < annee.EnCours ? null : await missions.ARelancerAsync(annee.Valeur, acteur.Valeur, ct),
            new("/academie/couverture", annee.Valeur.Debut, TableauxDeCouverture.Colonnes, await ChoisiesAsync(ct), "Aucun nom n'en sort ; l'export est au journal.")));
    }

    [HttpGet("carte")]
    public async Task<IActionResult> Carte(string? departement, SituationDEtablissement? situation, int page, CancellationToken ct) =>
        View(await cartes.DessinerAsync(new(annee.Valeur, departement, situation, page), acteur.Valeur, ct));

    [HttpGet("missions")]
    public async Task<IActionResult> Missions(
        string? q, SituationDeLettre? situation, string? departement, string? bassin, TypeEtablissement? type, bool relancer, int page, CancellationToken ct) =>
        View(await missions.ListerAsync(new(annee.Valeur)
        {
            Q = q, Situation = situation, Departement = departement, Bassin = bassin, Type = type, ARelancer = relancer, Page = page,
        }, acteur.Valeur, ct));

    [HttpGet("/academie/couverture.csv")]
    public Task<IActionResult> Csv(CancellationToken ct) => ExporterAsync(FormatDExport.Csv, ct);

    [HttpGet("/academie/couverture.xlsx")]
    public Task<IActionResult> Xlsx(CancellationToken ct) => ExporterAsync(FormatDExport.Xlsx, ct);

    private async Task<IActionResult> ExporterAsync(FormatDExport format, CancellationToken ct)
    {
        var fichier = await exports.DesMissionsAsync(annee.Valeur, format, await ChoisiesAsync(ct), acteur.Valeur, ct);
        return File(fichier.Octets, Fichiers.Type(format), fichier.Nom);
    }

    private async Task<IReadOnlyList<string>> ChoisiesAsync(CancellationToken ct) =>
        ColonnesAEmporter.Lire(await preferences.LireAsync(PreferenceService.ColonnesDeLaCouverture, acteur.Valeur, ct));
}
