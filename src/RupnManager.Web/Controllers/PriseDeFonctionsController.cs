using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using RupnManager.Domain.Regles;
using RupnManager.Services.Comptes;
using RupnManager.Web.Infrastructure;
using RupnManager.Web.Models;

namespace RupnManager.Web.Controllers;

/// <summary>Un chef dont l'établissement n'a pas d'accès le demande ; la boîte de l'établissement le confirme.</summary>
[Route("prise-de-fonctions"), AllowAnonymous, ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class PriseDeFonctionsController(PriseDeFonctionsService prises, DemandesDePriseDeFonctions demandes) : Controller
{
    [HttpGet("")]
    public IActionResult Demander() => View(new PriseDeFonctionsForm());

    [HttpPost(""), EnableRateLimiting(Limites.PriseDeFonctions)]
    public IActionResult Demander(PriseDeFonctionsForm form)
    {
        if (!ModelState.IsValid) return View(form);
        demandes.Ajouter(form.Demande());
        return RedirectToAction(nameof(Envoyee));
    }

    /// <summary>La même réponse, que l'établissement existe, ait un chef, ou non.</summary>
    [HttpGet("envoyee")]
    public IActionResult Envoyee() => View();

    [HttpGet("{jeton}")]
    public Task<IActionResult> Accomplir(string jeton, CancellationToken ct) => MontrerAsync(jeton, new(), ct);

    [HttpPost("{jeton}"), EnableRateLimiting(Limites.Connexion)]
    public async Task<IActionResult> Accomplir(string jeton, AccomplissementForm form, CancellationToken ct)
    {
        if (!await this.TenterAsync(() => prises.AccomplirAsync(jeton, form.MotDePasse, ct))) return await MontrerAsync(jeton, form, ct);
        this.Annoncer("Vos fonctions sont prises. Connectez-vous.");
        return LocalRedirect("/connexion");
    }

    private async Task<IActionResult> MontrerAsync(string jeton, AccomplissementForm form, CancellationToken ct)
    {
        try
        {
            ViewData["Prise"] = await prises.LireAsync(jeton, ct);
            return View(nameof(Accomplir), form);
        }
        catch (RegleMetierException refus)
        {
            ModelState.Clear();
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("LienPerime", refus.Message);
        }
    }
}
