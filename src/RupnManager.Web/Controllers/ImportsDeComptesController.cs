using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RupnManager.Domain.Acteurs;
using RupnManager.Services.Comptes.Fichier;
using RupnManager.Web.Infrastructure;
using RupnManager.Web.Models;

namespace RupnManager.Web.Controllers;

/// <summary>Les comptes et affectations par fichier CSV : rien ne reste sur le serveur entre l'aperçu et la confirmation.</summary>
[Route("comptes/import")]
public sealed class ImportsDeComptesController(ImportDesComptesService imports, ActeurCourant acteur) : Controller
{
    /// <summary>Au-delà du fichier permis, pour pouvoir dire qu'il est trop lourd.</summary>
    private const int TailleDeLaRequete = 16 * ImportDesComptesService.TailleMaximale;
    private const string Csv = "text/csv; charset=utf-8";

    [HttpGet("modele.csv"), Authorize(nameof(Permission.ImporterComptes))]
    public async Task<IActionResult> Modele(CancellationToken ct) => File(await imports.ModeleAsync(acteur.Valeur, ct), Csv, "comptes.csv");

    [HttpGet(""), Authorize(nameof(Permission.ImporterComptes))]
    public Task<IActionResult> Import(CancellationToken ct) => DepotAsync(new(), ct);

    /// <summary>Contrôle le fichier et montre ce que fera chaque ligne ; rien n'est encore enregistré.</summary>
    [HttpPost(""), Authorize(nameof(Permission.ImporterComptes)), RequestSizeLimit(TailleDeLaRequete)]
    public async Task<IActionResult> Import(FichierDeComptesForm form, CancellationToken ct)
    {
        ApercuDeComptes? apercu = null;
        return await this.TenterAsync(async () => apercu = await imports.LireAsync(await form.LireAsync(ct), acteur.Valeur, ct))
            ? View("Apercu", apercu) : await DepotAsync(form, ct);
    }

    /// <summary>Enregistre ce qui vient d'être lu ; si les comptes ont changé depuis, l'aperçu est montré de nouveau.</summary>
    [HttpPost("application"), Authorize(nameof(Permission.ImporterComptes)), RequestSizeLimit(TailleDeLaRequete)]
    public async Task<IActionResult> Appliquer(ConfirmationDeComptesForm form, CancellationToken ct)
    {
        BilanDeComptes? bilan = null;
        if (await this.TenterAsync(async () => bilan = await imports.EnregistrerAsync(form.Octets(), form.Empreinte ?? "", acteur.Valeur, ct)))
        {
            this.Annoncer(Dire(bilan!));
            return Redirect("/comptes/import");
        }
        ApercuDeComptes? apercu = null;
        try
        {
            apercu = await imports.LireAsync(form.Octets(), acteur.Valeur, ct);
        }
        catch (Domain.Regles.RegleMetierException)
        {
            return await DepotAsync(new(), ct);
        }
        return View("Apercu", apercu);
    }

    /// <summary>Les lignes refusées, à corriger et à déposer de nouveau.</summary>
    [HttpPost("refus.csv"), Authorize(nameof(Permission.ImporterComptes)), RequestSizeLimit(TailleDeLaRequete)]
    public async Task<IActionResult> Refusees(ConfirmationDeComptesForm form, CancellationToken ct) =>
        File(await imports.RefuseesAsync(form.Octets(), acteur.Valeur, ct), Csv, "comptes-refuses.csv");

    private async Task<IActionResult> DepotAsync(FichierDeComptesForm form, CancellationToken ct)
    {
        ViewData["Suivi"] = await imports.SuivreAsync(acteur.Valeur, ct);
        return View("Import", form);
    }

    private static string Dire(BilanDeComptes bilan)
    {
        if (bilan.ARienChange) return "Aucun changement : ce fichier est déjà enregistré.";
        string?[] parties =
        [
            bilan.Comptes switch { 0 => null, 1 => "1 compte ouvert", var n => $"{n:N0} comptes ouverts" },
            bilan.Affectations switch { 0 => null, 1 => "1 affectation enregistrée", var n => $"{n:N0} affectations enregistrées" },
            bilan.Modifiees switch { 0 => null, 1 => "1 affectation modifiée", var n => $"{n:N0} affectations modifiées" },
            bilan.Refusees switch { 0 => null, 1 => "1 ligne refusée, à corriger", var n => $"{n:N0} lignes refusées, à corriger" },
        ];
        return $"{string.Join(", ", parties.OfType<string>())}.{(bilan.Comptes > 0 ? " Les invitations partent à la suite ; un lien vaut sept jours." : "")}";
    }
}
