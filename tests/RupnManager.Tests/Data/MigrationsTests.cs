using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using RupnManager.Data;
using RupnManager.Tests.Support;
using RupnManager.Tests.Support.TransactSql;

namespace RupnManager.Tests.Data;

public sealed class MigrationsTests
{
    [Fact]
    public void Les_migrations_SQLite_suivent_le_modele()
    {
        using var contexte = new FabriqueSqlite().CreateDbContext([]);

        Assert.NotEmpty(contexte.Database.GetMigrations());
        Assert.False(contexte.Database.HasPendingModelChanges(), "Le modèle a changé : lancez scripts/migrations.sh.");
    }

    [Fact]
    public void Les_migrations_SQL_Server_suivent_le_modele()
    {
        using var contexte = new FabriqueSqlServer().CreateDbContext([]);

        Assert.NotEmpty(contexte.Database.GetMigrations());
        Assert.False(contexte.Database.HasPendingModelChanges(), "Le modèle a changé : lancez scripts/migrations.sh.");
    }

    [Fact]
    public void Les_deux_moteurs_ont_les_memes_tables_et_les_memes_colonnes()
    {
        using RupnDbContext sqlite = new FabriqueSqlite().CreateDbContext([]), sqlServer = new FabriqueSqlServer().CreateDbContext([]);

        var colonnes = Colonnes(sqlite);

        Assert.True(colonnes.Count >= 150, $"Seulement {colonnes.Count} colonnes lues.");
        Assert.Equal(colonnes, Colonnes(sqlServer));
    }

    [Theory]
    [InlineData(MigrationsSqlGenerationOptions.Default)]
    [InlineData(MigrationsSqlGenerationOptions.Idempotent)]
    public void Le_script_de_migration_de_SQL_Server_est_du_TSQL(MigrationsSqlGenerationOptions options)
    {
        using var contexte = new FabriqueSqlServer().CreateDbContext([]);

        var script = contexte.GetService<IMigrator>().GenerateScript(options: options);

        Assert.True(AnalyseurTransactSql.Analyser(script) >= 40, "Trop peu d'instructions dans le script.");
    }

    [Theory, SurSqlite, SurSqlServer]
    public async Task Une_base_migree_n_attend_plus_aucune_migration(Moteur moteur)
    {
        using var donnees = new TestDatabase(moteur);
        using var contexte = donnees.Contexte();

        Assert.Empty(await contexte.Database.GetPendingMigrationsAsync());
        Assert.NotEmpty(await contexte.Database.GetAppliedMigrationsAsync());
    }

    private static List<string> Colonnes(RupnDbContext contexte) =>
        [.. contexte.GetService<IDesignTimeModel>().Model.GetRelationalModel().Tables
            .SelectMany(t => t.Columns.Select(c => $"{t.Name}.{c.Name}{(c.IsNullable ? "?" : "")}")).Order(StringComparer.Ordinal)];
}
