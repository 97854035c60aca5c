using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RupnManager.Domain.Acteurs;
using RupnManager.Services.Etablissements;
using RupnManager.Web.Infrastructure;
using RupnManager.Web.Models;

namespace RupnManager.Web.Controllers;

public sealed class PersonnelsController(PersonnelService personnels, ActeurCourant acteur) : Controller
{
    [HttpGet("personnels"), Authorize(nameof(Permission.GererPersonnels))]
    public async Task<IActionResult> Index(string? q, bool partis, int page, CancellationToken ct) =>
        View(await personnels.ListerAsync(q, partis, page, acteur.Valeur, ct));

    [HttpGet("personnels/nouveau"), Authorize(nameof(Permission.GererPersonnels))]
    public IActionResult Nouveau() => View("Formulaire", new PersonnelForm { Titulaire = true });

    [HttpPost("personnels/nouveau"), Authorize(nameof(Permission.GererPersonnels))]
    public async Task<IActionResult> Nouveau(PersonnelForm form, CancellationToken ct)
    {
        if (!await this.TenterAsync(async () => await personnels.CreerAsync(form.Fiche(), acteur.Valeur, ct))) return View("Formulaire", form);
        this.Annoncer($"La fiche de {form.Prenom} {form.NomUsage} est ouverte.");
        return Redirect("/personnels");
    }

    [HttpGet("personnels/{id:guid}"), Authorize(nameof(Permission.GererPersonnels))]
    public async Task<IActionResult> Fiche(Guid id, CancellationToken ct)
    {
        var ouverte = await personnels.OuvrirAsync(id, acteur.Valeur, ct);
        ViewData["Ouverte"] = ouverte;
        return View("Formulaire", PersonnelForm.Depuis(ouverte.Fiche));
    }

    [HttpPost("personnels/{id:guid}"), Authorize(nameof(Permission.GererPersonnels))]
    public async Task<IActionResult> Fiche(Guid id, PersonnelForm form, CancellationToken ct)
    {
        ViewData["Ouverte"] = await personnels.OuvrirAsync(id, acteur.Valeur, ct);
        if (!await this.TenterAsync(() => personnels.ModifierAsync(id, form.Fiche(), acteur.Valeur, ct))) return View("Formulaire", form);
        this.Annoncer($"La fiche de {form.Prenom} {form.NomUsage} est enregistrée.");
        return Redirect("/personnels");
    }

    /// <summary>Le NUMEN en clair, à la demande ; la lecture est au journal.</summary>
    [HttpPost("personnels/{id:guid}/numen"), Authorize(nameof(Permission.GererPersonnels))]
    public async Task<IActionResult> Numen(Guid id, CancellationToken ct)
    {
        var (designation, numen) = await personnels.LireNumenAsync(id, acteur.Valeur, ct);
        return View(new NumenLu(id, designation, numen));
    }
}
