using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Indemnites;
using RupnManager.Services.Indemnites;
using RupnManager.Web.Infrastructure;
using RupnManager.Web.Models;

namespace RupnManager.Web.Controllers;

[Route("indemnites/etats-liquidatifs/{id:guid}")]
public sealed class RetoursController(RetourService retours, ListeDesEtatsService liste, ActeurCourant acteur, TimeProvider horloge) : Controller
{
    [HttpGet("transmission"), Authorize(nameof(Permission.PreparerEtatsLiquidatifs))]
    public Task<IActionResult> Transmission(Guid id, CancellationToken ct) =>
        OuvrirAsync("Transmission", id, EtatDeListe.Arrete, new TransmissionForm { Date = horloge.Aujourdhui() }, ct);

    [HttpPost("transmission"), Authorize(nameof(Permission.PreparerEtatsLiquidatifs))]
    public async Task<IActionResult> Transmission(Guid id, TransmissionForm form, CancellationToken ct)
    {
        if (!await this.TenterAsync(() => retours.TransmettreAsync(id, form.Date!.Value, acteur.Valeur, ct))) return await PageAsync("Transmission", id, form, ct);
        this.Annoncer($"L'état est noté comme transmis le {form.Date!.Value.EnLettres()}. Le rectorat le voit.");
        return VersLEtat(id);
    }

    [HttpGet("retour.csv"), Authorize(nameof(Permission.EnregistrerRetours))]
    public async Task<IActionResult> Modele(Guid id, CancellationToken ct)
    {
        var (nom, octets) = await retours.ModeleAsync(id, acteur.Valeur, ct);
        return File(octets, "text/csv; charset=utf-8", nom);
    }

    [HttpGet("retour"), Authorize(nameof(Permission.EnregistrerRetours))]
    public Task<IActionResult> Retour(Guid id, CancellationToken ct) => OuvrirAsync("Retour", id, EtatDeListe.Transmis, new RetourForm(), ct);

    [HttpPost("retour"), Authorize(nameof(Permission.EnregistrerRetours))]
    public async Task<IActionResult> Retour(Guid id, RetourForm form, CancellationToken ct)
    {
        var saisies = form.Saisies();
        if (!await this.TenterAsync(() => retours.EnregistrerAsync(id, saisies, acteur.Valeur, ct))) return await PageAsync("Retour", id, form, ct);
        this.Annoncer(saisies.Count == 1 ? "La réponse du rectorat est enregistrée." : $"{saisies.Count} réponses du rectorat sont enregistrées.");
        return VersLEtat(id);
    }

    /// <summary>Contrôle le fichier et montre ses réponses ligne à ligne ; rien n'est encore enregistré.</summary>
    [HttpPost("retour/fichier"), Authorize(nameof(Permission.EnregistrerRetours)), RequestSizeLimit(RetourService.TailleMaximale)]
    public async Task<IActionResult> Fichier(Guid id, FichierDeRetourForm form, CancellationToken ct)
    {
        var lues = new RetourForm();
        var justes = await this.TenterAsync(async () => lues.Reponses = (await retours.LireAsync(id, await form.LireAsync(ct), acteur.Valeur, ct))
            .ToDictionary(r => r.NumeroDOrdre, ReponseForm.Depuis));
        ViewData["Apercu"] = justes;
        return await PageAsync("Retour", id, lues, ct);
    }

    /// <summary>Le geste n'a de page que dans cet état ; sinon, la page de l'état dit où il en est.</summary>
    private async Task<IActionResult> OuvrirAsync(string vue, Guid id, EtatDeListe attendu, object form, CancellationToken ct) =>
        (await liste.OuvrirAsync(id, acteur.Valeur, ct)).Etat.Etat == attendu ? await PageAsync(vue, id, form, ct) : VersLEtat(id);

    private async Task<IActionResult> PageAsync(string vue, Guid id, object form, CancellationToken ct)
    {
        ViewData["Etat"] = await liste.OuvrirAsync(id, acteur.Valeur, ct);
        return View(vue, form);
    }

    private RedirectToActionResult VersLEtat(Guid id) => RedirectToAction(nameof(EtatsLiquidatifsController.Details), "EtatsLiquidatifs", new { id });
}
