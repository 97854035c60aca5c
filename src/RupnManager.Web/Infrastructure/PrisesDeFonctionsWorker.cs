using RupnManager.Services;
using RupnManager.Services.Comptes;

namespace RupnManager.Web.Infrastructure;

/// <summary>Traite les demandes de prise de fonctions, après que la page a répondu.</summary>
public sealed class PrisesDeFonctionsWorker(DemandesDePriseDeFonctions demandes, IServiceScopeFactory portees, ILogger<PrisesDeFonctionsWorker> trace)
    : TravailDeFond<DemandeDePriseDeFonctions>(portees, trace, "Une demande de prise de fonctions n'a pas pu être traitée")
{
    protected override IAsyncEnumerable<DemandeDePriseDeFonctions> AttendreAsync(CancellationToken arret) => demandes.LireAsync(arret);

    protected override Task FaireAsync(DemandeDePriseDeFonctions occasion, IServiceProvider services, CancellationToken arret) =>
        services.GetRequiredService<DemandeDePriseDeFonctionsService>().DemanderAsync(occasion, arret);
}
