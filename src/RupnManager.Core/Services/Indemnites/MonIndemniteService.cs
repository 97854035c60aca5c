using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Indemnites;

namespace RupnManager.Services.Indemnites;

/// <summary>Une échéance à venir ou passée, dite à l'intéressé.</summary>
public sealed record EcheanceDite(string Libelle, Montant Montant, string Etat, SituationDEcheance Situation);

/// <summary>Une indemnité de la personne, et l'acte qu'elle attend.</summary>
public sealed record IndemniteDite(Attribution Attribution, string Attente, IReadOnlyList<EcheanceDite> Echeances);

/// <summary>« Mon indemnité » : à chacun la sienne, jamais celle d'un autre.</summary>
public sealed class MonIndemniteService(RupnDbContext db, TimeProvider horloge)
{
    /// <summary>Les indemnités de la personne pour une année, telles qu'elles lui sont parvenues.</summary>
    public async Task<IReadOnlyList<IndemniteDite>> DeAsync(AnneeScolaire annee, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.ConsulterSonIndemnite);
        var attributions = await db.Attributions.VisiblesPar(acteur).AsNoTrackingWithIdentityResolution().Where(a => a.Annee == annee && a.PersonneId == acteur.PersonneId)
            .Completes().OrderBy(a => a.ProposeeLe).ThenBy(a => a.Id).ToListAsync(ct);
        var jour = horloge.Aujourdhui();
        return [.. attributions.Select(a => new IndemniteDite(a, Attente(a, jour), [.. a.Echeances.OrderBy(e => e.Numero).Select(e =>
            new EcheanceDite(e.Libelle, e.Engage, Dire(e, a, jour), e.Situation))]))];
    }

    /// <summary>L'acte que l'indemnité attend, en mots.</summary>
    public static string Attente(Attribution attribution, DateOnly jour) => attribution.Etat switch
    {
        EtatDAttribution.Proposee => "attend la décision du recteur",
        EtatDAttribution.Refusee => "n'attend plus rien : le recteur l'a refusée",
        EtatDAttribution.Retiree => "n'attend plus rien : la proposition a été retirée",
        EtatDAttribution.Soldee => "n'attend plus rien : tout est payé",
        EtatDAttribution.SansPaiement => "n'attend plus rien : le service n'a pas été constaté",
        _ => Prochaine(attribution, jour),
    };

    private static string Prochaine(Attribution attribution, DateOnly jour)
    {
        var prochaine = attribution.Echeances.OrderBy(e => e.Numero)
            .FirstOrDefault(e => e.Situation is not (SituationDEcheance.Payee or SituationDEcheance.SansPaiement));
        return prochaine is null ? "n'attend plus rien" : Acte(prochaine, attribution, jour);
    }

    private static string Acte(Echeance echeance, Attribution attribution, DateOnly jour) => echeance.Situation switch
    {
        SituationDEcheance.NonCertifiee when !echeance.EstCertifiable(jour, attribution.Mission!.Terme) =>
            $"attend la fin de la période ({echeance.Libelle}), puis la certification du service fait par le chef d'établissement",
        SituationDEcheance.NonCertifiee => $"attend la certification du service fait ({echeance.Libelle}) par le chef d'établissement",
        SituationDEcheance.APayer => $"attend l'état liquidatif de l'intendance ({echeance.Libelle})",
        SituationDEcheance.Retenue => $"attend l'intendance : l'échéance est retenue ({echeance.Libelle})",
        SituationDEcheance.SurEtat => $"attend l'arrêté de l'état liquidatif par le chef d'établissement ({echeance.Libelle})",
        SituationDEcheance.Arretee => $"attend la transmission de l'état liquidatif au rectorat ({echeance.Libelle})",
        SituationDEcheance.Transmise => $"attend la mise en paiement par le rectorat ({echeance.Libelle})",
        _ => $"attend l'intendance : le rectorat a rejeté l'échéance ({echeance.Libelle})",
    };

    private static string Dire(Echeance echeance, Attribution attribution, DateOnly jour) => echeance.Situation switch
    {
        SituationDEcheance.Payee when echeance.PayeeEn is { } mois => $"Payée en {mois.MoisEnLettres()}",
        SituationDEcheance.NonCertifiee when !echeance.EstCertifiable(jour, attribution.Mission!.Terme) =>
            $"À venir, certifiable dès le {(echeance.CertifiableDes ?? attribution.Mission!.Terme).EnLettres()}",
        _ => echeance.Situation.Libelle(),
    };
}
