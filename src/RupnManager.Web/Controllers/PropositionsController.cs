using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Lots;
using RupnManager.Services.Acteurs;
using RupnManager.Services.Indemnites;
using RupnManager.Services.Lots;
using RupnManager.Web.Infrastructure;
using RupnManager.Web.Models;

namespace RupnManager.Web.Controllers;

/// <summary>La file du rectorat : toutes les propositions de l'académie qui attendent sa décision, et celles qu'il choisit de décider ensemble.</summary>
[Route("indemnites/propositions"), Authorize(nameof(Permission.DeciderAttributions))]
public sealed class PropositionsController(
    FileDesPropositionsService file, SelectionDeLotService selections, PreferenceService preferences, ActeurCourant acteur, AnneeCourante annee) : Controller
{
    /// <summary>Les filtres d'un formulaire se retiennent, puis l'adresse les dit ; sans aucun, les derniers retenus reviennent.</summary>
    [HttpGet("")]
    public async Task<IActionResult> Index(FiltreDesPropositions filtre, bool retenir, CancellationToken ct)
    {
        ModelState.Clear();
        if (await preferences.SuivreAsync(PreferenceService.FileDesPropositions, filtre.Requete(), retenir, Request, acteur.Valeur, ct) is { } requete)
            return LocalRedirect(AdresseDesPropositions.Chemin + requete);
        return View(await file.ListerAsync(filtre with { Annee = annee.Valeur.Debut }, acteur.Valeur, ct));
    }

    [HttpPost("selection"), Authorize(nameof(Permission.LancerDesLots)), RequestFormLimits(ValueCountLimit = 8 * Lot.Maximum)]
    public async Task<IActionResult> Selection(SelectionDeLotForm form, FiltreDesPropositions filtre, CancellationToken ct)
    {
        var id = Guid.Empty;
        return await this.TenterAsync(async () => id = form.TousDuFiltre
                ? await selections.PreparerToutAsync(form.Nature!.Value, filtre with { Annee = filtre.Annee ?? annee.Valeur.Debut }, acteur.Valeur, ct)
                : await selections.PreparerAsync(form.Nature!.Value, form.Ids, acteur.Valeur, ct))
            ? RedirectToAction(nameof(LotsController.Details), "Lots", new { id })
            : View("~/Views/Lots/Selection.cshtml", form);
    }
}
