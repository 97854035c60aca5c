using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Regles;

namespace RupnManager.Services.LettresDeMission;

/// <summary>Les modèles de lettre : lequel vaut pour une académie et une année.</summary>
public sealed class ModeleService(RupnDbContext db)
{
    /// <summary>
    /// Le dernier modèle publié de l'académie pour l'année ; sinon pour une année antérieure du même régime ;
    /// sinon le modèle national du régime. Refus : lettre.modele.
    /// </summary>
    public async Task<ModeleDeLettre> ModeleEnVigueurAsync(string codeAcademie, AnneeScolaire annee, CancellationToken ct = default)
    {
        var debutDuRegime = AnneeScolaire.PremiereDu(annee.Regime);
        return await db.Modeles
            .Where(m => m.PublieLe != null && (m.CodeAcademie == codeAcademie || m.CodeAcademie == null))
            .Where(m => m.Annee >= debutDuRegime && m.Annee <= annee)
            .OrderBy(m => m.CodeAcademie == null ? 1 : 0).ThenByDescending(m => m.Annee).ThenByDescending(m => m.Numero)
            .FirstOrDefaultAsync(ct)
            ?? throw ReglesDeLaLettre.ModeleAbsent.Refus(("annee", annee));
    }
}
