using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RupnManager.Domain.Acteurs;
using RupnManager.Services.Acteurs;
using RupnManager.Services.Comptes;
using RupnManager.Web.Infrastructure;
using RupnManager.Web.Models;

namespace RupnManager.Web.Controllers;

/// <summary>Les comptes : la liste, l'ouverture, la fiche et ce que l'administrateur y fait.</summary>
[Route("comptes"), Authorize(nameof(Permission.GererComptes))]
public sealed class ComptesController(
    ListeDesComptesService liste, CompteService comptes, LieuService lieux, ActeurCourant acteur, TimeProvider horloge) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(string? q, EtatDAcces? etat, Role? role, int page, CancellationToken ct)
    {
        var filtre = new FiltreDeComptes(q, etat, role, page);
        ViewData["Filtre"] = filtre;
        return View(await liste.ListerAsync(filtre, acteur.Valeur, ct));
    }

    /// <summary>Un compte neuf, parfois pour une place que l'on vient de libérer.</summary>
    [HttpGet("nouveau")]
    public async Task<IActionResult> Nouveau(Role? role, string? etablissement, string? codeAcademie, CancellationToken ct)
    {
        ModelState.Clear();
        var affectation = AffectationForm.Neuve(horloge);
        (affectation.Role, affectation.Etablissement, affectation.CodeAcademie) = (role, etablissement, codeAcademie);
        return await FormulaireAsync(new(), affectation, ct);
    }

    [HttpPost("nouveau")]
    public async Task<IActionResult> Nouveau(IdentiteForm personne, AffectationForm affectation, CancellationToken ct)
    {
        var id = Guid.Empty;
        affectation.Controler(ModelState, roleExige: false);
        if (!await this.TenterAsync(async () => id = await comptes.CreerAsync(
            new() { Identite = personne.Identite(), Affectation = affectation.Role is null ? null : affectation.Demande() }, acteur.Valeur, ct)))
            return await FormulaireAsync(personne, affectation, ct);
        this.Annoncer($"Le compte de {personne.Prenom} {personne.NomUsage} est ouvert. L'invitation part dans la minute ; son lien vaut sept jours.");
        return RedirectToAction(nameof(Fiche), new { id });
    }

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Fiche(Guid id, CancellationToken ct) => View(nameof(Fiche), await comptes.LireAsync(id, acteur.Valeur, ct));

    [HttpGet("{id:guid}/identite")]
    public async Task<IActionResult> Identite(Guid id, CancellationToken ct)
    {
        var compte = await comptes.LireAsync(id, acteur.Valeur, ct);
        ViewData["Compte"] = compte;
        return View(IdentiteForm.Depuis(compte.Identite));
    }

    [HttpPost("{id:guid}/identite")]
    public async Task<IActionResult> Identite(Guid id, IdentiteForm form, CancellationToken ct)
    {
        ViewData["Compte"] = await comptes.LireAsync(id, acteur.Valeur, ct);
        if (!await this.TenterAsync(() => comptes.CorrigerAsync(id, form.Identite(), acteur.Valeur, ct))) return View(form);
        return Revenir(id, "Le compte est corrigé.");
    }

    [HttpPost("{id:guid}/desactivation")]
    public Task<IActionResult> Desactiver(Guid id, CancellationToken ct) =>
        FaireAsync(id, comptes.DesactiverAsync, "Le compte est désactivé. Ses sessions sont fermées et ses liens ne servent plus.", ct);

    [HttpPost("{id:guid}/reactivation")]
    public Task<IActionResult> Reactiver(Guid id, CancellationToken ct) =>
        FaireAsync(id, comptes.ReactiverAsync, "Le compte est réactivé.", ct);

    [HttpPost("{id:guid}/invitation")]
    public Task<IActionResult> Inviter(Guid id, CancellationToken ct) =>
        FaireAsync(id, comptes.InviterDeNouveauAsync, "Une nouvelle invitation part dans la minute. La précédente ne sert plus.", ct);

    [HttpPost("{id:guid}/deblocage")]
    public Task<IActionResult> Debloquer(Guid id, CancellationToken ct) =>
        FaireAsync(id, comptes.DebloquerAsync, "Le compte est débloqué : la personne peut se connecter.", ct);

    /// <summary>Un geste d'un bouton de la fiche ; refusé, la fiche le dit.</summary>
    private async Task<IActionResult> FaireAsync(Guid id, Func<Guid, Acteur, CancellationToken, Task> geste, string fait, CancellationToken ct) =>
        await this.TenterAsync(() => geste(id, acteur.Valeur, ct)) ? Revenir(id, fait) : await Fiche(id, ct);

    private RedirectToActionResult Revenir(Guid id, string message)
    {
        this.Annoncer(message);
        return RedirectToAction(nameof(Fiche), new { id });
    }

    private async Task<IActionResult> FormulaireAsync(IdentiteForm personne, AffectationForm affectation, CancellationToken ct)
    {
        ViewData["Affectation"] = affectation;
        ViewData["Choix"] = await ChoixDeLieu.ChargerAsync(lieux, affectation, acteur.Valeur, ct);
        return View(nameof(Nouveau), personne);
    }
}
