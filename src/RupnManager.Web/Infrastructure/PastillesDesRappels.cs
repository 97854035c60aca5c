using RupnManager.Services.Rappels;

namespace RupnManager.Web.Infrastructure;

/// <summary>La pastille du DSFR qui va avec l'état d'un rappel.</summary>
public static class PastillesDesRappels
{
    public static string Pastille(this EtatDuRappel etat) => etat switch
    {
        EtatDuRappel.Envoye => "fr-badge fr-badge--success",
        EtatDuRappel.Groupe => "fr-badge fr-badge--info",
        EtatDuRappel.NonParti => "fr-badge fr-badge--error",
        _ => "fr-badge",
    };
}
