using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Indemnites;
using RupnManager.Services.Journal;

namespace RupnManager.Services.Indemnites;

/// <summary>Après un paiement : un complément, que le chef certifie, ou un trop-perçu que l'intendance aussi suit jusqu'à son règlement. Rien n'est récrit.</summary>
public sealed class SuiteDuPaiementService(RupnDbContext db, MesureService mesures, JournalService journal, TimeProvider horloge)
{
    /// <summary>Ce que le complément d'une attribution peut atteindre.</summary>
    public async Task<Montant> ResteACompleterAsync(Guid echeanceId, Acteur acteur, CancellationToken ct = default)
    {
        ServiceFaitService.Exiger(acteur);
        var attribution = await TrouverAsync(echeanceId, acteur, ct);
        return attribution.ResteACompleter(await MesurerAsync(attribution, ct));
    }

    /// <summary>Ajoute une ligne complémentaire, certifiée du même geste. Refus : complement.motif, complement.plafond, attribution.geste.</summary>
    public Task CompleterAsync(Guid echeanceId, Montant montant, string? motif, Acteur acteur, CancellationToken ct = default)
    {
        ServiceFaitService.Exiger(acteur);
        return db.RejouerAsync(async _ =>
        {
            var attribution = await TrouverAsync(echeanceId, acteur, ct);
            var complement = attribution.Completer(montant, motif, await MesurerAsync(attribution, ct), acteur, horloge.Maintenant());
            db.Echeances.Add(complement);
            journal.Consigner(acteur, Evenement.LigneCompletee, PaiementsComplets.Objet(attribution),
                $"a ajouté un complément pour {attribution.Personne!.Designation} : {motif!.Trim()}");
            return await db.SaveChangesAsync(ct);
        }, ct);
    }

    /// <summary>Signale une somme payée à tort. Refus : trop-percu.geste, trop-percu.motif, trop-percu.montant.</summary>
    public Task SignalerTropPercuAsync(Guid echeanceId, Montant montant, string? motif, Acteur acteur, CancellationToken ct = default) =>
        SuivreAsync(echeanceId, e => e.SignalerTropPercu(montant, motif, acteur.Designation, horloge.Maintenant()),
            Evenement.TropPercuSignale, a => $"a signalé un trop-perçu pour {a.Personne!.Designation} : {motif!.Trim()}", acteur, ct);

    /// <summary>Le trop-perçu est réglé avec le rectorat. Refus : trop-percu.geste.</summary>
    public Task ReglerLeTropPercuAsync(Guid echeanceId, Acteur acteur, CancellationToken ct = default) =>
        SuivreAsync(echeanceId, e => e.ReglerLeTropPercu(horloge.Maintenant()),
            Evenement.TropPercuRegle, a => $"a noté le règlement du trop-perçu de {a.Personne!.Designation}.", acteur, ct);

    private async Task SuivreAsync(
        Guid echeanceId, Action<Echeance> geste, string evenement, Func<Attribution, string> phrase, Acteur acteur, CancellationToken ct)
    {
        acteur.Exiger(Permission.SuivreTropPercus);
        var attribution = await TrouverAsync(echeanceId, acteur, ct);
        geste(attribution.Echeances.Single(e => e.Id == echeanceId));
        journal.Consigner(acteur, evenement, PaiementsComplets.Objet(attribution), phrase(attribution));
        await db.SaveChangesAsync(ct);
    }

    private Task<Mesure> MesurerAsync(Attribution attribution, CancellationToken ct) =>
        mesures.PourAsync(attribution.PersonneId, attribution.Annee, attribution.CodeAcademie, ct);

    private async Task<Attribution> TrouverAsync(Guid echeanceId, Acteur acteur, CancellationToken ct) =>
        await db.Attributions.VisiblesPar(acteur).Where(a => a.Echeances.Any(e => e.Id == echeanceId)).APayer().TrouverAsync(ct);
}
