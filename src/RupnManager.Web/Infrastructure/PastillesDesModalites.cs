using RupnManager.Domain.Indemnites;

namespace RupnManager.Web.Infrastructure;

/// <summary>La pastille du DSFR qui va avec l'état des modalités.</summary>
public static class PastillesDesModalites
{
    public static string Pastille(this EtatDesModalites etat) => etat switch
    {
        EtatDesModalites.ARecueillir => "fr-badge fr-badge--warning",
        EtatDesModalites.AvisRendu => "fr-badge fr-badge--info",
        _ => "fr-badge fr-badge--success",
    };
}
