using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Routing;
using RupnManager.Domain.Acteurs;
using RupnManager.Web.Controllers;

namespace RupnManager.Tests.Architecture;

/// <summary>Ce que chaque action déclare d'elle-même.</summary>
public sealed class PagesTests
{
    private static readonly HashSet<string> Permissions = [.. Enum.GetNames<Permission>()];

    [Fact]
    public void Toute_action_nomme_une_permission_ou_se_dit_ouverte()
    {
        var fautes = Actions().Where(a => !EstDeclaree(a)).Select(Nom);

        Assert.Empty(fautes);
    }

    [Fact]
    public void Toute_permission_demandee_existe()
    {
        var politiques = Actions().SelectMany(a => Attributs<AuthorizeAttribute>(a).Select(p => (Action: Nom(a), p.Policy)))
            .Where(p => p.Policy is not null);

        Assert.All(politiques, p => Assert.Contains(p.Policy!, Permissions));
    }

    [Fact]
    public void Toute_action_a_son_adresse_et_son_verbe()
    {
        var fautes = Actions().Where(a => !a.GetCustomAttributes<HttpMethodAttribute>().Any() && a.DeclaringType != typeof(ErreurController)).Select(Nom);

        Assert.Empty(fautes);
    }

    [Fact]
    public void Le_jeton_des_formulaires_n_est_ignore_que_par_la_page_d_erreur()
    {
        var fautes = Actions().Where(a => Attributs<IgnoreAntiforgeryTokenAttribute>(a).Count != 0 && a.DeclaringType != typeof(ErreurController)).Select(Nom);

        Assert.Empty(fautes);
    }

    private static bool EstDeclaree(MethodInfo action) =>
        Attributs<AllowAnonymousAttribute>(action).Count != 0 || Attributs<AuthorizeAttribute>(action).Count != 0;

    private static List<T> Attributs<T>(MethodInfo action) where T : Attribute =>
        [.. action.GetCustomAttributes<T>(), .. action.DeclaringType!.GetCustomAttributes<T>()];

    private static string Nom(MethodInfo action) => $"{action.DeclaringType!.Name}.{action.Name}";

    private static List<MethodInfo> Actions()
    {
        var actions = typeof(ErreurController).Assembly.GetTypes().Where(t => typeof(ControllerBase).IsAssignableFrom(t) && !t.IsAbstract)
            .SelectMany(t => t.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .Where(m => !m.IsSpecialName && m.GetCustomAttribute<NonActionAttribute>() is null).ToList();
        Assert.True(actions.Count >= 8, $"Seulement {actions.Count} actions lues.");
        return actions;
    }
}
