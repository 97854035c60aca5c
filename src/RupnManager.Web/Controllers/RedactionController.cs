using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Services.LettresDeMission;
using RupnManager.Web.Infrastructure;
using RupnManager.Web.Models;

namespace RupnManager.Web.Controllers;

[Route("lettres-de-mission/{id:guid}/redaction"), Authorize(nameof(Permission.RedigerLettres))]
public sealed class RedactionController(
    RedactionService redaction, LettreDeMissionService lettres, AnnexeService annexes, ChoixDuModeleService choix, ActeurCourant acteur) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(Guid id, CancellationToken ct)
    {
        var lettre = await lettres.TrouverAsync(id, acteur.Valeur, ct);
        return lettre.Etat is EtatDeLettre.Brouillon ? await PageAsync(lettre, RedactionForm.De(lettre), ct) : VersLaLettre(id);
    }

    [HttpPost("")]
    public async Task<IActionResult> Index(Guid id, RedactionForm form, CancellationToken ct)
    {
        var lettre = await lettres.TrouverAsync(id, acteur.Valeur, ct);
        var effet = form.Appliquer(lettre.Modele!);
        if (!await EnregistrerAsync(id, form, ct)) return await PageAsync(lettre, form, ct);
        if (await ChoisirLeModeleAsync(id, form, ct) is { } choisi) return choisi;
        if (form.Geste != GesteDeRedaction.MettreALaSignature)
        {
            TempData["geste"] = effet?.Message;
            return Redirect($"{Url.Action(nameof(Index), new { id })}{(effet is null ? "" : $"#{effet.Value.Ancre}")}");
        }
        if (!await this.TenterAsync(() => redaction.MettreALaSignatureAsync(id, acteur.Valeur, ct)))
        {
            ModelState.Remove(nameof(form.Jeton));
            lettre = await lettres.TrouverAsync(id, acteur.Valeur, ct);
            form.Jeton = lettre.Jeton;
            return await PageAsync(lettre, form, ct);
        }
        this.Annoncer($"La lettre {lettre.Reference} est mise à la signature. Le chef d'établissement est averti ; vous pouvez la signer maintenant.");
        return VersLaLettre(id);
    }

    /// <summary>L'enregistrement pendant la frappe : rend l'aperçu, ou dit pourquoi rien n'est enregistré.</summary>
    [HttpPost("brouillon")]
    public async Task<IActionResult> Brouillon(Guid id, RedactionForm form, CancellationToken ct)
    {
        if (!await EnregistrerAsync(id, form, ct))
            return UnprocessableEntity(new { phrase = ModelState.SelectMany(e => e.Value!.Errors).FirstOrDefault()?.ErrorMessage });
        var lettre = await lettres.TrouverAsync(id, acteur.Valeur, ct);
        Response.Headers["X-Jeton"] = $"{lettre.Jeton}";
        return PartialView("_Apercu", lettre);
    }

    [HttpPost("annexe"), RequestSizeLimit(12 * 1024 * 1024)]
    public async Task<IActionResult> Annexe(Guid id, IFormFile? annexe, CancellationToken ct)
    {
        var octets = await LireAsync(annexe, ct);
        if (!await this.TenterAsync(() => annexes.JoindreAsync(id, annexe?.FileName ?? "", octets, acteur.Valeur, ct)))
        {
            var lettre = await lettres.TrouverAsync(id, acteur.Valeur, ct);
            return await PageAsync(lettre, RedactionForm.De(lettre), ct);
        }
        this.Annoncer("Le PDF est joint à la lettre.");
        return Redirect($"{Url.Action(nameof(Index), new { id })}#annexe");
    }

    [HttpPost("annexe/retrait")]
    public async Task<IActionResult> RetirerAnnexe(Guid id, CancellationToken ct)
    {
        await annexes.RetirerAsync(id, acteur.Valeur, ct);
        this.Annoncer("Le PDF joint est retiré.");
        return Redirect($"{Url.Action(nameof(Index), new { id })}#annexe");
    }

    internal static async Task<byte[]> LireAsync(IFormFile? fichier, CancellationToken ct)
    {
        if (fichier is null) return [];
        using var memoire = new MemoryStream();
        await fichier.CopyToAsync(memoire, ct);
        return memoire.ToArray();
    }

    private async Task<bool> EnregistrerAsync(Guid id, RedactionForm form, CancellationToken ct)
    {
        try
        {
            return await this.TenterAsync(() => redaction.EnregistrerAsync(form.Envoi(id), acteur.Valeur, ct));
        }
        catch (BrouillonModifieException conflit)
        {
            ModelState.AddModelError("", conflit.Message);
            ViewData["Conflit"] = EcartAvecLeModele.Entre(conflit.Lettre.VersionCourante.Contenu.Clauses, form.Envoi(id).Contenu.Clauses);
            ModelState.Remove(nameof(form.Jeton));
            form.Jeton = conflit.Lettre.Jeton;
            return false;
        }
    }

    /// <summary>« passer-au-modele:… », « garder-le-modele:… » : le texte tapé est déjà enregistré.</summary>
    private async Task<IActionResult?> ChoisirLeModeleAsync(Guid id, RedactionForm form, CancellationToken ct)
    {
        if (form.Geste.Split(':') is not [GesteDeRedaction.PasserAuModele or GesteDeRedaction.GarderLeModele, var cible] || !Guid.TryParse(cible, out var modele))
            return null;
        var passe = form.Geste.StartsWith(GesteDeRedaction.PasserAuModele, StringComparison.Ordinal);
        if (!await this.TenterAsync(() => passe ? choix.PasserAsync(id, modele, acteur.Valeur, ct) : choix.GarderAsync(id, modele, acteur.Valeur, ct)))
        {
            ModelState.Remove(nameof(form.Jeton));
            var lettre = await lettres.TrouverAsync(id, acteur.Valeur, ct);
            form.Jeton = lettre.Jeton;
            return await PageAsync(lettre, form, ct);
        }
        this.Annoncer(passe ? "Le brouillon part maintenant du nouveau modèle. Ce que vous aviez écrit est gardé." : "Le brouillon garde son modèle.");
        return RedirectToAction(nameof(Index), new { id });
    }

    private async Task<ViewResult> PageAsync(LettreDeMission lettre, RedactionForm form, CancellationToken ct)
    {
        ViewData["Propose"] = await choix.ProposerAsync(lettre, acteur.Valeur, ct);
        ViewData["Lettre"] = lettre;
        ViewData["Enregistre"] = lettre.ModifieeLe is { } le ? $"enregistré à {le.HeureEnLettres()}" : "pas encore enregistré";
        return View("Index", form);
    }

    private RedirectToActionResult VersLaLettre(Guid id) => RedirectToAction(nameof(LettresDeMissionController.Details), "LettresDeMission", new { id });
}
