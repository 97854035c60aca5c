using RupnManager.Services.Comptes;

namespace RupnManager.Web.Infrastructure;

/// <summary>Traite les demandes de prise de fonctions, après que la page a répondu.</summary>
public sealed class PrisesDeFonctionsWorker(DemandesDePriseDeFonctions demandes, IServiceScopeFactory portees, ILogger<PrisesDeFonctionsWorker> journal)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var demande in demandes.LireAsync(stoppingToken))
        {
            try
            {
                await using var portee = portees.CreateAsyncScope();
                await portee.ServiceProvider.GetRequiredService<DemandeDePriseDeFonctionsService>().DemanderAsync(demande, stoppingToken);
            }
            catch (Exception erreur) when (erreur is not OperationCanceledException)
            {
                journal.LogError(erreur, "Une demande de prise de fonctions n'a pas pu être traitée.");
            }
        }
    }
}
