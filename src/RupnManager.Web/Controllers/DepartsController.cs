using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Services.Etablissements;
using RupnManager.Web.Infrastructure;
using RupnManager.Web.Models;

namespace RupnManager.Web.Controllers;

/// <summary>Le départ d'un agent : son dernier jour, ce qui finit avec lui, ce qui reste ouvert.</summary>
[Route("personnels/{id:guid}/depart"), Authorize(nameof(Permission.GererPersonnels))]
public sealed class DepartsController(DepartService departs, ActeurCourant acteur, TimeProvider horloge) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Depart(Guid id, CancellationToken ct)
    {
        var prevu = await departs.PrevoirAsync(id, acteur.Valeur, ct);
        return Page(new() { DernierJour = prevu.DernierJour ?? horloge.Aujourdhui(), Version = prevu.Version }, prevu);
    }

    [HttpPost("")]
    public async Task<IActionResult> Depart(Guid id, DepartForm form, CancellationToken ct)
    {
        if (!await this.TenterAsync(() => departs.PartirAsync(id, form.DernierJour!.Value, form.Version, acteur.Valeur, ct)))
            return Page(form, await departs.PrevoirAsync(id, acteur.Valeur, ct));
        var prevu = await departs.PrevoirAsync(id, acteur.Valeur, ct);
        this.Annoncer($"Le départ de {prevu.Designation} est noté.{(prevu.Choses.Count > 0 ? " Voici ce qui reste ouvert." : " Rien ne reste ouvert.")}");
        return RedirectToAction(nameof(Depart), new { id });
    }

    [HttpPost("annulation")]
    public async Task<IActionResult> Annuler(Guid id, int version, CancellationToken ct)
    {
        var fait = await this.TenterAsync(() => departs.RevenirAsync(id, version, acteur.Valeur, ct));
        var prevu = await departs.PrevoirAsync(id, acteur.Valeur, ct);
        if (!fait) return Page(new() { DernierJour = prevu.DernierJour, Version = prevu.Version }, prevu);
        this.Annoncer($"{prevu.Designation} est de nouveau en fonction.{(prevu.Acces is null ? " Son accès de RUPN ne s'est pas rouvert : demandez-le au délégué académique au numérique." : "")}");
        return Redirect($"/personnels/{id}");
    }

    private ViewResult Page(DepartForm form, DepartPrevu prevu)
    {
        ViewData["Prevu"] = prevu;
        return View("~/Views/Personnels/Depart.cshtml", form);
    }
}
