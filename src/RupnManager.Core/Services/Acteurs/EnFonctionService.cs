using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;

namespace RupnManager.Services.Acteurs;

/// <summary>Qui est en fonction aujourd'hui, pour lui écrire.</summary>
public sealed class EnFonctionService(RupnDbContext db, TimeProvider horloge)
{
    /// <summary>Le chef, puis ceux à qui il a délégué sa signature ; chacun une fois.</summary>
    public async Task<IReadOnlyList<Personne>> ChefEtDelegatairesAsync(Guid etablissementId, CancellationToken ct) =>
        [.. (await EnEtablissementAsync(Role.ChefEtablissement, etablissementId, ct))
            .Concat((await DelegationsAsync(etablissementId, ct)).Select(d => d.Delegataire!)).DistinctBy(p => p.Id)];

    /// <summary>Les personnes qui tiennent ce rôle dans un établissement.</summary>
    public async Task<IReadOnlyList<Personne>> EnEtablissementAsync(Role role, Guid etablissementId, CancellationToken ct) =>
        await ChercherAsync(db.Affectations.Where(a => a.Role == role && a.EtablissementId == etablissementId), ct);

    /// <summary>Les personnes qui tiennent ce rôle dans une académie.</summary>
    public async Task<IReadOnlyList<Personne>> EnAcademieAsync(Role role, string codeAcademie, CancellationToken ct) =>
        await ChercherAsync(db.Affectations.Where(a => a.Role == role && a.CodeAcademie == codeAcademie), ct);

    /// <summary>Les délégations en vigueur dans un établissement.</summary>
    public Task<List<Delegation>> DelegationsAsync(Guid etablissementId, CancellationToken ct)
    {
        var jour = horloge.Aujourdhui();
        return db.Delegations.Where(d => d.EtablissementId == etablissementId && d.Debut <= jour && jour <= d.Fin)
            .Include(d => d.Delegataire).OrderBy(d => d.Debut).ToListAsync(ct);
    }

    private async Task<IReadOnlyList<Personne>> ChercherAsync(IQueryable<Affectation> affectations, CancellationToken ct)
    {
        var jour = horloge.Aujourdhui();
        var trouvees = await affectations.Where(a => a.Debut <= jour && (a.Fin == null || jour <= a.Fin)).OrderBy(a => a.Debut).Select(a => a.Personne!).ToListAsync(ct);
        return [.. trouvees.DistinctBy(p => p.Id)];
    }
}
