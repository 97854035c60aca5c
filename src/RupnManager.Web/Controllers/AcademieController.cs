using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RupnManager.Domain.Acteurs;
using RupnManager.Services.Academies;
using RupnManager.Services.Acteurs;
using RupnManager.Web.Infrastructure;

namespace RupnManager.Web.Controllers;

/// <summary>La file du DAN : toutes les lettres de l'académie, et leur lecture l'une après l'autre.</summary>
[Route("academie"), Authorize(nameof(Permission.ValiderLettres))]
public sealed class AcademieController(
    FileDeValidationService file, LectureDeLaFileService lecture, ExportDeLaFileService export, PreferenceService preferences,
    ActeurCourant acteur, AnneeCourante annee) : Controller
{
    /// <summary>Les filtres d'un formulaire se retiennent, puis l'adresse les dit ; sans aucun, les derniers retenus reviennent.</summary>
    [HttpGet("")]
    public async Task<IActionResult> Index(FiltreDeLaFile filtre, bool retenir, CancellationToken ct)
    {
        ModelState.Clear();
        if (await preferences.SuivreAsync(PreferenceService.FileDeLAcademie, filtre.Requete(), retenir, Request, acteur.Valeur, ct) is { } requete)
            return LocalRedirect(AdresseDeLaFile.Chemin + requete);
        filtre = filtre with { Annee = annee.Valeur.Debut };
        ViewData["Raccourcis"] = await preferences.LireAsync(PreferenceService.Raccourcis, acteur.Valeur, ct) is null;
        return View(await file.ListerAsync(filtre, acteur.Valeur, ct));
    }

    [HttpGet("lettres.csv")]
    public async Task<IActionResult> Export(FiltreDeLaFile filtre, CancellationToken ct)
    {
        var (nom, octets) = await export.EnCsvAsync(filtre with { Annee = annee.Valeur.Debut }, acteur.Valeur, ct);
        return File(octets, "text/csv; charset=utf-8", nom);
    }

    [HttpGet("lecture/{id:guid}")]
    public async Task<IActionResult> Lecture(Guid id, FiltreDeLaFile filtre, CancellationToken ct)
    {
        ModelState.Clear();
        filtre = filtre with { Annee = annee.Valeur.Debut };
        ViewData["Raccourcis"] = await preferences.LireAsync(PreferenceService.Raccourcis, acteur.Valeur, ct) is null;
        ViewData["Filtre"] = filtre;
        return View(await lecture.LireAsync(id, filtre, acteur.Valeur, ct));
    }
}
