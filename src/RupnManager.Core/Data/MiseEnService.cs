using Microsoft.EntityFrameworkCore;

namespace RupnManager.Data;

/// <summary>La base prête à servir : migrée, et, sur SQLite, en journal d'écriture anticipée.</summary>
internal static class MiseEnService
{
    public static async Task MettreEnServiceAsync(this RupnDbContext db, CancellationToken ct)
    {
        await db.Database.MigrateAsync(ct);
        // EF Core ne le fait qu'en créant le fichier ; une sauvegarde restaurée n'y est plus.
        if (db.Database.IsSqlite()) await db.Database.ExecuteSqlAsync($"PRAGMA journal_mode = 'wal'", ct);
    }
}
