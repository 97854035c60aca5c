using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Regles;
using RupnManager.Services.LettresDeMission;
using RupnManager.Web.Infrastructure;
using RupnManager.Web.Models;

namespace RupnManager.Web.Controllers;

[Route("lettres-de-mission/{id:guid}/signature"), Authorize(nameof(Permission.ConsulterLettres))]
public sealed class SignaturesController(
    SignatureService signatures, LettreDeMissionService lettres, ManuscritService manuscrits, ActeurCourant acteur) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Nouvelle(Guid id, string? suite, CancellationToken ct)
    {
        var lettre = await lettres.TrouverAsync(id, acteur.Valeur, ct);
        if (!lettre.Pour(acteur.Valeur).Contains(GesteDeLettre.Signer)) return PasVotreTour(lettre);
        return Page(lettre, new SignatureForm { Empreinte = lettre.VersionCourante.Empreinte!, Suite = AdresseDeLaFile.Suite(suite) });
    }

    [HttpPost("")]
    public async Task<IActionResult> Nouvelle(Guid id, SignatureForm form, CancellationToken ct)
    {
        var atteint = EtatDeLettre.Brouillon;
        if (!await this.TenterAsync(async () => atteint = await signatures.SignerAsync(form.Envoi(id), acteur.Valeur, ct)))
        {
            var lettre = await lettres.TrouverAsync(id, acteur.Valeur, ct);
            ModelState.Remove(nameof(form.Empreinte));
            form.Empreinte = lettre.VersionCourante.Empreinte ?? "";
            return lettre.VersionCourante.TexteFige is null ? PasVotreTour(lettre) : Page(lettre, form);
        }
        this.Annoncer(Suite(atteint));
        return Ensuite(id, form.Suite);
    }

    [HttpGet("refus")]
    public async Task<IActionResult> Refus(Guid id, string? suite, CancellationToken ct) =>
        PageDeRefus(await lettres.TrouverAsync(id, acteur.Valeur, ct), new() { Suite = AdresseDeLaFile.Suite(suite) });

    [HttpPost("refus")]
    public async Task<IActionResult> Refus(Guid id, MotifForm form, CancellationToken ct)
    {
        var renvoi = acteur.Valeur.EtapeDe() is Etape.Dan;
        if (!await this.TenterAsync(() => renvoi
                ? signatures.RenvoyerAsync(id, form.Motif, acteur.Valeur, ct) : signatures.RefuserAsync(id, form.Motif, acteur.Valeur, ct)))
            return PageDeRefus(await lettres.TrouverAsync(id, acteur.Valeur, ct), form);
        this.Annoncer(renvoi
            ? "La lettre est renvoyée. Le chef d'établissement et ceux qui avaient signé sont avertis de votre motif."
            : "La lettre est refusée. Le chef d'établissement est averti de votre motif et reprendra le texte.");
        return Ensuite(id, form.Suite);
    }

    [HttpPost("retrait")]
    public async Task<IActionResult> Retrait(Guid id, CancellationToken ct)
    {
        await signatures.RetirerAsync(id, acteur.Valeur, ct);
        this.Annoncer("Votre signature est retirée. La lettre attend de nouveau votre décision.");
        return VersLaLettre(id);
    }

    [HttpGet("manuscrite"), Authorize(nameof(Permission.DeclarerSignatureManuscrite))]
    public async Task<IActionResult> Manuscrite(Guid id, CancellationToken ct)
    {
        var lettre = await lettres.TrouverAsync(id, acteur.Valeur, ct);
        ViewData["Lettre"] = lettre;
        return lettre.Pour(acteur.Valeur).Contains(GesteDeLettre.DeclarerManuscrite) ? View(new ManuscritForm()) : PasVotreTour(lettre);
    }

    [HttpPost("manuscrite"), Authorize(nameof(Permission.DeclarerSignatureManuscrite)), RequestSizeLimit(12 * 1024 * 1024)]
    public async Task<IActionResult> Manuscrite(Guid id, ManuscritForm form, IFormFile? annexe, CancellationToken ct)
    {
        var octets = await RedactionController.LireAsync(annexe, ct);
        var atteint = EtatDeLettre.Brouillon;
        if (!await this.TenterAsync(async () =>
                atteint = await manuscrits.DeclarerAsync(form.Envoi(id, annexe?.FileName ?? "lettre.pdf", octets), acteur.Valeur, ct)))
        {
            ViewData["Lettre"] = await lettres.TrouverAsync(id, acteur.Valeur, ct);
            return View(form);
        }
        this.Annoncer("Les signatures manuscrites sont déclarées. " + Suite(atteint));
        return VersLaLettre(id);
    }

    private ViewResult Page(LettreDeMission lettre, SignatureForm form)
    {
        ViewData["Lettre"] = lettre;
        return View("Nouvelle", form);
    }

    private IActionResult PageDeRefus(LettreDeMission lettre, MotifForm form)
    {
        var gestes = lettre.Pour(acteur.Valeur);
        if (!gestes.Contains(GesteDeLettre.Refuser) && !gestes.Contains(GesteDeLettre.Renvoyer)) return PasVotreTour(lettre);
        ViewData["Lettre"] = lettre;
        return View("Refus", form);
    }

    /// <summary>La page de signature d'une autre étape : 403 avec la phrase qui dit qui est attendu.</summary>
    private RedirectToActionResult PasVotreTour(LettreDeMission lettre)
    {
        if (lettre.VersionCourante.Posees.Any(s => s.PersonneId == acteur.Valeur.PersonneId)) return VersLaLettre(lettre.Id);
        throw new InterditException(lettre.Etat.EtapeAttendue() is { } etape
            ? ReglesDeLaSignature.Ordre.Dire(("attendu", lettre.NomDeLEtape(etape)))
            : ReglesDeLaLettre.GesteImpossible.Dire(("etat", lettre.Etat.Libelle())));
    }

    private static string Suite(EtatDeLettre etat) => etat switch
    {
        EtatDeLettre.ASignerParLeRupn => "La lettre est signée. Le RUPN est averti que c'est à son tour.",
        EtatDeLettre.ASignerParLeDan => "La lettre est signée. Le délégué académique au numérique est averti que c'est à son tour.",
        EtatDeLettre.ASceller => ReglesDeLaSignature.ScellementAttente.Phrase,
        _ => "La lettre est validée et scellée. Chacun des signataires est averti.",
    };

    /// <summary>La lettre suivante de la file si l'on en vient, sinon la page de celle-ci.</summary>
    private IActionResult Ensuite(Guid id, string? suite) => AdresseDeLaFile.Suite(suite) is { } adresse ? LocalRedirect(adresse) : VersLaLettre(id);

    private RedirectToActionResult VersLaLettre(Guid id) => RedirectToAction(nameof(LettresDeMissionController.Details), "LettresDeMission", new { id });
}
