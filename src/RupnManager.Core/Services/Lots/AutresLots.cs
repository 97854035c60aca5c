using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Lots;

namespace RupnManager.Services.Lots;

/// <summary>Ce que les lots actifs tiennent.</summary>
public static class AutresLots
{
    /// <summary>Le numéro du lot actif qui tient chacun de ces objets, s'il y en a un.</summary>
    public static Task<Dictionary<Guid, int>> NumerosDesLotsAsync(this RupnDbContext db, IReadOnlyList<Guid> objets, CancellationToken ct) =>
        Prises(db, objets).Select(l => new { l.ObjetId, Numero = l.Lot!.Numero ?? 0 }).ToDictionaryAsync(l => l.ObjetId, l => l.Numero, ct);

    /// <summary>Le numéro du lot qui tient chaque objet de ces lignes, s'il n'est pas le leur.</summary>
    public static Task<Dictionary<Guid, int>> NumerosDesAutresLotsAsync(this RupnDbContext db, IReadOnlyList<LigneDeLot> lignes, CancellationToken ct)
    {
        var sien = lignes.Select(l => l.LotId).FirstOrDefault();
        return Prises(db, [.. lignes.Select(l => l.ObjetId)]).Where(l => l.LotId != sien)
            .Select(l => new { l.ObjetId, Numero = l.Lot!.Numero ?? 0 }).ToDictionaryAsync(l => l.ObjetId, l => l.Numero, ct);
    }

    private static IQueryable<LigneDeLot> Prises(RupnDbContext db, IReadOnlyList<Guid> objets) =>
        db.LignesDeLot.AsNoTracking().Where(l => l.Verrou != null && objets.Contains(l.ObjetId));
}
