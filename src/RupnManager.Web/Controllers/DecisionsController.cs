using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RupnManager.Domain.Acteurs;
using RupnManager.Services.Indemnites;
using RupnManager.Web.Infrastructure;
using RupnManager.Web.Models;

namespace RupnManager.Web.Controllers;

[Route("indemnites/attributions/{id:guid}/decision")]
public sealed class DecisionsController(DecisionService decisions, TableauDesAttributionsService tableau, ActeurCourant acteur) : Controller
{
    [HttpGet(""), Authorize(nameof(Permission.DeciderAttributions))]
    public Task<IActionResult> Nouvelle(Guid id, CancellationToken ct) => OuvrirAsync(id, new(), ct);

    [HttpPost(""), Authorize(nameof(Permission.DeciderAttributions))]
    public async Task<IActionResult> Nouvelle(Guid id, DecisionForm form, CancellationToken ct)
    {
        if (!await this.TenterAsync(() => decisions.DeciderAsync(form.Lire(id), acteur.Valeur, ct))) return await OuvrirAsync(id, form, ct);
        var decidee = await tableau.DetailAsync(id, acteur.Valeur, ct);
        this.Annoncer($"La décision sur l'attribution de {decidee.Personne!.Designation} est enregistrée.");
        return Redirect($"/indemnites/bordereaux/{decidee.BordereauId}");
    }

    private async Task<IActionResult> OuvrirAsync(Guid id, DecisionForm form, CancellationToken ct)
    {
        ViewData["Ouverte"] = await tableau.ExaminerAsync(id, acteur.Valeur, ct);
        return View(nameof(Nouvelle), form);
    }
}
