using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RupnManager.Domain.Dates;

namespace RupnManager.Services;

/// <summary>Un travail en arrière-plan que l'heure réveille.</summary>
public abstract class TravailPeriodique(IServiceScopeFactory portees, TimeProvider horloge, ILogger trace, string panne)
    : TravailDeFond<DateTime>(portees, trace, panne)
{
    protected abstract TimeSpan Intervalle { get; }

    /// <summary>Combien de temps après le démarrage il passe la première fois.</summary>
    protected virtual TimeSpan PremierPassage => Intervalle;

    protected sealed override async IAsyncEnumerable<DateTime> AttendreAsync([EnumeratorCancellation] CancellationToken arret)
    {
        await Task.Delay(PremierPassage, horloge, arret);
        using var minuterie = new PeriodicTimer(Intervalle, horloge);
        do yield return horloge.Maintenant();
        while (await minuterie.WaitForNextTickAsync(arret));
    }
}
