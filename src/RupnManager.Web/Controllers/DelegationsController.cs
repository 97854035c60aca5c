using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Services.Acteurs;
using RupnManager.Web.Infrastructure;
using RupnManager.Web.Models;

namespace RupnManager.Web.Controllers;

/// <summary>Les délégations de signature qu'un chef donne, et auxquelles il met fin.</summary>
[Route("delegations"), Authorize(nameof(Permission.DonnerDelegation))]
public sealed class DelegationsController(DelegationService delegations, ActeurCourant acteur, TimeProvider horloge) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(int page, CancellationToken ct) => View(await delegations.ListerAsync(page, acteur.Valeur, ct));

    [HttpGet("nouvelle")]
    public IActionResult Nouvelle() => View(new DelegationForm { Debut = horloge.Aujourdhui() });

    [HttpPost("nouvelle")]
    public async Task<IActionResult> Nouvelle(DelegationForm form, CancellationToken ct)
    {
        if (!await this.TenterAsync(() => delegations.DonnerAsync(form.Demande(), acteur.Valeur, ct))) return View(form);
        this.Annoncer($"La délégation de {form.Prenom} {form.NomUsage} est enregistrée. Ses signatures porteront « par délégation » et l'arrêté {form.Reference}.");
        return RedirectToAction(nameof(Index));
    }

    [HttpGet("{id:guid}/fin")]
    public async Task<IActionResult> Fin(Guid id, CancellationToken ct) => await PageDeFinAsync(id, new FinForm { Fin = horloge.Aujourdhui() }, ct);

    [HttpPost("{id:guid}/fin")]
    public async Task<IActionResult> Fin(Guid id, FinForm form, CancellationToken ct)
    {
        if (!await this.TenterAsync(() => delegations.TerminerAsync(id, form.Fin, acteur.Valeur, ct))) return await PageDeFinAsync(id, form, ct);
        this.Annoncer("La fin de la délégation est enregistrée.");
        return RedirectToAction(nameof(Index));
    }

    private async Task<IActionResult> PageDeFinAsync(Guid id, FinForm form, CancellationToken ct)
    {
        ViewData["Delegation"] = await delegations.LireAsync(id, acteur.Valeur, ct);
        ViewData["AuPlusTot"] = horloge.Aujourdhui().AddDays(-1);
        return View(nameof(Fin), form);
    }
}
