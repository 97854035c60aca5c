using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Missions;
using RupnManager.Domain.Rappels;
using RupnManager.Domain.Regles;
using RupnManager.Domain.Textes;
using RupnManager.Services.LettresDeMission;

namespace RupnManager.Services.Rappels;

/// <summary>Ce que l'on relance : des lettres qui attendent, des missions sans lettre, des établissements sans mission.</summary>
public enum ListeARelancer { Lettres, SansLettre, SansMission }

/// <summary>Ce qui a été choisi : des lignes cochées, ou tout ce que trouve le filtre.</summary>
public sealed record ChoixDeRelance(AnneeScolaire Annee, ListeARelancer Liste)
{
    public string? Q { get; init; }
    public bool Tout { get; init; }
    public IReadOnlyList<Guid> Actes { get; init; } = [];
}

/// <summary>Une ligne à relancer, combien de rappels déjà, et si la personne l'a été cette semaine.</summary>
public sealed record LigneARelancer(Attente Attente, int DejaPartis, DateTime? Dernier, bool CetteSemaine)
{
    public bool Epuisee => DejaPartis >= CadenceDesRappels.Maximum;
    public bool PeutEtreRelancee => Attente.Bloque is not null && !CetteSemaine && !Epuisee;
}

/// <summary>La page « à relancer » : une liste, et combien compte chacune.</summary>
public sealed record PageARelancer(ChoixDeRelance Choix, PageDe<LigneARelancer> Page, IReadOnlyDictionary<ListeARelancer, int> Nombres);

