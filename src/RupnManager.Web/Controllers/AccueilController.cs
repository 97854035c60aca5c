using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RupnManager.Services.Accueil;
using RupnManager.Web.Infrastructure;

namespace RupnManager.Web.Controllers;

public sealed class AccueilController(AccueilService accueil, ActeurCourant acteur, AnneeCourante annee) : Controller
{
    [HttpGet("/"), Authorize]
    public async Task<IActionResult> Index(bool toutes, CancellationToken ct)
    {
        ViewData["Toutes"] = toutes;
        return View(await accueil.PourAsync(acteur.Valeur, annee.Valeur, ct));
    }
}
