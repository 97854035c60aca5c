using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Lots;
using RupnManager.Domain.Regles;
using RupnManager.Services.Courriels;
using RupnManager.Services.Journal;

namespace RupnManager.Services.Lots;

/// <summary>Termine les lots dont toutes les lignes sont traitées : une entrée au journal, un courriel à l'auteur, une seule fois.</summary>
public sealed class ClotureDeLotService(RupnDbContext db, JournalService journal, CourrielService courriels, TimeProvider horloge)
{
    /// <summary>Termine ce qui est fini.</summary>
    public async Task TerminerAsync(CancellationToken ct = default)
    {
        db.ChangeTracker.Clear();
        // Arrêté pendant sa dernière ligne, un lot n'a plus rien à reprendre : il est fini, lui aussi.
        var finis = await db.Lots.Where(l => l.Etat == EtatDeLot.EnAttente || l.Etat == EtatDeLot.EnCours || l.Etat == EtatDeLot.Interrompue || l.Etat == EtatDeLot.Arretee)
            .Where(l => !l.Lignes.Any(x => x.Etat == EtatDeLigneDeLot.EnAttente)).ToListAsync(ct);
        foreach (var lot in finis) await TerminerAsync(lot, ct);
    }

    private async Task TerminerAsync(Lot lot, CancellationToken ct)
    {
        var bilan = await db.LignesDeLot.Where(l => l.LotId == lot.Id).BilanAsync(ct);
        lot.Terminer(bilan, horloge.Maintenant());
        journal.Consigner(Evenement.LotTermine, LotService.Objet(lot), $"Lot {lot.Numero} terminé : {bilan}.");
        await PrevenirAsync(lot, bilan, ct);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (Exception devance) when (devance is ModifieEntreTempsException or DejaEnregistreException)
        {
            // Une autre instance l'a terminé au même instant, ou son auteur l'a arrêté : relu au passage suivant.
            db.ChangeTracker.Clear();
        }
    }

    private async Task PrevenirAsync(Lot lot, BilanDeLot bilan, CancellationToken ct)
    {
        var auteur = await db.Personnes.SingleAsync(p => p.Id == lot.PersonneId, ct);
        var academie = await db.Academies.AsNoTracking().SingleAsync(a => a.Code == lot.CodeAcademie, ct);
        courriels.Preparer("lot-termine", auteur, $"Lot {lot.Numero} : {bilan.Faites} {(bilan.Faites <= 1 ? "faite" : "faites")}, {bilan.Ecarts} à revoir", $"""
            L'opération « {lot.Nature.Mots().Dire(bilan.Total)} » lancée le {lot.LanceLe!.Value.InstantEnLettres()} est terminée.
            Faites : {bilan.Faites}. Déjà faites : {bilan.DejaFaites}. Écartées : {bilan.Ecartees}. Échecs : {bilan.Echouees}.
            {lot.Nature.SortDesEcartees()}

            Lire le compte rendu : {courriels.Lien($"academie/lots/{lot.Id}")}
            """, academie.NomComplet, lot.Id);
    }
}

/// <summary>Compter les lignes d'un lot, dans la base.</summary>
public static class BilansDeLot
{
    public static async Task<BilanDeLot> BilanAsync(this IQueryable<LigneDeLot> lignes, CancellationToken ct) =>
        BilanDeLot.Depuis(await lignes.GroupBy(l => l.Etat).Select(g => new { g.Key, Nombre = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Nombre, ct));
}
