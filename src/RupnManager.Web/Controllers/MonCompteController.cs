using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RupnManager.Services.Acteurs;
using RupnManager.Services.Comptes;
using RupnManager.Web.Infrastructure;
using RupnManager.Web.Models;

namespace RupnManager.Web.Controllers;

/// <summary>Le compte de la personne connectée : ses qualités, son mot de passe.</summary>
[Authorize]
public sealed class MonCompteController(
    MonCompteService compte, MotDePasseService motsDePasse, PreferenceService preferences, Connecteur connecteur, ActeurCourant acteur) : Controller
{
    [HttpGet("mon-compte")]
    public async Task<IActionResult> Index(CancellationToken ct) => await MontrerAsync(new ChangementDeMotDePasseForm(), ct);

    [HttpPost("mon-compte/mot-de-passe")]
    public async Task<IActionResult> ChangerMotDePasse(ChangementDeMotDePasseForm form, CancellationToken ct)
    {
        if (!await this.TenterAsync(() => motsDePasse.ChangerAsync(form.Demande(), acteur.Valeur, ct))) return await MontrerAsync(form, ct);
        await connecteur.ChangerDeQualiteAsync(User, acteur.Valeur.QualiteId, ct);
        this.Annoncer("Votre mot de passe est changé. Vos autres sessions sont fermées ; celle-ci continue.");
        return RedirectToAction(nameof(Index));
    }

    /// <summary>Allume ou éteint les raccourcis d'une seule touche.</summary>
    [HttpPost("mon-compte/raccourcis")]
    public async Task<IActionResult> Raccourcis(bool allumes, CancellationToken ct)
    {
        await preferences.RetenirAsync(PreferenceService.Raccourcis, allumes ? null : "non", acteur.Valeur, ct);
        this.Annoncer(allumes ? "Les raccourcis clavier sont allumés." : "Les raccourcis clavier sont éteints.");
        return RedirectToAction(nameof(Index));
    }

    private async Task<IActionResult> MontrerAsync(ChangementDeMotDePasseForm form, CancellationToken ct)
    {
        ViewData["Raccourcis"] = await preferences.LireAsync(PreferenceService.Raccourcis, acteur.Valeur, ct) is null;
        ViewData["Compte"] = await compte.LireAsync(acteur.Valeur, ct);
        return View(nameof(Index), form);
    }
}
