using Microsoft.EntityFrameworkCore;
using RupnManager.Domain.Activites;
using RupnManager.Domain.Bilans;
using RupnManager.Domain.Regles;

namespace RupnManager.Data;

/// <summary>Le relevé d'un bilan soumis ne change plus : la règle est tenue à l'enregistrement, la mission prise pour soi.</summary>
internal static class RelevesFiges
{
    /// <summary>Refuse de toucher à un relevé figé. À appeler dans la transaction du geste : jusqu'à sa fin, aucun bilan de ces missions ne se soumet.</summary>
    public static async Task TenirLesRelevesAsync(this RupnDbContext db, CancellationToken ct)
    {
        var missions = db.ChangeTracker.Entries<Activite>().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .Select(e => e.Entity.MissionId).Distinct().Order().ToList();
        foreach (var mission in missions)
        {
            await db.TenirLeReleveAsync(mission, ct);
            var bilan = await db.Bilans.AsNoTracking().Where(b => b.MissionId == mission).Select(b => new { b.Etat, b.Annee }).FirstOrDefaultAsync(ct);
            if (bilan?.Etat.FigeLeReleve() is true) throw ReglesDesActivites.Figee.Refus(("annee", bilan.Annee));
        }
    }

    /// <summary>
    /// Prend pour soi, jusqu'à la fin de la transaction, le relevé d'une mission. C'est la mission qui se tient, et non le bilan :
    /// il peut n'être pas encore commencé. L'année de l'établissement se tient avant elle, toujours dans cet ordre.
    /// </summary>
    public static Task TenirLeReleveAsync(this RupnDbContext db, Guid missionId, CancellationToken ct) =>
        db.Missions.Where(m => m.Id == missionId).ExecuteUpdateAsync(m => m.SetProperty(x => x.Version, x => x.Version), ct);
}
