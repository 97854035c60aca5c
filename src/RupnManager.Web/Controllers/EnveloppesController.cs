using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Indemnites;
using RupnManager.Services.Indemnites;
using RupnManager.Web.Infrastructure;
using RupnManager.Web.Models;

namespace RupnManager.Web.Controllers;

[Route("indemnites/enveloppes")]
public sealed class EnveloppesController(
    EnveloppeService enveloppes, ListeDesEnveloppesService liste, ActeurCourant acteur, AnneeCourante annee) : Controller
{
    /// <summary>En académie, la liste ; en établissement, la sienne.</summary>
    [HttpGet(""), Authorize(nameof(Permission.ConsulterEnveloppes))]
    public async Task<IActionResult> Index(EnveloppesRecherche recherche, CancellationToken ct)
    {
        if (!acteur.Valeur.Peut(Permission.NotifierEnveloppes))
            return await liste.LaMienneAsync(annee.Valeur, acteur.Valeur, ct) is { } mienne ? Page(mienne) : View("NonNotifiee");
        ViewData["Recherche"] = recherche;
        return View(await liste.ListerAsync(recherche.Filtre(annee.Valeur), acteur.Valeur, ct));
    }

    [HttpGet("{id:guid}"), Authorize(nameof(Permission.ConsulterEnveloppes))]
    public async Task<IActionResult> Details(Guid id, CancellationToken ct) => Page(await liste.OuvrirAsync(id, acteur.Valeur, ct));

    [HttpGet("notification"), Authorize(nameof(Permission.NotifierEnveloppes))]
    public IActionResult Notification(string? uai) =>
        View(new NotificationForm { Uai = uai, Regime = annee.Valeur.Regime, AnneeScolaire = annee.Valeur.Debut });

    [HttpPost("notification"), Authorize(nameof(Permission.NotifierEnveloppes))]
    public async Task<IActionResult> Notification(NotificationForm form, CancellationToken ct)
    {
        var id = Guid.Empty;
        if (!await this.TenterAsync(async () => id = await enveloppes.NotifierAsync(
                form.Uai, form.Regime, new(form.AnneeScolaire), form.Courrier(), acteur.Valeur, ct))) return View(form);
        this.Annoncer("L'enveloppe est notifiée. L'établissement la voit.");
        return RedirectToAction(nameof(Details), new { id });
    }

    [HttpPost("{id:guid}/mouvements"), Authorize(nameof(Permission.NotifierEnveloppes))]
    public async Task<IActionResult> Mouvoir(Guid id, MouvementForm form, CancellationToken ct)
    {
        if (!await this.TenterAsync(() => enveloppes.MouvoirAsync(id, form.Sens, form.Courrier(), acteur.Valeur, ct)))
            return Page(await liste.OuvrirAsync(id, acteur.Valeur, ct), form);
        this.Annoncer(form.Sens is SensDeMouvement.Complement ? "Le complément est enregistré." : "Le retrait est enregistré.");
        return RedirectToAction(nameof(Details), new { id });
    }

    [HttpGet("{id:guid}/cloture"), Authorize(nameof(Permission.NotifierEnveloppes))]
    public async Task<IActionResult> Cloture(Guid id, CancellationToken ct)
    {
        var ouverte = await liste.OuvrirAsync(id, acteur.Valeur, ct);
        return ouverte.Enveloppe.Etat is EtatDEnveloppe.Close ? RedirectToAction(nameof(Details), new { id }) : View(ouverte);
    }

    [HttpPost("{id:guid}/cloture"), Authorize(nameof(Permission.NotifierEnveloppes))]
    public async Task<IActionResult> Clore(Guid id, CancellationToken ct)
    {
        if (!await this.TenterAsync(() => enveloppes.CloreAsync(id, acteur.Valeur, ct))) return Page(await liste.OuvrirAsync(id, acteur.Valeur, ct));
        this.Annoncer("L'enveloppe est close.");
        return RedirectToAction(nameof(Details), new { id });
    }

    private ViewResult Page(EnveloppeOuverte ouverte, MouvementForm? form = null)
    {
        ViewData["Mouvement"] = form ?? new();
        var retrait = form is { Sens: SensDeMouvement.Retrait } && Montant.TryLire(form.Montant, out var saisie) ? saisie : (Montant?)null;
        return View("Details", ouverte with { Jauge = ouverte.Jauge with { Saisie = retrait } });
    }
}
