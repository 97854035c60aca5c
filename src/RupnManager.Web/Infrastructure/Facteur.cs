using RupnManager.Services;
using RupnManager.Services.Courriels;

namespace RupnManager.Web.Infrastructure;

/// <summary>Envoie les courriels en attente, sans jamais retarder le geste qui les a écrits.</summary>
public sealed class Facteur(IServiceScopeFactory portees, TimeProvider horloge, ILogger<Facteur> trace)
    : TravailPeriodique(portees, horloge, trace, "La tournée des courriels a échoué")
{
    protected override TimeSpan Intervalle => TimeSpan.FromSeconds(10);

    protected override Task FaireAsync(DateTime occasion, IServiceProvider services, CancellationToken arret) =>
        services.GetRequiredService<ExpeditionService>().ExpedierAsync(arret);
}
