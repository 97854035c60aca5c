using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Courriels;
using RupnManager.Services.Acteurs;
using RupnManager.Services.Journal;

namespace RupnManager.Services.Comptes;

/// <summary>Comment chacun choisit de recevoir ses avis.</summary>
public sealed class EnvoisService(RupnDbContext db, ActeurService acteurs, JournalService journal)
{
    /// <summary>Le choix de la personne, ou celui de ses rôles si elle n'a rien choisi.</summary>
    public async Task<FrequenceDesEnvois> LireAsync(Acteur acteur, CancellationToken ct = default) =>
        await db.Personnes.Where(p => p.Id == acteur.PersonneId).Select(p => p.Envois).FirstOrDefaultAsync(ct)
            ?? FrequencesDesEnvois.ParDefaut((await acteurs.QualitesAsync(acteur.PersonneId, ct)).Select(q => q.Role));

    /// <summary>Change le choix ; les avis qui attendaient suivent aussitôt le nouveau.</summary>
    public async Task ChoisirAsync(FrequenceDesEnvois frequence, Acteur acteur, CancellationToken ct = default)
    {
        var personne = await db.Personnes.Where(p => p.Id == acteur.PersonneId).TrouverAsync(ct);
        if (personne.Envois == frequence) return;
        personne.Envois = frequence;
        journal.Consigner(personne, Evenement.EnvoisChoisis, new("compte", personne.Id, null, null, Technique: true),
            $"a choisi ses envois : {frequence.Libelle().ToLowerInvariant()}.");
        await db.SaveChangesAsync(ct);
    }
}
