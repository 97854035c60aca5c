using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Couverture;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Textes;

namespace RupnManager.Services.Couverture;

/// <summary>Les missions que l'on veut voir derrière un nombre.</summary>
public sealed record FiltreDeCouverture(AnneeScolaire Annee)
{
    public SituationDeLettre? Situation { get; init; }
    public string? Departement { get; init; }

    /// <summary>Le nom d'un bassin, ou « aucun » pour les établissements qui n'en ont pas.</summary>
    public string? Bassin { get; init; }
    public TypeEtablissement? Type { get; init; }
    public string? Q { get; init; }

    /// <summary>Seulement ce qui n'avance plus depuis quinze jours, en établissement.</summary>
    public bool ARelancer { get; init; }
    public int Page { get; init; } = 1;
}

/// <summary>Une mission, sa lettre, et qui doit agir depuis quand.</summary>
public sealed record LigneDeCouverture(
    Guid MissionId, Guid? LettreId, Guid EtablissementId, string Etablissement, string Uai, string Commune, string Agent,
    SituationDeLettre Situation, string QuiBloque, DateOnly Depuis, int Jours)
{
    /// <summary>La page de la lettre, ou celle de la mission tant qu'il n'y en a pas.</summary>
    public string Chemin => LettreId is { } lettre ? $"/lettres-de-mission/{lettre}" : $"/missions/{MissionId}";
}

/// <summary>Une page de la liste, et les départements et bassins entre lesquels choisir.</summary>
public sealed record ListeDeCouverture(
    FiltreDeCouverture Filtre, PageDe<LigneDeCouverture> Page, IReadOnlyList<Departement> Departements, IReadOnlyList<string> Bassins);

/// <summary>Ce qu'il y a à relancer : les plus anciennes, le nombre de missions et d'établissements.</summary>
public sealed record ARelancer(IReadOnlyList<LigneDeCouverture> Premieres, int Missions, int Etablissements);

/// <summary>Les listes derrière les nombres : chaque nombre mène aux missions qu'il compte.</summary>
public sealed class MissionsDeLaCouvertureService(RupnDbContext db, TimeProvider horloge)
{
    private const int Montrees = 5;

    private sealed record Lue(
        Guid MissionId, Guid? LettreId, Guid EtablissementId, string Nom, Uai Uai, string Commune,
        Civilite Civilite, string Prenom, string NomUsage, EtatDeLettre? Etat, DateTime? EtatDepuis, DateOnly Debut);

