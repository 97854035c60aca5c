using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace RupnManager.Services.Etablissements.Annuaire;

/// <summary>Fait en arrière-plan les aperçus et les applications demandés, un à la fois ; reprend au démarrage ce qui était resté en route.</summary>
public sealed class TravailleurDesImports(
    IServiceScopeFactory portees, SuiviDesImports suivi, ILogger<TravailleurDesImports> journalisation) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ToutTraiterAsync(stoppingToken);
            }
            catch (Exception erreur) when (erreur is not OperationCanceledException)
            {
                journalisation.LogError(erreur, "Les imports en attente n'ont pas pu être traités.");
            }
            await suivi.AttendreAsync(stoppingToken);
        }
    }

    private async Task ToutTraiterAsync(CancellationToken ct)
    {
        await using var portee = portees.CreateAsyncScope();
        foreach (var id in await portee.ServiceProvider.GetRequiredService<TraitementDImportService>().EnAttenteAsync(ct))
        {
            await using var traitement = portees.CreateAsyncScope();
            await traitement.ServiceProvider.GetRequiredService<TraitementDImportService>().TraiterAsync(id, ct);
        }
    }
}
