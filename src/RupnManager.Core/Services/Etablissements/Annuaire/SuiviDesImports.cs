using System.Collections.Concurrent;
using System.Threading.Channels;

namespace RupnManager.Services.Etablissements.Annuaire;

/// <summary>Où en est un import : l'étape en mots, et combien de lignes sur combien.</summary>
public sealed record AvancementDImport(string Etape, int Fait, int Total);

/// <summary>Réveille le travailleur des imports et dit où il en est. Vit en mémoire ; l'état qui compte est dans la base.</summary>
public sealed class SuiviDesImports
{
    private readonly Channel<bool> _sonnette = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly ConcurrentDictionary<Guid, AvancementDImport> _avancements = [];

    /// <summary>Il y a du travail.</summary>
    public void Sonner() => _sonnette.Writer.TryWrite(true);

    /// <summary>Attend qu'il y ait du travail.</summary>
    public async Task AttendreAsync(CancellationToken ct) => await _sonnette.Reader.ReadAsync(ct);

    public void Noter(Guid importId, AvancementDImport avancement) => _avancements[importId] = avancement;

    public void Oublier(Guid importId) => _avancements.TryRemove(importId, out _);

    public AvancementDImport? De(Guid importId) => _avancements.GetValueOrDefault(importId);
}
