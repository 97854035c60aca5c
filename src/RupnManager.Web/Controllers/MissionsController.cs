using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Missions;
using RupnManager.Domain.Regles;
using RupnManager.Services.Missions;
using RupnManager.Web.Infrastructure;
using RupnManager.Web.Models;

namespace RupnManager.Web.Controllers;

public sealed class MissionsController(
    MissionService missions, ListeDesMissionsService liste, ActeurCourant acteur, AnneeCourante annee, TimeProvider horloge) : Controller
{
    [HttpGet("missions"), Authorize(nameof(Permission.ConsulterMissions))]
    public async Task<IActionResult> Index(
        string? q, string? departement, TypeEtablissement? type, EtatDeMission? etat, int page, CancellationToken ct) =>
        View(await liste.ListerAsync(
            new(annee.Valeur) { Q = q, Departement = departement, Type = type, Etat = etat, Page = page }, acteur.Valeur, ct));

    [HttpGet("missions/{id:guid}"), Authorize(nameof(Permission.ConsulterMissions))]
    public async Task<IActionResult> Details(Guid id, CancellationToken ct) => View(await liste.OuvrirAsync(id, acteur.Valeur, ct));

    [HttpGet("missions/nouvelle"), Authorize(nameof(Permission.GererMissions))]
    public Task<IActionResult> Nouvelle(CancellationToken ct) => FormulaireAsync(MissionForm.Nouvelle(annee.Valeur, horloge.Aujourdhui()), ct);

    [HttpPost("missions/nouvelle"), Authorize(nameof(Permission.GererMissions))]
    public async Task<IActionResult> Nouvelle(MissionForm form, CancellationToken ct)
    {
        var id = Guid.Empty;
        if (!await this.TenterAsync(async () => id = await missions.ConfierAsync(form.Demande(), acteur.Valeur, ct))) return await FormulaireAsync(form, ct);
        this.Annoncer("La mission est confiée.");
        return Redirect($"/missions/{id}");
    }

    [HttpGet("missions/{id:guid}/modifier"), Authorize(nameof(Permission.GererMissions))]
    public async Task<IActionResult> Modifier(Guid id, CancellationToken ct)
    {
        var ouverte = await liste.OuvrirAsync(id, acteur.Valeur, ct);
        return await FormulaireAsync(MissionForm.Depuis(ouverte.Mission), ct, ouverte);
    }

    [HttpPost("missions/{id:guid}/modifier"), Authorize(nameof(Permission.GererMissions))]
    public async Task<IActionResult> Modifier(Guid id, MissionForm form, CancellationToken ct)
    {
        var ouverte = await liste.OuvrirAsync(id, acteur.Valeur, ct);
        (form.Annee, form.PersonnelId) = (ouverte.Mission.Annee.Debut, ouverte.Mission.PersonnelId);
        ModelState.Remove(nameof(form.PersonnelId));
        if (!await this.TenterAsync(() => missions.ModifierAsync(id, form.Demande(), acteur.Valeur, ct))) return await FormulaireAsync(form, ct, ouverte);
        this.Annoncer("La mission est enregistrée.");
        return Redirect($"/missions/{id}");
    }

    [HttpGet("missions/{id:guid}/interruption"), Authorize(nameof(Permission.GererMissions))]
    public Task<IActionResult> Interruption(Guid id, CancellationToken ct) =>
        GesteAsync("Interruption", id, new InterruptionForm { Le = horloge.Aujourdhui() }, ct);

    [HttpPost("missions/{id:guid}/interruption"), Authorize(nameof(Permission.GererMissions))]
    public async Task<IActionResult> Interruption(Guid id, InterruptionForm form, CancellationToken ct)
    {
        if (!await this.TenterAsync(() => missions.InterrompreAsync(id, form.Le!.Value, form.Motif, acteur.Valeur, ct)))
            return await GesteAsync("Interruption", id, form, ct);
        this.Annoncer($"La mission est interrompue à partir du {form.Le!.Value.EnChiffres()}.");
        return Redirect($"/missions/{id}");
    }

    [HttpGet("missions/{id:guid}/reprise"), Authorize(nameof(Permission.GererMissions))]
    public Task<IActionResult> Reprise(Guid id, CancellationToken ct) =>
        GesteAsync("Reprise", id, new InterruptionForm { Le = horloge.Aujourdhui() }, ct);

    [HttpPost("missions/{id:guid}/reprise"), Authorize(nameof(Permission.GererMissions))]
    public async Task<IActionResult> Reprise(Guid id, InterruptionForm form, CancellationToken ct)
    {
        if (!await this.TenterAsync(() => missions.ReprendreAsync(id, form.Le!.Value, acteur.Valeur, ct)))
            return await GesteAsync("Reprise", id, form, ct);
        this.Annoncer($"La mission a repris le {form.Le!.Value.EnChiffres()}.");
        return Redirect($"/missions/{id}");
    }

    [HttpGet("missions/{id:guid}/annulation"), Authorize(nameof(Permission.GererMissions))]
    public async Task<IActionResult> Annulation(Guid id, CancellationToken ct) => View(await liste.OuvrirAsync(id, acteur.Valeur, ct));

    [HttpPost("missions/{id:guid}/annulation"), Authorize(nameof(Permission.GererMissions))]
    public async Task<IActionResult> Annuler(Guid id, CancellationToken ct)
    {
        if (!await this.TenterAsync(() => missions.AnnulerAsync(id, acteur.Valeur, ct)))
            return View("Annulation", await liste.OuvrirAsync(id, acteur.Valeur, ct));
        this.Annoncer("La mission est annulée.");
        return Redirect($"/missions/{id}");
    }

    private async Task<IActionResult> FormulaireAsync(MissionForm form, CancellationToken ct, MissionOuverte? ouverte = null)
    {
        ViewData["Ouverte"] = ouverte;
        ViewData["Choix"] = await missions.ProposerAsync(new(form.Annee), acteur.Valeur, ct);
        // La case de confirmation ne se montre qu'une fois l'avertissement donné.
        ViewData["Confirmer"] = form.AutreEtablissementConfirme
            || HttpContext.RefusDuDomaine().Any(r => r.Regle == ReglesDesMissions.AutreEtablissement);
        ViewData["Clair"] = form.ProgrammeClair || HttpContext.RefusDuDomaine().Any(r => r.Regle == ReglesDesMissions.FonctionClair);
        return View("Formulaire", form);
    }

    private async Task<IActionResult> GesteAsync(string vue, Guid id, InterruptionForm form, CancellationToken ct)
    {
        ViewData["Ouverte"] = await liste.OuvrirAsync(id, acteur.Valeur, ct);
        return View(vue, form);
    }
}
