using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Etablissements;
using RupnManager.Services.Etablissements.Annuaire;
using RupnManager.Web.Infrastructure;
using RupnManager.Web.Models;

namespace RupnManager.Web.Controllers;

[Route("etablissements/import"), Authorize(nameof(Permission.ImporterEtablissements))]
public sealed class ImportsAnnuaireController(ImportAnnuaireService imports, ActeurCourant acteur) : Controller
{
    /// <summary>Au-delà du maximum annoncé, le refus se dit encore sur le formulaire.</summary>
    private const long OctetsRecus = 4 * ImportAnnuaire.TailleMaximale;

    [HttpGet]
    public async Task<IActionResult> Index(int page = 1, CancellationToken ct = default) => await FormulaireAsync(new(), page, ct);

    [HttpPost, RequestSizeLimit(OctetsRecus), RequestFormLimits(MultipartBodyLengthLimit = OctetsRecus)]
    public async Task<IActionResult> Index(ImportAnnuaireForm form, CancellationToken ct)
    {
        var id = Guid.Empty;
        return await this.TenterAsync(async () =>
                id = await imports.DeposerAsync(Path.GetFileName(form.Fichier!.FileName), await form.LireAsync(ct), acteur.Valeur, ct))
            ? RedirectToAction(nameof(Details), new { id })
            : await FormulaireAsync(form, 1, ct);
    }

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Details(Guid id, string? liste, int page = 1, CancellationToken ct = default) =>
        await ApercuAsync(id, liste, page, ct);

    [HttpGet("{id:guid}/avancement")]
    public async Task<IActionResult> Avancement(Guid id, CancellationToken ct) =>
        Json(await imports.AvancementAsync(id, acteur.Valeur, ct) is { } a
            ? new { termine = false, etape = a.Etape, fait = a.Fait, total = a.Total }
            : new { termine = true, etape = "", fait = 0, total = 0 });

    [HttpPost("{id:guid}/application")]
    public async Task<IActionResult> Appliquer(Guid id, int version, CancellationToken ct) =>
        await this.TenterAsync(() => imports.AppliquerAsync(id, version, acteur.Valeur, ct))
            ? RedirectToAction(nameof(Details), new { id })
            : await ApercuAsync(id, null, 1, ct);

    [HttpPost("{id:guid}/apercu")]
    public async Task<IActionResult> Refaire(Guid id, CancellationToken ct) =>
        await this.TenterAsync(() => imports.RefaireAsync(id, acteur.Valeur, ct))
            ? RedirectToAction(nameof(Details), new { id })
            : await ApercuAsync(id, null, 1, ct);

    [HttpPost("{id:guid}/abandon")]
    public async Task<IActionResult> Abandonner(Guid id, CancellationToken ct)
    {
        if (!await this.TenterAsync(() => imports.AbandonnerAsync(id, acteur.Valeur, ct))) return await ApercuAsync(id, null, 1, ct);
        this.Annoncer("Import abandonné. Aucun établissement n'a été changé.");
        return RedirectToAction(nameof(Index));
    }

    private async Task<IActionResult> FormulaireAsync(ImportAnnuaireForm form, int page, CancellationToken ct)
    {
        ViewData["Imports"] = await imports.ListerAsync(page, acteur.Valeur, ct);
        return View(nameof(Index), form);
    }

    private async Task<IActionResult> ApercuAsync(Guid id, string? liste, int page, CancellationToken ct)
    {
        SortDeLigne? sort = Enum.TryParse<SortDeLigne>(liste, ignoreCase: true, out var lu) && Enum.IsDefined(lu) ? lu : null;
        return View(nameof(Details), await imports.OuvrirAsync(id, sort, page, acteur.Valeur, ct));
    }
}
