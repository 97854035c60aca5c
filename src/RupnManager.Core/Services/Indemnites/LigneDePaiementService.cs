using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.Regles;
using RupnManager.Services.Courriels;
using RupnManager.Services.Journal;

namespace RupnManager.Services.Indemnites;

/// <summary>Retenir une ligne, la libérer, rappeler au chef ce qu'il reste à certifier.</summary>
public sealed class LigneDePaiementService(
    RupnDbContext db, ListeDuServiceFaitService services, CourrielService courriels, JournalService journal, TimeProvider horloge)
{
    /// <summary>La clé du rappel dans la boîte d'envoi.</summary>
    public const string CleDuRappel = "service-fait";

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

    /// <summary>Écrit au chef qu'il reste des échéances à certifier, une fois par jour. Refus : service-fait.rappel, service-fait.rappel-inutile.</summary>
    public async Task RappelerAsync(Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.PreparerEtatsLiquidatifs);
        var nombre = (await services.EnAttenteAsync(acteur, ct)).Sum(a => a.Nombre);
        if (nombre == 0) throw ReglesDuPaiement.RappelInutile.Refus();
        var (jour, debut) = (horloge.Aujourdhui(), horloge.Aujourdhui().ToDateTime(TimeOnly.MinValue).EnUtc());
        var chefs = await db.Affectations.Where(a => a.Role == Role.ChefEtablissement && a.EtablissementId == acteur.EtablissementId
                && a.Debut <= jour && (a.Fin == null || jour <= a.Fin))
            .Select(a => new { Personne = a.Personne!, a.Etablissement!.Nom, Academie = a.Etablissement.Academie! }).ToListAsync(ct);
        foreach (var chef in chefs)
        {
            var objet = $"Service fait à certifier – {chef.Nom}";
            var deja = await db.Courriels.Where(c => c.Cle == CleDuRappel && c.PersonneId == chef.Personne.Id && c.CreeLe >= debut && c.Objet.EndsWith(objet))
                .Select(c => (DateTime?)c.CreeLe).MaxAsync(ct);
            if (deja is { } le) throw ReglesDuPaiement.RappelDeja.Refus(("heure", le.HeureEnLettres()));
            courriels.Preparer(CleDuRappel, chef.Personne, objet, $"""
                {(nombre == 1 ? "1 mission ou échéance est arrivée" : $"{nombre} missions ou échéances sont arrivées")} à terme.
                Certifiez le service fait : complet, partiel ou non fait.
                Sans certification, aucune ligne ne part en paiement.

                Certifier : {courriels.Lien("indemnites/service-fait")}
                """, chef.Academie.NomComplet);
        }
        await db.SaveChangesAsync(ct);
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
