using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Services.LettresDeMission;
using RupnManager.Web.Infrastructure;

namespace RupnManager.Web.Controllers;

[Route("lettres-de-mission")]
public sealed class LettresDeMissionController(
    LettreDeMissionService lettres, RedactionService redaction, PreuveService preuves, ActeurCourant acteur, AnneeCourante annee) : Controller
{
    [HttpGet(""), Authorize(nameof(Permission.ConsulterLettres))]
    public async Task<IActionResult> Index(EtatDeLettre? etat, Attendu? attendu, string? recherche, CancellationToken ct, int page = 1) =>
        View(await lettres.ListerAsync(new(annee.Valeur, etat, recherche, Math.Max(1, page), attendu), acteur.Valeur, ct));

    [HttpPost(""), Authorize(nameof(Permission.RedigerLettres))]
    public async Task<IActionResult> Creer(Guid missionId, CancellationToken ct)
    {
        var id = await redaction.RedigerAsync(missionId, acteur.Valeur, ct);
        return RedirectToAction(nameof(RedactionController.Index), "Redaction", new { id });
    }

    [HttpGet("{id:guid}"), Authorize(nameof(Permission.ConsulterLettres))]
    public async Task<IActionResult> Details(Guid id, CancellationToken ct) => View(await lettres.DetailAsync(id, acteur.Valeur, ct));

    [HttpGet("{id:guid}/pdf"), Authorize(nameof(Permission.ConsulterLettres))]
    public async Task<IActionResult> Pdf(Guid id, CancellationToken ct)
    {
        var fichier = await lettres.PdfAsync(id, acteur.Valeur, ct);
        return File(fichier.Octets, "application/pdf", fichier.Nom);
    }

    [HttpGet("{id:guid}/preuve"), Authorize(nameof(Permission.ConsulterLettres))]
    public async Task<IActionResult> Preuve(Guid id, CancellationToken ct)
    {
        var dossier = await preuves.DossierAsync(id, acteur.Valeur, ct);
        return File(dossier.Octets, "application/pdf", dossier.Nom);
    }

    [HttpGet("{id:guid}/versions/{numero:int}"), Authorize(nameof(Permission.ConsulterLettres))]
    public async Task<IActionResult> Version(Guid id, int numero, CancellationToken ct) =>
        View(await lettres.VersionAsync(id, numero, acteur.Valeur, ct));
}
