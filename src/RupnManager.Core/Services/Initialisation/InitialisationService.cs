using Microsoft.EntityFrameworkCore;
using RupnManager.Data;

namespace RupnManager.Services.Initialisation;

/// <summary>Au démarrage : la base à jour, puis les données de référence. Deux instances peuvent démarrer ensemble.</summary>
public sealed class InitialisationService(RupnDbContext db, DonneesDeReference reference)
{
    /// <summary>Applique les migrations (sous le verrou d'EF Core) et complète les données de référence.</summary>
    public async Task PreparerAsync(CancellationToken ct = default)
    {
        await db.Database.MigrateAsync(ct);
        await reference.CompleterAsync(ct);
    }
}
