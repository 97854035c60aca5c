using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Indemnites;
using RupnManager.Services.Indemnites;

namespace RupnManager.Services.Accueil;

/// <summary>Ce que les enveloppes attendent du rectorat : notifier celles de l'année.</summary>
public sealed class TachesDesEnveloppesService(ListeDesEnveloppesService enveloppes, TimeProvider horloge)
{
    public async Task<IReadOnlyList<Tache>> DeAsync(Acteur acteur, CancellationToken ct = default)
    {
        if (!acteur.Peut(Permission.NotifierEnveloppes)) return [];
        var annee = AnneeScolaire.Du(horloge.Aujourdhui());
        var nombre = await enveloppes.NonNotifieesAsync(annee, acteur, ct);
        if (nombre == 0) return [];
        var qui = nombre == 1 ? "1 établissement" : $"{nombre} établissements";
        return [new($"{qui} sans enveloppe", null, $"Aucune enveloppe {annee.NomDuRegime} n'y est notifiée pour {annee}.", "Voir et notifier",
            $"/indemnites/enveloppes?annee={annee.Debut}&etat={nameof(EtatDEnveloppe.NonNotifiee)}", annee.PremierJour.ToDateTime(TimeOnly.MinValue))];
    }
}
