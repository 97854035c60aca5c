using RupnManager.Services.LettresDeMission;

namespace RupnManager.Web.Infrastructure;

/// <summary>Reprend chaque minute les scellements qui ont échoué.</summary>
public sealed class Scelleur(IServiceScopeFactory portees, TimeProvider horloge, ILogger<Scelleur> trace) : BackgroundService
{
    private static readonly TimeSpan Intervalle = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var minuterie = new PeriodicTimer(Intervalle, horloge);
        while (await minuterie.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var portee = portees.CreateAsyncScope();
                var scellees = await portee.ServiceProvider.GetRequiredService<ScellementService>().ReprendreAsync(stoppingToken);
                if (scellees > 0) trace.LogInformation("{Nombre} lettre(s) scellée(s) à la reprise", scellees);
            }
            catch (Exception echec) when (echec is not OperationCanceledException)
            {
                trace.LogError(echec, "La reprise des scellements a échoué");
            }
        }
    }
}
