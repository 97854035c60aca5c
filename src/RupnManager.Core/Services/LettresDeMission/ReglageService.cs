using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Regles;
using RupnManager.Services.Journal;

namespace RupnManager.Services.LettresDeMission;

/// <summary>Les réglages voulus pour une académie et une année.</summary>
public sealed record ReglageVoulu
{
    public required string? CodeAcademie { get; init; }
    public required AnneeScolaire Annee { get; init; }

    /// <summary>La version lue ; 0 quand l'année n'avait pas encore de réglage.</summary>
    public required int Version { get; init; }
    public required bool ValidationDuDan { get; init; }
    public required string? Titre { get; init; }
    public required bool LettreExigee { get; init; }
    public required int PremierMois { get; init; }
    public required bool PlafondParPersonne { get; init; }
}

/// <summary>Les réglages d'une académie, année par année.</summary>
public sealed class ReglageService(RupnDbContext db, ModeleService modeles, JournalService journal)
{
    /// <summary>Le réglage de l'année ; sinon celui de l'année antérieure la plus proche, repris ; sinon les valeurs d'origine. N'enregistre rien.</summary>
    public async Task<ReglageAcademique> PourAsync(string codeAcademie, AnneeScolaire annee, CancellationToken ct = default)
    {
        var proche = await db.Reglages.AsNoTracking()
            .Where(r => r.CodeAcademie == codeAcademie && r.Annee <= annee)
            .OrderByDescending(r => r.Annee).FirstOrDefaultAsync(ct);
        return proche?.Annee == annee ? proche : ReglageAcademique.Pour(codeAcademie, annee, proche);
    }

    /// <summary>Les réglages que l'acteur peut changer ; rien tant que l'administrateur n'a pas choisi d'académie.</summary>
    public async Task<ReglageAcademique?> OuvrirAsync(string? academie, AnneeScolaire annee, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.GererModeles);
        if (acteur.CodeAcademie is null && string.IsNullOrEmpty(academie)) return null;
        return await PourAsync(await modeles.AcademieAsync(academie, acteur, ct), annee, ct);
    }

    /// <summary>Enregistre les réglages ; faux si rien ne change. Refus : modele.annee, modele.academie, reglage.entre-temps, reglage.titre, reglage.mois.</summary>
    public async Task<bool> EnregistrerAsync(ReglageVoulu voulu, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.GererModeles);
        modeles.VerifierAnnee(voulu.Annee);
        var code = await modeles.AcademieAsync(voulu.CodeAcademie, acteur, ct);
        var reglage = await db.Reglages.FirstOrDefaultAsync(r => r.CodeAcademie == code && r.Annee == voulu.Annee, ct);
        var nouveau = reglage is null;
        reglage ??= await PourAsync(code, voulu.Annee, ct);
        if (voulu.Version != reglage.Version) throw ReglesDesModeles.ReglageEntreTemps.Refus();
        var changes = reglage.Regler(voulu.ValidationDuDan, voulu.Titre, voulu.LettreExigee, voulu.PremierMois, voulu.PlafondParPersonne);
        if (changes.Count == 0) return false;
        if (nouveau) db.Reglages.Add(reglage);
        journal.Consigner(acteur, Evenement.ReglageModifie, new("réglage", Guid.Empty, null, code),
            $"a modifié les réglages de l'année {voulu.Annee} : {string.Join(", ", changes)}.");
        await db.SaveChangesAsync(ct);
        return true;
    }
}
