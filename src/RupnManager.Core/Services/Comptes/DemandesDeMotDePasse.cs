using System.Threading.Channels;

namespace RupnManager.Services.Comptes;

/// <summary>
/// Les courriels tapés sur « mot de passe oublié », en attente. La page répond avant que l'on cherche le compte :
/// sa durée ne dit pas s'il existe. Une demande perdue dans un arrêt se refait.
/// </summary>
public sealed class DemandesDeMotDePasse
{
    private readonly Channel<string> _file = Channel.CreateBounded<string>(new BoundedChannelOptions(1000) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Ajouter(string courriel) => _file.Writer.TryWrite(courriel);

    public IAsyncEnumerable<string> LireAsync(CancellationToken ct) => _file.Reader.ReadAllAsync(ct);
}
