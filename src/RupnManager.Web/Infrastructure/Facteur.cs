using RupnManager.Services.Courriels;

namespace RupnManager.Web.Infrastructure;

/// <summary>Envoie les courriels en attente, sans jamais retarder le geste qui les a écrits.</summary>
public sealed class Facteur(IServiceScopeFactory portees, TimeProvider horloge, ILogger<Facteur> trace) : BackgroundService
{
    private static readonly TimeSpan Intervalle = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var minuterie = new PeriodicTimer(Intervalle, horloge);
        while (await minuterie.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var portee = portees.CreateAsyncScope();
                await portee.ServiceProvider.GetRequiredService<ExpeditionService>().ExpedierAsync(stoppingToken);
            }
            catch (Exception echec) when (echec is not OperationCanceledException)
            {
                trace.LogError(echec, "La tournée des courriels a échoué");
            }
        }
    }
}
