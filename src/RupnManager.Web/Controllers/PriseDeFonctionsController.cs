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
    public async Task<IActionResult> Accomplir(string jeton, CancellationToken ct)
    {
        try
        {
            return View(nameof(Accomplir), await prises.LireAsync(jeton, ct));
        }
        catch (RegleMetierException refus)
        {
            ModelState.Clear();
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("LienPerime", refus.Message);
        }
    }

    [HttpPost("{jeton}"), ActionName(nameof(Accomplir)), EnableRateLimiting(Limites.Connexion)]
    public async Task<IActionResult> Confirmer(string jeton, CancellationToken ct)
    {
        PriseLue? prise = null;
        if (!await this.TenterAsync(async () =>
        {
            prise = await prises.LireAsync(jeton, ct);
            await prises.AccomplirAsync(jeton, ct);
        })) return await Accomplir(jeton, ct);
        this.Annoncer(prise!.MotDePasseAChoisir
            ? $"Les fonctions sont prises. Un lien pour choisir le mot de passe part à {prise.Courriel}."
            : "Les fonctions sont prises. Connectez-vous avec votre mot de passe.");
        return LocalRedirect("/connexion");
    }
}
