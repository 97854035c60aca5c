using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.Regles;
using RupnManager.Services.LettresDeMission;

namespace RupnManager.Services.Indemnites;

/// <summary>Ce à quoi un paiement se mesure : le barème en vigueur, le décompte de la personne, le code de l'indemnité.</summary>
public sealed class MesureDuPaiementService(RupnDbContext db, CumulService cumuls, ReglageService reglages)
{
    /// <summary>La mesure d'une personne pour une année. Refus : bareme.absent (art. 4).</summary>
    public async Task<Mesure> PourAsync(Guid personneId, string codeAcademie, AnneeScolaire annee, CancellationToken ct = default) =>
        new(await BaremeAsync(annee, ct), await cumuls.DeAsync(personneId, annee, ct), (await reglages.PourAsync(codeAcademie, annee, ct)).PlafondParPersonne);

    /// <summary>Le barème en vigueur pour l'année. Refus : bareme.absent (art. 4).</summary>
    public async Task<Bareme> BaremeAsync(AnneeScolaire annee, CancellationToken ct = default)
    {
        var regime = annee.Regime;
        return await db.Baremes.AsNoTracking().Where(b => b.Regime == regime && b.Depuis <= annee)
            .OrderByDescending(b => b.Depuis).ThenByDescending(b => b.Numero).FirstOrDefaultAsync(ct)
            ?? throw ReglesDesEnveloppes.BaremeAbsent.Refus(("regime", regime.Nom()), ("annee", annee));
    }

    /// <summary>Le code de l'indemnité : celui de l'académie s'il y en a un, sinon celui d'origine ; vide tant que personne ne l'a dit.</summary>
    public async Task<string> CodeAsync(string codeAcademie, AnneeScolaire annee, CancellationToken ct = default)
    {
        var regime = annee.Regime;
        var codes = await db.CodesDIndemnite.AsNoTracking()
            .Where(c => c.Regime == regime && c.Depuis <= annee && (c.CodeAcademie == null || c.CodeAcademie == codeAcademie)).ToListAsync(ct);
        return codes.OrderByDescending(c => c.CodeAcademie is not null).ThenByDescending(c => c.Depuis).ThenByDescending(c => c.Numero)
            .FirstOrDefault()?.Code ?? "";
    }
}
