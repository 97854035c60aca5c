using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using RupnManager.Domain.Regles;
using RupnManager.Services.Comptes;
using RupnManager.Web.Infrastructure;
using RupnManager.Web.Models;

namespace RupnManager.Web.Controllers;

/// <summary>Mot de passe oublié, et choix d'un mot de passe par un lien reçu.</summary>
[AllowAnonymous, ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class MotDePasseController(MotDePasseService motsDePasse, DemandesDeMotDePasse demandes) : Controller
{
    [HttpGet("mot-de-passe-oublie")]
    public IActionResult Oublie() => View(new MotDePasseOublieForm());

    [HttpPost("mot-de-passe-oublie"), EnableRateLimiting(Limites.Connexion)]
    public IActionResult Oublie(MotDePasseOublieForm form)
    {
        if (!ModelState.IsValid) return View(form);
        demandes.Ajouter(form.Courriel!);
        return RedirectToAction(nameof(Envoye));
    }

    /// <summary>La même réponse, que le compte existe ou non.</summary>
    [HttpGet("mot-de-passe-oublie/envoye")]
    public IActionResult Envoye() => View();

    [HttpGet("mot-de-passe/{jeton}")]
    public Task<IActionResult> Choisir(string jeton, CancellationToken ct) => MontrerAsync(jeton, new NouveauMotDePasseForm(), ct);

    [HttpPost("mot-de-passe/{jeton}"), EnableRateLimiting(Limites.Connexion)]
    public async Task<IActionResult> Choisir(string jeton, NouveauMotDePasseForm form, CancellationToken ct)
    {
        if (!await this.TenterAsync(() => motsDePasse.ChoisirAsync(jeton, form.MotDePasse!, ct))) return await MontrerAsync(jeton, form, ct);
        this.Annoncer("Votre mot de passe est enregistré. Connectez-vous.");
        return LocalRedirect("/connexion");
    }

    private async Task<IActionResult> MontrerAsync(string jeton, NouveauMotDePasseForm form, CancellationToken ct)
    {
        try
        {
            ViewData["Lien"] = await motsDePasse.LireAsync(jeton, ct);
            return View(form);
        }
        catch (RegleMetierException refus)
        {
            ModelState.Clear();
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("LienPerime", refus.Message);
        }
    }
}
