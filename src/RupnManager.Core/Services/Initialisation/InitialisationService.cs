using RupnManager.Data;
using RupnManager.Services.LettresDeMission;

namespace RupnManager.Services.Initialisation;

/// <summary>Au démarrage : la base à jour, puis les données de référence. Deux instances peuvent démarrer ensemble.</summary>
public sealed class InitialisationService(RupnDbContext db, DonneesDeReference reference, FabriqueDeSceau sceau)
{
    /// <summary>Vérifie le sceau, applique les migrations (sous le verrou d'EF Core) et complète les données de référence.</summary>
    public async Task PreparerAsync(CancellationToken ct = default)
    {
        _ = sceau.Ouvrir();
        await db.MettreEnServiceAsync(ct);
        await reference.CompleterAsync(ct);
    }
}
