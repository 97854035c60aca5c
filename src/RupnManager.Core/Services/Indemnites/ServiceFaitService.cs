using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.Regles;
using RupnManager.Services.Journal;

namespace RupnManager.Services.Indemnites;

/// <summary>Certifier le service fait, annuler une certification. C'est au chef d'établissement ou à son délégataire.</summary>
public sealed class ServiceFaitService(RupnDbContext db, CumulService cumuls, JournalService journal, TimeProvider horloge)
{
    /// <summary>Certifie une échéance. Refus : roles.certifier (403), service-fait.* (art. 5).</summary>
    public Task CertifierAsync(Guid echeanceId, ServiceFait service, Acteur acteur, CancellationToken ct = default) =>
        CertifierAsync([echeanceId], service, acteur, ct);

    /// <summary>Certifie « complet » plusieurs échéances d'un coup : toutes, ou aucune. Rend leur nombre. Refus : service-fait.selection, service-fait.*.</summary>
    public Task<int> CertifierCompletAsync(IReadOnlyCollection<Guid> echeances, DateOnly date, Acteur acteur, CancellationToken ct = default) =>
        CertifierAsync([.. echeances.Distinct()], new() { Resultat = ResultatDuService.Complet, Date = date }, acteur, ct);

    /// <summary>Annule une certification tant que la ligne n'est pas arrêtée. Refus : service-fait.annulation, ligne.geste, paiement.definitif.</summary>
    public Task<string> AnnulerAsync(Guid echeanceId, string? motif, Acteur acteur, CancellationToken ct = default)
    {
        Exiger(acteur);
        return db.RejouerAsync(async _ =>
        {
            var (attribution, echeance) = await TrouverAsync(echeanceId, acteur, ct);
            attribution.AnnulerLaCertification(echeance, motif, await cumuls.DeAsync(attribution.PersonneId, attribution.Annee, ct));
            journal.Consigner(acteur, Evenement.CertificationAnnulee, PaiementsComplets.Objet(attribution),
                $"a annulé la certification de {attribution.Personne!.Designation}, {echeance.Libelle} : {motif!.Trim()}");
            await db.SaveChangesAsync(ct);
            return attribution.Personne.Designation;
        }, ct);
    }

    private Task<int> CertifierAsync(Guid[] ids, ServiceFait service, Acteur acteur, CancellationToken ct)
    {
        Exiger(acteur);
        if (ids.Length == 0) throw ReglesDuPaiement.Selection.Refus();
        return db.RejouerAsync(async _ =>
        {
            foreach (var id in ids)
            {
                var (attribution, echeance) = await TrouverAsync(id, acteur, ct);
                attribution.Certifier(echeance, service, await cumuls.DeAsync(attribution.PersonneId, attribution.Annee, ct),
                    acteur, horloge.Maintenant(), horloge.Aujourdhui());
                var motif = echeance.Certification!.Motif is { } dit ? $" : {dit}" : ".";
                journal.Consigner(acteur, Evenement.ServiceFaitCertifie, PaiementsComplets.Objet(attribution),
                    $"a certifié le service fait de {attribution.Personne!.Designation}, {echeance.Libelle}, {service.Resultat.Libelle()}{motif}");
            }
            await db.SaveChangesAsync(ct);
            return ids.Length;
        }, ct);
    }

    private async Task<(Attribution, Echeance)> TrouverAsync(Guid echeanceId, Acteur acteur, CancellationToken ct)
    {
        var attribution = await db.Attributions.VisiblesPar(acteur).Where(a => a.Echeances.Any(e => e.Id == echeanceId)).APayer().TrouverAsync(ct);
        return (attribution, attribution.Echeances.Single(e => e.Id == echeanceId));
    }

    internal static void Exiger(Acteur acteur)
    {
        if (!acteur.Peut(Permission.CertifierServiceFait)) throw new InterditException(ReglesDuPaiement.Certifier);
    }
}
