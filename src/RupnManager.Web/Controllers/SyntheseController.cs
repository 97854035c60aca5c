using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RupnManager.Domain.Acteurs;
using RupnManager.Services.Bilans;
using RupnManager.Web.Infrastructure;

namespace RupnManager.Web.Controllers;

[Authorize(nameof(Permission.ConsulterSynthese))]
public sealed class SyntheseController(SyntheseService synthese, ActeurCourant acteur, AnneeCourante annee) : Controller
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    [HttpGet("bilans/synthese")]
    public async Task<IActionResult> Index(string? recherche, CancellationToken ct) =>
        View(await synthese.OuvrirAsync(annee.Valeur, recherche, acteur.Valeur, ct));

    [HttpGet("bilans/synthese.xlsx")]
    public async Task<IActionResult> Export(CancellationToken ct)
    {
        var classeur = await synthese.ExporterAsync(annee.Valeur, acteur.Valeur, ct);
        return File(classeur.Octets, Xlsx, classeur.Nom);
    }
}
