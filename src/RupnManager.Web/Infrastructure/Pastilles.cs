using RupnManager.Domain.Indemnites;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Missions;

namespace RupnManager.Web.Infrastructure;

/// <summary>La pastille du DSFR qui va avec chaque état.</summary>
public static class Pastilles
{
    public static string Pastille(this EtatDeLettre etat) => etat switch
    {
        EtatDeLettre.Validee => "fr-badge fr-badge--success",
        EtatDeLettre.Refusee or EtatDeLettre.Renvoyee => "fr-badge fr-badge--error",
        EtatDeLettre.ASceller or EtatDeLettre.Terminee => "fr-badge fr-badge--warning",
        EtatDeLettre.ASignerParLeChef or EtatDeLettre.ASignerParLeRupn or EtatDeLettre.ASignerParLeDan => "fr-badge fr-badge--info",
        _ => "fr-badge",
    };

    public static string Pastille(this EtatDeMission etat) => etat switch
    {
        EtatDeMission.EnCours => "fr-badge fr-badge--success",
        EtatDeMission.EnAttente => "fr-badge fr-badge--info",
        EtatDeMission.APreparer or EtatDeMission.Interrompue => "fr-badge fr-badge--warning",
        _ => "fr-badge",
    };

    public static string Pastille(this EtatDAttribution etat) => etat switch
    {
        EtatDAttribution.Accordee or EtatDAttribution.Soldee => "fr-badge fr-badge--success",
        EtatDAttribution.Modifiee => "fr-badge fr-badge--new",
        EtatDAttribution.Refusee => "fr-badge fr-badge--error",
        EtatDAttribution.Proposee or EtatDAttribution.EnPaiement => "fr-badge fr-badge--info",
        _ => "fr-badge",
    };

    public static string Pastille(this EtatDeBordereau etat) => etat switch
    {
        EtatDeBordereau.Decide => "fr-badge fr-badge--success",
        EtatDeBordereau.Envoye or EtatDeBordereau.EnDecision => "fr-badge fr-badge--info",
        _ => "fr-badge",
    };

    /// <summary>« Lettre de mission », « Avenant », « Fin de mission ».</summary>
    public static string Libelle(this NatureDeLActe nature) => nature switch
    {
        NatureDeLActe.Avenant => "Avenant",
        NatureDeLActe.FinDeMission => "Fin de mission",
        _ => "Lettre de mission",
    };
}
