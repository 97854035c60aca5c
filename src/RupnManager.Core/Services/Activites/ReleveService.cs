using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Activites;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Textes;

namespace RupnManager.Services.Activites;

/// <summary>Le relevé à lire : la semaine, le mois, la recherche, les totaux. Tout se compte dans la base.</summary>
public sealed class ReleveService(RupnDbContext db, MissionsDuReleveService missions, SaisieService saisie, TimeProvider horloge)
{
    /// <summary>Ce qu'une semaine montre au plus.</summary>
    public const int LignesDUneSemaine = 200;

    /// <summary>Le relevé d'une mission de l'année ; rien si l'acteur n'en a aucune à lire.</summary>
    public async Task<PageDuReleve?> OuvrirAsync(AnneeScolaire annee, DemandeDeReleve demande, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.ConsulterActivites);
        var toutes = await missions.ListerAsync(annee, acteur, ct);
        if (missions.Choisir(toutes, demande.MissionId) is not { } mission) return null;
        var releve = db.Activites.VisiblesPar(acteur).AsNoTracking().Where(a => a.MissionId == mission.Id && a.RetireeLe == null);
        var gel = await missions.GelAsync(mission, acteur, ct);
        var repere = demande.Mois ?? demande.Semaine ?? await RepereAsync(mission, releve, ct);
        var debut = demande.Mois is { } mois ? new(mois.Year, mois.Month, 1) : Lundi(repere);
        var page = new PageDuReleve
        {
            Mission = mission, Missions = toutes, Debut = debut, AuMois = demande.Mois is not null, Jours = [], Tronque = false,
            Totaux = await TotauxAsync(releve, debut, demande.Mois is null ? debut.AddDays(7) : debut.AddMonths(1), ct), Gel = gel?.Message,
            Saisie = gel is null && acteur.Peut(Permission.NoterActivites) ? await saisie.PourAsync(mission, acteur, ct) : null,
        };
        if (demande.EstUneRecherche) return page with { Trouvees = await ChercherAsync(releve, demande, ct) };
        return demande.Mois is null ? await SemaineAsync(page, releve, ct) : page with { Jours = await MoisAsync(debut, releve, ct) };
    }

    /// <summary>Le lundi de la semaine d'un jour.</summary>
    public static DateOnly Lundi(DateOnly jour) => jour.AddDays(-(((int)jour.DayOfWeek + 6) % 7));

    /// <summary>Aujourd'hui pendant la mission ; après elle, la dernière activité.</summary>
    private async Task<DateOnly> RepereAsync(MissionDuReleve mission, IQueryable<Activite> releve, CancellationToken ct)
    {
        var jour = horloge.Aujourdhui();
        return mission.Contient(jour) ? jour : await releve.MaxAsync(a => (DateOnly?)a.Date, ct) ?? mission.Ramener(jour);
    }

    private static async Task<TotauxDuReleve> TotauxAsync(IQueryable<Activite> releve, DateOnly debut, DateOnly fin, CancellationToken ct)
    {
        var periode = await releve.Where(a => a.Date >= debut && a.Date < fin).SumAsync(a => a.Minutes, ct);
        var rubriques = await releve.GroupBy(a => a.Rubrique)
            .Select(g => new { Rubrique = g.Key, Nombre = g.Count(), Minutes = g.Sum(a => a.Minutes), Enseignants = g.Sum(a => a.Enseignants ?? 0) }).ToListAsync(ct);
        var parties = Enumerable.Range(1, 3).Select(p => new HeuresDUnePartie(p, rubriques.Where(r => Rubriques.Partie(r.Rubrique) == p).Sum(r => r.Minutes)));
        return new(periode, rubriques.Sum(r => r.Minutes), rubriques.Sum(r => r.Nombre), rubriques.Sum(r => r.Enseignants), [.. parties]);
    }

    private async Task<PageDuReleve> SemaineAsync(PageDuReleve page, IQueryable<Activite> releve, CancellationToken ct)
    {
        var dimanche = page.Debut.AddDays(6);
        var lignes = await Lignes(releve.Where(a => a.Date >= page.Debut && a.Date <= dimanche).OrderBy(a => a.Date).ThenBy(a => a.NoteeLe).ThenBy(a => a.Id)
            .Take(LignesDUneSemaine + 1)).ToListAsync(ct);
        var montrees = lignes.Take(LignesDUneSemaine).ToLookup(l => l.Date);
        // Le samedi et le dimanche n'ont leur colonne que s'il s'y est passé quelque chose.
        var jours = Enumerable.Range(0, 7).Select(n => page.Debut.AddDays(n)).Where((j, n) => n < 5 || montrees.Contains(j))
            .Select(j => new JourDuReleve(j, [.. montrees[j]], montrees[j].Count(), montrees[j].Sum(l => l.Minutes)));
        return page with { Jours = [.. jours], Tronque = lignes.Count > LignesDUneSemaine };
    }

    private static async Task<IReadOnlyList<JourDuReleve>> MoisAsync(DateOnly debut, IQueryable<Activite> releve, CancellationToken ct)
    {
        var fin = debut.AddMonths(1);
        var comptes = await releve.Where(a => a.Date >= debut && a.Date < fin).GroupBy(a => a.Date)
            .Select(g => new { Jour = g.Key, Nombre = g.Count(), Minutes = g.Sum(a => a.Minutes) }).ToDictionaryAsync(g => g.Jour, ct);
        return [.. Enumerable.Range(0, fin.DayNumber - debut.DayNumber).Select(n => debut.AddDays(n))
            .Select(j => comptes.TryGetValue(j, out var c) ? new JourDuReleve(j, [], c.Nombre, c.Minutes) : new(j, [], 0, 0))];
    }

    private Task<PageDe<LigneDActivite>> ChercherAsync(IQueryable<Activite> releve, DemandeDeReleve demande, CancellationToken ct)
    {
        var trouvees = demande.Nature is { } nature ? releve.Where(a => a.Nature == nature) : releve;
        foreach (var mot in TexteDeRecherche.Mots(demande.Texte)) trouvees = trouvees.Where(a => a.Recherche.Contains(mot));
        return Lignes(trouvees.OrderByDescending(a => a.Date).ThenByDescending(a => a.NoteeLe).ThenBy(a => a.Id)).EnPageAsync(demande.Page, ct);
    }

    private IQueryable<LigneDActivite> Lignes(IQueryable<Activite> activites) => activites.Select(a => new LigneDActivite(
        a.Id, a.Date, a.Minutes, a.Nature, a.Rubrique, a.Enseignants, a.Eleves, a.Texte, db.PiecesJointes.Any(p => p.ActiviteId == a.Id), a.Version));
}
