using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RupnManager.Domain.Acteurs;
using RupnManager.Services.Rappels;
using RupnManager.Web.Infrastructure;
using RupnManager.Web.Models;

namespace RupnManager.Web.Controllers;

/// <summary>Ce qui a été rappelé, et relancer à la main : choisir, relire, envoyer.</summary>
[Route("rappels"), Authorize(nameof(Permission.Relancer))]
public sealed class RappelsController(
    ListeDesRappelsService envoyes, ListeARelancerService liste, RelanceService relances, ActeurCourant acteur, AnneeCourante annee) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(string? q, EtatDuRappel? etat, int page, CancellationToken ct) =>
        View(await envoyes.LireAsync(new(annee.Valeur) { Q = q, Etat = etat, Page = page }, acteur.Valeur, ct));

    [HttpGet("nouveau")]
    public Task<IActionResult> Nouveau(ListeARelancer liste, string? q, int page, CancellationToken ct) => ListeAsync(new() { Liste = liste, Q = q }, page, ct);

    [HttpPost("recapitulatif")]
    public async Task<IActionResult> Recapitulatif(RelanceForm form, CancellationToken ct)
    {
        Relance? relance = null;
        if (!await this.TenterAsync(async () => relance = await relances.PreparerAsync(form.Choix(annee.Valeur), acteur.Valeur, ct))) return await ListeAsync(form, 1, ct);
        ViewData["Relance"] = relance;
        return View(form);
    }

    [HttpPost("nouveau")]
    public async Task<IActionResult> Envoyer(RelanceForm form, CancellationToken ct)
    {
        var nombre = 0;
        if (!await this.TenterAsync(async () => nombre = await relances.EnvoyerAsync(form.Choix(annee.Valeur), acteur.Valeur, ct))) return await ListeAsync(form, 1, ct);
        this.Annoncer(nombre == 1 ? "1 personne est relancée." : $"{nombre} personnes sont relancées.");
        return Redirect($"/rappels?annee={annee.Valeur.Debut}");
    }

    private async Task<IActionResult> ListeAsync(RelanceForm form, int page, CancellationToken ct)
    {
        ViewData["Page"] = await liste.LireAsync(form.Choix(annee.Valeur), page, acteur.Valeur, ct);
        return View(nameof(Nouveau), form);
    }
}
