using Microsoft.EntityFrameworkCore;
using RupnManager.Domain.Bilans;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Regles;

namespace RupnManager.Data;

/// <summary>L'année close d'un établissement ne change plus : la règle est tenue à un seul endroit, l'enregistrement.</summary>
internal static class AnneesCloses
{
    public static async Task RefuserLesAnneesClosesAsync(this RupnDbContext db, CancellationToken ct)
    {
        var touchees = db.ChangeTracker.Entries<IDeLAnnee>()
            .Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .Select(e => (e.Entity.EtablissementId, e.Entity.Annee)).Distinct().ToList();
        if (touchees.Count == 0) return;
        var etablissements = touchees.Select(t => t.EtablissementId).Distinct().ToList();
        var closes = await db.BilansAuCA.AsNoTracking()
            .Where(b => b.Etat == EtatDuBilanAuCA.AnneeClose && etablissements.Contains(b.EtablissementId))
            .Select(b => new { b.EtablissementId, b.Annee }).ToListAsync(ct);
        if (closes.FirstOrDefault(c => touchees.Contains((c.EtablissementId, c.Annee))) is { } close)
            throw ReglesDesBilans.AnneeClose.Refus(("annee", close.Annee));
    }
}
