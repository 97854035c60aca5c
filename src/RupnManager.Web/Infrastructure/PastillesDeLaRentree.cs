using RupnManager.Services.NouvelleAnnee;

namespace RupnManager.Web.Infrastructure;

/// <summary>La pastille du DSFR qui va avec l'avancement d'une rentrée.</summary>
public static class PastillesDeLaRentree
{
    public static string Pastille(this AvancementDeRentree avancement) => avancement switch
    {
        AvancementDeRentree.Achevee => "fr-badge fr-badge--success",
        AvancementDeRentree.EnCours => "fr-badge fr-badge--info",
        AvancementDeRentree.ACommencer => "fr-badge fr-badge--warning",
        _ => "fr-badge",
    };
}
