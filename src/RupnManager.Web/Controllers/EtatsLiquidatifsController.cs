using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RupnManager.Domain.Acteurs;
using RupnManager.Services.Indemnites;
using RupnManager.Web.Infrastructure;
using RupnManager.Web.Models;

namespace RupnManager.Web.Controllers;

[Route("indemnites/etats-liquidatifs")]
public sealed class EtatsLiquidatifsController(
    ListeDesEtatsService liste, PreparationDEtatService preparations, LigneDePaiementService lignes, ActeurCourant acteur, AnneeCourante annee) : Controller
{
    [HttpGet(""), Authorize(nameof(Permission.ConsulterEtatsLiquidatifs))]
    public async Task<IActionResult> Index(int page, CancellationToken ct) => View(await liste.ListerAsync(annee.Valeur, page, acteur.Valeur, ct));

    [HttpGet("{id:guid}"), Authorize(nameof(Permission.ConsulterEtatsLiquidatifs))]
    public async Task<IActionResult> Details(Guid id, CancellationToken ct) => View("Details", await liste.OuvrirAsync(id, acteur.Valeur, ct));

    [HttpGet("nouveau"), Authorize(nameof(Permission.PreparerEtatsLiquidatifs))]
    public async Task<IActionResult> Nouveau(CancellationToken ct)
    {
        var disponibles = await liste.DisponiblesAsync(annee.Valeur, acteur.Valeur, ct);
        return Page(new() { Lignes = [.. disponibles.Where(d => d.PeutEtrePrise).Select(d => d.Echeance.Id)] }, disponibles);
    }

    [HttpPost("nouveau"), Authorize(nameof(Permission.PreparerEtatsLiquidatifs))]
    public async Task<IActionResult> Nouveau(NouvelEtatForm form, CancellationToken ct)
    {
        var id = Guid.Empty;
        if (!await this.TenterAsync(async () => id = await preparations.PreparerAsync(annee.Valeur, form.Lignes, acteur.Valeur, ct)))
            return Page(form, await liste.DisponiblesAsync(annee.Valeur, acteur.Valeur, ct));
        this.Annoncer("L'état est préparé. Relisez-le, puis soumettez-le au chef d'établissement.");
        return RedirectToAction(nameof(Details), new { id });
    }

    [HttpPost("{id:guid}/lignes"), Authorize(nameof(Permission.PreparerEtatsLiquidatifs))]
    public Task<IActionResult> Ajouter(Guid id, Guid echeanceId, CancellationToken ct) =>
        GesteAsync(id, "La ligne est sur l'état.", () => preparations.AjouterAsync(id, echeanceId, acteur.Valeur, ct), ct);

    [HttpPost("{id:guid}/lignes/{ligneId:guid}/retrait"), Authorize(nameof(Permission.PreparerEtatsLiquidatifs))]
    public Task<IActionResult> Retirer(Guid id, Guid ligneId, CancellationToken ct) =>
        GesteAsync(id, "La ligne est sortie de l'état.", () => preparations.RetirerAsync(id, ligneId, acteur.Valeur, ct), ct);

    [HttpPost("{id:guid}/soumission"), Authorize(nameof(Permission.PreparerEtatsLiquidatifs))]
    public Task<IActionResult> Soumettre(Guid id, List<Guid> confirmees, CancellationToken ct)
    {
        ViewData["Confirmees"] = confirmees;
        return GesteAsync(id, "L'état est soumis. Le chef d'établissement le voit sur sa page d'accueil.",
            () => preparations.SoumettreAsync(id, confirmees, acteur.Valeur, ct), ct);
    }

    [HttpGet("{id:guid}/abandon"), Authorize(nameof(Permission.PreparerEtatsLiquidatifs))]
    public async Task<IActionResult> Abandon(Guid id, CancellationToken ct) => View(await liste.OuvrirAsync(id, acteur.Valeur, ct));

    [HttpPost("{id:guid}/abandon"), Authorize(nameof(Permission.PreparerEtatsLiquidatifs))]
    public Task<IActionResult> Abandonner(Guid id, CancellationToken ct) =>
        GesteAsync(id, "L'état est abandonné. Ses lignes sont de nouveau à liquider.", () => preparations.AbandonnerAsync(id, acteur.Valeur, ct), ct);

    [HttpPost("{id:guid}/rappel"), Authorize(nameof(Permission.PreparerEtatsLiquidatifs))]
    public Task<IActionResult> Rappeler(Guid id, CancellationToken ct) =>
        GesteAsync(id, "Un rappel part au chef d'établissement.", () => lignes.RappelerAsync(acteur.Valeur, ct), ct);

    [HttpGet("{id:guid}/retenue/{echeanceId:guid}"), Authorize(nameof(Permission.PreparerEtatsLiquidatifs))]
    public Task<IActionResult> Retenue(Guid id, Guid echeanceId, CancellationToken ct) => RetenueAsync(id, echeanceId, new(), ct);

    [HttpPost("{id:guid}/retenue/{echeanceId:guid}"), Authorize(nameof(Permission.PreparerEtatsLiquidatifs))]
    public async Task<IActionResult> Retenue(Guid id, Guid echeanceId, MotifForm form, CancellationToken ct)
    {
        if (!await this.TenterAsync(() => lignes.RetenirAsync(echeanceId, form.Motif, acteur.Valeur, ct))) return await RetenueAsync(id, echeanceId, form, ct);
        this.Annoncer("La ligne est retenue : elle reste hors de tout état jusqu'à ce que vous la libériez.");
        return RedirectToAction(nameof(Details), new { id });
    }

    [HttpPost("{id:guid}/retenue/{echeanceId:guid}/fin"), Authorize(nameof(Permission.PreparerEtatsLiquidatifs))]
    public Task<IActionResult> Liberer(Guid id, Guid echeanceId, CancellationToken ct) =>
        GesteAsync(id, "La ligne est libérée : elle est de nouveau à liquider.", () => lignes.LibererAsync(echeanceId, acteur.Valeur, ct), ct);

    private ViewResult Page(NouvelEtatForm form, IReadOnlyList<HorsDeLEtat> disponibles)
    {
        ViewData["Disponibles"] = disponibles;
        return View("Nouveau", form);
    }

    private async Task<IActionResult> RetenueAsync(Guid id, Guid echeanceId, MotifForm form, CancellationToken ct)
    {
        ViewData["Etat"] = await liste.OuvrirAsync(id, acteur.Valeur, ct);
        ViewData["Echeance"] = await lignes.OuvrirAsync(echeanceId, acteur.Valeur, ct);
        return View("Retenue", form);
    }

    private async Task<IActionResult> GesteAsync(Guid id, string annonce, Func<Task> geste, CancellationToken ct)
    {
        if (!await this.TenterAsync(geste)) return await Details(id, ct);
        this.Annoncer(annonce);
        return RedirectToAction(nameof(Details), new { id });
    }
}
