using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace RupnManager.Services.Lots;

/// <summary>
/// Fait avancer les lots en arrière-plan, une ligne à la fois. Réveillé par un lancement ; sinon il passe chaque minute, pour ce
/// qu'une instance morte a laissé. Arrêté, il finit la ligne commencée et rend le reste.
/// </summary>
public sealed class TravailleurDesLots(IServiceScopeFactory portees, SonnetteDesLots sonnette, ILogger<TravailleurDesLots> trace)
    : TravailDeFond<bool>(portees, trace, "Les lots en cours n'ont pas pu avancer")
{
    private static readonly TimeSpan Tournee = TimeSpan.FromMinutes(1);

    /// <summary>Le nom de cette instance sur les lignes qu'elle tient.</summary>
    public Guid Instance { get; } = Guid.NewGuid();

    /// <summary>Traite tout ce qui est dû, jusqu'à ce qu'on l'arrête.</summary>
    public async Task ToutTraiterAsync(CancellationToken arret)
    {
        while (!arret.IsCancellationRequested && await DansUnePorteeAsync<ExecutionDeLotService, Guid?>(s => s.ReserverAsync(Instance, arret)) is { } ligne)
        {
            // La ligne commencée se finit, même si l'application s'arrête.
            await DansUnePorteeAsync<ExecutionDeLotService, bool>(async s => { await s.ExecuterAsync(ligne, Instance, CancellationToken.None); return true; });
            await TerminerAsync();
        }
        await TerminerAsync();
    }

    protected override async IAsyncEnumerable<bool> AttendreAsync([EnumeratorCancellation] CancellationToken arret)
    {
        while (true)
        {
            yield return true;
            await sonnette.AttendreAsync(Tournee, arret);
        }
    }

    protected override Task FaireAsync(bool occasion, IServiceProvider services, CancellationToken arret) => ToutTraiterAsync(arret);

    protected override Task FinirAsync(IServiceProvider services) => services.GetRequiredService<ExecutionDeLotService>().InterrompreAsync(Instance);

    private Task<bool> TerminerAsync() =>
        DansUnePorteeAsync<ClotureDeLotService, bool>(async s => { await s.TerminerAsync(CancellationToken.None); return true; });
}
