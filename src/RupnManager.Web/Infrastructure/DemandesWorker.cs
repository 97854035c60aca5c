using RupnManager.Services;
using RupnManager.Services.Comptes;

namespace RupnManager.Web.Infrastructure;

/// <summary>Traite les demandes de mot de passe, après que la page a répondu.</summary>
public sealed class DemandesWorker(DemandesDeMotDePasse demandes, IServiceScopeFactory portees, ILogger<DemandesWorker> trace)
    : TravailDeFond<string>(portees, trace, "Une demande de mot de passe n'a pas pu être traitée")
{
    protected override IAsyncEnumerable<string> AttendreAsync(CancellationToken arret) => demandes.LireAsync(arret);

    protected override Task FaireAsync(string occasion, IServiceProvider services, CancellationToken arret) =>
        services.GetRequiredService<MotDePasseService>().EnvoyerUnLienAsync(occasion, arret);
}
