using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.Regles;
using RupnManager.Services.Comptes;
using RupnManager.Services.Courriels;
using RupnManager.Services.Journal;

namespace RupnManager.Services.Indemnites;

/// <summary>Ce qu'un arrêt a fait : le numéro donné, les lignes retenues, et qui en est sorti.</summary>
public sealed record EtatArrete(string Numero, int Lignes, IReadOnlyList<string> Sorties);

/// <summary>Le chef arrête l'état soumis, ou le rend à l'intendance.</summary>
public sealed class ArretService(
    RupnDbContext db, ControleDEtatService controles, IdentificationService identification, JournalService journal, CourrielService courriels,
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
        await AvertirLIntendanceAsync(etat, acteur, ct);
        return new(etat.Numero!, etat.Lignes.Count, noms);
    }

    private async Task AvertirLIntendanceAsync(EtatLiquidatif etat, Acteur acteur, CancellationToken ct)
    {
        var jour = horloge.Aujourdhui();
        var intendance = await db.Affectations.Where(a => a.Role == Role.Intendance && a.EtablissementId == etat.EtablissementId
                && a.Debut <= jour && (a.Fin == null || jour <= a.Fin))
            .Select(a => a.Personne!).Distinct().ToListAsync(ct);
        foreach (var personne in intendance)
            courriels.Preparer("liste-arretee", personne, $"L'état {etat.Numero} est arrêté", $"""
                {acteur.Designation} a arrêté l'état {etat.Numero} le {etat.ArreteLe!.Value.DateEnLettres()} : {PreparationDEtatService.Lignes(etat.Lignes.Count)}.
                Il est figé ; les exports sont prêts.
                Prochain geste de l'intendance : l'exporter et le transmettre au rectorat.

                Ouvrir l'état : {courriels.Lien($"indemnites/etats-liquidatifs/{etat.Id}")}
                """, etat.Etablissement!.Academie!.NomComplet);
    }

    private async Task<EtatLiquidatif> TrouverAsync(Guid id, Acteur acteur, CancellationToken ct) =>
        await db.EtatsLiquidatifs.VisiblesPar(acteur).Where(e => e.Id == id).Complets().TrouverAsync(ct);
}
