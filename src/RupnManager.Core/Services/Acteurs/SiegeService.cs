using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;

namespace RupnManager.Services.Acteurs;

/// <summary>Marque, dans la transaction du geste, les sièges que des affectations pourvoient.</summary>
public sealed class SiegeService(RupnDbContext db)
{
    /// <summary>De deux nominations simultanées au même siège, une seule s'enregistre ; l'autre se rejoue, et lit la première.</summary>
    internal async Task PourvoirAsync(IEnumerable<Affectation> affectations, CancellationToken ct)
    {
        foreach (var cles in affectations.Select(Siege.CleDe).OfType<string>().Order(StringComparer.Ordinal).EnPaquets())
        {
            var connus = await db.Sieges.Where(s => cles.Contains(s.Cle)).ToDictionaryAsync(s => s.Cle, ct);
            foreach (var cle in cles)
            {
                if (!connus.TryGetValue(cle, out var siege)) db.Sieges.Add(siege = new Siege { Cle = cle });
                siege.Pourvoir();
            }
        }
    }
}
