using Microsoft.AspNetCore.Authorization;
using RupnManager.Domain.Acteurs;

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
        var courant = http.HttpContext?.RequestServices.GetRequiredService<ActeurCourant>();
        if (courant?.Acteur?.Peut(requise.Permission) is true) contexte.Succeed(requise);
        return Task.CompletedTask;
    }
}
