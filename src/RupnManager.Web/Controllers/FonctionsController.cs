using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RupnManager.Services.Missions;

namespace RupnManager.Web.Controllers;

public sealed class FonctionsController(FonctionService fonctions) : Controller
{
    [HttpGet("fonctions"), Authorize]
    public async Task<IActionResult> Index(CancellationToken ct) => View(await fonctions.CatalogueAsync(ct));
}
