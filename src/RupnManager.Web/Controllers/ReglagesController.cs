using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RupnManager.Domain.Acteurs;
using RupnManager.Services.LettresDeMission;
using RupnManager.Web.Infrastructure;
using RupnManager.Web.Models;

namespace RupnManager.Web.Controllers;

[Route("modeles/reglages"), Authorize(nameof(Permission.GererModeles))]
public sealed class ReglagesController(ReglageService reglages, ListeDesModelesService modeles, ActeurCourant acteur, AnneeCourante annee) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(string? academie, CancellationToken ct)
    {
        var reglage = await reglages.OuvrirAsync(academie, annee.Valeur, acteur.Valeur, ct);
        return await AfficherAsync(reglage is null ? null : ReglageForm.De(reglage), ct);
    }

    [HttpPost]
    public async Task<IActionResult> Index(ReglageForm form, CancellationToken ct)
    {
        var change = false;
        if (!await this.TenterAsync(async () => change = await reglages.EnregistrerAsync(form.Demande(annee.Valeur), acteur.Valeur, ct)))
        {
            var enregistre = await reglages.OuvrirAsync(form.Academie, annee.Valeur, acteur.Valeur, ct);
            (form.Academie, form.Version) = (enregistre?.CodeAcademie, enregistre?.Version ?? 0);
            return await AfficherAsync(enregistre is null ? null : form, ct);
        }
        this.Annoncer(change
            ? $"Les réglages de {annee.Valeur} sont enregistrés. Ils valent pour les lettres créées à partir de maintenant."
            : "Rien n'a changé : ces réglages étaient déjà les vôtres.");
        return Redirect($"/modeles/reglages?annee={annee.Valeur.Debut}&academie={form.Academie}");
    }

    private async Task<IActionResult> AfficherAsync(ReglageForm? form, CancellationToken ct)
    {
        ViewData["Academies"] = await modeles.AcademiesAsync(acteur.Valeur, ct);
        return View(nameof(Index), form);
    }
}
