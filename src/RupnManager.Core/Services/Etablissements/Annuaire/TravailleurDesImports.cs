using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace RupnManager.Services.Etablissements.Annuaire;

/// <summary>Fait en arrière-plan les aperçus et les applications demandés, un à la fois ; reprend au démarrage ce qui était resté en route.</summary>
public sealed class TravailleurDesImports(IServiceScopeFactory portees, SuiviDesImports suivi, ILogger<TravailleurDesImports> trace)
    : TravailDeFond<bool>(portees, trace, "Les imports en attente n'ont pas pu être traités")
{
    protected override async IAsyncEnumerable<bool> AttendreAsync([EnumeratorCancellation] CancellationToken arret)
    {
        while (true)
        {
            yield return true;
            await suivi.AttendreAsync(arret);
        }
    }

    protected override async Task FaireAsync(bool occasion, IServiceProvider services, CancellationToken arret)
    {
        foreach (var id in await services.GetRequiredService<TraitementDImportService>().EnAttenteAsync(arret))
            await DansUnePorteeAsync<TraitementDImportService, bool>(async s => { await s.TraiterAsync(id, arret); return true; });
    }
}
