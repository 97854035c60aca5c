using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Lots;
using RupnManager.Services.Academies;
using RupnManager.Services.Lots;
using RupnManager.Web.Infrastructure;
using RupnManager.Web.Models;

namespace RupnManager.Web.Controllers;

[Route("academie/lots"), Authorize(nameof(Permission.LancerDesLots))]
public sealed class LotsController(
    SelectionDeLotService selections, LotService lots, LectureDesLotsService lectures, EnveloppesDuLotService enveloppes, ActeurCourant acteur, AnneeCourante annee) : Controller
{
    /// <summary>Au-delà du maximum annoncé, le refus se dit encore sur une page.</summary>
    private const int ChampsRecus = 8 * Lot.Maximum;

    [HttpGet("")]
    public async Task<IActionResult> Index(int page = 1, CancellationToken ct = default) => View(await lectures.ListerAsync(page, acteur.Valeur, ct));

    [HttpPost("selection"), RequestFormLimits(ValueCountLimit = ChampsRecus)]
    public async Task<IActionResult> Selection(SelectionDeLotForm form, FiltreDeLaFile filtre, CancellationToken ct)
    {
        var id = Guid.Empty;
        return await this.TenterAsync(async () => id = form.TousDuFiltre
                ? await selections.PreparerToutAsync(form.Nature!.Value, filtre with { Annee = filtre.Annee ?? annee.Valeur.Debut }, acteur.Valeur, ct)
                : await selections.PreparerAsync(form.Nature!.Value, form.Ids, acteur.Valeur, ct))
            ? RedirectToAction(nameof(Details), new { id })
            : View(form);
    }

    /// <summary>Avant le lancement, le récapitulatif ; après, l'avancement et le compte rendu.</summary>
    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Details(Guid id, bool faites = false, int page = 1, CancellationToken ct = default)
    {
        var rendu = await lectures.OuvrirAsync(id, faites, page, acteur.Valeur, ct);
        return rendu.Avancement.Lot.Etat is EtatDeLot.EnPreparation ? await RecapitulatifAsync(id, new(), ct) : View(rendu);
    }

    [HttpGet("{id:guid}/avancement")]
    public async Task<IActionResult> Avancement(Guid id, CancellationToken ct) =>
        Json(AvancementEnMots.De(await lectures.AvancementAsync(id, acteur.Valeur, ct)));

    [HttpGet("{id:guid}/compte-rendu.csv")]
    public async Task<IActionResult> CompteRendu(Guid id, CancellationToken ct)
    {
        var (nom, octets) = await lectures.EnCsvAsync(id, acteur.Valeur, ct);
        return File(octets, "text/csv; charset=utf-8", nom);
    }

    [HttpPost("{id:guid}/lignes/{ligneId:guid}/lecture")]
    public async Task<IActionResult> Lire(Guid id, Guid ligneId, CancellationToken ct)
    {
        await selections.LireAsync(id, ligneId, acteur.Valeur, ct);
        return Suite(id);
    }

    [HttpPost("{id:guid}/lignes/{ligneId:guid}/ecart")]
    public async Task<IActionResult> Ecarter(Guid id, Guid ligneId, CancellationToken ct)
    {
        await selections.EcarterAsync(id, ligneId, acteur.Valeur, ct);
        return Suite(id);
    }

    [HttpPost("{id:guid}/lancement"), RequestFormLimits(ValueCountLimit = ChampsRecus)]
    public async Task<IActionResult> Lancer(Guid id, LancementDeLotForm form, CancellationToken ct) =>
        await this.TenterAsync(() => lots.LancerAsync(form.Demande(id), acteur.Valeur, ct))
            ? RedirectToAction(nameof(Details), new { id })
            : await RecapitulatifAsync(id, form, ct);

    [HttpPost("{id:guid}/arret")]
    public async Task<IActionResult> Arreter(Guid id, CancellationToken ct)
    {
        await lots.ArreterAsync(id, acteur.Valeur, ct);
        return RedirectToAction(nameof(Details), new { id });
    }

    [HttpPost("{id:guid}/reprise")]
    public async Task<IActionResult> Reprendre(Guid id, CancellationToken ct)
    {
        await lots.ReprendreAsync(id, acteur.Valeur, ct);
        return RedirectToAction(nameof(Details), new { id });
    }

    private async Task<IActionResult> RecapitulatifAsync(Guid id, LancementDeLotForm form, CancellationToken ct)
    {
        var lot = await selections.OuvrirAsync(id, acteur.Valeur, ct);
        if (lot.Etat is not EtatDeLot.EnPreparation) return RedirectToAction(nameof(Details), new { id });
        ViewData["Lot"] = lot;
        if (lot.Nature.EstUneDecision()) ViewData["Enveloppes"] = await enveloppes.LireAsync(lot, acteur.Valeur, ct);
        ModelState.Remove(nameof(form.Nombre));
        form.Nombre = lot.Pretes.Count();
        return View("Recapitulatif", form);
    }

    private RedirectResult Suite(Guid id) => Redirect($"/academie/lots/{id}#a-lire");
}
