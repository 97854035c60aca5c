using System.Security.Claims;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Identity;
using RupnManager.Domain.Acteurs;
using RupnManager.Services.Acteurs;

namespace RupnManager.Web.Infrastructure;

/// <summary>La personne connectée, dans la qualité qu'elle a choisie.</summary>
public sealed class ActeurCourant
{
    public const string ClaimDeQualite = "qualite";

    public Acteur? Acteur { get; internal set; }

    /// <summary>L'acteur ; n'existe que sur une page qui demande d'être connecté.</summary>
    public Acteur Valeur => Acteur ?? throw new InvalidOperationException("Cette page demande d'être connecté.");

    public static Guid? PersonneId(ClaimsPrincipal principal) =>
        Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;

    public static Guid? QualiteId(ClaimsPrincipal principal) =>
        Guid.TryParse(principal.FindFirstValue(ClaimDeQualite), out var id) ? id : null;

    /// <summary>Le jeton de sécurité du compte à l'ouverture de la session.</summary>
    public static string JetonDeSession(ClaimsPrincipal principal) =>
        principal.FindFirstValue(new ClaimsIdentityOptions().SecurityStampClaimType) ?? "";

    /// <summary>Quand le jeton de sécurité est revu, la qualité choisie reste.</summary>
    internal static Task ConserverLaQualite(SecurityStampRefreshingPrincipalContext contexte)
    {
        if (contexte.CurrentPrincipal?.FindFirst(ClaimDeQualite) is { } qualite && contexte.NewPrincipal?.Identity is ClaimsIdentity identite)
            identite.AddClaim(qualite.Clone());
        return Task.CompletedTask;
    }
}

/// <summary>À chaque requête, relit la session et la qualité : un droit perdu ou une session fermée l'est aussitôt.</summary>
public sealed class ActeurMiddleware(RequestDelegate suite)
{
    public async Task InvokeAsync(HttpContext http, ActeurCourant courant, ActeurService acteurs, AnneeCourante annee)
    {
        if (http.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            // La page d'erreur se montre sans la base, qui est peut-être la cause de l'erreur.
            await suite(http);
            return;
        }
        PanneDeBase.Relancer(http);
        if (ActeurCourant.PersonneId(http.User) is { } personneId)
        {
            courant.Acteur = await acteurs.ReprendreAsync(
                personneId, ActeurCourant.QualiteId(http.User), ActeurCourant.JetonDeSession(http.User), http.RequestAborted);
            if (courant.Acteur is null)
            {
                await http.RequestServices.GetRequiredService<SignInManager<Data.Comptes.Compte>>().SignOutAsync();
                http.User = new ClaimsPrincipal(new ClaimsIdentity());
            }
            else await annee.ReconnaitreAsync(courant.Acteur, http.RequestAborted);
        }
        await suite(http);
    }
}
