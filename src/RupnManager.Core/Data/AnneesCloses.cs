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
        foreach (var (etablissement, annee) in touchees)
            if (await db.TenirLAnneeAsync(etablissement, annee, ct)
                && await db.BilansAuCA.AnyAsync(b => b.EtablissementId == etablissement && b.Annee == annee && b.Etat == EtatDuBilanAuCA.AnneeClose, ct))
                throw ReglesDesBilans.AnneeClose.Refus(("annee", annee));
    }

    /// <summary>
    /// Prend pour soi, jusqu'à la fin de la transaction, la ligne qui porte la clôture ; faux s'il n'y en a pas encore, et l'année est ouverte.
    /// Écrire la version telle qu'elle est ne change rien et prend le verrou, sur les deux moteurs.
    /// </summary>
    public static async Task<bool> TenirLAnneeAsync(this RupnDbContext db, Guid etablissementId, AnneeScolaire annee, CancellationToken ct) =>
        await db.BilansAuCA.Where(b => b.EtablissementId == etablissementId && b.Annee == annee)
            .ExecuteUpdateAsync(b => b.SetProperty(x => x.Version, x => x.Version), ct) > 0;
}
