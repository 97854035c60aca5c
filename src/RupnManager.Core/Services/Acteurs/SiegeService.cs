using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;

namespace RupnManager.Services.Acteurs;

/// <summary>Lit les sièges avant les affectations qui les occupent : une nomination faite entre les deux se voit à l'enregistrement.</summary>
public sealed class SiegeService(RupnDbContext db)
{
    /// <summary>Les sièges de ces clés, tels qu'ils sont maintenant ; à lire avant de vérifier qui les occupe.</summary>
    internal async Task<SiegesLus> LireAsync(IEnumerable<string?> cles, CancellationToken ct)
    {
        var (lues, connus) = (cles.OfType<string>().ToHashSet(StringComparer.Ordinal), new Dictionary<string, Siege>(StringComparer.Ordinal));
        foreach (var paquet in lues.Order(StringComparer.Ordinal).EnPaquets())
            foreach (var siege in await db.Sieges.Where(s => paquet.Contains(s.Cle)).ToListAsync(ct)) connus[siege.Cle] = siege;
        return new(db, lues, connus);
    }
}

/// <summary>Des sièges lus, que des affectations vont pourvoir.</summary>
internal sealed class SiegesLus(RupnDbContext db, HashSet<string> lues, Dictionary<string, Siege> connus)
{
    /// <summary>De deux nominations simultanées au même siège, une seule s'enregistre ; l'autre se rejoue, et lit la première.</summary>
    public void Pourvoir(Affectation affectation)
    {
        if (Siege.CleDe(affectation) is not { } cle) return;
        if (!lues.Contains(cle)) throw new InvalidOperationException($"Le siège {cle} n'a pas été lu avant d'être pourvu.");
        if (!connus.TryGetValue(cle, out var siege)) db.Sieges.Add(siege = connus[cle] = new Siege { Cle = cle });
        siege.Pourvoir();
    }
}
