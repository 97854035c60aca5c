using RupnManager.Services.Bilans;

namespace RupnManager.Web.Infrastructure;

/// <summary>Passe au démarrage puis chaque jour : en mai et juin, rappelle les bilans qui manquent.</summary>
public sealed class RappelDesBilans(IServiceScopeFactory portees, TimeProvider horloge, ILogger<RappelDesBilans> trace) : BackgroundService
{
    private static readonly TimeSpan Intervalle = TimeSpan.FromDays(1);
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
                var rappels = await portee.ServiceProvider.GetRequiredService<RappelDesBilansService>().RappelerAsync(stoppingToken);
                if (rappels > 0) trace.LogInformation("{Nombre} rappel(s) de bilan écrits", rappels);
            }
            catch (Exception echec) when (echec is not OperationCanceledException)
            {
                trace.LogError(echec, "Les rappels de bilan ont échoué");
            }
        }
        while (await minuterie.WaitForNextTickAsync(stoppingToken));
    }
}
