using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;

namespace RupnManager.Services.Bilans;

/// <summary>Qui dirige un établissement aujourd'hui.</summary>
public sealed class ChefsService(RupnDbContext db, TimeProvider horloge)
{
    /// <summary>« Mme Hélène Petit », ou rien si le poste est vacant.</summary>
    public async Task<string?> DesignationAsync(Guid etablissementId, CancellationToken ct = default)
    {
        var jour = horloge.Aujourdhui();
        var chef = await db.Affectations.AsNoTracking()
            .Where(a => a.Role == Role.ChefEtablissement && a.EtablissementId == etablissementId && a.Debut <= jour && (a.Fin == null || jour <= a.Fin))
            .Select(a => a.Personne).FirstOrDefaultAsync(ct);
        return chef?.Designation;
    }
}
