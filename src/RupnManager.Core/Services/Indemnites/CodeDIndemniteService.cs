using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Etablissements;

namespace RupnManager.Services.Indemnites;

/// <summary>Le code que la paie donne à l'indemnité.</summary>
public sealed class CodeDIndemniteService(RupnDbContext db)
{
    /// <summary>Celui de l'académie s'il y en a un, sinon celui d'origine ; vide tant que personne ne l'a dit.</summary>
    public async Task<string> PourAsync(string codeAcademie, AnneeScolaire annee, CancellationToken ct = default)
    {
        var regime = annee.Regime;
        var codes = await db.CodesDIndemnite.AsNoTracking()
            .Where(c => c.Regime == regime && c.Depuis <= annee && (c.CodeAcademie == null || c.CodeAcademie == codeAcademie)).ToListAsync(ct);
        return codes.OrderByDescending(c => c.CodeAcademie is not null).ThenByDescending(c => c.Depuis).ThenByDescending(c => c.Numero)
            .FirstOrDefault()?.Code ?? "";
    }
}
