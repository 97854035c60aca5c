using RupnManager.Domain.Indemnites;

namespace RupnManager.Web.Infrastructure;

/// <summary>La pastille du DSFR qui va avec chaque état d'une enveloppe.</summary>
public static class PastillesDesEnveloppes
{
    public static string Pastille(this EtatDEnveloppe etat) => etat switch
    {
        EtatDEnveloppe.NonNotifiee => "fr-badge fr-badge--warning",
        EtatDEnveloppe.Ouverte => "fr-badge fr-badge--success",
        EtatDEnveloppe.Epuisee => "fr-badge fr-badge--info",
        _ => "fr-badge",
    };
}
