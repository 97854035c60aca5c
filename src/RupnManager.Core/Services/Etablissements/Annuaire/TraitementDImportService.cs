using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Journal;
using RupnManager.Domain.Regles;
using RupnManager.Domain.Textes;
using RupnManager.Services.Acteurs;
using RupnManager.Services.Journal;

namespace RupnManager.Services.Etablissements.Annuaire;

/// <summary>Le travail de fond d'un import : lire le fichier et comparer, puis appliquer en une transaction.</summary>
public sealed class TraitementDImportService(
    RupnDbContext db, SuiviDesImports suivi, ActeurService acteurs, JournalService journal, TimeProvider horloge,
    ILogger<TraitementDImportService> journalisation)
{
    private const int Pas = 100;

    /// <summary>Les imports qui attendent l'application, le plus ancien d'abord.</summary>
    public async Task<IReadOnlyList<Guid>> EnAttenteAsync(CancellationToken ct = default) =>
        await db.Imports.Where(i => i.Etat == EtatDImport.AAnalyser || i.Etat == EtatDImport.AAppliquer)
            .OrderBy(i => i.DeposeLe).Select(i => i.Id).ToListAsync(ct);

    /// <summary>Fait ce que l'import attend. Un échec se dit sur sa page et n'arrête pas les autres.</summary>
    public async Task TraiterAsync(Guid id, CancellationToken ct = default)
    {
        try
        {
            var import = await db.Imports.Include(i => i.Contenu).FirstAsync(i => i.Id == id, ct);
            if (import.Etat is EtatDImport.AAnalyser) await AnalyserAsync(import, ct);
            else if (import.Etat is EtatDImport.AAppliquer) await AppliquerAsync(import, ct);
        }
        catch (ModifieEntreTempsException)
        {
            journalisation.LogInformation("L'import {Import} a été traité par une autre instance.", id);
        }
        catch (Exception erreur) when (erreur is not OperationCanceledException)
        {
            journalisation.LogError(erreur, "L'import {Import} a échoué.", id);
            await DireLEchecAsync(id, erreur, ct);
        }
        finally
        {
            suivi.Oublier(id);
        }
    }

    private async Task AnalyserAsync(ImportAnnuaire import, CancellationToken ct)
    {
        var connus = await db.Etablissements.AsNoTracking().ToDictionaryAsync(e => e.Uai.Valeur, ct);
        var dernierRang = await db.Imports.MaxAsync(i => i.Rang, ct) ?? 0;
        var plan = await EtablirAsync(import, connus, "Lecture", ct);
        suivi.Noter(import.Id, new("Enregistrement de l'aperçu", plan.Lignes.Count, plan.Lignes.Count));
        await db.LignesDImport.Where(l => l.ImportId == import.Id).ExecuteDeleteAsync(ct);
        db.LignesDImport.AddRange(plan.Lignes);
        import.Analyser(plan.Bilan, plan.HorsDuFichier, plan.DateDesDonnees, dernierRang, horloge.Maintenant());
        await db.SaveChangesAsync(ct);
    }

    private async Task AppliquerAsync(ImportAnnuaire import, CancellationToken ct)
    {
        var acteur = await acteurs.ChargerAsync(import.DeposeParId, import.QualiteId, ct)
            ?? throw ReglesDeLAnnuaire.ImportQualite.Refus();
        acteur.Exiger(Permission.ImporterEtablissements);
        var connus = await db.Etablissements.ToDictionaryAsync(e => e.Uai.Valeur, ct);
        var plan = await EtablirAsync(import, connus, "Mise à jour", ct);
        if (plan.Bilan != import.Bilan) throw ReglesDeLAnnuaire.ImportPerime.Refus();
        suivi.Noter(import.Id, new("Enregistrement des établissements", plan.Bilan.Lignes, plan.Bilan.Lignes));
        db.Etablissements.AddRange(plan.Nouveaux);
        import.Appliquer(horloge.Maintenant());
        journal.Consigner(acteur, Evenement.AnnuaireImporte, new("import", import.Id, null, null, Technique: true), Phrase(import));
        await db.SaveChangesAsync(ct);
    }

    private async Task<PlanDImport> EtablirAsync(ImportAnnuaire import, Dictionary<string, Etablissement> connus, string etape, CancellationToken ct)
    {
        var octets = import.Contenu!.Octets;
        if (Empreintes.Sha256(octets) != import.Empreinte) throw ReglesDeLAnnuaire.ImportAltere.Refus();
        var territoire = new Territoire(
            (await db.Academies.Select(a => a.Code).ToListAsync(ct)).ToHashSet(),
            await db.Departements.ToDictionaryAsync(d => d.Code, d => d.CodeAcademie, ct));
        using var fichier = FichierAnnuaire.Ouvrir(octets);
        return PlanDImport.Etablir(import.Id, fichier, new(territoire, horloge.Aujourdhui()), connus, fait =>
        {
            if (fait % Pas == 0) suivi.Noter(import.Id, new(etape, fait, Math.Max(fait, fichier.Lignes)));
        });
    }

    private async Task DireLEchecAsync(Guid id, Exception erreur, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var import = await db.Imports.Include(i => i.Contenu).FirstOrDefaultAsync(i => i.Id == id, ct);
        var phrase = erreur is RegleMetierException or InterditException ? erreur.Message : ReglesDeLAnnuaire.ImportEchec.Phrase;
        if (import?.Etat is EtatDImport.AAnalyser) import.DeclarerIllisible(phrase);
        else if (import?.Etat is EtatDImport.AAppliquer) import.RendreLeRang(phrase);
        await db.SaveChangesAsync(ct);
    }

    private static string Phrase(ImportAnnuaire import) =>
        $"a importé l'annuaire, {import.NomDuFichier} (empreinte {import.Empreinte[..12]}…) : {$"{import.Bilan.Creees} établissement(s) créé(s)".Accorder(import.Bilan.Creees)}, "
        + $"{import.Bilan.Modifiees} modifié(s)".Accorder(import.Bilan.Modifiees) + $", {import.Bilan.Inchangees} inchangé(s).".Accorder(import.Bilan.Inchangees);
}
