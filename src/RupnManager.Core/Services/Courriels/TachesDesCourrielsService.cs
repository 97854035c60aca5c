using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Services.Accueil;

namespace RupnManager.Services.Courriels;

/// <summary>Ce que la boîte d'envoi attend de l'administrateur.</summary>
public sealed class TachesDesCourrielsService(CourrielsEnSouffranceService souffrance, TimeProvider horloge)
{
    /// <summary>Un relais muet quelques minutes n'est pas une affaire.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    public async Task<IReadOnlyList<Tache>> DeAsync(Acteur acteur, CancellationToken ct = default)
    {
        if (!acteur.Peut(Permission.SurveillerService)) return [];
        var sante = await souffrance.LireAsync(acteur, ct);
        var taches = new List<Tache>();
        if (sante.ADecider is [var premier, ..])
        {
            var nombre = sante.Abandonnes + sante.Incertains;
            taches.Add(new(nombre == 1 ? "Décider d'un courriel qui n'est pas parti" : $"Décider de {nombre} courriels qui ne sont pas partis", null,
                $"Abandonnés : {sante.Abandonnes}. Incertains : {sante.Incertains}.", "Voir", "/service", premier.EnEchecDepuis ?? premier.CreeLe));
        }
        if (sante.Retard is { } retard && retard.Depuis <= horloge.Maintenant() - Patience)
            taches.Add(new("Les courriels ne partent plus", null, $"Retardés depuis le {retard.Depuis.InstantEnLettres()} : {retard.Nombre}.", "Voir", "/service", retard.Depuis));
        return taches;
    }
}
