using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Services.Couverture;
using RupnManager.Services.LettresDeMission;
using RupnManager.Web.Infrastructure;
using RupnManager.Web.Models.Api;

namespace RupnManager.Web.Controllers.Api;

/// <summary>Ce que toute lecture de l'API a en commun : un jeton, sa limite, ses refus.</summary>
[ApiExplorerSettings(IgnoreApi = false), EnableRateLimiting(Limites.Api)]
[ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, ApiDeLecture.TypeDeProbleme)]
[ProducesResponseType<ProblemDetails>(StatusCodes.Status401Unauthorized, ApiDeLecture.TypeDeProbleme)]
[ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden, ApiDeLecture.TypeDeProbleme)]
[ProducesResponseType<ProblemDetails>(StatusCodes.Status429TooManyRequests, ApiDeLecture.TypeDeProbleme)]
public abstract class LectureController(AnneeCourante annees) : ControllerBase
{
    /// <summary>L'année demandée, ou celle en cours.</summary>
    protected AnneeScolaire AnneeOu(int? demandee) => demandee is { } debut ? new(debut) : annees.EnCours;

    /// <summary>Une demande mal formée : 400, avec ce qui ne va pas.</summary>
    protected ObjectResult Refus() => ApiDeLecture.Probleme(StatusCodes.Status400BadRequest, "Demande mal formée",
        string.Join(" ", ModelState.Values.SelectMany(v => v.Errors).Select(e => e.ErrorMessage)));
}

/// <summary>La couverture de l'académie.</summary>
[Authorize(nameof(Permission.ConsulterCouverture)), Portee(PorteeDeJeton.Couverture)]
public sealed class CouvertureLueController(CouvertureService couvertures, ActeurCourant acteur, AnneeCourante annees) : LectureController(annees)
{
    [HttpGet("api/v1/couverture"), EndpointSummary("La couverture des missions"), Tags("Couverture")]
    [EndpointDescription("Combien de missions de RUPN ont une lettre, et où elle en est : académie, départements, bassins, types d'établissement, semaines.")]
    [ProducesResponseType<CouvertureLue>(StatusCodes.Status200OK, "application/json")]
    public async Task<IActionResult> Lire(
        [Range(2010, 2100, ErrorMessage = "L'année va de 2010 à 2100."), Description("Année de début de l'année scolaire ; sans elle, l'année en cours.")] int? annee, CancellationToken ct) =>
        ModelState.IsValid ? Ok(CouvertureLue.De(await couvertures.OuvrirAsync(AnneeOu(annee), acteur.Valeur, ct))) : Refus();
}

/// <summary>La couverture des indemnités.</summary>
[Authorize(nameof(Permission.ConsulterCouvertureDesIndemnites)), Portee(PorteeDeJeton.Indemnites)]
public sealed class IndemnitesLuesController(CouvertureDesIndemnitesService indemnites, ActeurCourant acteur, AnneeCourante annees) : LectureController(annees)
{
    [HttpGet("api/v1/indemnites"), EndpointSummary("La couverture des indemnités"), Tags("Couverture")]
    [EndpointDescription("Ce qui est notifié, proposé, décidé, certifié, transmis et payé, en euros : académie, départements, types d'établissement.")]
    [ProducesResponseType<IndemnitesLues>(StatusCodes.Status200OK, "application/json")]
    public async Task<IActionResult> Lire(
        [Range(2010, 2100, ErrorMessage = "L'année va de 2010 à 2100."), Description("Année de début de l'année scolaire ; sans elle, l'année en cours.")] int? annee, CancellationToken ct) =>
        ModelState.IsValid ? Ok(IndemnitesLues.De(await indemnites.OuvrirAsync(AnneeOu(annee), acteur.Valeur, ct))) : Refus();
}

/// <summary>Les lettres de l'académie.</summary>
[Authorize(nameof(Permission.ConsulterLettres)), Portee(PorteeDeJeton.Lettres)]
public sealed class LettresLuesController(LettresDeLApiService lettres, ActeurCourant acteur, AnneeCourante annees) : LectureController(annees)
{
    [HttpGet("api/v1/lettres"), EndpointSummary("Les lettres de mission"), Tags("Lettres")]
    [EndpointDescription("Les lettres, avenants et fins de mission de l'année, 50 par page, par référence. Aucun nom de personne.")]
    [ProducesResponseType<LettresLues>(StatusCodes.Status200OK, "application/json")]
    public async Task<IActionResult> Lister(
        [Range(2010, 2100, ErrorMessage = "L'année va de 2010 à 2100."), Description("Année de début de l'année scolaire ; sans elle, l'année en cours.")] int? annee,
        [Description("Seulement les lettres dans cet état.")] EtatDeLettre? etat,
        [Description("Seulement ce département, sur trois caractères.")] string? departement,
        [Range(1, int.MaxValue, ErrorMessage = "La page commence à 1."), Description("La page voulue, 1 si absente.")] int? page,
        CancellationToken ct)
    {
        if (!ModelState.IsValid) return Refus();
        var choisie = AnneeOu(annee);
        return Ok(LettresLues.De(choisie, await lettres.ListerAsync(new(choisie, etat, departement, page ?? 1), acteur.Valeur, ct)));
    }
}
