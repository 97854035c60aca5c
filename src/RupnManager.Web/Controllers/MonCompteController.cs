using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RupnManager.Services.Comptes;
using RupnManager.Web.Infrastructure;
using RupnManager.Web.Models;

namespace RupnManager.Web.Controllers;

/// <summary>Le compte de la personne connectée : ses qualités, son mot de passe.</summary>
[Authorize]
public sealed class MonCompteController(
    MonCompteService compte, MotDePasseService motsDePasse, Connecteur connecteur, ActeurCourant acteur) : Controller
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

    private async Task<IActionResult> MontrerAsync(ChangementDeMotDePasseForm form, CancellationToken ct)
    {
        ViewData["Compte"] = await compte.LireAsync(acteur.Valeur, ct);
        return View(nameof(Index), form);
    }
}
