using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using RupnManager.Domain.Regles;
using RupnManager.Web.Infrastructure;

namespace RupnManager.Web.Controllers;

/// <summary>Ce qu'une page d'erreur dit : quoi, et que faire.</summary>
public sealed record PageDErreur(int Statut, string Titre, string Phrase);

/// <summary>Les pages d'erreur, en français, sans menu métier.</summary>
public sealed class ErreurController : Controller
{
    [Route("erreur/{statut:int}"), AllowAnonymous, IgnoreAntiforgeryToken]
    [ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public IActionResult Index(int statut)
    {
        if (PanneDeBase.Est(HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error)) statut = StatusCodes.Status503ServiceUnavailable;
        Response.StatusCode = statut;
        var phrase = HttpContext.Items[ReponsesDuDomaineFilter.Phrase] as string;
        if (ApiDeLecture.EstDemandee(HttpContext)) return ApiDeLecture.Probleme(statut, Titre(statut), phrase ?? Phrase(statut));
        return View(new PageDErreur(statut, Titre(statut), phrase ?? Phrase(statut)));
    }

    private static string Titre(int statut) => statut switch
    {
        400 => "Formulaire expiré",
        401 => "Jeton nécessaire",
        403 => "Ce geste ne vous est pas ouvert",
        404 => "Page introuvable",
        409 => "Modifié entre-temps",
        422 => "Ce geste n'est pas possible",
        429 => "Trop d'essais",
        503 => "Le service est momentanément arrêté",
        _ => "Une erreur est survenue",
    };

    private static string Phrase(int statut) => statut switch
    {
        400 => ReglesDesComptes.FormulaireExpire.Phrase,
        401 => "Présentez un jeton d'accès dans l'en-tête « Authorization: Bearer … ». Il se crée dans votre compte.",
        403 => "Votre rôle ne permet pas d'ouvrir cette page.",
        404 => "Cette adresse ne mène à rien que vous puissiez voir. Vérifiez-la, ou revenez à l'accueil.",
        409 => "Quelqu'un a modifié la même chose pendant que vous l'aviez à l'écran. Rouvrez la page, puis recommencez.",
        422 => "L'état présent ne le permet pas. Rouvrez la page pour voir ce qui a changé.",
        429 => "Attendez quelques minutes, puis recommencez.",
        503 => "La base de données ne répond pas. Rien n'est perdu : réessayez dans quelques minutes.",
        _ => "L'erreur est enregistrée. Rien n'a été fait à moitié : vous pouvez recommencer.",
    };
}
