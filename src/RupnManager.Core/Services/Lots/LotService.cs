using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Lots;
using RupnManager.Services.Comptes;
using RupnManager.Services.Journal;

namespace RupnManager.Services.Lots;

/// <summary>Ce que le récapitulatif envoie quand l'auteur confirme.</summary>
public sealed record LancementDemande
{
    public required Guid LotId { get; init; }

    /// <summary>Le nombre de lignes écrit sur le bouton : celui auquel l'auteur consent.</summary>
    public required int Nombre { get; init; }
    public required bool Consentement { get; init; }
    public string? MotDePasse { get; init; }
    public string? Motif { get; init; }

    /// <summary>Le motif propre à une ligne, à la place du motif commun.</summary>
    public IReadOnlyDictionary<Guid, string> MotifsPropres { get; init; } = new Dictionary<Guid, string>();
}

/// <summary>Lancer une opération par lot, l'arrêter, la reprendre.</summary>
public sealed class LotService(
    RupnDbContext db, IEnumerable<GesteEnLot> gestes, IdentificationService identification, JournalService journal, SonnetteDesLots sonnette, TimeProvider horloge)
{
    /// <summary>
    /// Lance le lot, consenti une fois. Deux lots ne prennent pas la même lettre : celle qu'un autre vient de prendre est écartée, et l'on relit.
    /// Refus : lot.confirmation ou signature.consentement, lot.mot-de-passe ou signature.mot-de-passe, renvoi.motif ou decision.motif, lot.motif,
    /// et ceux de l'entité.
    /// </summary>
    public async Task LancerAsync(LancementDemande demande, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.LancerDesLots);
        var geste = Geste(await TrouverAsync(demande.LotId, acteur, ct), acteur);
        if (!demande.Consentement) throw geste.SansConsentement.Refus();
        var (motif, motifsPropres) = Motifs(geste.Nature.Motif(), demande);
        if (geste.Nature.DemandeLeMotDePasse()) await identification.ConfirmerAsync(acteur.PersonneId, demande.MotDePasse, geste.MotDePasseFaux, ct);
        await db.RejouerAsync(async _ =>
        {
            db.ChangeTracker.Clear();
            var lot = await TrouverAsync(demande.LotId, acteur, ct);
            // Gardé même si la suite refuse : l'auteur relit alors un récapitulatif à jour.
            if (lot.EcarterLesPrises(await db.NumerosDesAutresLotsAsync(lot.Lignes, ct), horloge.Maintenant())) await db.SaveChangesAsync(ct);
            var hors = lot.Lancer(acteur, demande.Nombre, await NumeroSuivantAsync(acteur, ct), horloge.Maintenant(), motif, motifsPropres);
            db.LignesDeLot.RemoveRange(hors);
            journal.Consigner(acteur, Evenement.LotLance, Objet(lot), $"a lancé {lot.Nature.Mots().Dire(demande.Nombre)} (lot n° {lot.Numero}).");
            return await db.SaveChangesAsync(ct);
        }, ct);
        sonnette.Sonner();
    }

    /// <summary>Arrête après la ligne en cours : ce qui est fait reste, le reste est libre. Refus : lot.etat, lot.auteur (403).</summary>
    public async Task ArreterAsync(Guid id, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.LancerDesLots);
        await db.RejouerAsync(async _ =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            var lot = await db.Lots.VisiblesPar(acteur).Where(l => l.Id == id).TrouverAsync(ct);
            lot.Arreter(acteur);
            journal.Consigner(acteur, Evenement.LotArrete, Objet(lot), $"a arrêté le lot n° {lot.Numero}.");
            await db.SaveChangesAsync(ct);
            // D'un ordre : le travailleur, qui change les lignes une à une, ne peut pas le faire recommencer.
            await db.LignesDeLot.Where(l => l.LotId == id && l.Etat == EtatDeLigneDeLot.EnAttente).ExecuteUpdateAsync(l => l.SetProperty(x => x.Verrou, (Guid?)null), ct);
            await transaction.CommitAsync(ct);
            return true;
        }, ct);
    }

    /// <summary>Reprend ce qui restait. Refus : lot.etat, lot.auteur (403).</summary>
    public async Task ReprendreAsync(Guid id, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.LancerDesLots);
        await db.RejouerAsync(async _ =>
        {
            var lot = await TrouverAsync(id, acteur, ct);
            Geste(lot, acteur);
            lot.EcarterLesPrises(await db.NumerosDesAutresLotsAsync(lot.Lignes, ct), horloge.Maintenant());
            lot.Reprendre(acteur);
            journal.Consigner(acteur, Evenement.LotRepris, Objet(lot), $"a repris le lot n° {lot.Numero}.");
            return await db.SaveChangesAsync(ct);
        }, ct);
        sonnette.Sonner();
    }

    internal static ObjetDuJournal Objet(Lot lot) => new("lot", lot.Id, null, lot.CodeAcademie);

    private static (string? Commun, IReadOnlyDictionary<Guid, string> Propres) Motifs(MotifDemande? demande, LancementDemande envoi) => demande is null
        ? (null, new Dictionary<Guid, string>())
        : (demande.Verifier(envoi.Motif), envoi.MotifsPropres.ToDictionary(m => m.Key, m => demande.Verifier(m.Value)));

    private GesteEnLot Geste(Lot lot, Acteur acteur)
    {
        var geste = gestes.Single(g => g.Nature == lot.Nature);
        acteur.Exiger(geste.Permission);
        return geste;
    }

    private async Task<int> NumeroSuivantAsync(Acteur acteur, CancellationToken ct) =>
        (await db.Lots.Where(l => l.CodeAcademie == acteur.CodeAcademie).MaxAsync(l => l.Numero, ct) ?? 0) + 1;

    private async Task<Lot> TrouverAsync(Guid id, Acteur acteur, CancellationToken ct) =>
        await db.Lots.VisiblesPar(acteur).Where(l => l.Id == id).Include(l => l.Lignes).TrouverAsync(ct);
}
