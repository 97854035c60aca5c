using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RupnManager.Services.Etablissements.Annuaire;
using RupnManager.Web.Infrastructure;

namespace RupnManager.Web.Controllers;

/// <summary>Ce que tout visiteur peut lire : qui répond de l'application, ce qu'elle fait des données, le décret.</summary>
[AllowAnonymous]
public sealed class PagesLegalesController(Exploitant exploitant) : Controller
{
    [HttpGet("accessibilite")]
    public IActionResult Accessibilite() => View(exploitant);

    [HttpGet("mentions-legales")]
    public async Task<IActionResult> Mentions([FromServices] ImportAnnuaireService annuaire, CancellationToken ct)
    {
        ViewData["Donnees"] = await annuaire.DateDesDonneesAsync(ct);
        return View(exploitant);
    }

    [HttpGet("donnees-personnelles")]
    public IActionResult Donnees() => View(exploitant);

    [HttpGet("decret-2010-1065")]
    public IActionResult Decret() => View();
}
