using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Regles;
using RupnManager.Services.Activites;
using RupnManager.Services.Activites.Fichiers;
using RupnManager.Services;
using RupnManager.Web.Infrastructure;
using RupnManager.Web.Models;

namespace RupnManager.Web.Controllers;

/// <summary>Le relevé par fichiers : un agenda à importer, un CSV à prendre ou à rendre.</summary>
[Route("activites")]
public sealed class ImportsDuReleveController(
    ImportDAgendaService agendas, FichierDuReleveService fichiers, MissionsDuReleveService missions,
    ActeurCourant acteur, AnneeCourante annee, TimeProvider horloge) : Controller
{
    /// <summary>Au-delà du maximum annoncé, le refus se dit encore sur le formulaire.</summary>
    private const long OctetsRecus = 10 * Agenda.TailleMaximale;

    /// <summary>Cinq cents événements, cinq champs chacun, et le reste.</summary>
    private const int ChampsRecus = 4000;

    [HttpGet("agenda"), Authorize(nameof(Permission.NoterActivites))]
    public async Task<IActionResult> Deposer(Guid? mission, CancellationToken ct)
    {
        if (await ChoisirAsync(mission, ct) is not { } choisie) return SansMission();
        return DepotDAgenda(new() { MissionId = choisie.Id, Du = choisie.Debut, Au = choisie.Ramener(horloge.Aujourdhui()) }, choisie);
    }

    [HttpPost("agenda"), Authorize(nameof(Permission.NoterActivites)), RequestSizeLimit(OctetsRecus), RequestFormLimits(MultipartBodyLengthLimit = OctetsRecus)]
    public async Task<IActionResult> Deposer(DepotForm form, CancellationToken ct)
    {
        var mission = await missions.ExigerAsync(form.MissionId, annee.Valeur, acteur.Valeur, ct);
        AgendaLu? lu = null;
        if (!await this.TenterAsync(async () => lu = await agendas.LireAsync(
                mission.Id, await form.LireAsync(ct), form.Du ?? mission.Debut, form.Au ?? mission.Terme, acteur.Valeur, ct)))
            return DepotDAgenda(form, mission);
        ModelState.Clear();
        ViewData["Lu"] = lu;
        return Choix(ChoixDAgendaForm.De(mission.Id, lu!), mission);
    }

    [HttpPost("agenda/import"), Authorize(nameof(Permission.NoterActivites)), RequestFormLimits(ValueCountLimit = ChampsRecus)]
    public async Task<IActionResult> Importer(ChoixDAgendaForm form, CancellationToken ct)
    {
        var mission = await missions.ExigerAsync(form.MissionId, annee.Valeur, acteur.Valeur, ct);
        ResultatDImport? fait = null;
        if (!await this.TenterAsync(async () => fait = await agendas.ImporterAsync(mission.Id, form.Choisis(), acteur.Valeur, ct))) return Choix(form, mission);
        this.Annoncer(Phrase(fait!.Ajoutees, fait.DejaLa));
        return Redirect(Releve(mission));
    }

    [HttpGet("fichier"), Authorize(nameof(Permission.NoterActivites))]
    public async Task<IActionResult> Fichier(Guid? mission, CancellationToken ct) =>
        await ChoisirAsync(mission, ct) is { } choisie ? DepotDeFichier(new() { MissionId = choisie.Id }, choisie, []) : SansMission();

    [HttpPost("fichier"), Authorize(nameof(Permission.NoterActivites)), RequestSizeLimit(OctetsRecus), RequestFormLimits(MultipartBodyLengthLimit = OctetsRecus)]
    public async Task<IActionResult> Fichier(DepotForm form, CancellationToken ct)
    {
        var mission = await missions.ExigerAsync(form.MissionId, annee.Valeur, acteur.Valeur, ct);
        ResultatDeFichier? fait = null;
        if (!await this.TenterAsync(async () => fait = await fichiers.ImporterAsync(mission.Id, await form.LireAsync(ct), acteur.Valeur, ct)))
            return DepotDeFichier(form, mission, []);
        if (fait!.Erreurs is { Count: > 0 } erreurs)
        {
            ModelState.AddModelError(nameof(form.Fichier), erreurs is [var seule]
                ? ReglesDesActivites.FichierLigne.Dire(("ligne", seule.Ligne), ("colonne", seule.Colonne), ("probleme", char.ToLower(seule.Probleme[0]) + seule.Probleme[1..].TrimEnd('.')))
                : ReglesDesActivites.FichierErreurs.Dire(("nombre", erreurs.Count)));
            return DepotDeFichier(form, mission, erreurs);
        }
        this.Annoncer(Phrase(fait.Ajoutees, fait.DejaLa));
        return Redirect(Releve(mission));
    }

    [HttpGet("fichier.csv"), Authorize(nameof(Permission.ConsulterActivites))]
    public async Task<IActionResult> Telecharger(Guid? mission, CancellationToken ct)
    {
        if (await ChoisirAsync(mission, ct) is not { } choisie) return SansMission();
        return File(await fichiers.ExporterAsync(choisie.Id, acteur.Valeur, ct), "text/csv; charset=utf-8", $"activites-{choisie.Annee}.csv");
    }

    private async Task<MissionDuReleve?> ChoisirAsync(Guid? mission, CancellationToken ct) => mission is { } id
        ? await missions.TrouverAsync(id, acteur.Valeur, ct) : missions.Choisir(await missions.ListerAsync(annee.Valeur, acteur.Valeur, ct), null);

    private ViewResult SansMission() => View("~/Views/Activites/SansMission.cshtml", annee.Valeur);

    private ViewResult DepotDAgenda(DepotForm form, MissionDuReleve mission)
    {
        ViewData["Mission"] = mission;
        return View("Agenda", form);
    }

    private ViewResult Choix(ChoixDAgendaForm form, MissionDuReleve mission)
    {
        ViewData["Mission"] = mission;
        return View("Choix", form);
    }

    private ViewResult DepotDeFichier(DepotForm form, MissionDuReleve mission, IReadOnlyList<FauteDeLigne> fautes)
    {
        (ViewData["Mission"], ViewData["Fautes"]) = (mission, fautes);
        return View("Fichier", form);
    }

    private static string Releve(MissionDuReleve mission) => $"/activites?annee={mission.Annee.Debut}&mission={mission.Id}";

    private static string Phrase(int ajoutees, int deja) =>
        (ajoutees switch { 0 => "Aucune activité ajoutée", 1 => "1 activité ajoutée", _ => $"{ajoutees} activités ajoutées" })
        + (deja switch { 0 => ".", 1 => " ; 1 était déjà là.", _ => $" ; {deja} étaient déjà là." });
}
