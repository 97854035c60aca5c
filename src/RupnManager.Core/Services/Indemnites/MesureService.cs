using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.Regles;
using RupnManager.Services.LettresDeMission;

namespace RupnManager.Services.Indemnites;

/// <summary>Ce à quoi un montant se mesure : le barème de l'année, et ce que la personne a déjà.</summary>
public sealed class MesureService(RupnDbContext db, CumulService cumuls, ReglageService reglages)
{
    /// <summary>Le barème en vigueur une année : le dernier écrit parmi les plus récents. Refus : bareme.absent (art. 4).</summary>
    public async Task<Bareme> BaremeAsync(AnneeScolaire annee, CancellationToken ct = default)
    {
        var regime = annee.Regime;
        return await db.Baremes.AsNoTracking().Where(b => b.Regime == regime && b.Depuis <= annee)
                .OrderByDescending(b => b.Depuis).ThenByDescending(b => b.Numero).FirstOrDefaultAsync(ct)
            ?? throw ReglesDesEnveloppes.BaremeAbsent.Refus(("regime", regime.Nom()), ("annee", annee));
    }

    /// <summary>La mesure d'une personne ; son décompte s'enregistre avec le geste, à rejouer si un autre l'a devancé. Refus : bareme.absent.</summary>
    public async Task<Mesure> PourAsync(Guid personneId, AnneeScolaire annee, string codeAcademie, CancellationToken ct = default)
    {
        var reglage = await reglages.PourAsync(codeAcademie, annee, ct);
        return new(await BaremeAsync(annee, ct), await cumuls.DeAsync(personneId, annee, ct), reglage.PlafondParPersonne);
    }
}
