using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RupnManager.Services.Comptes;
using RupnManager.Web.Infrastructure;
using RupnManager.Web.Models;

namespace RupnManager.Web.Controllers;

/// <summary>Comment la personne connectée reçoit ses avis.</summary>
[Route("mon-compte/envois"), Authorize]
public sealed class EnvoisController(EnvoisService envois, ActeurCourant acteur) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken ct) => View(new EnvoisForm { Frequence = await envois.LireAsync(acteur.Valeur, ct) });

    [HttpPost("")]
    public async Task<IActionResult> Index(EnvoisForm form, CancellationToken ct)
    {
        if (!await this.TenterAsync(() => envois.ChoisirAsync(form.Frequence!.Value, acteur.Valeur, ct))) return View(form);
        this.Annoncer("Votre choix est enregistré. Il vaut dès maintenant, y compris pour les avis qui attendaient.");
        return RedirectToAction(nameof(Index));
    }
}
