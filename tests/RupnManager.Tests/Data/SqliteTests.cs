using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Data;
using RupnManager.Domain.Etablissements;
using RupnManager.Services.Initialisation;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Data;

/// <summary>Les réglages de SQLite, lus sur la connexion de l'application.</summary>
public sealed class SqliteTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task La_base_est_en_mode_WAL_meme_si_le_fichier_existait(bool fichierExistant)
    {
        using var donnees = new TestDatabase(vide: true);
        if (fichierExistant) File.Create(donnees.Fichier).Dispose();
        using var services = donnees.Services();

        await PreparerAsync(services);

        Assert.Equal("wal", await LireAsync(services, "PRAGMA journal_mode"));
        Assert.Equal("1", await LireAsync(services, "PRAGMA foreign_keys"));
    }

    [Fact]
    public async Task Une_copie_de_sauvegarde_repasse_en_WAL_au_demarrage()
    {
        using var donnees = new TestDatabase();
        using var services = donnees.Services();
        Assert.NotEqual("wal", await LireAsync(services, "PRAGMA journal_mode"));

        await PreparerAsync(services);

        Assert.Equal("wal", await LireAsync(services, "PRAGMA journal_mode"));
    }

    [Fact]
    public async Task Une_cle_etrangere_inconnue_est_refusee()
    {
        using var donnees = new TestDatabase();
        using var services = donnees.Services();
        using var portee = services.CreateScope();
        var db = portee.ServiceProvider.GetRequiredService<RupnDbContext>();
        db.Departements.Add(new Departement { Code = "98", Libelle = "Nulle part", CodeAcademie = "??" });

        var echec = await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());

        Assert.Equal(787, Assert.IsType<SqliteException>(echec.InnerException).SqliteExtendedErrorCode);
    }

    [Fact]
    public async Task Une_ecriture_attend_que_l_autre_finisse()
    {
        using var donnees = new TestDatabase();
        using var services = donnees.Services();
        await PreparerAsync(services);
        await using var occupant = new SqliteConnection(donnees.Connexion);
        await occupant.OpenAsync();
        var verrou = occupant.BeginTransaction();
        using var portee = services.CreateScope();
        var db = portee.ServiceProvider.GetRequiredService<RupnDbContext>();
        db.Academies.Add(new Academie { Code = "98", Libelle = "essai" });

        var ecriture = Task.Run(() => db.SaveChangesAsync());
        await Task.Delay(600);
        Assert.False(ecriture.IsCompleted, "L'écriture n'a pas attendu le verrou.");
        await verrou.DisposeAsync();

        Assert.Equal(1, await ecriture);
        Assert.True(db.Database.GetDbConnection().ConnectionTimeout >= 15 || db.Database.GetCommandTimeout() >= 15);
    }

    private static async Task PreparerAsync(IServiceProvider services)
    {
        using var portee = services.CreateScope();
        await portee.ServiceProvider.GetRequiredService<InitialisationService>().PreparerAsync();
    }

    private static async Task<string> LireAsync(IServiceProvider services, string pragma)
    {
        using var portee = services.CreateScope();
        var db = portee.ServiceProvider.GetRequiredService<RupnDbContext>().Database;
        await db.OpenConnectionAsync();
        using var commande = db.GetDbConnection().CreateCommand();
        commande.CommandText = pragma;
        return Convert.ToString(await commande.ExecuteScalarAsync())!;
    }
}
