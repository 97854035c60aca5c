using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.Regles;

namespace RupnManager.Services.Indemnites;

/// <summary>Ce qui vaut une année : le barème, le code d'indemnité, le délai de convocation. Ces données ne sont pas secrètes.</summary>
public sealed class BaremeService(RupnDbContext db)
{
    /// <summary>Le barème de l'année : le dernier enregistré parmi les plus récents. Refus : bareme.absent (art. 4, décret n° 2010-1065).</summary>
    public async Task<Bareme> DeLAnneeAsync(AnneeScolaire annee, CancellationToken ct = default)
    {
        var regime = annee.Regime;
        return await db.Baremes.AsNoTracking().Where(b => b.Regime == regime && b.Depuis <= annee)
                .OrderByDescending(b => b.Depuis).ThenByDescending(b => b.Numero).FirstOrDefaultAsync(ct)
            ?? throw ReglesDesEnveloppes.BaremeAbsent.En(annee, Fondement.Decret2015SecondeMain).Refus(("regime", regime.Nom()), ("annee", annee));
    }

    /// <summary>Le code de l'indemnité : celui de l'académie, sinon celui d'origine ; rien si aucun ne vaut cette année.</summary>
    public async Task<CodeDIndemnite?> CodeAsync(Regime regime, string? codeAcademie, AnneeScolaire annee, CancellationToken ct = default) =>
        await db.CodesDIndemnite.AsNoTracking()
            .Where(c => c.Regime == regime && c.Depuis <= annee && (c.CodeAcademie == null || c.CodeAcademie == codeAcademie))
            .OrderByDescending(c => c.CodeAcademie != null).ThenByDescending(c => c.Depuis).ThenByDescending(c => c.Numero).FirstOrDefaultAsync(ct);

    /// <summary>Le délai de convocation du CA, en jours, qui vaut le jour de la séance (art. R. 421-25, code de l'éducation).</summary>
    public async Task<int> DelaiAsync(DateOnly seance, CancellationToken ct = default)
    {
        var delais = await db.DelaisDeConvocation.AsNoTracking().OrderBy(d => d.Depuis).ToListAsync(ct);
        return (delais.LastOrDefault(d => d.Depuis <= seance) ?? delais[0]).Jours;
    }
}
