using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Services.Courriels;
using RupnManager.Services.LettresDeMission;
using RupnManager.Web.Infrastructure;

namespace RupnManager.Web.Controllers;

/// <summary>La santé du service : actes en souffrance, courriels, certificat du sceau, version.</summary>
public sealed record SanteDuService(
    IReadOnlyList<LettreASceller> Lettres, SanteDesCourriels Courriels, DateTime FinDuCertificat, string Version);

[Route("service"), Authorize(nameof(Permission.SurveillerService))]
public sealed class ServiceController(
    ScellementService scellement, CourrielsEnSouffranceService courriels, FabriqueDeSceau sceau, ActeurCourant acteur) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken ct) => View(nameof(Index), new SanteDuService(
        await scellement.EnAttenteAsync(acteur.Valeur, ct), await courriels.LireAsync(acteur.Valeur, ct),
        sceau.Certificat.NotAfter.ToUniversalTime(),
        typeof(ServiceController).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? ""));

    [HttpPost("scellements/{id:guid}")]
    public async Task<IActionResult> Sceller(Guid id, CancellationToken ct)
    {
        var etat = await scellement.RelancerAsync(id, acteur.Valeur, ct);
        this.Annoncer(etat is EtatDeLettre.ASceller ? "Le scellement a encore échoué. La cause est à jour ci-dessous." : "La lettre est scellée. Ses signataires sont avertis.");
        return RedirectToAction(nameof(Index));
    }

    [HttpPost("courriels/{id:guid}")]
    public async Task<IActionResult> Relancer(Guid id, CancellationToken ct)
    {
        if (!await this.TenterAsync(() => courriels.RelancerAsync(id, acteur.Valeur, ct))) return await Index(ct);
        this.Annoncer("Le courriel est remis en attente d'envoi.");
        return RedirectToAction(nameof(Index));
    }

    [HttpPost("courriels")]
    public async Task<IActionResult> ToutRelancer(CancellationToken ct)
    {
        var nombre = await courriels.ToutRelancerAsync(acteur.Valeur, ct);
        this.Annoncer(nombre switch
        {
            0 => "Il n'y avait plus rien à relancer.",
            1 => "Un courriel est remis en attente d'envoi.",
            _ => $"{nombre} courriels sont remis en attente d'envoi.",
        });
        return RedirectToAction(nameof(Index));
    }

    [HttpPost("courriels/{id:guid}/classer")]
    public async Task<IActionResult> Classer(Guid id, CancellationToken ct)
    {
        if (!await this.TenterAsync(() => courriels.ClasserAsync(id, acteur.Valeur, ct))) return await Index(ct);
        this.Annoncer("Le courriel est classé : il ne partira pas.");
        return RedirectToAction(nameof(Index));
    }
}
