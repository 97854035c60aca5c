using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Lots;

namespace RupnManager.Services.Lots;

/// <summary>Un lot dans la liste, et où il en est.</summary>
public sealed record ResumeDeLot(Lot Lot, BilanDeLot Bilan);

/// <summary>Où en est un lot : son état tel qu'il se montre, ses comptes, ce qui reste à sceller, le temps qu'il faut encore.</summary>
public sealed record AvancementDeLot(Lot Lot, EtatDeLot Etat, BilanDeLot Bilan, int ASceller, TimeSpan? Reste);

/// <summary>La page d'un lot lancé : son avancement et une page de son compte rendu.</summary>
public sealed record CompteRenduDeLot(AvancementDeLot Avancement, bool EstLeMien, bool Faites, PageDe<LigneRendue> Lignes);

/// <summary>Une ligne du compte rendu.</summary>
public sealed record LigneRendue(
    int Rang, Guid ObjetId, string Reference, string Libelle, Montant Montant, EtatDeLigneDeLot Etat, string? Motif, DateTime? Le, DateTime? ProchainEssai, bool ASceller);

/// <summary>Suivre un lot lancé, et lire son compte rendu : ce qui n'est pas passé d'abord.</summary>
public sealed class LectureDesLotsService(RupnDbContext db, TimeProvider horloge)
{
    private const int LignesMesurees = 20;

    /// <summary>Les lots, le plus récent d'abord.</summary>
    public async Task<PageDe<ResumeDeLot>> ListerAsync(int page, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.LancerDesLots);
        var lots = await db.Lots.VisiblesPar(acteur).AsNoTracking().OrderByDescending(l => l.CreeLe).ThenByDescending(l => l.Id).EnPageAsync(page, ct);
        var ids = lots.Lignes.Select(l => l.Id).ToList();
        var nombres = (await db.LignesDeLot.AsNoTracking().Where(l => ids.Contains(l.LotId)).GroupBy(l => new { l.LotId, l.Etat })
            .Select(g => new { g.Key.LotId, g.Key.Etat, Nombre = g.Count() }).ToListAsync(ct)).ToLookup(n => n.LotId);
        return new([.. lots.Lignes.Select(l => new ResumeDeLot(l, BilanDeLot.Depuis(nombres[l.Id].ToDictionary(n => n.Etat, n => n.Nombre))))], lots.Total, lots.Numero);
    }

    /// <summary>Où en est le lot.</summary>
    public async Task<AvancementDeLot> AvancementAsync(Guid id, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.LancerDesLots);
        var lot = await db.Lots.VisiblesPar(acteur).AsNoTracking().Where(l => l.Id == id).TrouverAsync(ct);
        var lignes = db.LignesDeLot.AsNoTracking().Where(l => l.LotId == lot.Id);
        var bilan = await lignes.BilanAsync(ct);
        var aSceller = lot.Nature is NatureDeLot.Validation
            ? await db.Lettres.VisiblesPar(acteur).CountAsync(l => l.Etat == EtatDeLettre.ASceller && lignes.Any(x => x.ObjetId == l.Id && x.Etat == EtatDeLigneDeLot.Faite), ct) : 0;
        return new(lot, await EtatMontreAsync(lot, lignes, ct), bilan, aSceller, lot.Etat.EstActif() ? await ResteAsync(lignes, bilan.Restantes, ct) : null);
    }

    /// <summary>Le compte rendu, ce qui n'est pas passé d'abord ; ou les lignes faites.</summary>
    public async Task<CompteRenduDeLot> OuvrirAsync(Guid id, bool faites, int page, Acteur acteur, CancellationToken ct = default)
    {
        var avancement = await AvancementAsync(id, acteur, ct);
        var lignes = db.LignesDeLot.AsNoTracking().Where(l => l.LotId == id);
        lignes = faites
            ? lignes.Where(l => l.Etat == EtatDeLigneDeLot.Faite)
            : lignes.Where(l => (l.Etat != EtatDeLigneDeLot.Faite && l.Etat != EtatDeLigneDeLot.EnAttente) || l.ProchainEssai != null);
        return new(avancement, avancement.Lot.PersonneId == acteur.PersonneId, faites, await EnLignes(lignes, acteur).EnPageAsync(page, ct));
    }

    /// <summary>Le compte rendu entier, pour un tableur.</summary>
    public async Task<(string Nom, byte[] Octets)> EnCsvAsync(Guid id, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.LancerDesLots);
        var lot = await db.Lots.VisiblesPar(acteur).AsNoTracking().Where(l => l.Id == id && l.Etat != EtatDeLot.EnPreparation).TrouverAsync(ct);
        var lignes = await EnLignes(db.LignesDeLot.AsNoTracking().Where(l => l.LotId == id), acteur).ToListAsync(ct);
        return ($"lot-{lot.Numero}.csv", CompteRenduCsv.Ecrire(lot, lignes));
    }

    /// <summary>Échecs, écartées, déjà faites, puis faites ; chacune dans l'ordre de la sélection.</summary>
    private IQueryable<LigneRendue> EnLignes(IQueryable<LigneDeLot> lignes, Acteur acteur) => lignes
        .OrderBy(l => l.Etat == EtatDeLigneDeLot.Echouee ? 0 : l.ProchainEssai != null ? 1 : l.Etat == EtatDeLigneDeLot.Ecartee ? 2
            : l.Etat == EtatDeLigneDeLot.DejaFaite ? 3 : l.Etat == EtatDeLigneDeLot.Faite ? 4 : 5).ThenBy(l => l.Rang)
        .Select(l => new LigneRendue(l.Rang, l.ObjetId, l.Reference, l.Libelle, l.Montant, l.Etat, l.Motif, l.Le, l.ProchainEssai,
            l.Etat == EtatDeLigneDeLot.Faite && db.Lettres.VisiblesPar(acteur).Any(x => x.Id == l.ObjetId && x.Etat == EtatDeLettre.ASceller)));

    /// <summary>Une instance tuée n'a pas pu dire qu'elle s'arrêtait : plus aucune ligne n'est tenue, le lot est interrompu.</summary>
    private async Task<EtatDeLot> EtatMontreAsync(Lot lot, IQueryable<LigneDeLot> lignes, CancellationToken ct)
    {
        if (lot.Etat is not EtatDeLot.EnCours) return lot.Etat;
        var vivante = await lignes.MaxAsync(l => l.BailJusque, ct);
        return vivante < horloge.Maintenant() ? EtatDeLot.Interrompue : EtatDeLot.EnCours;
    }

    /// <summary>À l'allure des dernières lignes.</summary>
    private static async Task<TimeSpan?> ResteAsync(IQueryable<LigneDeLot> lignes, int restantes, CancellationToken ct)
    {
        var heures = await lignes.Where(l => l.Le != null).OrderByDescending(l => l.Le).Select(l => l.Le!.Value).Take(LignesMesurees).ToListAsync(ct);
        return heures.Count < 2 ? null : (heures[0] - heures[^1]) / (heures.Count - 1) * restantes;
    }
}
