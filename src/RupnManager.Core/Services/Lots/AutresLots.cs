using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Lots;

namespace RupnManager.Services.Lots;

/// <summary>Ce que des lots actifs tiennent.</summary>
public static class AutresLots
{
    /// <summary>Le numéro du lot qui tient chacun de ces objets, pour ceux qu'un lot tient.</summary>
    public static Task<Dictionary<Guid, int>> NumerosDesLotsAsync(this RupnDbContext db, IReadOnlyList<Guid> objets, CancellationToken ct) =>
        db.LignesDeLot.AsNoTracking().Where(l => l.Verrou != null && objets.Contains(l.ObjetId))
            .Select(l => new { l.ObjetId, Numero = l.Lot!.Numero ?? 0 }).ToDictionaryAsync(l => l.ObjetId, l => l.Numero, ct);

    /// <summary>Le numéro du lot qui tient chaque objet de ces lignes, s'il n'est pas le leur.</summary>
    public static Task<Dictionary<Guid, int>> NumerosDesAutresLotsAsync(this RupnDbContext db, IReadOnlyList<LigneDeLot> lignes, CancellationToken ct)
    {
        var objets = lignes.Select(l => l.ObjetId).ToList();
        var sien = lignes.Select(l => l.LotId).FirstOrDefault();
        return db.LignesDeLot.AsNoTracking().Where(l => l.Verrou != null && l.LotId != sien && objets.Contains(l.ObjetId))
            .Select(l => new { l.ObjetId, Numero = l.Lot!.Numero ?? 0 }).ToDictionaryAsync(l => l.ObjetId, l => l.Numero, ct);
    }
}
