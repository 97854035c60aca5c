using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Indemnites;

namespace RupnManager.Services.Indemnites;

/// <summary>Le décompte annuel d'une personne, toutes fonctions et tous établissements confondus (IFIC) ; l'IMP n'a pas de plafond.</summary>
public sealed class CumulService(RupnDbContext db)
{
    /// <summary>Le décompte, suivi par le contexte ; ouvert sur ce qui est déjà engagé s'il n'existe pas encore. Rien en IMP.</summary>
    public async Task<CumulDePersonne?> DeAsync(Guid personneId, AnneeScolaire annee, CancellationToken ct = default)
    {
        if (annee.Regime is not Regime.Ific) return null;
        var cumul = db.Cumuls.Local.FirstOrDefault(c => c.PersonneId == personneId && c.Annee == annee)
            ?? await db.Cumuls.FirstOrDefaultAsync(c => c.PersonneId == personneId && c.Annee == annee, ct);
        if (cumul is not null) return cumul;
        var engage = await db.Attributions.Where(a => a.PersonneId == personneId && a.Annee == annee).SumAsync(a => a.Engage.Centimes, ct);
        cumul = CumulDePersonne.Ouvrir(personneId, annee, new(engage));
        db.Cumuls.Add(cumul);
        return cumul;
    }
}
