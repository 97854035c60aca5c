using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Lots;
using RupnManager.Services.Rappels;

namespace RupnManager.Services.Lots;

/// <summary>Ce qu'une relance a donné : combien de personnes, et le lot qui s'en charge s'il y en a un.</summary>
public sealed record RelanceLancee(int Nombre, Guid? LotId);

/// <summary>La relance de plusieurs personnes part en lot, avec son compte rendu ; celle d'une seule part aussitôt.</summary>
public sealed class RelanceEnLotService(RelanceService relances, SelectionDeLotService selections, LotService lots)
{
    /// <summary>Refus : ceux de la relance, et ceux d'un lot.</summary>
    public async Task<RelanceLancee> EnvoyerAsync(ChoixDeRelance choix, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.Relancer);
        var relance = acteur.Peut(Permission.LancerDesLots) ? await relances.PreparerAsync(choix, acteur, ct) : null;
        if (relance is null or { Destinataires.Count: <= 1 }) return new(await relances.EnvoyerAsync(choix, acteur, ct), null);
        var actes = relance.Destinataires.SelectMany(d => d.Gestes.Select(g => g.Attente.ActeId)).ToList();
        var id = await selections.PreparerAsync(NatureDeLot.Rappel, actes, acteur, ct);
        var pretes = (await selections.OuvrirAsync(id, acteur, ct)).Pretes.Count();
        await lots.LancerAsync(new() { LotId = id, Nombre = pretes, Consentement = true }, acteur, ct);
        return new(pretes, id);
    }
}