/// <summary>Ce qui attend, dans le périmètre de qui peut relancer : l'académie du DAN, les RUPN du chef.</summary>
public sealed class ListeARelancerService(RupnDbContext db, AttentesService attentes, ReglageService reglages, TimeProvider horloge)
{
    /// <summary>La page demandée d'une liste. Introuvable si la liste n'est pas celle de ce rôle.</summary>
    public async Task<PageARelancer> LireAsync(ChoixDeRelance choix, int page, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.Relancer);
        var exigee = await LettreExigeeAsync(choix.Annee, acteur, ct);
        var nombres = new Dictionary<ListeARelancer, int>();
        foreach (var liste in Listes(acteur)) nombres[liste] = await Ids(choix with { Liste = liste }, exigee, acteur).CountAsync(ct);
        var ids = await Ids(choix, exigee, acteur).EnPageAsync(page, ct);
        var jour = horloge.Aujourdhui();
        var lues = (await LuesAsync(choix, exigee, ids.Lignes, acteur, ct)).ToDictionary(a => a.ActeId);
        var passe = await attentes.PasseAsync(acteur.Portee(), ct, lues.Values.Personnes());
        return new(choix, new([.. ids.Lignes.Where(lues.ContainsKey).Select(id => Ligne(lues[id], passe, jour))], ids.Total, ids.Numero), nombres);
    }

    /// <summary>Les gestes choisis qui attendent encore. Refus : rappel.vide, rappel.trop.</summary>
    internal async Task<IReadOnlyList<Attente>> ChoisisAsync(ChoixDeRelance choix, Acteur acteur, CancellationToken ct)
    {
        var exigee = await LettreExigeeAsync(choix.Annee, acteur, ct);
        var nombre = choix.Tout ? await Ids(choix, exigee, acteur).CountAsync(ct) : choix.Actes.Distinct().Count();
        if (nombre == 0) throw ReglesDesRappels.Vide.Refus();
        if (nombre > RelanceService.Maximum) throw ReglesDesRappels.Trop.Refus(("nombre", nombre), ("maximum", RelanceService.Maximum));
        var ids = choix.Tout ? await Ids(choix, exigee, acteur).ToListAsync(ct) : choix.Actes.Distinct().ToList();
        return await LuesAsync(choix with { Q = null }, exigee, ids, acteur, ct);
    }

    /// <summary>Ce que ces actes attendent encore, quelle que soit leur sorte : lettres de toute année, missions, établissements de l'année en cours.</summary>
    internal async Task<IReadOnlyList<Attente>> DesActesAsync(IReadOnlyList<Guid> ids, Acteur acteur, CancellationToken ct)
    {
        var annee = AnneeScolaire.Du(horloge.Aujourdhui());
        var (portee, choix) = (acteur.Portee(), new ChoixDeRelance(annee, ListeARelancer.Lettres));
        var annees = await db.Missions.VisiblesPar(acteur).Where(m => ids.Contains(m.Id)).Select(m => m.Annee).Distinct().ToListAsync(ct);
        var attendus = new List<Attente>(await attentes.DesLettresAsync(Lettres(null, acteur).Where(l => ids.Contains(l.Id)), portee, ct));
        foreach (var une in annees)
            attendus.AddRange(await attentes.DesMissionsSansLettreAsync(SansLettre(choix with { Annee = une }, true, acteur).Where(m => ids.Contains(m.Id)), portee, ct));
        attendus.AddRange(await attentes.DesEtablissementsSansMissionAsync(SansMission(choix, acteur).Where(e => ids.Contains(e.Id)), annee, portee, ct));
        return attendus;
    }

    /// <summary>
    /// Tout ce qui attend ces personnes dans le périmètre de l'acteur, où qu'elles exercent, cette année et les suivantes : puisqu'un seul
    /// courriel part dans la semaine, il dit tout. Un établissement sans mission n'y entre que si on l'a choisi.
    /// </summary>
    internal async Task<ILookup<Guid, Attente>> ToutDeAsync(IReadOnlyCollection<Guid> personnes, Acteur acteur, CancellationToken ct)
    {
        var annee = AnneeScolaire.Du(horloge.Aujourdhui());
        var portee = acteur.Portee() with { PersonneId = personnes.Count == 1 ? personnes.First() : null };
        var lieux = await attentes.OuIlsSontChefsAsync(personnes, portee, ct);
        var lettres = Lettres(null, acteur).Where(l => l.Annee >= annee && (lieux.Contains(l.EtablissementId) || personnes.Contains(l.Mission!.Personnel!.PersonneId)));
        var attendus = new List<Attente>(await attentes.DesLettresAsync(lettres, portee, ct));
        if (Listes(acteur).Contains(ListeARelancer.SansLettre) && lieux.Count > 0)
            foreach (var une in new[] { annee, annee.Suivante })
                attendus.AddRange(await attentes.DesMissionsSansLettreAsync(
                    SansLettre(new(une, ListeARelancer.SansLettre), await LettreExigeeAsync(une, acteur, ct), acteur).Where(m => lieux.Contains(m.EtablissementId)), portee, ct));
        attendus.AddRange(await attentes.DesBilansAsync(db.Missions.VisiblesPar(acteur).Where(m => personnes.Contains(m.Personnel!.PersonneId)), portee, ct));
        return attendus.SelectMany(a => a.AChacun()).Where(a => personnes.Contains(a.Bloque!.Id)).ToLookup(a => a.Bloque!.Id);
    }

    /// <summary>Les gestes choisis, et les autres que l'on peut encore rappeler à la même personne, chacun une fois.</summary>
    internal static IReadOnlyList<GesteRappele> Completer(IEnumerable<Attente> choisis, IEnumerable<Attente> autres, PasseDesRappels passe) =>
        [.. choisis.Concat(autres).DistinctBy(a => (a.ActeId, a.Annee)).Select(a => new GesteRappele(a, passe.Pour(a) + 1))
            .Where(g => g.Numero <= CadenceDesRappels.Maximum)];

    /// <summary>Les listes d'un rôle.</summary>
    public static IReadOnlyList<ListeARelancer> Listes(Acteur acteur) => acteur.Role is Role.Dan ? Enum.GetValues<ListeARelancer>() : [ListeARelancer.Lettres];

    private IQueryable<Guid> Ids(ChoixDeRelance choix, bool exigee, Acteur acteur) => choix.Liste switch
    {
        _ when !Listes(acteur).Contains(choix.Liste) => throw new IntrouvableException("liste"),
        ListeARelancer.Lettres => Lettres(choix, acteur).OrderBy(l => l.EtatDepuis).ThenBy(l => l.Id).Select(l => l.Id),
        ListeARelancer.SansLettre => SansLettre(choix, exigee, acteur).OrderBy(m => m.Debut).ThenBy(m => m.Id).Select(m => m.Id),
        _ => SansMission(choix, acteur).OrderBy(e => e.Nom).ThenBy(e => e.Id).Select(e => e.Id),
    };

    private Task<IReadOnlyList<Attente>> LuesAsync(ChoixDeRelance choix, bool exigee, IReadOnlyList<Guid> ids, Acteur acteur, CancellationToken ct) => choix.Liste switch
    {
        _ when ids.Count == 0 => Task.FromResult<IReadOnlyList<Attente>>([]),
        ListeARelancer.Lettres => attentes.DesLettresAsync(Lettres(choix, acteur).Where(l => ids.Contains(l.Id)), acteur.Portee(), ct),
        ListeARelancer.SansLettre => attentes.DesMissionsSansLettreAsync(SansLettre(choix, exigee, acteur).Where(m => ids.Contains(m.Id)), acteur.Portee(), ct),
        _ => attentes.DesEtablissementsSansMissionAsync(SansMission(choix, acteur).Where(e => ids.Contains(e.Id)), choix.Annee, acteur.Portee(), ct),
    };

    /// <summary>Le DAN ne se relance pas lui-même ; le chef ne relance que ses RUPN.</summary>
    private IQueryable<LettreDeMission> Lettres(ChoixDeRelance? choix, Acteur acteur)
    {
        EtatDeLettre[] etats = acteur.Role is Role.Dan ? [.. AttentesService.EtatsAttendus.Where(e => e is not EtatDeLettre.ASignerParLeDan)] : [EtatDeLettre.ASignerParLeRupn];
        var lettres = db.Lettres.VisiblesPar(acteur).Where(l => etats.Contains(l.Etat));
        if (choix is null) return lettres;
        lettres = lettres.Where(l => l.Annee == choix.Annee);
        foreach (var mot in TexteDeRecherche.Mots(choix.Q))
            lettres = lettres.Where(l => l.Etablissement!.Recherche.Contains(mot) || l.Mission!.Personnel!.Personne!.Recherche.Contains(mot));
        return lettres;
    }

    private IQueryable<Mission> SansLettre(ChoixDeRelance choix, bool exigee, Acteur acteur)
    {
        var lettres = db.Lettres.VisiblesPar(acteur);
        var missions = db.Missions.VisiblesPar(acteur)
            .Where(m => exigee && m.Annee == choix.Annee && m.AnnuleeLe == null && m.TermineeLe == null && m.Fonction!.Code == Fonction.CodeRupn)
            .Where(m => !lettres.Any(l => l.MissionId == m.Id && l.Etat != EtatDeLettre.Abandonnee));
        foreach (var mot in TexteDeRecherche.Mots(choix.Q))
            missions = missions.Where(m => m.Etablissement!.Recherche.Contains(mot) || m.Personnel!.Personne!.Recherche.Contains(mot));
        return missions;
    }

    private IQueryable<Etablissement> SansMission(ChoixDeRelance choix, Acteur acteur)
    {
        var missions = db.Missions.VisiblesPar(acteur).Where(m => m.Annee == choix.Annee && m.AnnuleeLe == null && m.Fonction!.Code == Fonction.CodeRupn);
        var etablissements = db.Etablissements.VisiblesPar(acteur).Where(e => e.Ouvert && !missions.Any(m => m.EtablissementId == e.Id));
        foreach (var mot in TexteDeRecherche.Mots(choix.Q)) etablissements = etablissements.Where(e => e.Recherche.Contains(mot));
        return etablissements;
    }

    private async Task<bool> LettreExigeeAsync(AnneeScolaire annee, Acteur acteur, CancellationToken ct) =>
        (await reglages.PourAsync(acteur.CodeAcademie!, annee, ct)).LettreExigee;

    private static LigneARelancer Ligne(Attente attente, PasseDesRappels passe, DateOnly jour)
    {
        var dernier = attente.Bloque is { } personne ? passe.Dernier(personne.Id) : null;
        return new(attente, passe.Pour(attente), dernier, !CadenceDesRappels.PeutEtreRappele(jour, dernier?.JourDeParis()));
    }
}
