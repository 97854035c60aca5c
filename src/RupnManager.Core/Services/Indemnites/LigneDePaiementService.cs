using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.Regles;
using RupnManager.Services.Journal;
using RupnManager.Services.Rappels;

namespace RupnManager.Services.Indemnites;

/// <summary>Retenir une ligne, la libérer, rappeler au chef ce qu'il reste à certifier.</summary>
public sealed class LigneDePaiementService(
    RupnDbContext db, ListeDuServiceFaitService services, RappelDuServiceFaitService serviceFait, JournalService journal, TimeProvider horloge)
{
    public async Task<Echeance> OuvrirAsync(Guid echeanceId, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.PreparerEtatsLiquidatifs);
        return await TrouverAsync(echeanceId, acteur, ct);
    }

    /// <summary>Met une ligne de côté ; si elle est sur un état en préparation, elle en sort. Refus : ligne.motif-retenue, ligne.geste, paiement.definitif.</summary>
    public Task RetenirAsync(Guid echeanceId, string? motif, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.PreparerEtatsLiquidatifs);
        return db.RejouerAsync(async _ =>
        {
            var echeance = await TrouverAsync(echeanceId, acteur, ct);
            if (echeance.Situation is SituationDEcheance.SurEtat && !string.IsNullOrWhiteSpace(motif)) await SortirAsync(echeanceId, acteur, ct);
            echeance.Retenir(motif, acteur.Designation, horloge.Maintenant());
            journal.Consigner(acteur, Evenement.LigneRetenue, PaiementsComplets.Objet(echeance.Attribution!),
                $"a retenu l'échéance {echeance.Libelle} de {echeance.Attribution!.Personne!.Designation} : {motif!.Trim()}");
            return await db.SaveChangesAsync(ct);
        }, ct);
    }

    /// <summary>La ligne redevient à liquider. Refus : ligne.geste.</summary>
    public async Task LibererAsync(Guid echeanceId, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.PreparerEtatsLiquidatifs);
        var echeance = await TrouverAsync(echeanceId, acteur, ct);
        echeance.Liberer();
        journal.Consigner(acteur, Evenement.LigneLiberee, PaiementsComplets.Objet(echeance.Attribution!),
            $"a libéré l'échéance {echeance.Libelle} de {echeance.Attribution!.Personne!.Designation}.");
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Rappelle au chef les échéances à certifier, aux règles de tout rappel. Refus : service-fait.rappel-inutile, rappel.semaine, rappel.epuise.</summary>
    public async Task RappelerAsync(Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.PreparerEtatsLiquidatifs);
        var enAttente = await services.EnAttenteAsync(acteur, ct);
        if (enAttente.Count == 0) throw ReglesDuPaiement.RappelInutile.Refus();
        await serviceFait.RappelerAsync(enAttente, acteur, ct);
    }

    private async Task SortirAsync(Guid echeanceId, Acteur acteur, CancellationToken ct)
    {
        var etat = await db.EtatsLiquidatifs.VisiblesPar(acteur).Where(e => e.Lignes.Any(l => l.EcheanceId == echeanceId && l.RejeteeLe == null))
            .Complets().TrouverAsync(ct);
        var ligne = etat.Lignes.Single(l => l.EcheanceId == echeanceId);
        etat.Retirer(ligne);
        db.LignesDEtat.Remove(ligne);
    }

    private async Task<Echeance> TrouverAsync(Guid id, Acteur acteur, CancellationToken ct) =>
        await db.Echeances.VisiblesPar(acteur).Where(e => e.Id == id).Include(e => e.Attribution!.Personne).TrouverAsync(ct);
}
