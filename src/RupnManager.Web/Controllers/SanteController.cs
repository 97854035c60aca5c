using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RupnManager.Services.Initialisation;

namespace RupnManager.Web.Controllers;

/// <summary>Les sondes : « live » dit que le programme tourne, « ready » interroge vraiment la base.</summary>
[AllowAnonymous]
public sealed class SanteController(SanteService sante) : Controller
{
    [HttpGet("health/live")]
    public IActionResult Live() => Ok(new { etat = "vivant" });

    [HttpGet("health/ready")]
    public async Task<IActionResult> Ready(CancellationToken ct) =>
        await sante.BaseRepondAsync(ct) ? Ok(new { etat = "prêt" }) : StatusCode(StatusCodes.Status503ServiceUnavailable, new { etat = "base injoignable" });
}
