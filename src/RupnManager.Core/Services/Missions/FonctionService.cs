using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Missions;

namespace RupnManager.Services.Missions;

/// <summary>Le catalogue daté des fonctions, à lire.</summary>
public sealed class FonctionService(RupnDbContext db)
{
    /// <summary>Toutes les fonctions, par régime puis par type d'établissement ; la fonction de RUPN d'abord.</summary>
    public async Task<IReadOnlyList<Fonction>> CatalogueAsync(CancellationToken ct = default)
    {
        var fonctions = await db.Fonctions.AsNoTracking().ToListAsync(ct);
        return [.. fonctions.OrderByDescending(f => f.Depuis).ThenBy(f => f.TypeEtablissement)
            .ThenBy(f => f.Code != Fonction.CodeRupn).ThenBy(f => f.Libelle)];
    }
}
