using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RupnManager.Domain.Acteurs;
using RupnManager.Services.Indemnites;
using RupnManager.Web.Infrastructure;

namespace RupnManager.Web.Controllers;

public sealed class MonIndemniteController(MonIndemniteService indemnites, ActeurCourant acteur, AnneeCourante annee) : Controller
{
    [HttpGet("indemnites/mon-indemnite"), Authorize(nameof(Permission.ConsulterSonIndemnite))]
    public async Task<IActionResult> Index(CancellationToken ct)
    {
        ViewData["Annee"] = annee.Valeur;
        return View(await indemnites.DeAsync(annee.Valeur, acteur.Valeur, ct));
    }
}
