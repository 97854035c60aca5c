using RupnManager.Services;
using RupnManager.Services.Rappels;

namespace RupnManager.Web.Infrastructure;

/// <summary>Passe une minute après le démarrage puis chaque heure : écrit les rappels et les récapitulatifs dus. Plusieurs instances peuvent passer ensemble.</summary>
public sealed class Rappeleur(IServiceScopeFactory portees, TimeProvider horloge, ILogger<Rappeleur> trace)
    : TravailPeriodique(portees, horloge, trace, "Les rappels ont échoué")
{
    protected override TimeSpan Intervalle => TimeSpan.FromHours(1);

    protected override TimeSpan PremierPassage => TimeSpan.FromMinutes(1);

    protected override async Task FaireAsync(DateTime occasion, IServiceProvider services, CancellationToken arret)
    {
        var rappels = await services.GetRequiredService<RappelService>().PasserAsync(arret);
        var recapitulatifs = await services.GetRequiredService<RecapitulatifService>().EnvoyerAsync(arret);
        if (rappels + recapitulatifs > 0) Trace.LogInformation("{Rappels} rappel(s) et {Recapitulatifs} récapitulatif(s) écrits", rappels, recapitulatifs);
    }
}
