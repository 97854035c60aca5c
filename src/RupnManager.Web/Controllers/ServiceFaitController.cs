using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Activites;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Indemnites;
using RupnManager.Services.Indemnites;
using RupnManager.Web.Infrastructure;
using RupnManager.Web.Models;

namespace RupnManager.Web.Controllers;

[Route("indemnites/service-fait"), Authorize(nameof(Permission.CertifierServiceFait))]
public sealed class ServiceFaitController(
    ServiceFaitService services, ListeDuServiceFaitService liste, SuiteDuPaiementService suites, RemplacementService remplacements, ActeurCourant acteur, AnneeCourante annee,
    TimeProvider horloge) : Controller
{
    private const long OctetsRecus = 4 * PieceJointe.TailleMaximale;

    [HttpGet("")]
    public Task<IActionResult> Index(CancellationToken ct) => ListeAsync(new() { Date = horloge.Aujourdhui() }, ct);

    [HttpPost("")]
    public async Task<IActionResult> Index(CertificationGroupeeForm form, CancellationToken ct)
    {
        var nombre = 0;
        if (!await this.TenterAsync(async () => nombre = await services.CertifierCompletAsync(form.Echeances, form.Date!.Value, acteur.Valeur, ct)))
            return await ListeAsync(form, ct);
        this.Annoncer(nombre == 1 ? "1 échéance est certifiée, service complet." : $"{nombre} échéances sont certifiées, service complet.");
        return RedirectToAction(nameof(Index));
    }

    [HttpGet("{id:guid}")]
    public Task<IActionResult> Details(Guid id, CancellationToken ct) => FicheAsync(id, new CertificationForm { Date = horloge.Aujourdhui() }, ct);

    [HttpPost("{id:guid}")]
    public async Task<IActionResult> Details(Guid id, CertificationForm form, CancellationToken ct)
    {
        if (!await this.TenterAsync(() => services.CertifierAsync(id, form.Service(), acteur.Valeur, ct))) return await FicheAsync(id, form, ct);
        this.Annoncer("Le service fait est certifié.");
        return RedirectToAction(nameof(Index));
    }

    [HttpPost("{id:guid}/annulation")]
    public async Task<IActionResult> Annulation(Guid id, CertificationForm form, CancellationToken ct)
    {
        ModelState.Remove(nameof(form.Date));
        if (!await this.TenterAsync(() => services.AnnulerAsync(id, form.Motif, acteur.Valeur, ct))) return await FicheAsync(id, form, ct);
        this.Annoncer("La certification est annulée. L'échéance est de nouveau à certifier.");
        return RedirectToAction(nameof(Index));
    }

    [HttpGet("{id:guid}/complement")]
    public Task<IActionResult> Complement(Guid id, CancellationToken ct) => ComplementAsync(id, new(), ct);

    [HttpPost("{id:guid}/complement")]
    public async Task<IActionResult> Complement(Guid id, MontantMotiveForm form, CancellationToken ct)
    {
        if (!await this.TenterAsync(() => suites.CompleterAsync(id, Montant.Lire(form.Montant), form.Motif, acteur.Valeur, ct)))
            return await ComplementAsync(id, form, ct);
        this.Annoncer("Le complément est certifié. L'intendance peut le mettre sur un état.");
        return RedirectToAction(nameof(Index));
    }

    [HttpPost("{id:guid}/attestation"), RequestSizeLimit(OctetsRecus), RequestFormLimits(MultipartBodyLengthLimit = OctetsRecus)]
    public async Task<IActionResult> Attestation(Guid id, AttestationForm form, CancellationToken ct)
    {
        var echeance = await liste.OuvrirAsync(id, acteur.Valeur, ct);
        var piece = await form.PieceAsync(ct);
        if (!await this.TenterAsync(() => remplacements.JoindreAsync(echeance.AttributionId, piece, acteur.Valeur, ct)))
            return await FicheAsync(id, new() { Date = horloge.Aujourdhui() }, ct);
        this.Annoncer("L'attestation est jointe. L'intendance et le rectorat la lisent avec l'attribution.");
        return RedirectToAction(nameof(Details), new { id });
    }

    private async Task<IActionResult> ListeAsync(CertificationGroupeeForm form, CancellationToken ct)
    {
        ViewData["Page"] = await liste.ListerAsync(annee.Valeur, acteur.Valeur, ct);
        return View("Index", form);
    }

    private async Task<IActionResult> FicheAsync(Guid id, CertificationForm form, CancellationToken ct)
    {
        ViewData["Echeance"] = await liste.OuvrirAsync(id, acteur.Valeur, ct);
        return View("Details", form);
    }

    private async Task<IActionResult> ComplementAsync(Guid id, MontantMotiveForm form, CancellationToken ct)
    {
        ViewData["Echeance"] = await liste.OuvrirAsync(id, acteur.Valeur, ct);
        ViewData["Reste"] = await suites.ResteACompleterAsync(id, acteur.Valeur, ct);
        return View("Complement", form);
    }
}
