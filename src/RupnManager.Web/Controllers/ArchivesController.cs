using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Services.Academies;
using RupnManager.Services.LettresDeMission.Archives;
using RupnManager.Web.Infrastructure;

namespace RupnManager.Web.Controllers;

/// <summary>Les lettres scellées en une archive, écrite au fil de l'eau.</summary>
public sealed class ArchivesController(ArchiveDesLettresService archives, ActeurCourant acteur, AnneeCourante annee) : Controller
{
    [HttpPost("lettres-de-mission/archive"), Authorize(nameof(Permission.ConsulterLettres))]
    public async Task<IActionResult> DeLaListe(EtatDeLettre? etat, Attendu? attendu, string? recherche, CancellationToken ct) =>
        await EnvoyerAsync(await archives.PreparerAsync(new Services.LettresDeMission.FiltreDeLettres(annee.Valeur, etat, recherche, 1, attendu), acteur.Valeur, ct), ct);

    /// <summary>Les lettres cochées dans la file, ou tout ce que son filtre retient.</summary>
    [HttpPost("academie/archive"), Authorize(nameof(Permission.ValiderLettres))]
    public async Task<IActionResult> DeLaFile(List<Guid> ids, bool tousDuFiltre, FiltreDeLaFile filtre, CancellationToken ct) =>
        await EnvoyerAsync(tousDuFiltre
            ? await archives.PreparerAsync(filtre with { Annee = filtre.Annee ?? annee.Valeur.Debut }, acteur.Valeur, ct)
            : await archives.PreparerAsync(ids, acteur.Valeur, ct), ct);

    private async Task<IActionResult> EnvoyerAsync(ArchiveDeLettres archive, CancellationToken ct)
    {
        Response.ContentType = "application/zip";
        Response.Headers.ContentDisposition = $"attachment; filename=\"{archive.Nom}\"";
        await archives.EcrireAsync(archive, Response.Body, ct);
        return new EmptyResult();
    }
}
