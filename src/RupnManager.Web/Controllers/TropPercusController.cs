using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Indemnites;
using RupnManager.Services.Indemnites;
using RupnManager.Web.Infrastructure;
using RupnManager.Web.Models;

namespace RupnManager.Web.Controllers;

[Route("indemnites/echeances/{id:guid}/trop-percu"), Authorize(nameof(Permission.SuivreTropPercus))]
public sealed class TropPercusController(SuiteDuPaiementService suites, ListeDuServiceFaitService liste, ActeurCourant acteur) : Controller
{
    [HttpGet("")]
    public Task<IActionResult> Suivi(Guid id, CancellationToken ct) => PageAsync(id, new(), ct);

    [HttpPost("")]
    public Task<IActionResult> Signaler(Guid id, MontantMotiveForm form, CancellationToken ct) => FaireAsync(id, form,
        () => suites.SignalerTropPercuAsync(id, Montant.Lire(form.Montant), form.Motif, acteur.Valeur, ct),
        "Le trop-perçu est signalé. Il reste à suivre jusqu'à son règlement.", ct);

    [HttpPost("reglement")]
    public Task<IActionResult> Regler(Guid id, CancellationToken ct) => FaireAsync(id, new(),
        () => suites.ReglerLeTropPercuAsync(id, acteur.Valeur, ct), "Le trop-perçu est noté comme réglé.", ct);

    private async Task<IActionResult> FaireAsync(Guid id, MontantMotiveForm form, Func<Task> geste, string annonce, CancellationToken ct)
    {
        if (!await this.TenterAsync(geste)) return await PageAsync(id, form, ct);
        this.Annoncer(annonce);
        return RedirectToAction(nameof(Suivi), new { id });
    }

    private async Task<IActionResult> PageAsync(Guid id, MontantMotiveForm form, CancellationToken ct)
    {
        ViewData["Echeance"] = await liste.SuivreAsync(id, acteur.Valeur, ct);
        return View("Suivi", form);
    }
}
