using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using RupnManager.Data;
using RupnManager.Data.Comptes;
using RupnManager.Pdf.Scellement;
using RupnManager.Services.Comptes;
using RupnManager.Services.Courriels;
using RupnManager.Services.Etablissements.Annuaire;
using RupnManager.Services.Initialisation;
using RupnManager.Services.LettresDeMission;
using RupnManager.Services.Lots;

namespace RupnManager;

/// <summary>Tout ce que le cœur de l'application enregistre, en un seul endroit.</summary>
public static class CoreServices
{
    private const string BaseParDefaut = "Data Source=App_Data/rupn.db";

    public static IServiceCollection AddRupnCore(this IServiceCollection services, IConfiguration configuration, string racine, bool developpement)
    {
        services.TryAddSingleton(Horloge(configuration, developpement));
        AjouterLaBase(services, configuration, racine);
        services.AjouterLaProtectionDesCles(configuration, racine);
        services.AddIdentityCore<Compte>(options =>
        {
            options.User.RequireUniqueEmail = true;
            options.Password.RequiredLength = 12;
            options.Password.RequireNonAlphanumeric = false;
            options.Password.RequiredUniqueChars = 5;
        }).AddEntityFrameworkStores<RupnDbContext>().AddErrorDescriber<ManquesDuMotDePasse>().AddPasswordValidator<MotDePasseSansSonNom>();
        services.AddSingleton(new AdressePublique(configuration["AdressePublique"] ?? "http://localhost:5080"));
        services.AddSingleton(fournisseur => new FabriqueDeSceau(
            configuration, racine, developpement, fournisseur.GetService<IAutoriteHorodatage>(), fournisseur.GetRequiredService<TimeProvider>()));
        if (configuration["Seal:TimestampAuthority"] is { Length: > 0 } autorite)
            services.AddSingleton<IAutoriteHorodatage>(new AutoriteHorodatageHttp(new HttpClient { Timeout = TimeSpan.FromSeconds(10) }, new Uri(autorite)));
        services.AddSingleton<SuiviDesImports>();
        services.AddHostedService<TravailleurDesImports>();
        services.AddSingleton<SonnetteDesLots>();
        services.AddSingleton<TravailleurDesLots>();
        services.AddHostedService(fournisseur => fournisseur.GetRequiredService<TravailleurDesLots>());
        AjouterLeCourriel(services, configuration, racine, developpement);
        AjouterLesServices(services);
        return services;
    }

    private static void AjouterLeCourriel(IServiceCollection services, IConfiguration configuration, string racine, bool developpement)
    {
        services.AddSingleton(new ExpediteurDeCourriel(configuration["Smtp:From"] ?? "ne-pas-repondre@localhost"));
        if (configuration["Smtp:Host"] is { Length: > 0 } hote)
            services.AddSingleton<ITransportDeCourriel>(new TransportSmtp(new(
                hote, configuration.GetValue("Smtp:Port", 25), configuration["Smtp:User"], configuration["Smtp:Password"])));
        else if (developpement)
            services.AddSingleton<ITransportDeCourriel>(new TransportDansUnDossier(Path.Combine(racine, "App_Data", "courriels")));
        else
            services.AddSingleton<ITransportDeCourriel, TransportAbsent>();
    }

    private static void AjouterLaBase(IServiceCollection services, IConfiguration configuration, string racine)
    {
        var connexion = configuration.GetConnectionString("Rupn") ?? BaseParDefaut;
        switch (configuration["Database:Engine"] ?? "Sqlite")
        {
            case "Sqlite":
                services.AddDbContext<RupnDbContext, SqliteRupnDbContext>(o => o.UseSqlite(CheminAbsolu(connexion, racine)));
                break;
            case "SqlServer":
                services.AddDbContext<RupnDbContext, SqlServerRupnDbContext>(o => o.UseSqlServer(connexion));
                break;
            case var autre:
                throw new InvalidOperationException($"Database:Engine vaut « {autre} » ; les valeurs possibles sont Sqlite et SqlServer.");
        }
    }

    private static string CheminAbsolu(string connexion, string racine)
    {
        var sqlite = new SqliteConnectionStringBuilder(connexion);
        if (sqlite.Mode is SqliteOpenMode.Memory || sqlite.DataSource is ":memory:") return connexion;
        sqlite.DataSource = Path.GetFullPath(sqlite.DataSource, racine);
        Directory.CreateDirectory(Path.GetDirectoryName(sqlite.DataSource)!);
        return sqlite.ToString();
    }

    private static TimeProvider Horloge(IConfiguration configuration, bool developpement) =>
        developpement && configuration.GetValue<DateOnly?>("Horloge:Jour") is { } jour ? new HorlogeDUnJour(jour) : TimeProvider.System;

    /// <summary>Chaque classe « …Service » du dossier Services, une par requête.</summary>
    private static void AjouterLesServices(IServiceCollection services)
    {
        var types = typeof(CoreServices).Assembly.GetTypes()
            .Where(t => t is { IsClass: true, IsAbstract: false, Namespace: not null }
                && t.Namespace.StartsWith("RupnManager.Services", StringComparison.Ordinal)
                && t.Name.EndsWith("Service", StringComparison.Ordinal));
        foreach (var type in types) services.TryAddScoped(type);
        foreach (var geste in typeof(GesteEnLot).Assembly.GetTypes().Where(t => !t.IsAbstract && t.IsSubclassOf(typeof(GesteEnLot))))
            services.AddScoped(typeof(GesteEnLot), geste);
        services.TryAddScoped<DonneesDeReference>();
        services.TryAddSingleton<Services.Etablissements.ChiffrementDuNumen>();
        services.TryAddScoped<CourriersDeLettre>();
        services.TryAddScoped<ImpressionDeLaLettre>();
        services.TryAddSingleton<DemandesDeMotDePasse>();
        services.TryAddSingleton<DemandesDePriseDeFonctions>();
        services.TryAddScoped<QualitesDUnePersonne>();
        services.TryAddScoped<OuvertureDeCompte>();
        services.TryAddScoped<Services.Acteurs.FinDAffectation>();
        services.TryAddScoped<Services.Acteurs.ResteOuvert>();
        services.TryAddScoped<Services.Acteurs.CourriersDesArrivees>();
    }
}
