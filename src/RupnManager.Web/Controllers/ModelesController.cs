using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Etablissements;
using RupnManager.Services.LettresDeMission;
using RupnManager.Web.Infrastructure;
using RupnManager.Web.Models;

namespace RupnManager.Web.Controllers;

[Route("modeles"), Authorize(nameof(Permission.GererModeles))]
public sealed class ModelesController(
    ModeleService modeles, ListeDesModelesService liste, ComparaisonDesModelesService comparaisons, ActeurCourant acteur, AnneeCourante annee) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(string? academie, int page = 1, CancellationToken ct = default) =>
        View(await liste.ListerAsync(academie, annee.Valeur, page, acteur.Valeur, ct));

    [HttpGet("{id:guid}")]
    public Task<IActionResult> Details(Guid id, CancellationToken ct) => DetailsAsync(id, ct);

    [HttpGet("{id:guid}/apercu")]
    public async Task<IActionResult> Apercu(Guid id, CancellationToken ct) => View(await liste.ApercuAsync(id, acteur.Valeur, ct));

    /// <summary>Ce qui change d'une version à l'autre, sujet par sujet, mot à mot.</summary>
    [HttpGet("{id:guid}/comparaison")]
    public async Task<IActionResult> Comparaison(Guid id, Guid? avec, CancellationToken ct) => View(await comparaisons.ComparerAsync(id, avec, acteur.Valeur, ct));

    [HttpGet("{id:guid}/qui-fait-quoi")]
    public async Task<IActionResult> QuiFaitQuoi(Guid id, CancellationToken ct)
    {
        var ouvert = await liste.OuvrirAsync(id, acteur.Valeur, ct);
        return ouvert.Modifiable ? TableauDe(ouvert, QuiFaitQuoiForm.De(ouvert.Modele)) : Redirect($"/modeles/{id}");
    }

    [HttpPost("{id:guid}/qui-fait-quoi")]
    public async Task<IActionResult> QuiFaitQuoi(Guid id, QuiFaitQuoiForm form, CancellationToken ct)
    {
        if (form.Appliquer())
        {
            ModelState.Clear();
            return TableauDe(await liste.OuvrirAsync(id, acteur.Valeur, ct), form);
        }
        var change = false;
        if (!await this.TenterAsync(async () => change = await modeles.EcrireQuiFaitQuoiAsync(id, form.Version, form.Lignes(), acteur.Valeur, ct)))
            return TableauDe(await liste.OuvrirAsync(id, acteur.Valeur, ct), form);
        this.Annoncer(change ? "Le tableau est enregistré." : "Rien n'a changé : le tableau était déjà enregistré.");
        return Redirect($"/modeles/{id}");
    }

    [HttpGet("{id:guid}/version")]
    public async Task<IActionResult> Version(Guid id, CancellationToken ct) =>
        await VersionAsync(id, new() { Annee = annee.Valeur.Debut, Academie = acteur.Valeur.CodeAcademie }, ct);

    [HttpPost("{id:guid}/version")]
    public async Task<IActionResult> Version(Guid id, VersionDeModeleForm form, CancellationToken ct)
    {
        var nouvelle = Guid.Empty;
        if (!await this.TenterAsync(async () => nouvelle = await modeles.PreparerAsync(form.Demande(id), acteur.Valeur, ct)))
            return await VersionAsync(id, form, ct);
        this.Annoncer("La version est préparée. Adaptez ses textes, puis publiez-la.");
        return Redirect($"/modeles/{nouvelle}/textes");
    }

    [HttpGet("{id:guid}/textes")]
    public async Task<IActionResult> Textes(Guid id, CancellationToken ct)
    {
        var ouvert = await liste.OuvrirAsync(id, acteur.Valeur, ct);
        return ouvert.Modifiable ? TextesDe(ouvert, TextesDeModeleForm.De(ouvert.Modele)) : Redirect($"/modeles/{id}");
    }

    [HttpPost("{id:guid}/textes")]
    public async Task<IActionResult> Textes(Guid id, TextesDeModeleForm form, CancellationToken ct)
    {
        var changee = false;
        if (!await this.TenterAsync(async () => changee = await modeles.EcrireAsync(id, form.Version, form.Demande(), acteur.Valeur, ct)))
            return TextesDe(await liste.OuvrirAsync(id, acteur.Valeur, ct), form);
        this.Annoncer(changee ? "Les textes sont enregistrés." : "Rien n'a changé : les textes étaient déjà enregistrés.");
        return Redirect($"/modeles/{id}");
    }

    [HttpPost("{id:guid}/publication")]
    public async Task<IActionResult> Publier(Guid id, int version, CancellationToken ct)
    {
        if (!await this.TenterAsync(() => modeles.PublierAsync(id, version, acteur.Valeur, ct)))
            return await DetailsAsync(id, ct);
        this.Annoncer("Le modèle est publié. Les lettres nouvelles en partiront ; chaque brouillon garde le sien tant que son chef ne choisit pas d'en changer.");
        return Redirect($"/modeles/{id}");
    }

    [HttpPost("{id:guid}/suppression")]
    public async Task<IActionResult> Supprimer(Guid id, CancellationToken ct)
    {
        if (!await this.TenterAsync(() => modeles.SupprimerAsync(id, acteur.Valeur, ct)))
            return await DetailsAsync(id, ct);
        this.Annoncer("La version en préparation est supprimée.");
        return Redirect("/modeles");
    }

    private async Task<IActionResult> DetailsAsync(Guid id, CancellationToken ct)
    {
        var ouvert = await liste.OuvrirAsync(id, acteur.Valeur, ct);
        ViewData["Effets"] = await comparaisons.EffetsAsync(ouvert.Modele, acteur.Valeur, ct);
        return View(nameof(Details), ouvert);
    }

    private ViewResult TableauDe(ModeleOuvert ouvert, QuiFaitQuoiForm form)
    {
        ViewData["Ouvert"] = ouvert;
        return View(nameof(QuiFaitQuoi), form);
    }

    private async Task<IActionResult> VersionAsync(Guid id, VersionDeModeleForm form, CancellationToken ct)
    {
        ViewData["Source"] = await liste.OuvrirAsync(id, acteur.Valeur, ct);
        ViewData["Academies"] = await liste.AcademiesAsync(acteur.Valeur, ct);
        ViewData["Annees"] = AnneesPossibles().ToList();
        return View(nameof(Version), form);
    }

    private ViewResult TextesDe(ModeleOuvert ouvert, TextesDeModeleForm form)
    {
        ViewData["Ouvert"] = ouvert;
        return View(nameof(Textes), form);
    }

    private IEnumerable<AnneeScolaire> AnneesPossibles()
    {
        for (var a = annee.EnCours.Suivante; a >= AnneeScolaire.Premiere; a = a.Precedente) yield return a;
    }
}
