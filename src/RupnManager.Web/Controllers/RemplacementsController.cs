using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Regles;
using RupnManager.Services.Missions;
using RupnManager.Web.Infrastructure;
using RupnManager.Web.Models;

namespace RupnManager.Web.Controllers;

/// <summary>Remplacer un RUPN qui n'a pas signé : une page, un geste.</summary>
[Route("missions/{id:guid}/remplacement"), Authorize(nameof(Permission.GererMissions))]
public sealed class RemplacementsController(
    RemplacementDuRupnService remplacements, MissionService missions, ListeDesMissionsService liste, ActeurCourant acteur, TimeProvider horloge) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Remplacement(Guid id, CancellationToken ct)
    {
        var ouverte = await liste.OuvrirAsync(id, acteur.Valeur, ct);
        return await PageAsync(RemplacementForm.Pour(ouverte.Mission, horloge.Aujourdhui()), ouverte, ct);
    }

    [HttpPost("")]
    public async Task<IActionResult> Remplacement(Guid id, RemplacementForm form, CancellationToken ct)
    {
        (Guid MissionId, Guid? LettreId) fait = default;
        if (!await this.TenterAsync(async () => fait = await remplacements.RemplacerAsync(id, form.Demande(), acteur.Valeur, ct)))
            return await PageAsync(form, await liste.OuvrirAsync(id, acteur.Valeur, ct), ct);
        this.Annoncer(fait.LettreId is null ? "La mission est confiée à une autre personne." : "La mission est confiée à une autre personne. Relisez le brouillon : il reprend le même texte.");
        return Redirect(fait.LettreId is { } lettre ? $"/lettres-de-mission/{lettre}" : $"/missions/{fait.MissionId}");
    }

    private async Task<IActionResult> PageAsync(RemplacementForm form, MissionOuverte ouverte, CancellationToken ct)
    {
        ViewData["Ouverte"] = ouverte;
        ViewData["Choix"] = (await missions.ProposerAsync(ouverte.Mission.Annee, acteur.Valeur, ct)).Personnels.Where(p => p.Id != ouverte.Mission.PersonnelId).ToList();
        ViewData["Confirmer"] = form.AutreEtablissementConfirme || HttpContext.RefusDuDomaine().Any(r => r.Regle == ReglesDesMissions.AutreEtablissement);
        return View("~/Views/Missions/Remplacement.cshtml", form);
    }
}
