using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Couverture;
using RupnManager.Domain.Etablissements;
using RupnManager.Services.Couverture;
using RupnManager.Web.Infrastructure;
using RupnManager.Web.Models;

namespace RupnManager.Web.Controllers;

/// <summary>Le tableau de bord de l'académie : qui manque, et où.</summary>
[Route("academie/couverture"), Authorize(nameof(Permission.ConsulterCouverture))]
public sealed class CouvertureController(
    CouvertureService couvertures, MissionsDeLaCouvertureService missions, CarteService cartes, ExportDeCouvertureService exports,
    ActeurCourant acteur, AnneeCourante annee) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken ct) => View(new PageDeCouverture(
        await couvertures.OuvrirAsync(annee.Valeur, acteur.Valeur, ct),
        annee.Valeur < annee.EnCours ? null : await missions.ARelancerAsync(annee.Valeur, acteur.Valeur, ct)));

    [HttpGet("carte")]
    public async Task<IActionResult> Carte(string? departement, SituationDEtablissement? situation, int page, CancellationToken ct) =>
        View(await cartes.DessinerAsync(new(annee.Valeur, departement, situation, page), acteur.Valeur, ct));

    [HttpGet("missions")]
    public async Task<IActionResult> Missions(
        string? q, SituationDeLettre? situation, string? departement, TypeEtablissement? type, bool relancer, int page, CancellationToken ct) =>
        View(await missions.ListerAsync(new(annee.Valeur)
        {
            Q = q, Situation = situation, Departement = departement, Type = type, ARelancer = relancer, Page = page,
        }, acteur.Valeur, ct));

    [HttpGet("/academie/couverture.csv")]
    public Task<IActionResult> Csv(CancellationToken ct) => ExporterAsync(FormatDExport.Csv, ct);

    [HttpGet("/academie/couverture.xlsx")]
    public Task<IActionResult> Xlsx(CancellationToken ct) => ExporterAsync(FormatDExport.Xlsx, ct);

    private async Task<IActionResult> ExporterAsync(FormatDExport format, CancellationToken ct)
    {
        var fichier = await exports.DesMissionsAsync(annee.Valeur, format, acteur.Valeur, ct);
        return File(fichier.Octets, Fichiers.Type(format), fichier.Nom);
    }
}
