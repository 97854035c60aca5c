using System.Threading.Channels;

namespace RupnManager.Services.Lots;

/// <summary>Réveille le travailleur des lots quand il y a du travail ; sinon il ne passe qu'à chaque tournée.</summary>
public sealed class SonnetteDesLots(TimeProvider horloge)
{
    private readonly Channel<bool> _sonnette = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Il y a du travail.</summary>
    public void Sonner() => _sonnette.Writer.TryWrite(true);

    /// <summary>Attend que l'on sonne, ou que l'heure de la tournée soit venue.</summary>
    public async Task AttendreAsync(TimeSpan tournee, CancellationToken ct)
    {
        using var fin = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var appel = _sonnette.Reader.WaitToReadAsync(fin.Token).AsTask();
        await Task.WhenAny(appel, Task.Delay(tournee, horloge, fin.Token));
        await fin.CancelAsync();
        ct.ThrowIfCancellationRequested();
        _sonnette.Reader.TryRead(out _);
    }
}
