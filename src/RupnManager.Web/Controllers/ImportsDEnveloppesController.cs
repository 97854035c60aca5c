using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RupnManager.Domain.Acteurs;
using RupnManager.Services.Indemnites;
using RupnManager.Web.Infrastructure;
using RupnManager.Web.Models;

namespace RupnManager.Web.Controllers;

/// <summary>Les enveloppes de l'académie par fichier CSV : rien ne reste sur le serveur entre l'aperçu et la confirmation.</summary>
[Route("indemnites/enveloppes")]
public sealed class ImportsDEnveloppesController(ImportDesEnveloppesService imports, ActeurCourant acteur, AnneeCourante annee) : Controller
{
    /// <summary>Au-delà du fichier permis, pour pouvoir dire qu'il est trop lourd.</summary>
    private const int TailleDeLaRequete = 16 * ImportDesEnveloppesService.TailleMaximale;

    [HttpGet("modele.csv"), Authorize(nameof(Permission.NotifierEnveloppes))]
    public async Task<IActionResult> Modele(CancellationToken ct)
    {
        var (nom, octets) = await imports.ModeleAsync(annee.Valeur, acteur.Valeur, ct);
        return File(octets, "text/csv; charset=utf-8", nom);
    }

    [HttpGet("import"), Authorize(nameof(Permission.NotifierEnveloppes))]
    public IActionResult Import() => View(new FichierDEnveloppesForm());

    /// <summary>Contrôle le fichier et montre ce qu'il fera, ou chacune de ses fautes ; rien n'est encore enregistré.</summary>
    [HttpPost("import"), Authorize(nameof(Permission.NotifierEnveloppes)), RequestSizeLimit(TailleDeLaRequete)]
    public async Task<IActionResult> Import(FichierDEnveloppesForm form, CancellationToken ct)
    {
        ApercuDEnveloppes? apercu = null;
        if (!await this.TenterAsync(async () => apercu = await imports.LireAsync(await form.LireAsync(ct), acteur.Valeur, ct))) return View(form);
        if (apercu!.Fautes.Count == 0) return View("Apercu", apercu);
        ModelState.AddModelError(nameof(form.Fichier), apercu.Fautes.Count == 1
            ? "1 ligne est fausse : rien n'a été enregistré. Corrigez-la et déposez le fichier de nouveau."
            : $"{apercu.Fautes.Count:N0} lignes sont fausses : rien n'a été enregistré. Corrigez-les et déposez le fichier de nouveau.");
        ViewData["Fautes"] = apercu.Fautes;
        return View(form);
    }

    [HttpPost("import/application"), Authorize(nameof(Permission.NotifierEnveloppes)), RequestSizeLimit(TailleDeLaRequete)]
    public async Task<IActionResult> Appliquer(ConfirmationDEnveloppesForm form, CancellationToken ct)
    {
        var nombre = 0;
        if (!await this.TenterAsync(async () => nombre = await imports.EnregistrerAsync(form.Octets(), acteur.Valeur, ct)))
            return View("Import", new FichierDEnveloppesForm());
        this.Annoncer(nombre == 1 ? "1 mouvement est enregistré." : $"{nombre:N0} mouvements sont enregistrés.");
        return Redirect("/indemnites/enveloppes");
    }
}
