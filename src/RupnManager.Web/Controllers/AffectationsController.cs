using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Services.Acteurs;
using RupnManager.Services.Comptes;
using RupnManager.Web.Infrastructure;
using RupnManager.Web.Models;

namespace RupnManager.Web.Controllers;

/// <summary>Les affectations d'un compte : en ouvrir une, y mettre fin.</summary>
[Route("comptes/{id:guid}/affectations"), Authorize(nameof(Permission.GererComptes))]
public sealed class AffectationsController(
    AffectationService affectations, CompteService comptes, LieuService lieux, ActeurCourant acteur, TimeProvider horloge) : Controller
{
    [HttpGet("nouvelle")]
    public async Task<IActionResult> Nouvelle(Guid id, CancellationToken ct) => await FormulaireAsync(id, AffectationForm.Neuve(horloge), ct);

    [HttpPost("nouvelle")]
    public async Task<IActionResult> Nouvelle(Guid id, AffectationForm form, CancellationToken ct)
    {
        form.Controler(ModelState, roleExige: true);
        if (!await this.TenterAsync(() => affectations.AjouterAsync(id, form.Demande(), acteur.Valeur, ct))) return await FormulaireAsync(id, form, ct);
        this.Annoncer("L'affectation est ouverte.");
        return RedirectToAction(nameof(ComptesController.Fiche), "Comptes", new { id });
    }

    [HttpGet("{affectationId:guid}/fin")]
    public async Task<IActionResult> Fin(Guid id, Guid affectationId, CancellationToken ct) =>
        await PageDeFinAsync(id, affectationId, new FinForm { Fin = horloge.Aujourdhui() }, ct);

    [HttpPost("{affectationId:guid}/fin")]
    public async Task<IActionResult> Fin(Guid id, Guid affectationId, FinForm form, CancellationToken ct)
    {
        if (!await this.TenterAsync(() => affectations.TerminerAsync(id, affectationId, form.Fin!.Value, acteur.Valeur, ct)))
            return await PageDeFinAsync(id, affectationId, form, ct);
        this.Annoncer("La fin de l'affectation est enregistrée.");
        return RedirectToAction(nameof(ComptesController.Fiche), "Comptes", new { id });
    }

    private async Task<IActionResult> FormulaireAsync(Guid id, AffectationForm form, CancellationToken ct)
    {
        ViewData["Compte"] = await comptes.LireAsync(id, acteur.Valeur, ct);
        ViewData["Choix"] = await ChoixDeLieu.ChargerAsync(lieux, form, acteur.Valeur, ct);
        return View(nameof(Nouvelle), form);
    }

    private async Task<IActionResult> PageDeFinAsync(Guid id, Guid affectationId, FinForm form, CancellationToken ct)
    {
        ViewData["Compte"] = await comptes.LireAsync(id, acteur.Valeur, ct);
        ViewData["Suites"] = await affectations.SuitesAsync(id, affectationId, acteur.Valeur, ct);
        return View(nameof(Fin), form);
    }
}
