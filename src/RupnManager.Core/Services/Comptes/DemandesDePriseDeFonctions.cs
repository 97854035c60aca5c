using System.Threading.Channels;
using RupnManager.Domain.Etablissements;

namespace RupnManager.Services.Comptes;

/// <summary>Ce qu'une personne écrit pour prendre ses fonctions de chef.</summary>
public sealed record DemandeDePriseDeFonctions(Uai Uai, IdentiteSaisie Identite, string? Titre);

/// <summary>
/// Les demandes de prise de fonctions, en attente. La page répond avant que l'on cherche l'établissement : ni sa réponse ni sa durée
/// ne disent s'il existe, ou s'il a un chef. Une demande perdue dans un arrêt se refait.
/// </summary>
public sealed class DemandesDePriseDeFonctions
{
    private readonly Channel<DemandeDePriseDeFonctions> _file =
        Channel.CreateBounded<DemandeDePriseDeFonctions>(new BoundedChannelOptions(1000) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Ajouter(DemandeDePriseDeFonctions demande) => _file.Writer.TryWrite(demande);

    public IAsyncEnumerable<DemandeDePriseDeFonctions> LireAsync(CancellationToken ct) => _file.Reader.ReadAllAsync(ct);
}
