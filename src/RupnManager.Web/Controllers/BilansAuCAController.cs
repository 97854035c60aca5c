using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RupnManager.Domain.Acteurs;
using RupnManager.Services.Bilans;
using RupnManager.Web.Infrastructure;
using RupnManager.Web.Models;

namespace RupnManager.Web.Controllers;

[Route("bilans/ca"), Authorize(nameof(Permission.PresenterAuCA))]
public sealed class BilansAuCAController(
    BilanAuCAService bilans, LectureDuBilanAuCAService lecture, DossierDeCAService dossiers, ActeurCourant acteur, AnneeCourante annee) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken ct)
    {
        var fiche = await LireAsync(ct);
        return Page(fiche, BilanAuCAForm.De(fiche));
    }

    [HttpPost("")]
    public async Task<IActionResult> Index(BilanAuCAForm form, CancellationToken ct)
    {
        if (!await EcrireAsync(form, ct))
        {
            var fiche = await LireAsync(ct);
            ModelState.Remove(nameof(form.Jeton));
            form.Jeton = fiche.Bilan?.Version ?? 0;
            return Page(fiche, form);
        }
        if (form.Geste == "arreter") return Vers(nameof(Arret));
        this.Annoncer("Le texte est enregistré.");
        return Vers(nameof(Index));
    }

    /// <summary>L'enregistrement pendant la frappe.</summary>
    [HttpPost("brouillon")]
    public async Task<IActionResult> Brouillon(BilanAuCAForm form, CancellationToken ct)
    {
        if (!await EcrireAsync(form, ct))
            return UnprocessableEntity(new { phrase = ModelState.SelectMany(e => e.Value!.Errors).FirstOrDefault()?.ErrorMessage });
        return NoContent();
    }

    [HttpGet("arret")]
    public async Task<IActionResult> Arret(CancellationToken ct) => View(await AvecFicheAsync(new ArretDuTexteForm(), ct));

    [HttpPost("arret")]
    public Task<IActionResult> Arret(ArretDuTexteForm form, CancellationToken ct) => FaireAsync(
        () => bilans.ArreterAsync(annee.Valeur, form.Motif, acteur.Valeur, ct), form, "Le texte est arrêté : il est prêt pour le CA.", ct);

    [HttpPost("reprise")]
    public async Task<IActionResult> Reprendre(CancellationToken ct)
    {
        await bilans.ReprendreAsync(annee.Valeur, acteur.Valeur, ct);
        this.Annoncer("Le texte est rouvert.");
        return Vers(nameof(Index));
    }

    [HttpGet("presentation")]
    public async Task<IActionResult> Presentation(CancellationToken ct) => View(await AvecFicheAsync(new PresentationForm(), ct));

    [HttpPost("presentation")]
    public Task<IActionResult> Presentation(PresentationForm form, CancellationToken ct) => FaireAsync(
        () => bilans.PresenterAsync(annee.Valeur, form.Seance(), acteur.Valeur, ct), form, "La présentation au CA est enregistrée.", ct);

    [HttpGet("cloture")]
    public async Task<IActionResult> Cloture(CancellationToken ct) => View(await LireAsync(ct));

    [HttpPost("cloture")]
    public async Task<IActionResult> Clore(CancellationToken ct)
    {
        if (!await this.TenterAsync(() => bilans.CloreLAnneeAsync(annee.Valeur, acteur.Valeur, ct))) return View(nameof(Cloture), await LireAsync(ct));
        this.Annoncer($"L'année {annee.Valeur} est close : plus rien n'y change.");
        return Vers(nameof(Index));
    }

    [HttpGet("dossier")]
    public async Task<IActionResult> Dossier(CancellationToken ct)
    {
        var dossier = await dossiers.ImprimerAsync(annee.Valeur, acteur.Valeur, ct);
        return File(dossier.Octets, "application/pdf", dossier.Nom);
    }

    [HttpGet("dossier.odt")]
    public async Task<IActionResult> DossierModifiable(CancellationToken ct)
    {
        var dossier = await dossiers.ModifiableAsync(annee.Valeur, acteur.Valeur, ct);
        return File(dossier.Octets, Fichiers.OpenDocument, dossier.Nom);
    }

    private async Task<IActionResult> FaireAsync<T>(Func<Task> geste, T form, string message, CancellationToken ct)
    {
        if (!await this.TenterAsync(geste)) return View(await AvecFicheAsync(form, ct));
        this.Annoncer(message);
        return Vers(nameof(Index));
    }

    private Task<bool> EcrireAsync(BilanAuCAForm form, CancellationToken ct) => this.TenterAsync(async () =>
        Response.Headers["X-Jeton"] = $"{await bilans.EcrireAsync(annee.Valeur, form.Jeton, form.Ecrits(), acteur.Valeur, ct)}");

    private Task<FicheDuBilanAuCA> LireAsync(CancellationToken ct) => lecture.OuvrirAsync(annee.Valeur, acteur.Valeur, ct);

    private async Task<T> AvecFicheAsync<T>(T form, CancellationToken ct)
    {
        ViewData["Fiche"] = await LireAsync(ct);
        return form;
    }

    private ViewResult Page(FicheDuBilanAuCA fiche, BilanAuCAForm form)
    {
        foreach (var fonction in fiche.AutresFonctions) form.Fonctions.TryAdd(fonction.Code, null);
        ViewData["Fiche"] = fiche;
        return View(nameof(Index), form);
    }

    private RedirectToActionResult Vers(string action) => RedirectToAction(action, new { annee = annee.Valeur.Debut });
}
