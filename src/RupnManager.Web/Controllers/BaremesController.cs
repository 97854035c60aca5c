using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RupnManager.Domain.Acteurs;
using RupnManager.Services.Indemnites;
using RupnManager.Web.Infrastructure;
using RupnManager.Web.Models;

namespace RupnManager.Web.Controllers;

[Route("indemnites/baremes")]
public sealed class BaremesController(CatalogueDesBaremesService baremes, ActeurCourant acteur, AnneeCourante annee) : Controller
{
    [HttpGet(""), Authorize(nameof(Permission.ConsulterBaremes))]
    public async Task<IActionResult> Index(CancellationToken ct) => View(await LireAsync(ct));

    [HttpGet("nouveau"), Authorize(nameof(Permission.GererBaremes))]
    public async Task<IActionResult> Nouveau(CancellationToken ct)
    {
        var catalogue = await LireAsync(ct);
        ViewData["Catalogue"] = catalogue;
        return View(BaremeForm.APartirDe(catalogue, annee.Valeur));
    }

    [HttpPost("nouveau"), Authorize(nameof(Permission.GererBaremes))]
    public async Task<IActionResult> Nouveau(BaremeForm form, CancellationToken ct)
    {
        if (!await this.TenterAsync(() => baremes.RemplacerAsync(form.Voulu(), acteur.Valeur, ct))) return await FormulaireAsync(nameof(Nouveau), form, ct);
        this.Annoncer("Le barème est enregistré. Le précédent reste tel qu'il était.");
        return Redirect("/indemnites/baremes");
    }

    [HttpGet("code"), Authorize(nameof(Permission.ConfirmerCodes))]
    public Task<IActionResult> Code(CancellationToken ct) => FormulaireAsync(nameof(Code), new CodeForm { Depuis = annee.Valeur.Debut }, ct);

    [HttpPost("code"), Authorize(nameof(Permission.ConfirmerCodes))]
    public async Task<IActionResult> Code(CodeForm form, CancellationToken ct)
    {
        if (!await this.TenterAsync(() => baremes.ConfirmerAsync(new(form.Depuis), form.Code, acteur.Valeur, ct))) return await FormulaireAsync(nameof(Code), form, ct);
        this.Annoncer("Le code est confirmé.");
        return Redirect("/indemnites/baremes");
    }

    private async Task<IActionResult> FormulaireAsync(string vue, object form, CancellationToken ct)
    {
        ViewData["Catalogue"] = await LireAsync(ct);
        return View(vue, form);
    }

    private Task<CatalogueDesBaremes> LireAsync(CancellationToken ct) => baremes.ListerAsync(annee.Valeur, acteur.Valeur, ct);
}
