using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RupnManager.Domain.Acteurs;
using RupnManager.Services.Couverture;
using RupnManager.Web.Infrastructure;

namespace RupnManager.Web.Controllers;

/// <summary>Le tableau de bord du rectorat : où en est l'argent de l'année, sans aucun nom.</summary>
[Authorize(nameof(Permission.ConsulterCouvertureDesIndemnites))]
public sealed class CouvertureDesIndemnitesController(
    CouvertureDesIndemnitesService couvertures, ExportDeCouvertureService exports, ActeurCourant acteur, AnneeCourante annee) : Controller
{
    [HttpGet("indemnites/couverture")]
    public async Task<IActionResult> Index(CancellationToken ct) => View(await couvertures.OuvrirAsync(annee.Valeur, acteur.Valeur, ct));

    [HttpGet("indemnites/couverture.csv")]
    public Task<IActionResult> Csv(CancellationToken ct) => ExporterAsync(FormatDExport.Csv, ct);

    [HttpGet("indemnites/couverture.xlsx")]
    public Task<IActionResult> Xlsx(CancellationToken ct) => ExporterAsync(FormatDExport.Xlsx, ct);

    private async Task<IActionResult> ExporterAsync(FormatDExport format, CancellationToken ct)
    {
        var fichier = await exports.DesIndemnitesAsync(annee.Valeur, format, acteur.Valeur, ct);
        return File(fichier.Octets, Fichiers.Type(format), fichier.Nom);
    }
}
