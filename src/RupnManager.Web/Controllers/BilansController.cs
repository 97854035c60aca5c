using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Services.Bilans;
using RupnManager.Web.Infrastructure;
using RupnManager.Web.Models;

namespace RupnManager.Web.Controllers;

[Route("bilans")]
public sealed class BilansController(
    BilanService bilans, LectureDesBilansService lecture, DocumentsDuBilanService documents, ActeurCourant acteur, AnneeCourante annee, TimeProvider horloge) : Controller
{
    [HttpGet(""), Authorize(nameof(Permission.ConsulterBilans))]
    public async Task<IActionResult> Index(CancellationToken ct, int page = 1)
    {
        ViewData["Annee"] = annee.Valeur;
        return View(await lecture.ListerAsync(annee.Valeur, Math.Max(1, page), acteur.Valeur, ct));
    }

    [HttpPost(""), Authorize(nameof(Permission.RedigerBilan))]
    public async Task<IActionResult> Commencer(Guid missionId, CancellationToken ct) =>
        RedirectToAction(nameof(Details), new { id = await bilans.CommencerAsync(missionId, acteur.Valeur, ct) });

    [HttpGet("{id:guid}"), Authorize(nameof(Permission.ConsulterBilans))]
    public async Task<IActionResult> Details(Guid id, CancellationToken ct)
    {
        var fiche = await lecture.OuvrirAsync(id, acteur.Valeur, ct);
        return Page(fiche, BilanForm.De(fiche.Bilan));
    }

    [HttpPost("{id:guid}"), Authorize(nameof(Permission.RedigerBilan))]
    public async Task<IActionResult> Details(Guid id, BilanForm form, CancellationToken ct)
    {
        if (!await this.TenterAsync(() => bilans.EnregistrerAsync(form.Envoi(id), acteur.Valeur, ct)))
        {
            var fiche = await lecture.OuvrirAsync(id, acteur.Valeur, ct);
            ModelState.Remove(nameof(form.Jeton));
            if (form.Jeton != fiche.Bilan.Version) ViewData["Conflit"] = form.EcartsAvec(fiche);
            form.Jeton = fiche.Bilan.Version;
            return Page(fiche, form);
        }
        if (form.Geste == "soumettre") return RedirectToAction(nameof(Soumission), new { id });
        this.Annoncer("Le brouillon est enregistré.");
        return RedirectToAction(nameof(Details), new { id });
    }

    /// <summary>L'enregistrement pendant la frappe : rend ce qu'il reste à remplir, ou dit pourquoi rien n'est enregistré.</summary>
    [HttpPost("{id:guid}/brouillon"), Authorize(nameof(Permission.RedigerBilan))]
    public async Task<IActionResult> Brouillon(Guid id, BilanForm form, CancellationToken ct)
    {
        if (!await this.TenterAsync(() => bilans.EnregistrerAsync(form.Envoi(id), acteur.Valeur, ct)))
            return UnprocessableEntity(new { phrase = ModelState.SelectMany(e => e.Value!.Errors).FirstOrDefault()?.ErrorMessage });
        var fiche = await lecture.OuvrirAsync(id, acteur.Valeur, ct);
        Response.Headers["X-Jeton"] = $"{fiche.Bilan.Version}";
        return PartialView("_Completude", fiche);
    }

    [HttpGet("{id:guid}/pdf"), Authorize(nameof(Permission.ConsulterBilans))]
    public async Task<IActionResult> Pdf(Guid id, CancellationToken ct)
    {
        var document = await documents.PdfAsync(id, acteur.Valeur, ct);
        return File(document.Octets, "application/pdf", document.Nom);
    }

    [HttpGet("{id:guid}/soumission"), Authorize(nameof(Permission.RedigerBilan))]
    public async Task<IActionResult> Soumission(Guid id, CancellationToken ct)
    {
        var fiche = await lecture.OuvrirAsync(id, acteur.Valeur, ct);
        return fiche.PeutEcrire ? View(fiche) : RedirectToAction(nameof(Details), new { id });
    }

    [HttpPost("{id:guid}/soumission"), Authorize(nameof(Permission.RedigerBilan))]
    public async Task<IActionResult> Soumettre(Guid id, CancellationToken ct)
    {
        if (!await this.TenterAsync(() => bilans.SoumettreAsync(id, acteur.Valeur, ct)))
            return View(nameof(Soumission), await lecture.OuvrirAsync(id, acteur.Valeur, ct));
        this.Annoncer("Votre bilan est soumis. Le chef d'établissement le vise, ou vous le renvoie avec un motif.");
        return RedirectToAction(nameof(Details), new { id });
    }

    [HttpPost("{id:guid}/reprise"), Authorize(nameof(Permission.RedigerBilan))]
    public async Task<IActionResult> Reprendre(Guid id, CancellationToken ct)
    {
        await bilans.ReprendreAsync(id, acteur.Valeur, ct);
        this.Annoncer("Votre bilan est de nouveau un brouillon : vos textes sont là.");
        return RedirectToAction(nameof(Details), new { id });
    }

    private ViewResult Page(FicheDeBilan fiche, BilanForm form)
    {
        ViewData["Form"] = form;
        ViewData["Enregistre"] = $"à jour à {horloge.Maintenant().HeureEnLettres()}";
        return View(nameof(Details), fiche);
    }
}
