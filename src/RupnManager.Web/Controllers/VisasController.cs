using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RupnManager.Domain.Acteurs;
using RupnManager.Services.Bilans;
using RupnManager.Web.Infrastructure;
using RupnManager.Web.Models;

namespace RupnManager.Web.Controllers;

[Route("bilans/{id:guid}"), Authorize(nameof(Permission.ViserBilans))]
public sealed class VisasController(BilanService bilans, LectureDesBilansService lecture, ActeurCourant acteur) : Controller
{
    [HttpPost("visa")]
    public async Task<IActionResult> Viser(Guid id, CancellationToken ct)
    {
        await bilans.ViserAsync(id, acteur.Valeur, ct);
        this.Annoncer("Le bilan est visé. Son auteur est averti ; il nourrit le bilan au CA.");
        return VersLeBilan(id);
    }

    [HttpGet("renvoi")]
    public async Task<IActionResult> Renvoi(Guid id, CancellationToken ct)
    {
        var fiche = await lecture.OuvrirAsync(id, acteur.Valeur, ct);
        if (!fiche.PeutViser) return VersLeBilan(id);
        ViewData["Fiche"] = fiche;
        return View(new RenvoiForm());
    }

    [HttpPost("renvoi")]
    public async Task<IActionResult> Renvoi(Guid id, RenvoiForm form, CancellationToken ct)
    {
        if (!await this.TenterAsync(() => bilans.RenvoyerAsync(id, form.Motif, acteur.Valeur, ct)))
        {
            ViewData["Fiche"] = await lecture.OuvrirAsync(id, acteur.Valeur, ct);
            return View(form);
        }
        this.Annoncer("Le bilan est renvoyé. Son auteur est averti, avec votre motif.");
        return VersLeBilan(id);
    }

    private RedirectToActionResult VersLeBilan(Guid id) => RedirectToAction(nameof(BilansController.Details), "Bilans", new { id });
}
