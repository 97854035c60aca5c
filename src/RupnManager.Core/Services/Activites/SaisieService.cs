using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Activites;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;

namespace RupnManager.Services.Activites;

/// <summary>Ce qu'il faut pour noter une activité en trois touchers : la mission, le jour, les natures d'usage, les clauses de la lettre.</summary>
public sealed record ChoixDeSaisie(
    MissionDuReleve Mission, DateOnly Jour, IReadOnlyList<NatureDActivite> Frequentes, NatureDActivite Derniere, IReadOnlyList<RubriqueDeLaLettre> Rubriques)
{
    /// <summary>Les natures que les boutons ne montrent pas.</summary>
    public IEnumerable<DescriptionDeNature> Autres => NaturesDActivite.Toutes.Where(n => !Frequentes.Contains(n.Nature));
}

/// <summary>Prépare la saisie d'après ce que la personne note d'ordinaire.</summary>
public sealed class SaisieService(RupnDbContext db, MissionsDuReleveService missions, RubriquesDeLaLettreService rubriques, TimeProvider horloge)
{
    private const int Boutons = 5;
    private static readonly IReadOnlyList<NatureDActivite> DOffice =
    [
        NatureDActivite.Accompagnement, NatureDActivite.Equipement, NatureDActivite.FormationDonnee, NatureDActivite.Pilotage, NatureDActivite.Projet,
    ];

    /// <summary>La saisie du jour, pour l'accueil ; rien sans mission ce jour-là, ou si le relevé est figé.</summary>
    public async Task<ChoixDeSaisie?> DuJourAsync(Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.NoterActivites);
        var jour = horloge.Aujourdhui();
        var mission = missions.Choisir(await missions.ListerAsync(AnneeScolaire.Du(jour), acteur, ct), null);
        return mission?.Contient(jour) is true && await missions.GelAsync(mission, acteur, ct) is null ? await PourAsync(mission, acteur, ct) : null;
    }

    /// <summary>Les cinq natures les plus notées par la personne, la dernière d'abord choisie.</summary>
    public async Task<ChoixDeSaisie> PourAsync(MissionDuReleve mission, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.NoterActivites);
        var notees = await db.Activites.VisiblesPar(acteur).AsNoTracking().Where(a => a.RetireeLe == null && a.Annee == mission.Annee)
            .GroupBy(a => a.Nature).Select(g => new { Nature = g.Key, Nombre = g.Count(), Derniere = g.Max(a => a.NoteeLe) }).ToListAsync(ct);
        var derniere = notees.OrderByDescending(n => n.Derniere).ThenBy(n => n.Nature).FirstOrDefault()?.Nature ?? DOffice[0];
        var usuelles = notees.OrderByDescending(n => n.Nombre).ThenBy(n => n.Nature).Select(n => n.Nature).Concat(DOffice).Distinct().Take(Boutons).ToList();
        if (!usuelles.Contains(derniere)) usuelles[^1] = derniere;
        return new(mission, mission.Ramener(horloge.Aujourdhui()), usuelles, derniere, await rubriques.DeAsync(mission.Id, acteur, ct));
    }
}
