using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Lots;
using RupnManager.Services.Academies;
using RupnManager.Services.Indemnites;

namespace RupnManager.Services.Lots;

/// <summary>Choisir, puis relire avant de lancer. Une sélection n'est pas un acte : elle n'engage personne et s'oublie d'elle-même.</summary>
public sealed class SelectionDeLotService(
    RupnDbContext db, IEnumerable<GesteEnLot> gestes, FileDeValidationService file, FileDesPropositionsService propositions, TimeProvider horloge)
{
    /// <summary>Garde la sélection telle qu'elle est montrée. Refus : lot.vide, lot.taille.</summary>
    public async Task<Guid> PreparerAsync(NatureDeLot nature, IReadOnlyCollection<Guid> choix, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.LancerDesLots);
        var geste = gestes.Single(g => g.Nature == nature);
        acteur.Exiger(geste.Permission);
        var ids = choix.Distinct().ToList();
        Lot.VerifierLaTaille(nature, ids.Count);
        var lignes = await geste.PreparerAsync(ids, acteur, ct);
        var lot = Lot.Preparer(nature, lignes, acteur, horloge.Maintenant());
        lot.EcarterLesPrises(await db.NumerosDesAutresLotsAsync(lignes, ct), horloge.Maintenant());
        await OublierLesAnciennesAsync(acteur, ct);
        db.Lots.Add(lot);
        await db.SaveChangesAsync(ct);
        return lot.Id;
    }

    /// <summary>Garde tout ce que le filtre de la file retient. Refus : lot.vide, lot.taille.</summary>
    public async Task<Guid> PreparerToutAsync(NatureDeLot nature, FiltreDeLaFile filtre, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.LancerDesLots);
        return await PreparerToutAsync(nature, await file.IdentifiantsAsync(filtre, acteur, Lot.Maximum, ct), acteur, ct);
    }

    /// <summary>Garde toutes les propositions que le filtre du rectorat retient. Refus : lot.vide, lot.taille.</summary>
    public async Task<Guid> PreparerToutAsync(NatureDeLot nature, FiltreDesPropositions filtre, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.LancerDesLots);
        return await PreparerToutAsync(nature, await propositions.IdentifiantsAsync(filtre, acteur, Lot.Maximum, ct), acteur, ct);
    }

    /// <summary>Le récapitulatif, ou le lot lancé, avec ses lignes.</summary>
    public async Task<Lot> OuvrirAsync(Guid id, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.LancerDesLots);
        return await db.Lots.VisiblesPar(acteur).AsNoTrackingWithIdentityResolution().Where(l => l.Id == id)
            .Include(l => l.Lignes.OrderBy(x => x.Rang)).TrouverAsync(ct);
    }

    /// <summary>L'auteur a lu la ligne, et la garde dans le lot.</summary>
    public Task LireAsync(Guid id, Guid ligneId, Acteur acteur, CancellationToken ct = default) =>
        ChangerAsync(id, acteur, lot => lot.Lire(ligneId, acteur, horloge.Maintenant()), ct);

    /// <summary>L'auteur met la ligne de côté : elle reste dans sa file.</summary>
    public Task EcarterAsync(Guid id, Guid ligneId, Acteur acteur, CancellationToken ct = default) =>
        ChangerAsync(id, acteur, lot => lot.Ecarter(ligneId, acteur), ct);

    private async Task<Guid> PreparerToutAsync(NatureDeLot nature, IdentifiantsDeLaFile trouves, Acteur acteur, CancellationToken ct)
    {
        Lot.VerifierLaTaille(nature, trouves.Total);
        return await PreparerAsync(nature, trouves.Ids, acteur, ct);
    }

    private async Task ChangerAsync(Guid id, Acteur acteur, Action<Lot> geste, CancellationToken ct)
    {
        acteur.Exiger(Permission.LancerDesLots);
        var lot = await db.Lots.VisiblesPar(acteur).Where(l => l.Id == id).Include(l => l.Lignes).TrouverAsync(ct);
        geste(lot);
        await db.SaveChangesAsync(ct);
    }

    private async Task OublierLesAnciennesAsync(Acteur acteur, CancellationToken ct)
    {
        var limite = horloge.Maintenant() - Lot.DureeDeLaSelection;
        var anciennes = await db.Lots.VisiblesPar(acteur).Where(l => l.Etat == EtatDeLot.EnPreparation && l.CreeLe < limite)
            .OrderBy(l => l.CreeLe).Take(5).Include(l => l.Lignes).ToListAsync(ct);
        db.LignesDeLot.RemoveRange(anciennes.SelectMany(l => l.Lignes));
        db.Lots.RemoveRange(anciennes);
    }
}
