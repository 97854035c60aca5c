using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Bilans;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Missions;
using RupnManager.Domain.Regles;
using RupnManager.Services.Accueil;

namespace RupnManager.Services.Bilans;

/// <summary>Les bilans qui attendent une personne : à reprendre, à compléter en mai et juin, à viser.</summary>
public sealed class TachesDesBilansService(RupnDbContext db, TimeProvider horloge)
{
    public async Task<IReadOnlyList<Tache>> DeAsync(Acteur acteur, CancellationToken ct = default) =>
    [
        .. acteur.Peut(Permission.RedigerBilan) ? await DuRupnAsync(acteur, ct) : [],
        .. acteur.Peut(Permission.ViserBilans) ? await AViserAsync(acteur, ct) : [],
    ];

    private async Task<IEnumerable<Tache>> AViserAsync(Acteur acteur, CancellationToken ct)
    {
        var bilans = await db.Bilans.VisiblesPar(acteur).AsNoTracking().Where(b => b.Etat == EtatDeBilan.Soumis).OrderBy(b => b.SoumisLe)
            .Take(TachesService.Maximum).Select(b => new { b.Id, b.Annee, b.SoumisLe, b.Personne }).ToListAsync(ct);
        return bilans.Select(b => new Tache($"Viser le bilan {b.Annee} de {b.Personne!.Designation}", null,
            $"Soumis le {b.SoumisLe!.Value.DateEnLettres()}.", "Lire et viser", $"/bilans/{b.Id}", b.SoumisLe.Value));
    }

    private async Task<IEnumerable<Tache>> DuRupnAsync(Acteur acteur, CancellationToken ct)
    {
        var renvoyes = await db.Bilans.VisiblesPar(acteur).AsNoTracking().Where(b => b.Etat == EtatDeBilan.Renvoye)
            .Select(b => new { b.Id, b.Annee, b.RenvoyeLe, b.RenvoyePar, b.MotifDuRenvoi }).ToListAsync(ct);
        return renvoyes.Select(b => new Tache($"Reprendre votre bilan {b.Annee}", null,
                $"{b.RenvoyePar} : « {b.MotifDuRenvoi} »", "Reprendre", $"/bilans/{b.Id}", b.RenvoyeLe!.Value))
            .Concat(await AttendusAsync(acteur, ct));
    }

    private async Task<IEnumerable<Tache>> AttendusAsync(Acteur acteur, CancellationToken ct)
    {
        var jour = horloge.Aujourdhui();
        if (!CampagneDesBilans.EstOuverte(jour)) return [];
        var annee = AnneeScolaire.Du(jour);
        var siens = db.Bilans.VisiblesPar(acteur);
        var missions = await db.Missions.VisiblesPar(acteur).AsNoTracking()
            .Where(m => m.Annee == annee && m.AnnuleeLe == null && m.Fonction!.Code == Fonction.CodeRupn)
            .Where(m => !siens.Any(b => b.MissionId == m.Id && b.Etat != EtatDeBilan.Brouillon)).OrderBy(m => m.Debut)
            .Select(m => siens.Where(b => b.MissionId == m.Id).Select(b => (Guid?)b.Id).FirstOrDefault()).ToListAsync(ct);
        return missions.Select(id => new Tache($"Compléter votre bilan {annee}", null,
            ReglesDesBilans.Attendu.Dire(("date", CampagneDesBilans.AttenduLe(annee).EnLettres())), id is null ? "Commencer" : "Continuer",
            id is null ? "/bilans" : $"/bilans/{id}", new DateOnly(annee.Debut + 1, 5, 1).ToDateTime(TimeOnly.MinValue))
        {
            Limite = CampagneDesBilans.AttenduLe(annee),
        });
    }
}
