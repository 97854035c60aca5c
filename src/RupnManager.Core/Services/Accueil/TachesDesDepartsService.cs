using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.LettresDeMission;

namespace RupnManager.Services.Accueil;

/// <summary>Les départs dont il reste quelque chose au chef : l'agent part, ou son accès a pris fin, et sa mission court toujours.</summary>
public sealed class TachesDesDepartsService(RupnDbContext db, TimeProvider horloge)
{
    private const int JoursDAvance = 30;

    public async Task<IEnumerable<Tache>> DeAsync(Acteur acteur, CancellationToken ct = default)
    {
        if (!acteur.Peut(Permission.GererPersonnels)) return [];
        var (jour, bientot) = (horloge.Aujourdhui(), horloge.Aujourdhui().AddDays(JoursDAvance));
        var actes = db.Lettres.VisiblesPar(acteur).Where(l => l.Nature == NatureDeLActe.FinDeMission && l.Etat != EtatDeLettre.Abandonnee);
        var ouvertes = db.Missions.VisiblesPar(acteur).Where(m => m.AnnuleeLe == null && m.TermineeLe == null && m.Fin >= jour && !actes.Any(l => l.MissionId == m.Id));
        var partants = await db.Personnels.VisiblesPar(acteur)
            .Select(p => new
            {
                p.Id, p.DernierJour, p.Personne!.Civilite, p.Personne.Prenom, p.Personne.NomUsage,
                Acces = db.Affectations.Where(a => a.PersonneId == p.PersonneId && a.EtablissementId == p.EtablissementId && a.Role == Role.Rupn)
                    .OrderByDescending(a => a.Debut).Select(a => a.Fin).FirstOrDefault(),
                Missions = ouvertes.Count(m => m.PersonnelId == p.Id && (p.DernierJour == null || m.Fin > p.DernierJour)),
            })
            .Where(p => p.Missions > 0 && (p.DernierJour <= bientot || (p.DernierJour == null && p.Acces < jour)))
            .OrderBy(p => p.DernierJour ?? p.Acces).ThenBy(p => p.Id).Take(TachesService.Maximum).ToListAsync(ct);
        return partants.Select(p =>
        {
            var (parti, le) = (p.DernierJour is not null, (p.DernierJour ?? p.Acces)!.Value);
            var missions = p.Missions == 1 ? "une mission reste ouverte" : $"{p.Missions} missions restent ouvertes";
            return new Tache($"Suivre le départ de {(p.Civilite is Civilite.M ? "M." : "Mme")} {p.Prenom} {p.NomUsage}", null,
                $"{(parti ? "Dernier jour" : "Son accès de RUPN a pris fin")} le {le.EnLettres()} ; {missions}.", "Voir ce qui reste ouvert", $"/personnels/{p.Id}/depart",
                le.ToDateTime(TimeOnly.MinValue).EnUtc())
            {
                Limite = le,
            };
        });
    }
}
