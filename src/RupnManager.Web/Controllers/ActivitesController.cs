using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Activites;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Services.Activites;
using RupnManager.Web.Infrastructure;
using RupnManager.Web.Models;

namespace RupnManager.Web.Controllers;

[Route("activites")]
public sealed class ActivitesController(
    ReleveService releve, ActiviteService activites, SaisieService saisies, MissionsDuReleveService missions,
    ActeurCourant acteur, AnneeCourante annee, TimeProvider horloge) : Controller
{
    /// <summary>Au-delà du maximum annoncé, le refus se dit encore sur le formulaire.</summary>
    private const long OctetsRecus = 4 * PieceJointe.TailleMaximale;

    [HttpGet(""), Authorize(nameof(Permission.ConsulterActivites))]
    public Task<IActionResult> Index(Guid? mission, DateOnly? semaine, DateOnly? mois, string? q, NatureDActivite? nature, int page, CancellationToken ct) =>
        PageAsync(new() { MissionId = mission, Semaine = semaine, Mois = mois, Texte = q, Nature = nature, Page = page }, new(), annee.Valeur, ct);

    [HttpPost(""), Authorize(nameof(Permission.NoterActivites)), RequestSizeLimit(OctetsRecus), RequestFormLimits(MultipartBodyLengthLimit = OctetsRecus)]
    public async Task<IActionResult> Noter(ActiviteForm form, CancellationToken ct)
    {
        var mission = await MissionAsync(form, ct);
        if (!await this.TenterAsync(async () => this.Annoncer(Phrase(await NoterAsync(form, mission, ct)))))
            return await PageAsync(new() { MissionId = mission.Id, Semaine = form.Date is { } jour && mission.Contient(jour) ? jour : null }, form, mission.Annee, ct);
        return Redirect(Adresse(mission, form.Date));
    }

    /// <summary>Le même envoi, pour l'appareil qui garde la saisie quand le réseau manque : 200 et la phrase, ou 422 et le refus.</summary>
    [HttpPost("envois"), Authorize(nameof(Permission.NoterActivites)), RequestSizeLimit(OctetsRecus), RequestFormLimits(MultipartBodyLengthLimit = OctetsRecus)]
    public async Task<IActionResult> Envoyer(ActiviteForm form, bool annoncer, CancellationToken ct)
    {
        var mission = await MissionAsync(form, ct);
        ActiviteNotee? notee = null;
        if (!await this.TenterAsync(async () => notee = await NoterAsync(form, mission, ct)))
            return UnprocessableEntity(new { phrase = ModelState.Values.SelectMany(v => v.Errors).First().ErrorMessage });
        if (annoncer) this.Annoncer(Phrase(notee!));
        return Json(new { id = notee!.Id, phrase = Phrase(notee), adresse = Adresse(mission, form.Date) });
    }

    /// <summary>Le jeton à joindre à un envoi différé, et à qui est la session.</summary>
    [HttpGet("jeton"), Authorize(nameof(Permission.NoterActivites))]
    public IActionResult Jeton([FromServices] IAntiforgery antiforgery) =>
        Json(new { jeton = antiforgery.GetAndStoreTokens(HttpContext).RequestToken, personne = acteur.Valeur.PersonneId });

    /// <summary>La saisie seule, que l'appareil garde pour quand le réseau manque.</summary>
    [HttpGet("hors-connexion"), Authorize(nameof(Permission.NoterActivites))]
    public async Task<IActionResult> HorsConnexion(CancellationToken ct) => View(await saisies.DuJourAsync(acteur.Valeur, ct));

    [HttpGet("{id:guid}"), Authorize(nameof(Permission.NoterActivites))]
    public async Task<IActionResult> Details(Guid id, CancellationToken ct)
    {
        var (activite, mission) = await activites.OuvrirAsync(id, acteur.Valeur, ct);
        return await DetailAsync(ActiviteForm.De(activite, mission), activite, ct);
    }

    [HttpPost("{id:guid}"), Authorize(nameof(Permission.NoterActivites)), RequestSizeLimit(OctetsRecus), RequestFormLimits(MultipartBodyLengthLimit = OctetsRecus)]
    public async Task<IActionResult> Details(Guid id, ActiviteForm form, CancellationToken ct)
    {
        var (activite, mission) = await activites.OuvrirAsync(id, acteur.Valeur, ct);
        var piece = await form.PieceAsync(ct);
        if (!await this.TenterAsync(() => activites.CorrigerAsync(id, form.Version, form.Saisie(activite.Date), piece, form.RetirerLaPiece, acteur.Valeur, ct)))
        {
            form.MissionId = mission;
            return await DetailAsync(form, activite, ct);
        }
        this.Annoncer($"L'activité du {(form.Date ?? activite.Date).EnLettres()} est corrigée.");
        return Redirect(Adresse(mission, form.Date ?? activite.Date));
    }

    [HttpGet("{id:guid}/copie"), Authorize(nameof(Permission.NoterActivites))]
    public async Task<IActionResult> Copie(Guid id, CancellationToken ct)
    {
        var (activite, mission) = await activites.OuvrirAsync(id, acteur.Valeur, ct);
        var form = ActiviteForm.De(activite, mission);
        form.Date = horloge.Aujourdhui();
        return await DetailAsync(form, null, ct);
    }

    [HttpPost("{id:guid}/copie"), Authorize(nameof(Permission.NoterActivites)), RequestSizeLimit(OctetsRecus), RequestFormLimits(MultipartBodyLengthLimit = OctetsRecus)]
    public async Task<IActionResult> Copie(Guid id, ActiviteForm form, CancellationToken ct)
    {
        var (_, mission) = await activites.OuvrirAsync(id, acteur.Valeur, ct);
        form.MissionId = mission;
        var choisie = await MissionAsync(form, ct);
        return await this.TenterAsync(async () => this.Annoncer(Phrase(await NoterAsync(form, choisie, ct))))
            ? Redirect(Adresse(choisie, form.Date)) : await DetailAsync(form, null, ct);
    }

    [HttpPost("{id:guid}/repetition"), Authorize(nameof(Permission.NoterActivites))]
    public async Task<IActionResult> Repeter(Guid id, Guid cle, CancellationToken ct)
    {
        var (_, mission) = await activites.OuvrirAsync(id, acteur.Valeur, ct);
        this.Annoncer(Phrase(await activites.RepeterAsync(id, cle, acteur.Valeur, ct)));
        return Redirect(Adresse(mission, null));
    }

    [HttpPost("{id:guid}/retrait"), Authorize(nameof(Permission.NoterActivites))]
    public async Task<IActionResult> Retirer(Guid id, int version, CancellationToken ct)
    {
        var (_, mission) = await activites.OuvrirAsync(id, acteur.Valeur, ct);
        var jour = await activites.RetirerAsync(id, version, acteur.Valeur, ct);
        this.Annoncer($"L'activité du {jour.EnLettres()} est retirée de votre relevé. Le journal en garde la trace.");
        return Redirect(Adresse(mission, jour));
    }

    [HttpGet("{id:guid}/piece"), Authorize(nameof(Permission.ConsulterActivites))]
    public async Task<IActionResult> Piece(Guid id, CancellationToken ct)
    {
        var piece = await activites.LirePieceAsync(id, acteur.Valeur, ct);
        return File(piece.Octets, piece.TypeDeContenu, piece.Nom);
    }

    private async Task<MissionDuReleve> MissionAsync(ActiviteForm form, CancellationToken ct) =>
        await missions.ExigerAsync(form.MissionId, annee.Valeur, acteur.Valeur, ct);

    private async Task<ActiviteNotee> NoterAsync(ActiviteForm form, MissionDuReleve mission, CancellationToken ct) => await activites.NoterAsync(new()
    {
        MissionId = mission.Id, Cle = form.Cle, Saisie = form.Saisie(mission.Ramener(horloge.Aujourdhui())), Piece = await form.PieceAsync(ct),
    }, acteur.Valeur, ct);

    private async Task<IActionResult> PageAsync(DemandeDeReleve demande, ActiviteForm form, AnneeScolaire deLAnnee, CancellationToken ct)
    {
        if (await releve.OuvrirAsync(deLAnnee, demande, acteur.Valeur, ct) is not { } page) return View("SansMission", deLAnnee);
        ViewData["Form"] = form;
        ViewData["Demande"] = demande;
        return View("Index", page);
    }

    private async Task<IActionResult> DetailAsync(ActiviteForm form, LigneDActivite? corrigee, CancellationToken ct)
    {
        var mission = await missions.TrouverAsync(form.MissionId!.Value, acteur.Valeur, ct);
        if (await missions.GelAsync(mission, acteur.Valeur, ct) is { } gel) throw gel;
        ViewData["Saisie"] = await saisies.PourAsync(mission, acteur.Valeur, ct);
        ViewData["Corrigee"] = corrigee;
        return View("Details", form);
    }

    private static string Phrase(ActiviteNotee notee) =>
        $"{Durees.EnHeures(notee.Minutes)} {(notee.Minutes is 1 or (>= 60 and < 120) ? "ajoutée" : "ajoutées")} : {notee.Nature.Libelle()}. {Durees.EnHeures(notee.Semaine)} cette semaine-là.";

    private static string Adresse(MissionDuReleve mission, DateOnly? jour) => $"/activites?annee={mission.Annee.Debut}&mission={mission.Id}{Semaine(jour)}#t-ajout";

    private static string Adresse(Guid mission, DateOnly? jour) => $"/activites?mission={mission}{Semaine(jour)}#t-ajout";

    private static string Semaine(DateOnly? jour) => jour is { } j ? $"&semaine={j:yyyy-MM-dd}" : "";
}
