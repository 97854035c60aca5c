using Microsoft.EntityFrameworkCore;
using RupnManager.Data;

namespace RupnManager.Services.Initialisation;

/// <summary>Dit si la base répond.</summary>
public sealed class SanteService(RupnDbContext db)
{
    public async Task<bool> BaseRepondAsync(CancellationToken ct = default)
    {
        try
        {
            return await db.Academies.AnyAsync(ct);
        }
        catch (Exception erreur) when (erreur is System.Data.Common.DbException or InvalidOperationException or TimeoutException)
        {
            return false;
        }
    }
}
