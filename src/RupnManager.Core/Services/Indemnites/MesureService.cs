using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Indemnites;
using RupnManager.Services.LettresDeMission;

namespace RupnManager.Services.Indemnites;

/// <summary>Ce à quoi un montant se mesure : le barème de l'année, et ce que la personne a déjà.</summary>
public sealed class MesureService(RupnDbContext db, BaremeService baremes, CumulService cumuls, ReglageService reglages)
{
    /// <summary>La mesure d'une personne ; son décompte s'enregistre avec le geste, à rejouer si un autre l'a devancé. Refus : bareme.absent.</summary>
    public async Task<Mesure> PourAsync(Guid personneId, AnneeScolaire annee, string codeAcademie, CancellationToken ct = default)
    {
        var reglage = await reglages.PourAsync(codeAcademie, annee, ct);
        return new(await baremes.DeLAnneeAsync(annee, ct), await cumuls.DeAsync(personneId, annee, ct), reglage.PlafondParPersonne);
    }

    /// <summary>De quoi mesurer chacune de ces propositions, lu d'un coup et sans rien suivre : pour prévenir, non pour décider. Refus : bareme.absent.</summary>
    public async Task<Func<Attribution, Mesure>> PourToutesAsync(IReadOnlyList<Attribution> attributions, CancellationToken ct = default)
    {
        var (bareme, plafond) = (new Dictionary<AnneeScolaire, Bareme>(), new Dictionary<AnneeScolaire, bool>());
        foreach (var groupe in attributions.GroupBy(a => a.Annee))
        {
            bareme[groupe.Key] = await baremes.DeLAnneeAsync(groupe.Key, ct);
            plafond[groupe.Key] = (await reglages.PourAsync(groupe.First().CodeAcademie, groupe.Key, ct)).PlafondParPersonne;
        }
        var (personnes, annees) = (attributions.Select(a => a.PersonneId).Distinct().ToList(), bareme.Keys.ToList());
        var cumul = await db.Cumuls.AsNoTracking().Where(c => personnes.Contains(c.PersonneId) && annees.Contains(c.Annee)).ToDictionaryAsync(c => (c.PersonneId, c.Annee), ct);
        return a => new(bareme[a.Annee], cumul.GetValueOrDefault((a.PersonneId, a.Annee)), plafond[a.Annee]);
    }
}
