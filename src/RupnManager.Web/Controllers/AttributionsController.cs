using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.Regles;
using RupnManager.Services.Indemnites;
using RupnManager.Web.Infrastructure;
using RupnManager.Web.Models;

namespace RupnManager.Web.Controllers;

[Route("indemnites/attributions")]
public sealed class AttributionsController(
    AttributionService attributions, TableauDesAttributionsService tableau, ListeDesBordereauxService bordereaux, ActeurCourant acteur, AnneeCourante annee) : Controller
{
    /// <summary>Dans un établissement, ses attributions ; au rectorat, les bordereaux reçus.</summary>
    [HttpGet(""), Authorize(nameof(Permission.ConsulterAttributions))]
    public async Task<IActionResult> Index(string? q, bool aDecider, int page, CancellationToken ct) => acteur.Valeur.EtablissementId is null
        ? View("Bordereaux", await bordereaux.ListerAsync(annee.Valeur, q, aDecider, page, acteur.Valeur, ct))
        : await TableauAsync(page, ct);

    [HttpGet("nouvelle"), Authorize(nameof(Permission.ProposerAttributions))]
    public async Task<IActionResult> Nouvelle(Guid? mission, CancellationToken ct)
    {
        if (mission is not { } id) return RedirectToAction(nameof(Index));
        try
        {
            return Formulaire(new() { MissionId = id }, await tableau.ProposerAsync(id, acteur.Valeur, ct));
        }
        catch (RegleMetierException)
        {
            // La liste dit l'étape à faire d'abord.
            return RedirectToAction(nameof(Index));
        }
    }

    [HttpPost("nouvelle"), Authorize(nameof(Permission.ProposerAttributions))]
    public async Task<IActionResult> Nouvelle(PropositionForm form, CancellationToken ct)
    {
        if (form.MissionId is not { } mission) throw new IntrouvableException(nameof(Domain.Missions.Mission));
        var id = Guid.Empty;
        if (!await this.TenterAsync(async () => id = await attributions.PreparerAsync(mission, form.Lire(), acteur.Valeur, ct)))
            return await ReafficherAsync(form, () => tableau.ProposerAsync(mission, acteur.Valeur, ct), ct);
        return await RevenirAsync(id, "La proposition est prête : elle partira avec le bordereau.", ct);
    }

    [HttpGet("{id:guid}"), Authorize(nameof(Permission.ConsulterAttributions))]
    public async Task<IActionResult> Details(Guid id, CancellationToken ct) => View(await tableau.DetailAsync(id, acteur.Valeur, ct));

    /// <summary>L'attestation du chef pour un remplaçant.</summary>
    [HttpGet("{id:guid}/attestation"), Authorize(nameof(Permission.ConsulterAttributions))]
    public async Task<IActionResult> Attestation(Guid id, [FromServices] RemplacementService remplacements, CancellationToken ct)
    {
        var attestation = await remplacements.LireAsync(id, acteur.Valeur, ct);
        return File(attestation.Octets, attestation.TypeDeContenu, attestation.Nom);
    }

    [HttpGet("{id:guid}/modifier"), Authorize(nameof(Permission.ProposerAttributions))]
    public async Task<IActionResult> Modifier(Guid id, CancellationToken ct)
    {
        var ouverte = await tableau.ReprendreAsync(id, acteur.Valeur, ct);
        return Formulaire(PropositionForm.Depuis(ouverte.Attribution!), ouverte);
    }

    [HttpPost("{id:guid}/modifier"), Authorize(nameof(Permission.ProposerAttributions))]
    public async Task<IActionResult> Modifier(Guid id, PropositionForm form, CancellationToken ct)
    {
        if (!await this.TenterAsync(() => attributions.ModifierAsync(id, form.Version, form.Lire(), acteur.Valeur, ct)))
            return await ReafficherAsync(form, () => tableau.ReprendreAsync(id, acteur.Valeur, ct), ct);
        return await RevenirAsync(id, "La proposition est modifiée.", ct);
    }

    [HttpGet("{id:guid}/retrait"), Authorize(nameof(Permission.ProposerAttributions))]
    public Task<IActionResult> Retrait(Guid id, CancellationToken ct) => RetraitAsync(id, new(), ct);

    [HttpPost("{id:guid}/retrait"), Authorize(nameof(Permission.ProposerAttributions))]
    public async Task<IActionResult> Retrait(Guid id, RetraitForm form, CancellationToken ct)
    {
        if (!await this.TenterAsync(() => attributions.RetirerAsync(id, form.Motif, acteur.Valeur, ct))) return await RetraitAsync(id, form, ct);
        return await RevenirAsync(id, "La proposition est retirée : son montant est rendu à l'enveloppe.", ct);
    }

    private async Task<IActionResult> TableauAsync(int page, CancellationToken ct) =>
        View(nameof(Index), await tableau.OuvrirAsync(annee.Valeur, page, acteur.Valeur, ct));

    private ViewResult Formulaire(PropositionForm form, FormulaireDeProposition ouverte)
    {
        ViewData["Ouverte"] = ouverte;
        ViewData["Saisie"] = Montant.TryLire(form.Montant, out var saisie) ? saisie - (ouverte.Attribution?.Engage ?? Montant.Zero) : (Montant?)null;
        return View(nameof(Formulaire), form);
    }

    private async Task<IActionResult> ReafficherAsync(PropositionForm form, Func<Task<FormulaireDeProposition>> ouvrir, CancellationToken ct)
    {
        try
        {
            return Formulaire(form, await ouvrir());
        }
        catch (RegleMetierException)
        {
            return await TableauAsync(1, ct);
        }
    }

    private async Task<IActionResult> RetraitAsync(Guid id, RetraitForm form, CancellationToken ct)
    {
        ViewData["Attribution"] = await tableau.DetailAsync(id, acteur.Valeur, ct);
        return View(nameof(Retrait), form);
    }

    private async Task<IActionResult> RevenirAsync(Guid id, string annonce, CancellationToken ct)
    {
        this.Annoncer(annonce);
        return Redirect($"/indemnites/attributions?annee={(await tableau.DetailAsync(id, acteur.Valeur, ct)).Annee.Debut}");
    }
}
