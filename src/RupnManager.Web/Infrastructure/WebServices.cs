using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.WebEncoders;
using RupnManager.Data.Comptes;

namespace RupnManager.Web.Infrastructure;

/// <summary>Ce que les pages demandent à ASP.NET Core, et l'ordre dans lequel une requête passe.</summary>
public static class WebServices
{
    public static IServiceCollection AddRupnWeb(this IServiceCollection services, IConfiguration configuration, IWebHostEnvironment environnement)
    {
        services.AddHttpContextAccessor();
        services.AddScoped<ActeurCourant>();
        services.AddScoped<AnneeCourante>();
        services.AddScoped<Connecteur>();
        services.AddSingleton(configuration.GetSection("Exploitant").Get<Exploitant>() ?? new());
        services.AddSingleton(new Marque(configuration.GetValue("Marque:Etat", false)));
        services.AddControllersWithViews(options =>
        {
            options.Filters.Add(new AutoValidateAntiforgeryTokenAttribute());
            options.Filters.Add<ReponsesDuDomaineFilter>();
            options.Filters.Add<Reponse422Filter>();
            options.ModelBinderProviders.Insert(0, new TexteBinderProvider());
            MessagesDeLiaison.EnFrancais(options.ModelBindingMessageProvider);
        });
        services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = "rupn-af";
            o.Cookie.SecurePolicy = Protege(environnement);
        });
        AjouterLaConnexion(services, environnement);
        services.AddSingleton<IAuthorizationHandler, PermissionHandler>();
        services.AddAuthorization(PermissionPolicies.Appliquer);
        services.AddLimites();
        services.AddApi();
        services.AddHostedService<Scelleur>();
        services.AddHostedService<DemandesWorker>();
        services.AddHostedService<PrisesDeFonctionsWorker>();
        if (configuration.GetValue("Courriels:Expedition", true))
        {
            services.AddHostedService<Facteur>();
            if (configuration.GetValue("Courriels:Rappels", true)) services.AddHostedService<Rappeleur>();
        }
        return services;
    }

    public static void UseRupnWeb(this WebApplication app)
    {
        app.UseRequestLocalization(o => o.SetDefaultCulture("fr-FR").AddSupportedCultures("fr-FR").AddSupportedUICultures("fr-FR")
            .RequestCultureProviders.Clear());
        app.UseMiddleware<SecurityHeaders>();
        app.UseExceptionHandler("/erreur/500");
        app.UseStatusCodePagesWithReExecute("/erreur/{0}");
        if (!app.Environment.IsDevelopment()) app.UseHsts();
        app.UseStaticFiles();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseMiddleware<ActeurMiddleware>();
        app.UseAuthorization();
        app.MapControllers();
        app.MapOpenApi(ApiDeLecture.AdresseDuContrat).AllowAnonymous();
        app.MapFallback("{*adresse}", Inconnue).AllowAnonymous();
    }

    /// <summary>Une adresse qui ne mène à rien répond 404 à tous, sans demander de se connecter.</summary>
    private static Task Inconnue(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static CookieSecurePolicy Protege(IWebHostEnvironment environnement) =>
        environnement.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;

    private static void AjouterLaConnexion(IServiceCollection services, IWebHostEnvironment environnement)
    {
        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddScheme<AuthenticationSchemeOptions, JetonHandler>(JetonHandler.Schema, null).AddIdentityCookies();
        new IdentityBuilder(typeof(Compte), services).AddSignInManager().AddDefaultTokenProviders();
        services.ConfigureApplicationCookie(cookie =>
        {
            cookie.Cookie.Name = "rupn";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = Protege(environnement);
            cookie.ExpireTimeSpan = TimeSpan.FromMinutes(30);
            cookie.SlidingExpiration = true;
            cookie.ForwardDefaultSelector = http => JetonHandler.EstPourLui(http) ? JetonHandler.Schema : null;
            cookie.LoginPath = "/connexion";
            cookie.ReturnUrlParameter = "retour";
            cookie.Events.OnRedirectToAccessDenied = contexte =>
            {
                contexte.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };
            cookie.Events.OnValidatePrincipal = PanneDeBase.ValiderAsync;
            cookie.Events.OnSigningOut = Deconnexion.EffacerAsync;
            cookie.Events.OnCheckSlidingExpiration = Inactivite.RepartirAsync;
        });
        services.Configure<SecurityStampValidatorOptions>(o =>
        {
            o.ValidationInterval = TimeSpan.FromMinutes(1);
            o.OnRefreshingPrincipal = ActeurCourant.ConserverLaQualite;
        });
    }
}

/// <summary>La marque affichée : neutre, ou celle de l'État pour un opérateur qui y a droit.</summary>
public sealed record Marque(bool Etat);

internal static class Inactivite
{
    private static readonly TimeSpan Precision = TimeSpan.FromMinutes(1);

    /// <summary>Les 30 minutes repartent de chaque geste ; sans cela elles ne repartiraient qu'après un quart d'heure.</summary>
    public static Task RepartirAsync(CookieSlidingExpirationContext contexte)
    {
        contexte.ShouldRenew = contexte.ElapsedTime >= Precision;
        return Task.CompletedTask;
    }
}

internal static class Deconnexion
{
    /// <summary>À la déconnexion, plus rien de la personne ne reste dans le navigateur.</summary>
    public static Task EffacerAsync(CookieSigningOutContext contexte)
    {
        contexte.HttpContext.Response.Cookies.Delete(AnneeCourante.Cookie);
        return Task.CompletedTask;
    }
}
