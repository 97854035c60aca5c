using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Lots;
using RupnManager.Domain.Regles;
using RupnManager.Services.Acteurs;

namespace RupnManager.Services.Lots;

/// <summary>
/// Exécute les lots ligne à ligne, au nom de leur auteur. Une ligne se réserve d'abord, pour un temps : deux instances n'en font jamais
/// la même, et celle d'une instance morte se reprend. Le geste et l'issue de la ligne s'enregistrent ensemble : tout, ou rien.
/// </summary>
public sealed class ExecutionDeLotService(
    RupnDbContext db, IEnumerable<GesteEnLot> gestes, ActeurService acteurs, TimeProvider horloge, ILogger<ExecutionDeLotService> trace)
{
    /// <summary>Une enveloppe ou un bordereau se partage : plusieurs instances s'y devancent, et se relisent.</summary>
    private const int Reprises = 20;

    /// <summary>Combien de temps une instance garde une ligne sans donner de nouvelles.</summary>
    public static readonly TimeSpan Bail = TimeSpan.FromMinutes(2);

    /// <summary>Réserve la prochaine ligne due, à cette instance ; rien s'il n'y en a pas. Un petit lot n'attend pas qu'un grand soit fini.</summary>
    public async Task<Guid?> ReserverAsync(Guid instance, CancellationToken ct = default)
    {
        while (true)
        {
            db.ChangeTracker.Clear();
            var quand = horloge.Maintenant();
            var ligne = await db.LignesDeLot.Include(l => l.Lot)
                .Where(l => l.Etat == EtatDeLigneDeLot.EnAttente && (l.BailJusque == null || l.BailJusque <= quand) && (l.ProchainEssai == null || l.ProchainEssai <= quand))
                .Where(l => l.Lot!.Etat == EtatDeLot.EnAttente || l.Lot.Etat == EtatDeLot.EnCours || l.Lot.Etat == EtatDeLot.Interrompue)
                .OrderBy(l => l.Rang).ThenBy(l => l.LotId).FirstOrDefaultAsync(ct);
            if (ligne is null) return null;
            var prise = ligne.Reserver(instance, quand + Bail, quand);
            ligne.Lot!.Demarrer();
            if (await EnregistrerAsync(ct) && prise) return ligne.Id;
        }
    }

    /// <summary>Traite une ligne réservée ; une panne est notée sur la ligne, jamais lancée.</summary>
    public async Task ExecuterAsync(Guid ligneId, Guid instance, CancellationToken ct = default)
    {
        try
        {
            await TraiterAsync(ligneId, instance, ct);
        }
        catch (Exception panne) when (panne is not OperationCanceledException)
        {
            trace.LogError(panne, "La ligne {Ligne} d'un lot n'a pas pu être traitée", ligneId);
            await NoterEchecAsync(ligneId, instance, panne, ct);
        }
    }

    /// <summary>L'application s'arrête : ce que cette instance tenait est libre aussitôt, ses lots reprendront d'eux-mêmes.</summary>
    public async Task InterrompreAsync(Guid instance, CancellationToken ct = default)
    {
        await db.RejouerAsync(async _ =>
        {
            db.ChangeTracker.Clear();
            var lots = await db.Lots.Where(l => l.Etat == EtatDeLot.EnCours && l.Lignes.Any(x => x.Instance == instance)).ToListAsync(ct);
            foreach (var ligne in await db.LignesDeLot.Where(l => l.Instance == instance && l.Etat == EtatDeLigneDeLot.EnAttente).ToListAsync(ct)) ligne.Rendre();
            foreach (var lot in lots) lot.Interrompre();
            return await db.SaveChangesAsync(ct);
        }, ct);
    }

    private async Task TraiterAsync(Guid ligneId, Guid instance, CancellationToken ct)
    {
        for (var essai = 1; await RelireAsync(ligneId, instance, ct) is { } ligne; essai++)
        {
            try
            {
                ligne.Conclure(await AgirAsync(ligne, ct), horloge.Maintenant());
                await db.SaveChangesAsync(ct);
            }
            catch (Exception conflit) when (conflit is ModifieEntreTempsException or DejaEnregistreException && essai < Reprises)
            {
                // Quelqu'un est passé le premier : relue, la ligne dit qui.
                continue;
            }
            catch (Exception refus) when (refus is RegleMetierException or InterditException or IntrouvableException)
            {
                await EcarterAsync(ligneId, instance, refus is RegleMetierException regle ? regle.EnMotif() : refus.Message, ct);
                return;
            }
            await SuivreAsync(ligne, ct);
            return;
        }
    }

    private async Task<IssueDeLigne> AgirAsync(LigneDeLot ligne, CancellationToken ct)
    {
        var lot = ligne.Lot!;
        var geste = gestes.Single(g => g.Nature == lot.Nature);
        var auteur = await acteurs.ChargerAsync(lot.PersonneId, lot.QualiteId, ct);
        return auteur is null || !auteur.Peut(Permission.LancerDesLots) || !auteur.Peut(geste.Permission)
            ? IssueDeLigne.Ecartee(ReglesDesLots.DroitPerdu.Dire(("auteur", lot.Auteur)))
            : await geste.ExecuterAsync(ligne, auteur, ct);
    }

    /// <summary>La ligne est faite et enregistrée : un échec de la suite se note, il ne la défait pas.</summary>
    private async Task SuivreAsync(LigneDeLot ligne, CancellationToken ct)
    {
        if (ligne.Etat is not EtatDeLigneDeLot.Faite) return;
        try
        {
            await gestes.Single(g => g.Nature == ligne.Lot!.Nature).SuivreAsync(ligne, ct);
        }
        catch (Exception panne) when (panne is not OperationCanceledException)
        {
            trace.LogError(panne, "La suite de la ligne {Ligne} d'un lot attend", ligne.Id);
        }
    }

    private async Task EcarterAsync(Guid ligneId, Guid instance, string motif, CancellationToken ct)
    {
        if (await RelireAsync(ligneId, instance, ct) is not { } ligne) return;
        ligne.Conclure(IssueDeLigne.Ecartee(motif), horloge.Maintenant());
        await db.SaveChangesAsync(ct);
    }

    private async Task NoterEchecAsync(Guid ligneId, Guid instance, Exception panne, CancellationToken ct)
    {
        if (await RelireAsync(ligneId, instance, ct) is not { } ligne) return;
        ligne.NoterEchec(Raison(panne), EstPassagere(panne), horloge.Maintenant());
        await EnregistrerAsync(ct);
    }

    /// <summary>La ligne, relue, si cette instance la tient encore et que le lot n'est pas arrêté.</summary>
    private async Task<LigneDeLot?> RelireAsync(Guid ligneId, Guid instance, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var ligne = await db.LignesDeLot.Include(l => l.Lot).SingleAsync(l => l.Id == ligneId, ct);
        if (!ligne.EstTenuePar(instance)) return null;
        if (ligne.Lot!.Etat is not EtatDeLot.Arretee) return ligne;
        ligne.Rendre();
        await EnregistrerAsync(ct);
        return null;
    }

    private async Task<bool> EnregistrerAsync(CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (ModifieEntreTempsException)
        {
            return false;
        }
    }

    /// <summary>Recommencer n'a de sens que si la base, le disque ou un voisin a gêné.</summary>
    private static bool EstPassagere(Exception panne) =>
        panne is DbException or DbUpdateException or IOException or TimeoutException or ModifieEntreTempsException or DejaEnregistreException;

    private static string Raison(Exception panne) => EstPassagere(panne)
        ? "La base ou le disque n'a pas répondu." : "Erreur inattendue : l'administrateur en trouve le détail dans les traces.";
}
