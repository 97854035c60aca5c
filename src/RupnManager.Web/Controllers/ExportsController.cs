using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Indemnites;
using RupnManager.Services.Indemnites;
using RupnManager.Web.Infrastructure;
using RupnManager.Web.Models;

namespace RupnManager.Web.Controllers;

[Route("indemnites/etats-liquidatifs"), Authorize(nameof(Permission.ConsulterEtatsLiquidatifs))]
public sealed class ExportsController(ExportDEtatService exports, ListeDesEtatsService liste, ActeurCourant acteur) : Controller
{
    private const string Csv = "text/csv; charset=utf-8";

    [HttpGet("{id:guid}.csv")]
    public Task<IActionResult> EnCsv(Guid id, CancellationToken ct) => TelechargerAsync(id, FormatDePiece.Csv, Csv, ct);

    [HttpGet("{id:guid}.xlsx")]
    public Task<IActionResult> EnXlsx(Guid id, CancellationToken ct) =>
        TelechargerAsync(id, FormatDePiece.Xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ct);

    [HttpGet("{id:guid}.pdf")]
    public Task<IActionResult> EnPdf(Guid id, CancellationToken ct) => TelechargerAsync(id, FormatDePiece.Pdf, "application/pdf", ct);

    [HttpGet("{id:guid}/numen"), Authorize(nameof(Permission.PreparerEtatsLiquidatifs))]
    public async Task<IActionResult> Numen(Guid id, CancellationToken ct) =>
        (await liste.OuvrirAsync(id, acteur.Valeur, ct)).Etat.Numero is null
            ? RedirectToAction(nameof(EtatsLiquidatifsController.Details), "EtatsLiquidatifs", new { id }) : await PageAsync(id, new(), ct);

    [HttpPost("{id:guid}/numen"), Authorize(nameof(Permission.PreparerEtatsLiquidatifs))]
    public async Task<IActionResult> Numen(Guid id, NumenForm form, CancellationToken ct)
    {
        (string Nom, byte[] Octets) piece = ("", []);
        return await this.TenterAsync(async () => piece = await exports.AvecNumenAsync(id, form.MotifNumen, acteur.Valeur, ct))
            ? SansCache(File(piece.Octets, Csv, piece.Nom)) : await PageAsync(id, form, ct);
    }

    private async Task<IActionResult> TelechargerAsync(Guid id, FormatDePiece format, string type, CancellationToken ct)
    {
        var piece = await exports.TelechargerAsync(id, format, acteur.Valeur, ct);
        return SansCache(File(piece.Octets, type, piece.Nom));
    }

    private FileContentResult SansCache(FileContentResult fichier)
    {
        Response.Headers.CacheControl = "no-store";
        return fichier;
    }

    private async Task<IActionResult> PageAsync(Guid id, NumenForm form, CancellationToken ct)
    {
        ViewData["Etat"] = await liste.OuvrirAsync(id, acteur.Valeur, ct);
        return View("Numen", form);
    }
}
