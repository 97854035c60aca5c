using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using RupnManager.Services.Acteurs;
using RupnManager.Web.Infrastructure;
using RupnManager.Web.Models;

namespace RupnManager.Web.Controllers;

public sealed class ConnexionController(Connecteur connecteur, ActeurService acteurs, ActeurCourant acteur) : Controller
{
    [HttpGet("connexion"), AllowAnonymous]
    public IActionResult Index(string? retour) =>
        acteur.Acteur is null ? View(new ConnexionForm { Retour = retour }) : LocalRedirect(Local(retour));

    [HttpPost("connexion"), AllowAnonymous, EnableRateLimiting(Limites.Connexion)]
    public async Task<IActionResult> Index(ConnexionForm form, CancellationToken ct)
    {
        IReadOnlyList<QualiteOuverte> qualites = [];
        if (!await this.TenterAsync(async () => qualites = await connecteur.ConnecterAsync(form.Courriel!, form.MotDePasse!, ct)))
            return View(form);
        return qualites.Count > 1 ? Redirect($"/qualite?retour={Uri.EscapeDataString(Local(form.Retour))}") : LocalRedirect(Local(form.Retour));
    }

    [HttpPost("deconnexion"), AllowAnonymous]
    public async Task<IActionResult> Deconnexion(CancellationToken ct)
    {
        await connecteur.DeconnecterAsync(User, ct);
        return LocalRedirect("/connexion");
    }

    [HttpGet("qualite"), Authorize]
    public async Task<IActionResult> Qualite(string? retour, CancellationToken ct)
    {
        ViewData["Retour"] = Local(retour);
        return View(await acteurs.QualitesAsync(acteur.Valeur.PersonneId, ct));
    }

    [HttpPost("qualite"), Authorize]
    public async Task<IActionResult> Qualite(Guid qualiteId, string? retour, CancellationToken ct)
    {
        await connecteur.ChangerDeQualiteAsync(User, qualiteId, ct);
        return LocalRedirect(Local(retour));
    }

    /// <summary>Prolonge la session, à la demande de la personne.</summary>
    [HttpGet("session"), Authorize]
    public IActionResult Prolonger() => NoContent();

    private string Local(string? retour) => Url.IsLocalUrl(retour) ? retour : "/";
}
