using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Indemnites;
using RupnManager.Services.Indemnites;
using RupnManager.Web.Infrastructure;
using RupnManager.Web.Models;

namespace RupnManager.Web.Controllers;

[Route("indemnites/bordereaux/{id:guid}")]
public sealed class BordereauxController(
    BordereauService bordereaux, ListeDesBordereauxService liste, DecisionService decisions, ActeurCourant acteur) : Controller
{
    [HttpGet(""), Authorize(nameof(Permission.ConsulterAttributions))]
    public Task<IActionResult> Details(Guid id, CancellationToken ct) => OuvrirAsync(id, new(), ct);

    [HttpGet("~/indemnites/bordereaux/{id:guid}.csv"), Authorize(nameof(Permission.LireBordereaux))]
    public Task<IActionResult> Csv(Guid id, CancellationToken ct) => ServirAsync(id, FormatDePiece.Csv, "text/csv; charset=utf-8", ct);

    [HttpGet("~/indemnites/bordereaux/{id:guid}.pdf"), Authorize(nameof(Permission.LireBordereaux))]
    public Task<IActionResult> Pdf(Guid id, CancellationToken ct) => ServirAsync(id, FormatDePiece.Pdf, "application/pdf", ct);

    [HttpGet("envoi"), Authorize(nameof(Permission.ProposerAttributions))]
    public async Task<IActionResult> Envoi(Guid id, CancellationToken ct) => View(await liste.OuvrirAsync(id, acteur.Valeur, ct));

    [HttpPost("envoi"), Authorize(nameof(Permission.ProposerAttributions))]
    public async Task<IActionResult> Envoyer(Guid id, int version, CancellationToken ct)
    {
        if (!await this.TenterAsync(() => bordereaux.EnvoyerAsync(id, version, acteur.Valeur, ct)))
            return View(nameof(Envoi), await liste.OuvrirAsync(id, acteur.Valeur, ct));
        this.Annoncer("Le bordereau est parti au recteur. Il ne change plus.");
        return RedirectToAction(nameof(Details), new { id });
    }

    [HttpPost("decisions"), Authorize(nameof(Permission.DeciderAttributions))]
    public async Task<IActionResult> Decider(Guid id, DecisionsForm form, CancellationToken ct)
    {
        IReadOnlyList<IssueDeDecision> issues = [];
        if (!await this.TenterAsync(async () => issues = await decisions.DeciderPlusieursAsync(id, form.Lire(), acteur.Valeur, ct)))
            return await OuvrirAsync(id, form, ct);
        var faites = issues.Count(i => i.Refus is null);
        var laissees = string.Join(" ", issues.Where(i => i.Refus is not null).Select(i => $"{i.Personne} : {i.Refus!.Message}"));
        this.Annoncer($"{faites} {(faites == 1 ? "ligne décidée" : "lignes décidées")}. {laissees}".TrimEnd());
        return RedirectToAction(nameof(Details), new { id });
    }

    private async Task<IActionResult> OuvrirAsync(Guid id, DecisionsForm form, CancellationToken ct)
    {
        ViewData["Saisie"] = form;
        ViewData["Ouvert"] = await liste.OuvrirAsync(id, acteur.Valeur, ct);
        return View(nameof(Details), form);
    }

    private async Task<IActionResult> ServirAsync(Guid id, FormatDePiece format, string type, CancellationToken ct)
    {
        var fichier = await bordereaux.TelechargerAsync(id, format, acteur.Valeur, ct);
        return File(fichier.Octets, type, fichier.Nom);
    }
}
