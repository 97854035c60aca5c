using RupnManager.Domain.Acteurs;
using RupnManager.Services.Bilans;
using RupnManager.Services.Campagnes;
using RupnManager.Services.Courriels;

namespace RupnManager.Services.Accueil;

/// <summary>Les gestes attendus de chacun, du plus proche de sa date au plus lointain.</summary>
public sealed class TachesService(TachesDesLettresService lettres, TachesDuPaiementService paiements, TachesDesBilansService bilans,
    TachesDesEnveloppesService enveloppes, TachesDesAttributionsService attributions, TachesDesCampagnesService campagnes,
    TachesDesDepartsService departs, TachesDesCourrielsService courriels)
{
    /// <summary>Ce que la page montre d'emblée ; d'une même sorte, au-delà, une académie les lit dans leur file : l'accueil n'en dit que le nombre.</summary>
    public const int Groupe = 7;

    /// <summary>Ce qu'un établissement peut attendre d'une même sorte, au plus.</summary>
    public const int Maximum = 50;

    public async Task<IReadOnlyList<Tache>> DeAsync(Acteur acteur, CancellationToken ct = default)
    {
        List<Tache> taches =
        [
            .. await lettres.DeAsync(acteur, ct),
            .. await departs.DeAsync(acteur, ct),
            .. await courriels.DeAsync(acteur, ct),
            .. await campagnes.DeAsync(acteur, ct),
            .. await paiements.DeAsync(acteur, ct),
            .. await bilans.DeAsync(acteur, ct),
            .. await enveloppes.DeAsync(acteur, ct),
            .. await attributions.DeAsync(acteur, ct),
        ];
        return [.. taches.OrderBy(t => t.AttendueLe).ThenBy(t => t.Depuis)];
    }
}
