using Microsoft.EntityFrameworkCore;
using RupnManager.Domain.Bilans;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Regles;

namespace RupnManager.Data;

/// <summary>L'année close d'un établissement ne change plus : la règle est tenue à un seul endroit, l'enregistrement.</summary>
internal static class AnneesCloses
{
    /// <summary>Les années d'établissement que l'enregistrement va toucher, toujours dans le même ordre.</summary>
    public static List<(Guid EtablissementId, AnneeScolaire Annee)> AnneesTouchees(this RupnDbContext db) =>
    [
        .. db.ChangeTracker.Entries<IDeLAnnee>()
            .Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .Select(e => (e.Entity.EtablissementId, e.Entity.Annee)).Distinct().OrderBy(t => t.EtablissementId).ThenBy(t => t.Annee.Debut),
    ];

    /// <summary>Refuse de toucher à une année close. À appeler dans la transaction du geste : jusqu'à sa fin, personne ne clôt l'année.</summary>
    public static async Task TenirOuvertesAsync(
        this RupnDbContext db, IReadOnlyList<(Guid EtablissementId, AnneeScolaire Annee)> touchees, CancellationToken ct)
    {
        if (touchees.Count == 0) return;
        var (etablissements, annees) = (touchees.Select(t => t.EtablissementId).Distinct().ToList(), touchees.Select(t => t.Annee).Distinct().ToList());
        var tenues = db.BilansAuCA.Where(b => etablissements.Contains(b.EtablissementId) && annees.Contains(b.Annee));
        if (await tenues.TenirAsync(ct) == 0) return;
        var closes = await tenues.AsNoTracking().Where(b => b.Etat == EtatDuBilanAuCA.AnneeClose).Select(b => new { b.EtablissementId, b.Annee }).ToListAsync(ct);
        if (closes.FirstOrDefault(c => touchees.Contains((c.EtablissementId, c.Annee))) is { } close) throw ReglesDesBilans.AnneeClose.Refus(("annee", close.Annee));
    }

    /// <summary>
    /// Prend pour soi, jusqu'à la fin de la transaction, les lignes qui portent la clôture ; rend leur nombre.
    /// Écrire la version telle qu'elle est ne change rien et prend le verrou, sur les deux moteurs.
    /// </summary>
    public static Task<int> TenirAsync(this IQueryable<BilanAuCA> bilans, CancellationToken ct) =>
        bilans.ExecuteUpdateAsync(b => b.SetProperty(x => x.Version, x => x.Version), ct);
}
