using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Courriels;
using RupnManager.Domain.Etablissements;

namespace RupnManager.Data;

/// <summary>Qui reçoit des récapitulatifs, dit à la base : la même règle que <see cref="FrequencesDesEnvois.ParDefaut"/>.</summary>
internal static class ChoixDesEnvois
{
    /// <summary>Les personnes qui ont choisi cette fréquence ; sans choix, le DAN et le rectorat sont au récapitulatif quotidien.</summary>
    public static IQueryable<Personne> EnRecapitulatif(this IQueryable<Personne> personnes, RupnDbContext db, DateOnly jour, FrequenceDesEnvois frequence) =>
        frequence is FrequenceDesEnvois.Quotidienne
            ? personnes.Where(p => p.Envois == FrequenceDesEnvois.Quotidienne || (p.Envois == null
                && db.Affectations.Any(a => a.PersonneId == p.Id && (a.Role == Role.Dan || a.Role == Role.Rectorat) && a.Debut <= jour && (a.Fin == null || jour <= a.Fin))))
            : personnes.Where(p => p.Envois == frequence);

    /// <summary>Les courriels à envoyer un par un : ceux de qui a choisi un récapitulatif attendent d'y être réunis.</summary>
    public static IQueryable<CourrielSortant> HorsRecapitulatif(this IQueryable<CourrielSortant> courriels, RupnDbContext db, DateOnly jour)
    {
        var parJour = db.Personnes.EnRecapitulatif(db, jour, FrequenceDesEnvois.Quotidienne);
        var parSemaine = db.Personnes.EnRecapitulatif(db, jour, FrequenceDesEnvois.Hebdomadaire);
        return courriels.Where(c => !c.Groupable || (!parJour.Any(p => p.Id == c.PersonneId) && !parSemaine.Any(p => p.Id == c.PersonneId)));
    }
}
