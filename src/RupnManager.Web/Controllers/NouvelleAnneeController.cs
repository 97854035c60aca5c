using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RupnManager.Domain.Acteurs;
using RupnManager.Services.NouvelleAnnee;
using RupnManager.Web.Infrastructure;
using RupnManager.Web.Models;

namespace RupnManager.Web.Controllers;

/// <summary>La rentrée : au chef, sa liste et la reconduction ; au DAN, où en est chaque établissement.</summary>
public sealed class NouvelleAnneeController(
    NouvelleAnneeService rentree, SuiviDeLaRentreeService suivi, ActeurCourant acteur, AnneeCourante annee) : Controller
{
    [HttpGet("nouvelle-annee"), Authorize(nameof(Permission.GererMissions))]
    public Task<IActionResult> Index(CancellationToken ct) => MontrerAsync(new(), ct);

    [HttpPost("nouvelle-annee"), Authorize(nameof(Permission.GererMissions))]
    public async Task<IActionResult> Index(ReconductionForm form, CancellationToken ct)
    {
        IReadOnlyList<IssueDeReconduction> issues = [];
        if (!await this.TenterAsync(async () => issues = await rentree.ReconduireAsync(form.Missions, form.Ailleurs, acteur.Valeur, ct)))
            return await MontrerAsync(form, ct);
        var (faites, deja) = (issues.Count(i => i.Faite), issues.Count(i => !i.Faite && i.Motif is null));
        this.Annoncer(Bilan(faites, deja, issues.Count - faites - deja));
        TempData[ReconductionForm.Ecartees] = issues.Where(i => i.Motif is not null).Select(i => $"{i.Agent} : {i.Motif}").ToArray();
        return Redirect($"/nouvelle-annee?annee={annee.Valeur.Debut}");
    }

    [HttpGet("nouvelle-annee/academie"), Authorize(nameof(Permission.SuivreLaRentree))]
    public async Task<IActionResult> Academie(string? q, AvancementDeRentree? etat, int page, CancellationToken ct)
    {
        ViewData["Q"] = q;
        ViewData["Etat"] = etat;
        return View(await suivi.LireAsync(annee.Valeur, q, etat, page, acteur.Valeur, ct));
    }

    private async Task<IActionResult> MontrerAsync(ReconductionForm form, CancellationToken ct)
    {
        ViewData["Rentree"] = await rentree.LireAsync(annee.Valeur, acteur.Valeur, ct);
        return View(nameof(Index), form);
    }

    private static string Bilan(int faites, int deja, int ecartees) => string.Join(" ", new[]
    {
        faites switch { 0 => "", 1 => "1 mission est reconduite, en brouillon.", _ => $"{faites} missions sont reconduites, en brouillon." },
        deja switch { 0 => "", 1 => "1 l'était déjà : rien n'y change.", _ => $"{deja} l'étaient déjà : rien n'y change." },
        ecartees switch { 0 => "", 1 => "1 est écartée : la raison est plus bas.", _ => $"{ecartees} sont écartées : les raisons sont plus bas." },
    }.Where(p => p.Length > 0));
}
