using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.LettresDeMission;

namespace RupnManager.Services.LettresDeMission;

/// <summary>Les réglages d'une académie, année par année.</summary>
public sealed class ReglageService(RupnDbContext db)
{
    /// <summary>Le réglage de l'année ; sinon celui de l'année antérieure la plus proche, repris ; sinon les valeurs d'origine. N'enregistre rien.</summary>
    public async Task<ReglageAcademique> PourAsync(string codeAcademie, AnneeScolaire annee, CancellationToken ct = default)
    {
        var proche = await db.Reglages.AsNoTracking()
            .Where(r => r.CodeAcademie == codeAcademie && r.Annee <= annee)
            .OrderByDescending(r => r.Annee).FirstOrDefaultAsync(ct);
        return proche?.Annee == annee ? proche : ReglageAcademique.Pour(codeAcademie, annee, proche);
    }
}
