using Microsoft.AspNetCore.Authorization;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Regles;

namespace RupnManager.Web.Infrastructure;

/// <summary>Une politique par permission, écrites d'une boucle.</summary>
public static class PermissionPolicies
{
    public static void Appliquer(AuthorizationOptions options)
    {
        foreach (var permission in Enum.GetValues<Permission>())
            options.AddPolicy(permission.ToString(), p => p.RequireAuthenticatedUser().AddRequirements(new PermissionRequise(permission)));
        options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
    }
}

/// <summary>La permission qu'une action demande.</summary>
public sealed record PermissionRequise(Permission Permission) : IAuthorizationRequirement;

/// <summary>Accorde la permission si la qualité de la personne la porte.</summary>
public sealed class PermissionHandler(IHttpContextAccessor http) : AuthorizationHandler<PermissionRequise>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext contexte, PermissionRequise requise)
    {
        var acteur = http.HttpContext?.RequestServices.GetRequiredService<ActeurCourant>().Acteur;
        if (acteur?.Peut(requise.Permission) is true) contexte.Succeed(requise);
        else if (requise.Permission is Permission.CertifierServiceFait && acteur?.Role is Role.Intendance)
            http.HttpContext!.Items[ReponsesDuDomaineFilter.Phrase] = ReglesDuPaiement.Certifier.Phrase;
        return Task.CompletedTask;
    }
}
