using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RupnManager.Domain.Acteurs;
using RupnManager.Services.Indemnites;
using RupnManager.Web.Infrastructure;
using RupnManager.Web.Models;

namespace RupnManager.Web.Controllers;

[Route("indemnites/modalites"), Authorize(nameof(Permission.EnregistrerModalites))]
public sealed class ModalitesController(
    ModalitesService modalites, PapierDesModalitesService papiers, JaugeService jauges, ActeurCourant acteur, AnneeCourante annee) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken ct)
    {
        var fiche = await modalites.OuvrirAsync(annee.Valeur, acteur.Valeur, ct);
        return await PageAsync(fiche, ModalitesForm.De(fiche), ct);
    }

    [HttpPost("avis")]
    public async Task<IActionResult> Avis(ModalitesForm form, CancellationToken ct)
    {
        var fait = await this.TenterAsync(() => modalites.EnregistrerAvisAsync(annee.Valeur, form.Version, form.AvisSaisi(), acteur.Valeur, ct));
        return fait ? Vers("L'avis du conseil pédagogique est enregistré.") : await RelireAsync(form, f => form.AvecLaSeance(f.Modalites), ct);
    }

    [HttpPost("ca")]
    public async Task<IActionResult> CA(ModalitesForm form, CancellationToken ct)
    {
        var fait = await this.TenterAsync(() => modalites.EnregistrerCAAsync(annee.Valeur, form.Version, form.SeanceSaisie(), acteur.Valeur, ct));
        return fait ? Vers("La séance du conseil d'administration est enregistrée.") : await RelireAsync(form, f => form.AvecLAvis(f.Modalites), ct);
    }

    [HttpGet("papier.pdf")]
    public async Task<IActionResult> Papier(CancellationToken ct)
    {
        var papier = await papiers.ImprimerAsync(annee.Valeur, acteur.Valeur, ct);
        return File(papier.Octets, "application/pdf", papier.Nom);
    }

    [HttpGet("papier.odt")]
    public async Task<IActionResult> PapierModifiable(CancellationToken ct)
    {
        var papier = await papiers.ModifiableAsync(annee.Valeur, acteur.Valeur, ct);
        return File(papier.Octets, Fichiers.OpenDocument, papier.Nom);
    }

    /// <summary>Ce qui était saisi reste, avec la version d'aujourd'hui ; l'autre formulaire montre ce qui est enregistré.</summary>
    private async Task<IActionResult> RelireAsync(ModalitesForm form, Action<FicheDesModalites> completer, CancellationToken ct)
    {
        var fiche = await modalites.OuvrirAsync(annee.Valeur, acteur.Valeur, ct);
        ModelState.Remove(nameof(form.Version));
        form.Version = fiche.Version;
        completer(fiche);
        return await PageAsync(fiche, form, ct);
    }

    private async Task<IActionResult> PageAsync(FicheDesModalites fiche, ModalitesForm form, CancellationToken ct)
    {
        (ViewData["Fiche"], ViewData["Jauge"]) = (fiche, await jauges.DeAsync(fiche.EtablissementId, fiche.Annee, acteur.Valeur, ct));
        return View(nameof(Index), form);
    }

    private RedirectResult Vers(string message)
    {
        this.Annoncer(message);
        return Redirect($"/indemnites/modalites?annee={annee.Valeur.Debut}");
    }
}
