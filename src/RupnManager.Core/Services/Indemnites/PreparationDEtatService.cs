using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.Regles;
using RupnManager.Services.Journal;

namespace RupnManager.Services.Indemnites;

/// <summary>L'intendance prépare un état liquidatif : elle prend des lignes, en sort, soumet ou abandonne.</summary>
public sealed class PreparationDEtatService(
    RupnDbContext db, ControleDEtatService controles, JournalService journal, CourriersDuPaiementService courriers, TimeProvider horloge)
{
    /// <summary>Prépare un état avec ces échéances. Refus : etat.vide, paiement.deja, ligne.geste.</summary>
    public Task<Guid> PreparerAsync(AnneeScolaire annee, IReadOnlyCollection<Guid> echeances, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.PreparerEtatsLiquidatifs);
        if (echeances.Count == 0) throw ReglesDuPaiement.EtatVide.Refus();
        return db.RejouerAsync(async _ =>
        {
            var etablissement = await db.Etablissements.VisiblesPar(acteur).Where(e => e.Id == acteur.EtablissementId).TrouverAsync(ct);
            var etat = new EtatLiquidatif
            {
                EtablissementId = etablissement.Id, Etablissement = etablissement, CodeAcademie = etablissement.CodeAcademie, Annee = annee,
                PreparateurId = acteur.PersonneId, Preparateur = acteur.Designation, PrepareLe = horloge.Maintenant(),
            };
            db.EtatsLiquidatifs.Add(etat);
            foreach (var id in echeances.Distinct()) await PrendreAsync(etat, id, acteur, ct);
            journal.Consigner(acteur, Evenement.EtatPrepare, PaiementsComplets.Objet(etat), $"a préparé un état de {Lignes(etat.Lignes.Count)}.");
            await db.SaveChangesAsync(ct);
            return etat.Id;
        }, ct);
    }

    /// <summary>Met une échéance de plus sur l'état. Refus : paiement.deja, ligne.geste, archive.immuable, etat.geste.</summary>
    public Task AjouterAsync(Guid etatId, Guid echeanceId, Acteur acteur, CancellationToken ct = default) =>
        ChangerAsync(etatId, async etat =>
        {
            var echeance = await PrendreAsync(etat, echeanceId, acteur, ct);
            return $"ajout de {echeance.Attribution!.Personne!.Designation}, {echeance.Libelle}";
        }, acteur, ct);

    /// <summary>Sort une ligne de l'état ; l'échéance redevient à liquider. Refus : archive.immuable, etat.geste.</summary>
    public Task RetirerAsync(Guid etatId, Guid ligneId, Acteur acteur, CancellationToken ct = default) =>
        ChangerAsync(etatId, etat =>
        {
            var ligne = etat.Lignes.SingleOrDefault(l => l.Id == ligneId) ?? throw new IntrouvableException("ligne d'état");
            var echeance = ligne.Echeance!;
            etat.Retirer(ligne);
            db.LignesDEtat.Remove(ligne);
            return Task.FromResult($"retrait de {echeance.Attribution!.Personne!.Designation}, {echeance.Libelle}");
        }, acteur, ct);

    /// <summary>Soumet l'état au chef, les noms cochés étant confirmés. Refus : etat.vide, etat.anomalies, etat.a-confirmer, etat.geste.</summary>
    public Task SoumettreAsync(Guid etatId, IReadOnlyCollection<Guid> nomsConfirmes, Acteur acteur, CancellationToken ct = default) =>
        SuivreAsync(etatId, async etat =>
        {
            foreach (var ligne in etat.Lignes.Where(l => nomsConfirmes.Contains(l.Id))) ligne.ConfirmerLeNom(horloge.Maintenant());
            etat.Soumettre((await controles.ControlerAsync(etat, acteur, ct)).Anomalies, acteur, horloge.Maintenant());
            await courriers.AvertirDeLaSoumissionAsync(etat, ct);
            return (Evenement.EtatSoumis, $"a soumis l'état de {Lignes(etat.Lignes.Count)}.");
        }, acteur, ct);

    /// <summary>Renonce à l'état ; ses lignes redeviennent à liquider. Refus : etat.geste, archive.immuable.</summary>
    public Task AbandonnerAsync(Guid etatId, Acteur acteur, CancellationToken ct = default) =>
        SuivreAsync(etatId, etat =>
        {
            var lignes = etat.Lignes.ToList();
            etat.Abandonner();
            db.LignesDEtat.RemoveRange(lignes);
            return Task.FromResult((Evenement.EtatAbandonne, "a abandonné l'état en préparation."));
        }, acteur, ct);

    private Task<int> ChangerAsync(Guid etatId, Func<EtatLiquidatif, Task<string>> geste, Acteur acteur, CancellationToken ct) =>
        SuivreAsync(etatId, async etat => (Evenement.EtatModifie, $"a changé les lignes de l'état en préparation : {await geste(etat)}."), acteur, ct);

    private Task<int> SuivreAsync(Guid etatId, Func<EtatLiquidatif, Task<(string Evenement, string Phrase)>> geste, Acteur acteur, CancellationToken ct)
    {
        acteur.Exiger(Permission.PreparerEtatsLiquidatifs);
        return db.RejouerAsync(async _ =>
        {
            var etat = await db.EtatsLiquidatifs.VisiblesPar(acteur).Where(e => e.Id == etatId).Complets().TrouverAsync(ct);
            var (evenement, phrase) = await geste(etat);
            journal.Consigner(acteur, evenement, PaiementsComplets.Objet(etat), phrase);
            return await db.SaveChangesAsync(ct);
        }, ct);
    }

    private async Task<Echeance> PrendreAsync(EtatLiquidatif etat, Guid echeanceId, Acteur acteur, CancellationToken ct)
    {
        var echeance = await db.Echeances.VisiblesPar(acteur).Where(e => e.Id == echeanceId && e.Attribution!.Annee == etat.Annee)
            .Include(e => e.Attribution!.Personne).TrouverAsync(ct);
        var autre = await db.EtatsLiquidatifs.VisiblesPar(acteur).AsNoTracking()
            .FirstOrDefaultAsync(e => e.Lignes.Any(l => l.EcheanceId == echeanceId && l.RejeteeLe == null), ct);
        if (autre is not null)
            throw ReglesDuPaiement.PaiementDeja.Refus(
                ("echeance", echeance.Libelle), ("personne", echeance.Attribution!.Personne!.Designation), ("numero", NomDe(autre)));
        db.LignesDEtat.Add(etat.Ajouter(echeance));
        return echeance;
    }

    /// <summary>Le numéro de l'état, ou ce qui le désigne tant qu'il n'en a pas.</summary>
    internal static string NomDe(EtatLiquidatif etat) => etat.Numero ?? $"préparé par {etat.Preparateur} le {etat.PrepareLe.JourDeParis().EnChiffres()}";

    internal static string Lignes(int nombre) => nombre == 1 ? "1 ligne" : $"{nombre} lignes";
}
