using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Options;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Regles;
using RupnManager.Services.Comptes;

namespace RupnManager.Web.Infrastructure;

/// <summary>Reconnaît le jeton d'accès d'un service : « Authorization: Bearer … ». L'API ne connaît ni témoin ni session.</summary>
public sealed class JetonHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory journaux, UrlEncoder encodeur, JetonService jetons, ActeurCourant courant)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, journaux, encodeur)
{
    public const string Schema = "Jeton";
    private static readonly object Portees = new();

    /// <summary>Vrai pour les adresses de l'API.</summary>
    public static bool EstPourLui(HttpContext http) => http.Request.Path.StartsWithSegments(ApiDeLecture.Racine);

    /// <summary>Le secret que la requête présente.</summary>
    public static string? Secret(HttpRequest requete) =>
        AuthenticationHeaderValue.TryParse(requete.Headers.Authorization, out var entete)
            && entete.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase) && entete.Parameter is { Length: > 0 } secret ? secret : null;

    /// <summary>Vrai si le jeton de la requête porte cette donnée.</summary>
    public static bool Porte(HttpContext http, PorteeDeJeton portee) => http.Items[Portees] is IReadOnlyList<PorteeDeJeton> portees && portees.Contains(portee);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Secret(Request) is not { } secret) return AuthenticateResult.NoResult();
        if (await jetons.IdentifierAsync(secret, Context.RequestAborted) is not { } usage)
        {
            Context.Items[ReponsesDuDomaineFilter.Phrase] = ReglesDesComptes.JetonPerime.Phrase;
            return AuthenticateResult.Fail(ReglesDesComptes.JetonPerime.Cle);
        }
        courant.Acteur = usage.Acteur;
        Context.Items[Portees] = usage.Portees;
        return AuthenticateResult.Success(new(new ClaimsPrincipal(new ClaimsIdentity([new("jeton", $"{usage.JetonId}")], Schema)), Schema));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties proprietes)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = Secret(Request) is null ? "Bearer" : "Bearer error=\"invalid_token\"";
        return Task.CompletedTask;
    }
}

/// <summary>La donnée que l'action rend : un jeton qui ne la porte pas reçoit 403.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PorteeAttribute(PorteeDeJeton portee) : Attribute, IAuthorizationFilter
{
    public void OnAuthorization(AuthorizationFilterContext context)
    {
        if (JetonHandler.Porte(context.HttpContext, portee)) return;
        context.HttpContext.Items[ReponsesDuDomaineFilter.Phrase] = ReglesDesComptes.JetonHorsPortee.Phrase;
        context.Result = new StatusCodeResult(StatusCodes.Status403Forbidden);
    }
}
