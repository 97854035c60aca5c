using RupnManager.Services;
using RupnManager.Services.LettresDeMission;

namespace RupnManager.Web.Infrastructure;

/// <summary>Reprend chaque minute les scellements qui ont échoué.</summary>
public sealed class Scelleur(IServiceScopeFactory portees, TimeProvider horloge, ILogger<Scelleur> trace)
    : TravailPeriodique(portees, horloge, trace, "La reprise des scellements a échoué")
{
    protected override TimeSpan Intervalle => TimeSpan.FromMinutes(1);

    protected override async Task FaireAsync(DateTime occasion, IServiceProvider services, CancellationToken arret)
    {
        var scellees = await services.GetRequiredService<ScellementService>().ReprendreAsync(arret);
        if (scellees > 0) Trace.LogInformation("{Nombre} lettre(s) scellée(s) à la reprise", scellees);
    }
}
