using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace RupnManager.Data;

/// <summary>Pour l'outil de migrations seulement : un contexte sans base.</summary>
public sealed class FabriqueSqlite : IDesignTimeDbContextFactory<SqliteRupnDbContext>
{
    public SqliteRupnDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteRupnDbContext>().UseSqlite("Data Source=:memory:").Options);
}

/// <summary>Pour l'outil de migrations seulement : un contexte sans serveur.</summary>
public sealed class FabriqueSqlServer : IDesignTimeDbContextFactory<SqlServerRupnDbContext>
{
    public SqlServerRupnDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqlServerRupnDbContext>().UseSqlServer("Server=.;Database=rupn").Options);
}
