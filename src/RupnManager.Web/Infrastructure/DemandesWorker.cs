using RupnManager.Services.Comptes;

namespace RupnManager.Web.Infrastructure;

/// <summary>Traite les demandes de mot de passe, après que la page a répondu.</summary>
public sealed class DemandesWorker(DemandesDeMotDePasse demandes, IServiceScopeFactory portees, ILogger<DemandesWorker> journal) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var courriel in demandes.LireAsync(stoppingToken))
        {
            try
            {
                await using var portee = portees.CreateAsyncScope();
                await portee.ServiceProvider.GetRequiredService<MotDePasseService>().EnvoyerUnLienAsync(courriel, stoppingToken);
            }
            catch (Exception erreur) when (erreur is not OperationCanceledException)
            {
                journal.LogError(erreur, "Une demande de mot de passe n'a pas pu être traitée.");
            }
        }
    }
}
