using RupnManager.Domain.Indemnites;

namespace RupnManager.Web.Infrastructure;

/// <summary>La pastille du DSFR qui va avec chaque étape d'un paiement.</summary>
public static class PastillesDesPaiements
{
    public static string Pastille(this SituationDEcheance situation) => situation switch
    {
        SituationDEcheance.Payee => "fr-badge fr-badge--success",
        SituationDEcheance.Rejetee => "fr-badge fr-badge--error",
        SituationDEcheance.Retenue => "fr-badge fr-badge--warning",
        SituationDEcheance.NonCertifiee or SituationDEcheance.SansPaiement => "fr-badge",
        _ => "fr-badge fr-badge--info",
    };

    public static string Pastille(this EtatDeListe etat) => etat switch
    {
        EtatDeListe.Arrete or EtatDeListe.Solde => "fr-badge fr-badge--success",
        EtatDeListe.Soumis or EtatDeListe.Transmis => "fr-badge fr-badge--info",
        _ => "fr-badge",
    };
}
