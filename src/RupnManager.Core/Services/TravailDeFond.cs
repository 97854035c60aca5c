using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace RupnManager.Services;

/// <summary>
/// Un travail en arrière-plan : il attend ses occasions, et fait à chacune ce qu'il doit, dans une portée à elle. Une panne se note et
/// n'empêche pas la suivante ; seul l'arrêt de l'application le finit.
/// </summary>
/// <param name="portees">De quoi ouvrir une portée.</param>
/// <param name="trace">Où se notent les pannes.</param>
/// <param name="panne">Ce que dit la trace quand une occasion échoue.</param>
public abstract class TravailDeFond<T>(IServiceScopeFactory portees, ILogger trace, string panne) : BackgroundService
{
    protected ILogger Trace { get; } = trace;

    /// <summary>Ce qui le réveille : une minuterie, une sonnette, une demande.</summary>
    protected abstract IAsyncEnumerable<T> AttendreAsync(CancellationToken arret);

    /// <summary>Ce qu'il fait d'une occasion.</summary>
    protected abstract Task FaireAsync(T occasion, IServiceProvider services, CancellationToken arret);

    /// <summary>Ce qu'il range quand l'application s'arrête, une fois et avant qu'elle se défasse.</summary>
    protected virtual Task FinirAsync(IServiceProvider services) => Task.CompletedTask;

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var occasion in AttendreAsync(stoppingToken))
                await TenterAsync(services => FaireAsync(occasion, services, stoppingToken), stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // L'application s'arrête.
        }
        await TenterAsync(FinirAsync, CancellationToken.None);
    }

    /// <summary>Fait un geste d'un service, dans une portée à lui.</summary>
    protected async Task<TResultat> DansUnePorteeAsync<TService, TResultat>(Func<TService, Task<TResultat>> geste) where TService : notnull
    {
        await using var portee = portees.CreateAsyncScope();
        return await geste(portee.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>Un délai dépassé ailleurs s'appelle aussi « annulé » : seul l'arrêt demandé n'est pas une panne.</summary>
    private async Task TenterAsync(Func<IServiceProvider, Task> geste, CancellationToken arret)
    {
        try
        {
            await using var portee = portees.CreateAsyncScope();
            await geste(portee.ServiceProvider);
        }
        catch (Exception echec) when (echec is not OperationCanceledException || !arret.IsCancellationRequested)
        {
            Trace.LogError(echec, "{Panne}", panne);
        }
    }
}
