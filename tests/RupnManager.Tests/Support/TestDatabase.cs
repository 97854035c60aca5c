using System.Collections.Concurrent;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using RupnManager.Data;
using RupnManager.Services.Demonstration;
using RupnManager.Services.Demonstration.Peuplement;
using RupnManager.Services.Initialisation;
using RupnManager.Tests.Support.TransactSql;

namespace RupnManager.Tests.Support;

/// <summary>Une base neuve, migrée, avec la troupe : copiée d'un modèle fait une fois sur SQLite, refaite sur SQL Server.</summary>
public sealed class TestDatabase : IDisposable
{
    /// <summary>Le jour de référence de la troupe : lundi 23 novembre 2026, 9 h à Paris.</summary>
    public static readonly DateTimeOffset JourDeReference = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    private static readonly Lazy<SqliteConnection> Modele = new(() => PreparerUnModele(Jouer));
    private static readonly ConcurrentDictionary<DemandeDePeuplement, Lazy<SqliteConnection>> Peuplements = [];
    private readonly string _nom = $"rupn-{Guid.NewGuid():N}";
    private readonly Moteur _moteur;

    public TestDatabase(Moteur moteur = Moteur.Sqlite, bool vide = false)
    {
        _moteur = moteur;
        if (vide) return;
        if (moteur is Moteur.SqlServer)
        {
            Preparer(Connexion, moteur, Jouer);
            return;
        }
        Copier(Modele);
    }

    /// <summary>Une base peuplée, copiée d'un modèle fait une fois pour la même demande.</summary>
    public static TestDatabase Peuplee(DemandeDePeuplement demande)
    {
        var donnees = new TestDatabase(vide: true);
        donnees.Copier(Peuplements.GetOrAdd(demande, d => new(() => PreparerUnModele(s => Peupler(s, d), rejouer: false))));
        return donnees;
    }

    public string Connexion => _moteur is Moteur.SqlServer
        ? new SqlConnectionStringBuilder(FactSqlServerAttribute.Connexion) { InitialCatalog = _nom }.ToString()
        : $"Data Source={Fichier};Pooling=False";

    /// <summary>Le fichier SQLite.</summary>
    public string Fichier => Path.Combine(Path.GetTempPath(), $"{_nom}.db");

    public FakeTimeProvider Horloge { get; } = new(JourDeReference);

    /// <summary>Les services de l'application sur cette base, horloge arrêtée.</summary>
    public ServiceProvider Services(Action<IServiceCollection>? adapter = null) => Composer(Connexion, _moteur, Horloge, adapter);

    public RupnDbContext Contexte() => _moteur is Moteur.SqlServer
        ? new SqlServerRupnDbContext(new DbContextOptionsBuilder<SqlServerRupnDbContext>().UseSqlServer(Connexion).Options)
        : new SqliteRupnDbContext(new DbContextOptionsBuilder<SqliteRupnDbContext>().UseSqlite(Connexion).Options);

    public void Dispose()
    {
        if (_moteur is Moteur.SqlServer)
        {
            using var contexte = Contexte();
            contexte.Database.EnsureDeleted();
        }
        foreach (var suffixe in new[] { "", "-wal", "-shm" }) File.Delete(Fichier + suffixe);
    }

    private static ServiceProvider Composer(
        string connexion, Moteur moteur, TimeProvider horloge, Action<IServiceCollection>? adapter = null, bool rejouer = true)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Rupn"] = connexion, ["Database:Engine"] = moteur.ToString(),
        }).Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddLogging();
        services.AddSingleton(horloge);
        services.AddRupnCore(configuration, Path.GetTempPath(), developpement: true);
        services.ConfigureDbContext<SqliteRupnDbContext>(rejouer ? Rejeu.Suivre : Rejeu.Avertir);
        adapter?.Invoke(services);
        return services.BuildServiceProvider();
    }

    private void Copier(Lazy<SqliteConnection> modele)
    {
        using var copie = new SqliteConnection(Connexion);
        copie.Open();
        lock (modele) modele.Value.BackupDatabase(copie);
    }

    private static void Jouer(IServiceProvider services) => services.GetRequiredService<DemonstrationService>().JouerAsync().GetAwaiter().GetResult();

    private static void Peupler(IServiceProvider services, DemandeDePeuplement demande) =>
        services.GetRequiredService<PeuplementService>().PeuplerAsync(demande, _ => { }).GetAwaiter().GetResult();

    private static void Preparer(string connexion, Moteur moteur, Action<IServiceProvider> remplir, bool rejouer = true)
    {
        using var services = Composer(connexion, moteur, new FakeTimeProvider(JourDeReference), rejouer: rejouer);
        using var portee = services.CreateScope();
        portee.ServiceProvider.GetRequiredService<InitialisationService>().PreparerAsync().GetAwaiter().GetResult();
        remplir(portee.ServiceProvider);
    }

    private static SqliteConnection PreparerUnModele(Action<IServiceProvider> remplir, bool rejouer = true)
    {
        var nom = $"Data Source=modele-{Guid.NewGuid():N};Mode=Memory;Cache=Shared";
        var connexion = new SqliteConnection(nom);
        connexion.Open();
        Preparer(nom, Moteur.Sqlite, remplir, rejouer);
        return connexion;
    }
}
