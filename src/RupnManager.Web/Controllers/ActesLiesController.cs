using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RupnManager.Domain.Acteurs;
using RupnManager.Services.LettresDeMission;
using RupnManager.Web.Infrastructure;
using RupnManager.Web.Models;

namespace RupnManager.Web.Controllers;

/// <summary>Ce que le chef fait d'une lettre après sa rédaction : reprendre, abandonner, avenant, fin, reconduction.</summary>
[Route("lettres-de-mission/{id:guid}"), Authorize(nameof(Permission.RedigerLettres))]
public sealed class ActesLiesController(
    RedactionService redaction, ActesLiesService actes, ReconductionService reconductions, LettreDeMissionService lettres, ActeurCourant acteur) : Controller
{
    [HttpPost("reprise")]
    public async Task<IActionResult> Reprise(Guid id, CancellationToken ct)
    {
        await redaction.ReprendreAsync(id, acteur.Valeur, ct);
        this.Annoncer("Le texte est de nouveau libre. Corrigez-le, puis remettez-le à la signature : chacun signera de nouveau.");
        return VersLaRedaction(id);
    }

    [HttpPost("abandon")]
    public async Task<IActionResult> Abandon(Guid id, CancellationToken ct)
    {
        await redaction.AbandonnerAsync(id, acteur.Valeur, ct);
        this.Annoncer("La lettre est abandonnée. Sa référence ne sera pas réutilisée.");
        return RedirectToAction(nameof(LettresDeMissionController.Details), "LettresDeMission", new { id });
    }

    [HttpPost("avenants")]
    public async Task<IActionResult> Avenant(Guid id, CancellationToken ct) => VersLaRedaction(await actes.OuvrirAvenantAsync(id, acteur.Valeur, ct));

    [HttpGet("fin-de-mission")]
    public async Task<IActionResult> FinDeMission(Guid id, CancellationToken ct) => await PageAsync(id, new(), ct);

    [HttpPost("fin-de-mission")]
    public async Task<IActionResult> FinDeMission(Guid id, FinDeMissionForm form, CancellationToken ct)
    {
        var acte = Guid.Empty;
        if (!await this.TenterAsync(async () => acte = await actes.MettreFinAsync(id, form.DateFin!.Value, form.Motif, acteur.Valeur, ct)))
            return await PageAsync(id, form, ct);
        this.Annoncer("L'acte de fin de mission est préparé. Relisez-le, puis mettez-le à la signature.");
        return VersLaRedaction(acte);
    }

    [HttpPost("reconduction")]
    public async Task<IActionResult> Reconduction(Guid id, CancellationToken ct)
    {
        var nouvelle = await reconductions.ReconduireAsync(id, acteur.Valeur, ct);
        this.Annoncer("La mission et la lettre sont reconduites en brouillon. Les différences avec le modèle de l'année sont montrées à droite.");
        return VersLaRedaction(nouvelle);
    }

    private async Task<ViewResult> PageAsync(Guid id, FinDeMissionForm form, CancellationToken ct)
    {
        ViewData["Lettre"] = await lettres.TrouverAsync(id, acteur.Valeur, ct);
        return View(nameof(FinDeMission), form);
    }

    private RedirectToActionResult VersLaRedaction(Guid id) => RedirectToAction(nameof(RedactionController.Index), "Redaction", new { id });
}
