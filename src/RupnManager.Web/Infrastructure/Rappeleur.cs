using RupnManager.Services.Rappels;

namespace RupnManager.Web.Infrastructure;

/// <summary>Passe une minute après le démarrage puis chaque heure : écrit les rappels et les récapitulatifs dus. Plusieurs instances peuvent passer ensemble.</summary>
public sealed class Rappeleur(IServiceScopeFactory portees, TimeProvider horloge, ILogger<Rappeleur> trace) : BackgroundService
{
    private static readonly TimeSpan Intervalle = TimeSpan.FromHours(1);
    private static readonly TimeSpan PremierPassage = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(PremierPassage, horloge, stoppingToken);
        using var minuterie = new PeriodicTimer(Intervalle, horloge);
        do
        {
            try
            {
                await using var portee = portees.CreateAsyncScope();
                var rappels = await portee.ServiceProvider.GetRequiredService<RappelService>().PasserAsync(stoppingToken);
                var recapitulatifs = await portee.ServiceProvider.GetRequiredService<RecapitulatifService>().EnvoyerAsync(stoppingToken);
                if (rappels + recapitulatifs > 0) trace.LogInformation("{Rappels} rappel(s) et {Recapitulatifs} récapitulatif(s) écrits", rappels, recapitulatifs);
            }
            catch (Exception echec) when (echec is not OperationCanceledException)
            {
                trace.LogError(echec, "Les rappels ont échoué");
            }
        }
        while (await minuterie.WaitForNextTickAsync(stoppingToken));
    }
}
