using Microsoft.EntityFrameworkCore;
using RupnManager.Domain.Indemnites;

namespace RupnManager.Services.Indemnites;

/// <summary>L'attribution avec tout ce dont ses gestes ont besoin : mission, personne, enveloppe, bordereau et ses lignes, échéances.</summary>
internal static class AttributionsCompletes
{
    public static IQueryable<Attribution> Completes(this IQueryable<Attribution> attributions) => attributions
        .Include(a => a.Personne)
        .Include(a => a.Etablissement)
        .Include(a => a.Enveloppe)
        .Include(a => a.Mission!.Fonction)
        .Include(a => a.Mission!.Etablissement)
        .Include(a => a.Mission!.Personnel!.Personne)
        .Include(a => a.Mission!.Interruptions)
        .Include(a => a.Bordereau!.Etablissement)
        .Include(a => a.Bordereau!.Attributions)
        .Include(a => a.Echeances)
        .AsSplitQuery();

    /// <summary>Le bordereau et, pour chacune de ses lignes, de quoi l'imprimer ou la décider.</summary>
    public static IQueryable<Bordereau> Complets(this IQueryable<Bordereau> bordereaux) => bordereaux
        .Include(b => b.Etablissement!.Academie)
        .Include(b => b.Attributions).ThenInclude(a => a.Personne)
        .Include(b => b.Attributions).ThenInclude(a => a.Enveloppe)
        .Include(b => b.Attributions).ThenInclude(a => a.Echeances)
        .Include(b => b.Attributions).ThenInclude(a => a.Mission!.Fonction)
        .Include(b => b.Attributions).ThenInclude(a => a.Mission!.Etablissement)
        .Include(b => b.Attributions).ThenInclude(a => a.Mission!.Personnel!.Personne)
        .Include(b => b.Attributions).ThenInclude(a => a.Mission!.Interruptions)
        .AsSplitQuery();
}
