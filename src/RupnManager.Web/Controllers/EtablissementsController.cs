using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RupnManager.Domain.Acteurs;
using RupnManager.Services.Etablissements;
using RupnManager.Services.Etablissements.Annuaire;
using RupnManager.Web.Infrastructure;
using RupnManager.Web.Models;

namespace RupnManager.Web.Controllers;

[Route("etablissements")]
public sealed class EtablissementsController(
    EtablissementService etablissements, ImportAnnuaireService imports, ActeurCourant acteur) : Controller
{
    [HttpGet, Authorize(nameof(Permission.ConsulterEtablissements))]
    public async Task<IActionResult> Index(EtablissementsRecherche recherche, CancellationToken ct)
    {
        ViewData["Donnees"] = await imports.DateDesDonneesAsync(ct);
        return View((recherche, await etablissements.ListerAsync(recherche.Filtre(), acteur.Valeur, ct)));
    }

    [HttpGet("{id:guid}"), Authorize(nameof(Permission.ConsulterEtablissements))]
    public async Task<IActionResult> Details(Guid id, CancellationToken ct)
    {
        ViewData["Donnees"] = await imports.DateDesDonneesAsync(ct);
        return View(await etablissements.OuvrirAsync(id, acteur.Valeur, ct));
    }
}
