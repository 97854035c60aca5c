using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Campagnes;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Regles;
using RupnManager.Services.Campagnes;
using RupnManager.Web.Infrastructure;
using RupnManager.Web.Models;

namespace RupnManager.Web.Controllers;

[Route("campagne"), Authorize(nameof(Permission.GererCampagnes))]
public sealed class CampagnesController(
    CampagneService campagnes, FicheDeCampagneService fiches, ControleDOuvertureService controles, ActeurCourant acteur, AnneeCourante annee) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken ct) => View(await LireAsync(ct));

    [HttpGet("preparation")]
    public async Task<IActionResult> Preparation(CancellationToken ct) =>
        await FormulaireAsync(nameof(Preparation), CampagneForm.De((await LireAsync(ct)).Campagne, annee.Valeur), ct);

    [HttpPost("preparation")]
    public async Task<IActionResult> Preparation(CampagneForm form, CancellationToken ct)
    {
        var changee = false;
        if (!await this.TenterAsync(async () => changee = await campagnes.PreparerAsync(form.Demande(annee.Valeur), acteur.Valeur, ct)))
            return await FormulaireAsync(nameof(Preparation), form, ct);
        this.Annoncer(changee ? $"La campagne {annee.Valeur} est enregistrée." : "Rien n'a changé : la campagne était déjà enregistrée ainsi.");
        return Vers();
    }

    /// <summary>Ce qui manque, ce qui bloque, ce qui avertit : à lire avant d'ouvrir.</summary>
    [HttpGet("ouverture")]
    public async Task<IActionResult> Ouverture(CancellationToken ct) => await ControleAsync(ct);

    [HttpPost("ouverture")]
    public async Task<IActionResult> Ouvrir(CancellationToken ct)
    {
        var ouverte = false;
        if (!await this.TenterAsync(async () => ouverte = await campagnes.OuvrirAsync(annee.Valeur, acteur.Valeur, ct))) return await ControleAsync(ct);
        this.Annoncer(ouverte
            ? $"La campagne {annee.Valeur} est ouverte. Les établissements voient ses dates et votre message ; ils peuvent rédiger."
            : $"La campagne {annee.Valeur} était déjà ouverte : rien n'a changé.");
        return Vers();
    }

    [HttpGet("prolongation")]
    public async Task<IActionResult> Prolongation(CancellationToken ct)
    {
        var campagne = await DansSonEtatAsync(EtatDeCampagne.Ouverte, ct);
        return campagne is null ? Vers() : await FormulaireAsync(nameof(Prolongation), CampagneForm.De(campagne, annee.Valeur), ct);
    }

    [HttpPost("prolongation")]
    public async Task<IActionResult> Prolongation(CampagneForm form, CancellationToken ct)
    {
        if (!await this.TenterAsync(() => campagnes.ProlongerAsync(annee.Valeur, form.Dates(), form.Version, acteur.Valeur, ct)))
            return await FormulaireAsync(nameof(Prolongation), form, ct);
        this.Annoncer($"La campagne {annee.Valeur} est prolongée au {form.DateFin!.Value.EnLettres()}.");
        return Vers();
    }

    [HttpGet("cloture")]
    public async Task<IActionResult> Cloture(CancellationToken ct) =>
        await DansSonEtatAsync(EtatDeCampagne.Ouverte, ct) is null ? Vers() : View(await LireAsync(ct));

    [HttpPost("cloture")]
    public async Task<IActionResult> Clore(CancellationToken ct)
    {
        if (!await this.TenterAsync(() => campagnes.CloreAsync(annee.Valeur, acteur.Valeur, ct))) return View(nameof(Cloture), await LireAsync(ct));
        this.Annoncer($"La campagne {annee.Valeur} est close.");
        return Vers();
    }

    [HttpGet("reouverture")]
    public async Task<IActionResult> Reouverture(CancellationToken ct) => await DansSonEtatAsync(EtatDeCampagne.Close, ct) is { } campagne
        ? await FormulaireAsync(nameof(Reouverture), new ReouvertureForm { Version = campagne.Version }, ct)
        : Vers();

    [HttpPost("reouverture")]
    public async Task<IActionResult> Reouverture(ReouvertureForm form, CancellationToken ct)
    {
        if (!await this.TenterAsync(() => campagnes.RouvrirAsync(annee.Valeur, form.Motif, form.DateFin!.Value, form.Version, acteur.Valeur, ct)))
            return await FormulaireAsync(nameof(Reouverture), form, ct);
        this.Annoncer($"La campagne {annee.Valeur} est rouverte jusqu'au {form.DateFin!.Value.EnLettres()}.");
        return Vers();
    }

    private Task<FicheDeCampagne> LireAsync(CancellationToken ct) => fiches.OuvrirAsync(annee.Valeur, acteur.Valeur, ct);

    private async Task<Campagne?> DansSonEtatAsync(EtatDeCampagne etat, CancellationToken ct)
    {
        var campagne = (await LireAsync(ct)).Campagne ?? throw new IntrouvableException("campagne");
        return campagne.Etat == etat ? campagne : null;
    }

    private async Task<IActionResult> ControleAsync(CancellationToken ct)
    {
        var fiche = await LireAsync(ct);
        if (fiche.Campagne is not { } campagne) throw new IntrouvableException("campagne");
        ViewData["Controle"] = await controles.ControlerAsync(campagne, acteur.Valeur, ct);
        return View(nameof(Ouverture), fiche);
    }

    private async Task<ViewResult> FormulaireAsync(string vue, object form, CancellationToken ct)
    {
        ViewData["Fiche"] = await LireAsync(ct);
        return View(vue, form);
    }

    private RedirectResult Vers() => Redirect($"/campagne?annee={annee.Valeur.Debut}");
}
