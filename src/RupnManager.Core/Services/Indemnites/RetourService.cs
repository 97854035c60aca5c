using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.Regles;
using RupnManager.Services.Journal;

namespace RupnManager.Services.Indemnites;

/// <summary>Transmettre un état au rectorat, puis enregistrer sa réponse, ligne à ligne ou par fichier.</summary>
public sealed class RetourService(RupnDbContext db, JournalService journal, CourriersDuPaiementService courriers, TimeProvider horloge)
{
    public const int TailleMaximale = 1024 * 1024;

    /// <summary>Note que l'état est remis au rectorat. Refus : transmission.date, transmission.avenir, etat.geste.</summary>
    public Task TransmettreAsync(Guid etatId, DateOnly date, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.PreparerEtatsLiquidatifs);
        return db.RejouerAsync(async _ =>
        {
            var etat = await TrouverAsync(etatId, acteur, ct);
            etat.Transmettre(date, acteur, horloge.Aujourdhui());
            journal.Consigner(acteur, Evenement.EtatTransmis, PaiementsComplets.Objet(etat), $"a transmis l'état {etat.Numero} au rectorat le {date.EnLettres()}.");
            return await db.SaveChangesAsync(ct);
        }, ct);
    }

    /// <summary>Le modèle du fichier de retour, prérempli.</summary>
    public async Task<(string Nom, byte[] Octets)> ModeleAsync(Guid etatId, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.EnregistrerRetours);
        var etat = await TransmisAsync(etatId, acteur, ct);
        return ($"retour-{etat.Numero}.csv", FichierDeRetour.Modele(etat));
    }

    /// <summary>Contrôle un fichier de retour sans rien enregistrer. Refus : retour.entete, retour.ligne, etat.geste.</summary>
    public async Task<IReadOnlyList<ReponseDeLigne>> LireAsync(Guid etatId, byte[] octets, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.EnregistrerRetours);
        return FichierDeRetour.Lire(octets, await TransmisAsync(etatId, acteur, ct));
    }

    /// <summary>Enregistre des réponses : toutes, ou aucune. Refus : retour.mois, retour.motif, ligne.geste, paiement.definitif, etat.geste.</summary>
    public Task EnregistrerAsync(Guid etatId, IReadOnlyList<ReponseDeLigne> reponses, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.EnregistrerRetours);
        if (reponses.Count == 0) throw ReglesDuPaiement.RetourVide.Refus();
        return db.RejouerAsync(async _ =>
        {
            var etat = await TrouverAsync(etatId, acteur, ct);
            foreach (var reponse in reponses) Repondre(etat, reponse);
            journal.Consigner(acteur, Evenement.RetourEnregistre, PaiementsComplets.Objet(etat), $"a enregistré le retour de l'état {etat.Numero} : {Bilan(reponses)}.");
            await courriers.AvertirDuRetourAsync(etat, reponses.Count(r => r.Payee), reponses.Count(r => !r.Payee), acteur, horloge.Maintenant(), ct);
            return await db.SaveChangesAsync(ct);
        }, ct);
    }

    private void Repondre(EtatLiquidatif etat, ReponseDeLigne reponse)
    {
        var ligne = etat.Lignes.SingleOrDefault(l => l.Figee?.NumeroDOrdre == reponse.NumeroDOrdre) ?? throw new IntrouvableException("ligne d'état");
        try
        {
            etat.EnregistrerRetour(ligne, new() { Payee = reponse.Payee, Mois = reponse.Mois, Motif = reponse.Motif }, horloge.Maintenant());
        }
        catch (RegleMetierException refus) when (refus.Regle == ReglesDuPaiement.RetourMois || refus.Regle == ReglesDuPaiement.RetourMotif)
        {
            throw new RegleMetierException(refus.Regle, $"Ligne {reponse.NumeroDOrdre} : {refus.Message}", $"Reponses[{reponse.NumeroDOrdre}].{refus.Champ}");
        }
    }

    private static string Bilan(IReadOnlyList<ReponseDeLigne> reponses)
    {
        var (payees, rejetees) = (reponses.Count(r => r.Payee), reponses.Count(r => !r.Payee));
        return $"{payees} {(payees > 1 ? "payées" : "payée")}, {rejetees} {(rejetees > 1 ? "rejetées" : "rejetée")}";
    }

    private async Task<EtatLiquidatif> TransmisAsync(Guid id, Acteur acteur, CancellationToken ct)
    {
        var etat = await TrouverAsync(id, acteur, ct);
        return etat.Etat is EtatDeListe.Transmis ? etat : throw ReglesDuPaiement.EtatGeste.Refus(("etat", etat.Etat.Libelle()));
    }

    private async Task<EtatLiquidatif> TrouverAsync(Guid id, Acteur acteur, CancellationToken ct) =>
        await db.EtatsLiquidatifs.VisiblesPar(acteur).Where(e => e.Id == id).Complets().TrouverAsync(ct);
}
