using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Services.Comptes;
using RupnManager.Web.Infrastructure;
using RupnManager.Web.Models;

namespace RupnManager.Web.Controllers;

/// <summary>Les jetons d'accès de la personne connectée : en créer, les voir, les révoquer.</summary>
[Route("mon-compte/jetons"), Authorize(nameof(Permission.EmployerApi))]
public sealed class JetonsController(JetonService jetons, ActeurCourant acteur, TimeProvider horloge) : Controller
{
    private const string Secret = "jeton";

    [HttpGet("")]
    public Task<IActionResult> Index(CancellationToken ct) => MontrerAsync(JetonForm.Propose(horloge.Aujourdhui()), ct);

    [HttpPost("")]
    public async Task<IActionResult> Creer(JetonForm form, CancellationToken ct)
    {
        var secret = "";
        if (!await this.TenterAsync(async () => secret = await jetons.CreerAsync(form.Demande(), acteur.Valeur, ct))) return await MontrerAsync(form, ct);
        // Montré une fois, sur la page suivante : recharger ne le remontre pas, et n'en crée pas un autre.
        TempData[Secret] = secret;
        return RedirectToAction(nameof(Index));
    }

    [HttpPost("{id:guid}/revocation")]
    public async Task<IActionResult> Revoquer(Guid id, CancellationToken ct)
    {
        this.Annoncer($"Le jeton « {await jetons.RevoquerAsync(id, acteur.Valeur, ct)} » est révoqué : il ne sert plus.");
        return RedirectToAction(nameof(Index));
    }

    private async Task<IActionResult> MontrerAsync(JetonForm form, CancellationToken ct)
    {
        ViewData["Page"] = new PageDesJetons(await jetons.ListerAsync(acteur.Valeur, ct),
            [.. Enum.GetValues<PorteeDeJeton>().Where(p => acteur.Valeur.Peut(p.Permission()))], TempData[Secret] as string);
        return View(nameof(Index), form);
    }
}
