using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace RupnManager.Services.Lots;

/// <summary>
/// Fait avancer les lots en arrière-plan, une ligne à la fois. Réveillé par un lancement ; sinon il passe chaque minute, pour ce
/// qu'une instance morte a laissé. Arrêté, il finit la ligne commencée et rend le reste.
/// </summary>
public sealed class TravailleurDesLots(
    IServiceScopeFactory portees, SonnetteDesLots sonnette, ILogger<TravailleurDesLots> trace) : BackgroundService
{
    private static readonly TimeSpan Tournee = TimeSpan.FromMinutes(1);

    /// <summary>Le nom de cette instance sur les lignes qu'elle tient.</summary>
    public Guid Instance { get; } = Guid.NewGuid();

    /// <summary>Traite tout ce qui est dû, jusqu'à ce qu'on l'arrête.</summary>
    public async Task ToutTraiterAsync(CancellationToken arret)
    {
        while (!arret.IsCancellationRequested && await FaireAsync<ExecutionDeLotService, Guid?>(s => s.ReserverAsync(Instance, arret)) is { } ligne)
        {
            // La ligne commencée se finit, même si l'application s'arrête.
            await FaireAsync<ExecutionDeLotService, bool>(async s => { await s.ExecuterAsync(ligne, Instance, CancellationToken.None); return true; });
            await TerminerAsync();
        }
        await TerminerAsync();
    }

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
                trace.LogError(erreur, "Les lots en cours n'ont pas pu avancer");
            }
            try
            {
                await sonnette.AttendreAsync(Tournee, stoppingToken);
            }
            catch (OperationCanceledException)
            {
                break;
            }
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await FaireAsync<ExecutionDeLotService, bool>(async s => { await s.InterrompreAsync(Instance, CancellationToken.None); return true; });
        }
        catch (Exception erreur)
        {
            trace.LogError(erreur, "Les lots en cours n'ont pas été rendus : leur bail expirera");
        }
    }

    private Task<bool> TerminerAsync() => FaireAsync<ClotureDeLotService, bool>(async s => { await s.TerminerAsync(CancellationToken.None); return true; });

    private async Task<T> FaireAsync<TService, T>(Func<TService, Task<T>> geste) where TService : notnull
    {
        await using var portee = portees.CreateAsyncScope();
        return await geste(portee.ServiceProvider.GetRequiredService<TService>());
    }
}