    /// <summary>Les missions d'un nombre, sans lettre d'abord, puis les plus anciennes ; filtrées et paginées dans la base.</summary>
    public async Task<ListeDeCouverture> ListerAsync(FiltreDeCouverture filtre, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.ConsulterCouverture);
        var page = await Lire(Ordonner(Filtrer(db.AvecLettre(filtre.Annee, acteur), filtre))).EnPageAsync(filtre.Page, ct);
        var departements = await db.Departements.AsNoTracking().Where(d => d.CodeAcademie == acteur.CodeAcademie).OrderBy(d => d.Code).ToListAsync(ct);
        var bassins = await db.Etablissements.VisiblesPar(acteur).Where(e => e.Bassin != null).Select(e => e.Bassin!).Distinct().OrderBy(b => b).ToListAsync(ct);
        return new(filtre, new([.. page.Lignes.Select(Ligne)], page.Total, page.Numero), departements, bassins);
    }

    /// <summary>Ce qui n'avance plus, en bref.</summary>
    public async Task<ARelancer> ARelancerAsync(AnneeScolaire annee, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.ConsulterCouverture);
        var missions = Filtrer(db.AvecLettre(annee, acteur), new(annee) { ARelancer = true });
        var premieres = await Lire(Ordonner(missions)).Take(Montrees).ToListAsync(ct);
        if (premieres.Count == 0) return new([], 0, 0);
        var nombre = premieres.Count < Montrees ? premieres.Count : await missions.CountAsync(ct);
        var etablissements = await missions.GroupBy(x => x.Mission.EtablissementId).CountAsync(ct);
        return new([.. premieres.Select(Ligne)], nombre, etablissements);
    }

    private IQueryable<MissionEtLettre> Filtrer(IQueryable<MissionEtLettre> missions, FiltreDeCouverture filtre)
    {
        if (filtre.Departement is { Length: > 0 } departement) missions = missions.Where(x => x.Mission.Etablissement!.CodeDepartement == departement);
        if (filtre.Bassin is CouvertureService.SansBassin) missions = missions.Where(x => x.Mission.Etablissement!.Bassin == null);
        else if (filtre.Bassin is { Length: > 0 } bassin) missions = missions.Where(x => x.Mission.Etablissement!.Bassin == bassin);
        if (filtre.Type is { } type) missions = missions.Where(x => x.Mission.Etablissement!.Type == type);
        if (filtre.Situation is SituationDeLettre.SansLettre) missions = missions.Where(x => x.Lettre == null);
        else if (filtre.Situation?.Etats() is { } etats) missions = missions.Where(x => x.Lettre != null && etats.Contains(x.Lettre.Etat));
        foreach (var mot in TexteDeRecherche.Mots(filtre.Q))
            missions = missions.Where(x => x.Mission.Etablissement!.Recherche.Contains(mot) || x.Mission.Personnel!.Personne!.Recherche.Contains(mot));
        if (!filtre.ARelancer) return missions;
        EtatDeLettre[] enEtablissement = [.. SituationDeLettre.Brouillon.Etats(), .. SituationDeLettre.ASigner.Etats()];
        var limite = horloge.Aujourdhui().AddDays(-SituationsDeLettre.JoursAvantRelance);
        var avant = limite.AddDays(1).ToDateTime(TimeOnly.MinValue).EnUtc();
        return missions.Where(x => x.Mission.TermineeLe == null
            && (x.Lettre == null ? x.Mission.Debut <= limite : enEtablissement.Contains(x.Lettre.Etat) && x.Lettre.EtatDepuis < avant));
    }

    /// <summary>Sans lettre, il n'y a pas d'état : ces missions viennent d'abord, sur les deux moteurs.</summary>
    private static IQueryable<MissionEtLettre> Ordonner(IQueryable<MissionEtLettre> missions) =>
        missions.OrderBy(x => (DateTime?)x.Lettre!.EtatDepuis).ThenBy(x => x.Mission.Debut).ThenBy(x => x.Mission.Etablissement!.Nom).ThenBy(x => x.Mission.Id);

    private static IQueryable<Lue> Lire(IQueryable<MissionEtLettre> missions) => missions.Select(x => new Lue(
        x.Mission.Id, (Guid?)x.Lettre!.Id, x.Mission.EtablissementId, x.Mission.Etablissement!.Nom, x.Mission.Etablissement.Uai, x.Mission.Etablissement.Commune,
        x.Mission.Personnel!.Personne!.Civilite, x.Mission.Personnel.Personne.Prenom, x.Mission.Personnel.Personne.NomUsage,
        (EtatDeLettre?)x.Lettre.Etat, (DateTime?)x.Lettre.EtatDepuis, x.Mission.Debut));

    private LigneDeCouverture Ligne(Lue lue)
    {
        var depuis = lue.EtatDepuis?.JourDeParis() ?? lue.Debut;
        return new(lue.MissionId, lue.LettreId, lue.EtablissementId, lue.Nom, lue.Uai.Valeur, lue.Commune,
            $"{(lue.Civilite is Civilite.M ? "M." : "Mme")} {lue.Prenom} {lue.NomUsage}", lue.Etat.Situation(), lue.Etat.QuiBloque(),
            depuis, Math.Max(0, horloge.Aujourdhui().DayNumber - depuis.DayNumber));
    }
}
