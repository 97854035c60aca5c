using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using RupnManager.Domain.Regles;
using RupnManager.Services.Comptes;
using RupnManager.Web.Infrastructure;
using RupnManager.Web.Models;

namespace RupnManager.Web.Controllers;

/// <summary>La page du lien écrit au démarrage : la personne qui installe ouvre le premier compte d'administration.</summary>
[Route("premier-administrateur/{jeton}"), AllowAnonymous, ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class PremierAdministrateurController(PremierAdministrateurService premier) : Controller
{
    [HttpGet("")]
    public Task<IActionResult> Creer(string jeton, CancellationToken ct) => MontrerAsync(jeton, new PremierAdministrateurForm(), ct);

    [HttpPost(""), EnableRateLimiting(Limites.Connexion)]
    public async Task<IActionResult> Creer(string jeton, PremierAdministrateurForm form, CancellationToken ct)
    {
        if (!await this.TenterAsync(() => premier.CreerAsync(jeton, form.Identite(), form.MotDePasse!, ct))) return await MontrerAsync(jeton, form, ct);
        this.Annoncer("Le compte d'administration est ouvert. Connectez-vous.");
        return LocalRedirect("/connexion");
    }

    private async Task<IActionResult> MontrerAsync(string jeton, PremierAdministrateurForm form, CancellationToken ct)
    {
        try
        {
            await premier.VerifierAsync(jeton, ct);
            return View(nameof(Creer), form);
        }
        catch (RegleMetierException refus)
        {
            ModelState.Clear();
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("LienPerime", refus.Message);
        }
    }
}
