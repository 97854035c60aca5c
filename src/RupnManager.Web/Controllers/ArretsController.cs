using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Indemnites;
using RupnManager.Services.Indemnites;
using RupnManager.Web.Infrastructure;
using RupnManager.Web.Models;

namespace RupnManager.Web.Controllers;

[Route("indemnites/etats-liquidatifs/{id:guid}"), Authorize(nameof(Permission.ArreterEtatsLiquidatifs))]
public sealed class ArretsController(ListeDesEtatsService liste, ArretService arrets, ActeurCourant acteur) : Controller
{
    [HttpGet("arret")]
    public Task<IActionResult> Arret(Guid id, CancellationToken ct) => OuvrirAsync("Arret", id, new ArretForm(), ct);

    [HttpPost("arret")]
    public async Task<IActionResult> Arret(Guid id, ArretForm form, CancellationToken ct)
    {
        EtatArrete? arrete = null;
        if (!await this.TenterAsync(async () => arrete = await arrets.ArreterAsync(id, form.MotDePasse, acteur.Valeur, ct)))
            return await PageAsync("Arret", id, form, ct);
        var lignes = arrete!.Lignes == 1 ? "1 ligne" : $"{arrete.Lignes} lignes";
        var sorties = arrete.Sorties.Count switch
        {
            0 => "",
            1 => $" 1 ligne n'est plus éligible, retirée : {arrete.Sorties[0]}",
            var nombre => $" {nombre} lignes ne sont plus éligibles, retirées : {string.Join(" ; ", arrete.Sorties)}",
        };
        this.Annoncer($"L'état {arrete.Numero} est arrêté : {lignes}. L'intendance est avertie.{sorties}");
        return VersLEtat(id);
    }

    [HttpGet("rendu")]
    public Task<IActionResult> Rendu(Guid id, CancellationToken ct) => OuvrirAsync("Rendu", id, new MotifForm(), ct);

    [HttpPost("rendu")]
    public async Task<IActionResult> Rendu(Guid id, MotifForm form, CancellationToken ct)
    {
        if (!await this.TenterAsync(() => arrets.RendreAsync(id, form.Motif, acteur.Valeur, ct))) return await PageAsync("Rendu", id, form, ct);
        this.Annoncer("L'état est rendu à l'intendance, avec votre motif.");
        return VersLEtat(id);
    }

    /// <summary>Le geste n'a de page que sur un état à arrêter ; sinon, la page de l'état dit où il en est.</summary>
    private async Task<IActionResult> OuvrirAsync(string vue, Guid id, object form, CancellationToken ct) =>
        (await liste.OuvrirAsync(id, acteur.Valeur, ct)).Etat.Etat is EtatDeListe.Soumis ? await PageAsync(vue, id, form, ct) : VersLEtat(id);

    private async Task<IActionResult> PageAsync(string vue, Guid id, object form, CancellationToken ct)
    {
        ViewData["Etat"] = await liste.OuvrirAsync(id, acteur.Valeur, ct);
        return View(vue, form);
    }

    private RedirectToActionResult VersLEtat(Guid id) => RedirectToAction(nameof(EtatsLiquidatifsController.Details), "EtatsLiquidatifs", new { id });
}
