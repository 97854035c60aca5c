using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Campagnes;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Services.Accueil;

namespace RupnManager.Services.Campagnes;

/// <summary>Ce que les campagnes attendent du DAN : préparer celle de l'année, l'ouvrir à sa date, la prolonger ou la clore à sa fin.</summary>
public sealed class TachesDesCampagnesService(RupnDbContext db, TimeProvider horloge)
{
    public async Task<IReadOnlyList<Tache>> DeAsync(Acteur acteur, CancellationToken ct = default)
    {
        if (!acteur.Peut(Permission.GererCampagnes)) return [];
        var jour = horloge.Aujourdhui();
        var annee = AnneeScolaire.Du(jour);
        var campagnes = await db.Campagnes.VisiblesPar(acteur).AsNoTracking()
            .Where(c => c.Etat != EtatDeCampagne.Close || c.Annee == annee).OrderBy(c => c.Annee).ToListAsync(ct);
        var taches = campagnes.Select(c => EnTache(c, jour)).OfType<Tache>().ToList();
        if (campagnes.All(c => c.Annee != annee))
            taches.Add(new($"Préparer la campagne {annee}", null, "Aucune date n'est annoncée aux établissements pour cette année.", "Préparer",
                $"/campagne/preparation?annee={annee.Debut}", annee.PremierJour.ToDateTime(TimeOnly.MinValue)));
        return taches;
    }

    private static Tache? EnTache(Campagne campagne, DateOnly jour) => campagne switch
    {
        { Etat: EtatDeCampagne.EnPreparation } when campagne.Ouverture <= jour => new($"Ouvrir la campagne {campagne.Annee}", null,
            $"Son ouverture était prévue le {campagne.Ouverture.EnLettres()}.", "Contrôler et ouvrir", $"/campagne/ouverture?annee={campagne.Annee.Debut}",
            campagne.Ouverture.ToDateTime(TimeOnly.MinValue)),
        { Etat: EtatDeCampagne.Ouverte } when campagne.DateFin < jour => new($"Prolonger ou clore la campagne {campagne.Annee}", null,
            $"Sa fin était annoncée le {campagne.DateFin.EnLettres()}.", "Voir la campagne", $"/campagne?annee={campagne.Annee.Debut}",
            campagne.DateFin.ToDateTime(TimeOnly.MinValue)),
        _ => null,
    };
}
