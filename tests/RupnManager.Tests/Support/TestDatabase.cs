using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using RupnManager.Data;
using RupnManager.Services.Demonstration;
using RupnManager.Services.Initialisation;

namespace RupnManager.Tests.Support;

/// <summary>Une base neuve, migrée, avec la troupe : copiée d'un modèle fait une fois.</summary>
public sealed class TestDatabase : IDisposable
{
    /// <summary>Le jour de référence de la troupe : lundi 23 novembre 2026, 9 h à Paris.</summary>
    public static readonly DateTimeOffset JourDeReference = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    private static readonly Lazy<SqliteConnection> Modele = new(Preparer);
    private readonly string _fichier = Path.Combine(Path.GetTempPath(), $"rupn-{Guid.NewGuid():N}.db");

    public TestDatabase()
    {
        using var copie = new SqliteConnection(Connexion);
        copie.Open();
        lock (Modele) Modele.Value.BackupDatabase(copie);
    }

    public string Connexion => $"Data Source={_fichier};Pooling=False";

    public FakeTimeProvider Horloge { get; } = new(JourDeReference);

    /// <summary>Les services de l'application sur cette base, horloge arrêtée.</summary>
    public ServiceProvider Services(Action<IServiceCollection>? adapter = null) => Composer(Connexion, Horloge, adapter);

    public SqliteRupnDbContext Contexte() => new(new DbContextOptionsBuilder<SqliteRupnDbContext>().UseSqlite(Connexion).Options);

    public void Dispose()
    {
        foreach (var fichier in new[] { _fichier, $"{_fichier}-wal", $"{_fichier}-shm" }) File.Delete(fichier);
    }

    private static ServiceProvider Composer(string connexion, TimeProvider horloge, Action<IServiceCollection>? adapter = null)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["ConnectionStrings:Rupn"] = connexion }).Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddLogging();
        services.AddSingleton(horloge);
        services.AddRupnCore(configuration, Path.GetTempPath(), developpement: true);
        adapter?.Invoke(services);
        return services.BuildServiceProvider();
    }

    private static SqliteConnection Preparer()
    {
        var nom = $"Data Source=modele-{Guid.NewGuid():N};Mode=Memory;Cache=Shared";
        var connexion = new SqliteConnection(nom);
        connexion.Open();
        using var services = Composer(nom, new FakeTimeProvider(JourDeReference));
        using var portee = services.CreateScope();
        portee.ServiceProvider.GetRequiredService<InitialisationService>().PreparerAsync().GetAwaiter().GetResult();
        portee.ServiceProvider.GetRequiredService<DemonstrationService>().JouerAsync().GetAwaiter().GetResult();
        return connexion;
    }
}
