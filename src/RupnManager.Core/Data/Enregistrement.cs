using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Journal;
using RupnManager.Domain.Regles;

namespace RupnManager.Data;

/// <summary>L'enregistrement d'un geste : une transaction, le journal chaîné dedans, les conflits dits en clair.</summary>
internal static class Enregistrement
{
    private const int EssaisMaximaux = 100;
    private const int SqliteCleUnique = 2067;
    private const int SqliteClePrimaire = 1555;
    private static readonly int[] SqlServerDoublons = [2601, 2627];

    public static async Task<int> EnregistrerAsync(this RupnDbContext db, Func<Task<int>> enregistrer, CancellationToken ct)
    {
        var entrees = db.ChangeTracker.Entries<EntreeJournal>().Where(e => e.State is EntityState.Added).Select(e => e.Entity)
            .OrderByDescending(e => e.Numero).ToList();
        var annees = db.AnneesTouchees();
        try
        {
            return entrees.Count == 0 && annees.Count == 0 ? await enregistrer() : await EnregistrerEnsembleAsync(db, annees, entrees, enregistrer, ct);
        }
        catch (DbUpdateConcurrencyException conflit)
        {
            throw new ModifieEntreTempsException(conflit);
        }
        catch (DbUpdateException echec) when (EstDoublon(echec))
        {
            throw new DejaEnregistreException(echec);
        }
    }

    private static async Task<int> EnregistrerEnsembleAsync(RupnDbContext db, List<(Guid EtablissementId, AnneeScolaire Annee)> annees,
        List<EntreeJournal> entrees, Func<Task<int>> enregistrer, CancellationToken ct)
    {
        if (db.Database.CurrentTransaction is not null)
        {
            await TenirEtChainerAsync(db, annees, entrees, ct);
            return await enregistrer();
        }
        for (var essai = 1; ; essai++)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            await TenirEtChainerAsync(db, annees, entrees, ct);
            try
            {
                var lignes = await enregistrer();
                await transaction.CommitAsync(ct);
                return lignes;
            }
            catch (DbUpdateException echec) when (entrees.Count > 0 && essai < EssaisMaximaux && EstDoublon(echec))
            {
                await transaction.RollbackAsync(ct);
                if (!await RangEstPrisAsync(db, entrees[0].Numero, ct)) throw;
                entrees.ForEach(e => e.RendreSonRang());
                db.ChangeTracker.DetectChanges();
            }
        }
    }

    private static async Task TenirEtChainerAsync(
        RupnDbContext db, List<(Guid EtablissementId, AnneeScolaire Annee)> annees, List<EntreeJournal> entrees, CancellationToken ct)
    {
        await db.TenirOuvertesAsync(annees, ct);
        await db.TenirLesRelevesAsync(ct);
        await ChainerAsync(db, entrees, ct);
    }

    private static async Task ChainerAsync(RupnDbContext db, List<EntreeJournal> entrees, CancellationToken ct)
    {
        if (entrees.Count == 0) return;
        var derniere = await db.Journal.AsNoTracking().OrderByDescending(e => e.Numero)
            .Select(e => new { e.Numero, e.Empreinte }).FirstOrDefaultAsync(ct);
        var (numero, empreinte) = (derniere?.Numero ?? 0, derniere?.Empreinte ?? "");
        foreach (var entree in entrees)
        {
            entree.Chainer(numero, empreinte);
            (numero, empreinte) = (entree.Numero, entree.Empreinte);
        }
    }

    /// <summary>Vrai si un autre geste a pris notre rang dans la chaîne : le doublon vient de là, et l'on recommence à la suite.</summary>
    private static Task<bool> RangEstPrisAsync(RupnDbContext db, long numero, CancellationToken ct) => db.Journal.AnyAsync(e => e.Numero == numero, ct);

    private static bool EstDoublon(DbUpdateException echec) => echec.InnerException switch
    {
        SqliteException sqlite => sqlite.SqliteExtendedErrorCode is SqliteCleUnique or SqliteClePrimaire,
        SqlException sqlServer => SqlServerDoublons.Contains(sqlServer.Number),
        _ => false,
    };
}
