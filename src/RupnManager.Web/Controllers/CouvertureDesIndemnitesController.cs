using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RupnManager.Domain.Acteurs;
using RupnManager.Services.Acteurs;
using RupnManager.Services.Couverture;
using RupnManager.Web.Infrastructure;
using RupnManager.Web.Models;

namespace RupnManager.Web.Controllers;

/// <summary>Le tableau de bord du rectorat : où en est l'argent de l'année, sans aucun nom.</summary>
[Authorize(nameof(Permission.ConsulterCouvertureDesIndemnites))]
public sealed class CouvertureDesIndemnitesController(
    CouvertureDesIndemnitesService couvertures, ExportDeCouvertureService exports, PreferenceService preferences, ActeurCourant acteur, AnneeCourante annee) : Controller
{
    [HttpGet("indemnites/couverture")]
    public async Task<IActionResult> Index(bool retenir, List<string> colonnes, CancellationToken ct)
    {
        if (retenir)
        {
            await preferences.RetenirAsync(PreferenceService.ColonnesDesIndemnites, ColonnesAEmporter.EnTexte(colonnes, CouvertureDesIndemnites.Colonnes), acteur.Valeur, ct);
            return LocalRedirect($"/indemnites/couverture?annee={annee.Valeur.Debut}#t-emporter");
        }
        ViewData["Emporter"] = new ColonnesAEmporter("/indemnites/couverture", annee.Valeur.Debut, CouvertureDesIndemnites.Colonnes, await ChoisiesAsync(ct),
            "Les mêmes chiffres, les mêmes masques ; l'export est au journal.");
        return View(await couvertures.OuvrirAsync(annee.Valeur, acteur.Valeur, ct));
    }

    [HttpGet("indemnites/couverture.csv")]
    public Task<IActionResult> Csv(CancellationToken ct) => ExporterAsync(FormatDExport.Csv, ct);

    [HttpGet("indemnites/couverture.xlsx")]
    public Task<IActionResult> Xlsx(CancellationToken ct) => ExporterAsync(FormatDExport.Xlsx, ct);

    private async Task<IActionResult> ExporterAsync(FormatDExport format, CancellationToken ct)
    {
        var fichier = await exports.DesIndemnitesAsync(annee.Valeur, format, await ChoisiesAsync(ct), acteur.Valeur, ct);
        return File(fichier.Octets, Fichiers.Type(format), fichier.Nom);
    }

    private async Task<IReadOnlyList<string>> ChoisiesAsync(CancellationToken ct) =>
        ColonnesAEmporter.Lire(await preferences.LireAsync(PreferenceService.ColonnesDesIndemnites, acteur.Valeur, ct));
}
