using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.Regles;
using RupnManager.Services.Comptes;
using RupnManager.Services.Journal;

namespace RupnManager.Services.Indemnites;

/// <summary>Ce qu'un arrêt a fait : le numéro donné, les lignes retenues, et qui en est sorti.</summary>
public sealed record EtatArrete(string Numero, int Lignes, IReadOnlyList<string> Sorties);

/// <summary>Le chef arrête l'état soumis, ou le rend à l'intendance.</summary>
public sealed class ArretService(
    RupnDbContext db, ControleDEtatService controles, IdentificationService identification, JournalService journal, CourriersDuPaiementService courriers,
    TimeProvider horloge)
{
    /// <summary>
    /// Arrête l'état : chaque ligne est contrôlée de nouveau dans la transaction, celles qui ne passent plus en sortent, le reste est
    /// numéroté, figé, archivé. Refus : signature.mot-de-passe, roles.arreter, etat.deja-arrete, etat.geste, etat.vide.
    /// </summary>
    public async Task<EtatArrete> ArreterAsync(Guid etatId, string? motDePasse, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.ArreterEtatsLiquidatifs);
        await TrouverAsync(etatId, acteur, ct);
        await identification.ConfirmerAsync(acteur.PersonneId, motDePasse, ReglesDeLaSignature.MotDePasse, ct);
        db.ChangeTracker.Clear();
        return await db.RejouerAsync(async _ =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            var arrete = await FigerAsync(await TrouverAsync(etatId, acteur, ct), acteur, ct);
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
            return arrete;
        }, ct);
    }

    /// <summary>Rend l'état à l'intendance, avec un motif. Refus : etat.motif, etat.geste, etat.deja-arrete.</summary>
    public async Task RendreAsync(Guid etatId, string? motif, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.ArreterEtatsLiquidatifs);
        var etat = await TrouverAsync(etatId, acteur, ct);
        etat.Rendre(motif);
        journal.Consigner(acteur, Evenement.EtatRendu, PaiementsComplets.Objet(etat), $"a rendu l'état : {motif!.Trim()}");
        await courriers.AvertirDuRenduAsync(etat, acteur, horloge.Maintenant(), ct);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Contrôle, numérote, fige et archive l'état, sans l'enregistrer : le geste est déjà confirmé.</summary>
    internal async Task<EtatArrete> FigerAsync(EtatLiquidatif etat, Acteur acteur, CancellationToken ct)
    {
        var controle = await controles.ControlerAsync(etat, acteur, ct);
        var rangs = db.EtatsLiquidatifs.VisiblesPar(acteur).Where(e => e.EtablissementId == etat.EtablissementId && e.Annee == etat.Annee);
        var sorties = etat.Arreter(controle.Anomalies, (await rangs.MaxAsync(e => e.Rang, ct) ?? 0) + 1, acteur, horloge.Maintenant());
        var noms = sorties.Select(l => $"{l.Echeance!.Attribution!.Personne!.Designation}, {l.Echeance.Libelle} : {controle.De(l).First(a => a.Bloquante).Phrase}").ToList();
        db.LignesDEtat.RemoveRange(sorties);
        var notifie = await db.Enveloppes.VisiblesPar(acteur).Where(e => e.EtablissementId == etat.EtablissementId && e.Annee == etat.Annee)
            .Select(e => e.Notifie.Centimes).FirstOrDefaultAsync(ct);
        db.PiecesArchivees.AddRange(PiecesDeLEtat.Composer(etat, controle, new(notifie)));
        journal.Consigner(acteur, Evenement.EtatArrete, PaiementsComplets.Objet(etat),
            $"a arrêté l'état {etat.Numero} : {PreparationDEtatService.Lignes(etat.Lignes.Count)} (empreinte {etat.Empreinte}).");
        await courriers.AvertirDeLArretAsync(etat, acteur, ct);
        return new(etat.Numero!, etat.Lignes.Count, noms);
    }

    private async Task<EtatLiquidatif> TrouverAsync(Guid id, Acteur acteur, CancellationToken ct) =>
        await db.EtatsLiquidatifs.VisiblesPar(acteur).Where(e => e.Id == id).Complets().TrouverAsync(ct);
}
