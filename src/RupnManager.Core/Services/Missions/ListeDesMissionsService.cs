using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Missions;
using RupnManager.Domain.Regles;
using RupnManager.Domain.Textes;
using RupnManager.Services.LettresDeMission;

namespace RupnManager.Services.Missions;

/// <summary>Les missions à lire : la liste d'une année, une mission et son histoire.</summary>
public sealed class ListeDesMissionsService(RupnDbContext db, ReglageService reglages, TimeProvider horloge)
{
    private const int GestesMontres = 100;

    /// <summary>Les missions de l'année dans le périmètre de l'acteur, filtrées et paginées dans la base.</summary>
    public async Task<ListeDeMissions> ListerAsync(RechercheDeMissions recherche, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.ConsulterMissions);
        var jour = horloge.Aujourdhui();
        var reglage = await reglages.PourAsync(acteur.CodeAcademie!, recherche.Annee, ct);
        var missions = Filtrer(db.Missions.VisiblesPar(acteur).AsNoTracking().Where(m => m.Annee == recherche.Annee), recherche);
        if (recherche.Etat is { } etat) missions = missions.ALEtat(etat, jour, reglage.LettreExigee, db.ToutesLesLettres());
        var (toutes, visibles) = (db.ToutesLesLettres(), db.Lettres.VisiblesPar(acteur));
        var page = await missions
            .OrderBy(m => m.Etablissement!.Nom).ThenBy(m => m.Personnel!.Personne!.NomUsage).ThenBy(m => m.Debut).ThenBy(m => m.Id)
            .Include(m => m.Interruptions).Include(m => m.Etablissement).Include(m => m.Fonction).Include(m => m.Personnel!.Personne)
            .Select(m => new
            {
                Mission = m,
                Etats = toutes.Where(l => l.MissionId == m.Id).Select(l => l.Etat).ToList(),
                Lettres = visibles.Where(l => l.MissionId == m.Id).OrderBy(l => l.CreeeLe)
                    .Select(l => new LettreDeLaMission(l.Id, l.Reference, l.Nature, l.Etat, l.EtatDepuis)).ToList(),
            })
            .AsSingleQuery() // une mission a quelques lettres et interruptions : un seul aller-retour suffit
            .EnPageAsync(recherche.Page, ct);
        var lignes = page.Lignes.Select(l => new LigneDeMission(
            l.Mission.Id, l.Mission.Etablissement!.Nom, l.Mission.Etablissement.Uai.Valeur, l.Mission.Etablissement.Commune,
            l.Mission.Personnel!.Personne!.Designation, l.Mission.Fonction!.Libelle, l.Mission.Debut, l.Mission.Terme,
            l.Mission.Au(jour, l.Etats, l.Mission.ExigeUneLettre(reglage.LettreExigee)), l.Lettres));
        return new(recherche, new([.. lignes], page.Total, page.Numero), await DepartementsAsync(acteur, ct));
    }

    /// <summary>Une mission du périmètre, ses lettres, son histoire et les gestes possibles.</summary>
    public async Task<MissionOuverte> OuvrirAsync(Guid id, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.ConsulterMissions);
        var mission = await db.Missions.VisiblesPar(acteur).AsNoTracking()
            .Include(m => m.Interruptions.OrderBy(i => i.Debut)).Include(m => m.Etablissement).Include(m => m.Fonction).Include(m => m.Personnel!.Personne)
            .Where(m => m.Id == id).TrouverAsync(ct);
        var reglage = await reglages.PourAsync(acteur.CodeAcademie!, mission.Annee, ct);
        var etats = await db.ToutesLesLettres().Where(l => l.MissionId == id).Select(l => l.Etat).ToListAsync(ct);
        var lettres = await db.Lettres.VisiblesPar(acteur).Where(l => l.MissionId == id).OrderBy(l => l.CreeeLe)
            .Select(l => new LettreDeLaMission(l.Id, l.Reference, l.Nature, l.Etat, l.EtatDepuis)).ToListAsync(ct);
        var objets = lettres.Select(l => l.Id).Append(id).ToList();
        var histoire = await db.Journal.VisiblesPar(acteur).Where(e => objets.Contains(e.ObjetId))
            .OrderByDescending(e => e.Le).ThenByDescending(e => e.Numero).Take(GestesMontres)
            .Select(e => new GestePasse(e.Le, e.Phrase)).ToListAsync(ct);
        var attributions = await db.Attributions.SansMontant(acteur).Where(a => a.MissionId == id).Select(a => a.Etat).ToListAsync(ct);
        return Composer(mission, etats, reglage.LettreExigee, acteur) with { Lettres = lettres, Histoire = histoire, Attributions = attributions };
    }

    private MissionOuverte Composer(Mission mission, List<EtatDeLettre> lettres, bool reglage, Acteur acteur)
    {
        var jour = horloge.Aujourdhui();
        var exigee = mission.ExigeUneLettre(reglage);
        var etat = mission.Au(jour, lettres, exigee);
        var figee = lettres.Any(Mission.EstEngagee);
        var gere = acteur.Peut(Permission.GererMissions);
        var active = gere && etat is not (EtatDeMission.Annulee or EtatDeMission.Terminee) && mission.TermineeLe is null;
        var interrompue = mission.Interruptions.Any(i => i.Fin is null);
        return new()
        {
            Mission = mission,
            Etat = etat,
            Lettres = [],
            Histoire = [],
            Attributions = [],
            Avertissements = [.. Avertissements(mission)],
            Conseils = [.. Conseils(mission, lettres, reglage, etat, gere)],
            Figee = figee,
            PeutRediger = active && acteur.Peut(Permission.RedigerLettres) && mission.Fonction!.Code == Fonction.CodeRupn
                && lettres.All(l => l is EtatDeLettre.Abandonnee),
            PeutModifier = active,
            PeutInterrompre = active && !interrompue && etat is EtatDeMission.EnCours,
            PeutReprendre = active && interrompue,
            PeutAnnuler = active && !figee,
            PeutRemplacer = active && acteur.Peut(Permission.RedigerLettres)
                && lettres.All(l => l is EtatDeLettre.Abandonnee || LettreDeMission.AttendEncoreLeRupn(l)),
        };
    }

    private static IEnumerable<string> Avertissements(Mission mission)
    {
        if (mission.Annee.Regime is Regime.Ific || mission.Indemnisation is Indemnisation.Aucune) yield break;
        var personnel = mission.Personnel!;
        var personne = ("personne", (object)personnel.Personne!.Designation);
        if (!personnel.EstEnseignantOuEducation) yield return ReglesDesMissions.CategorieImp.Dire(personne);
        else if (personnel.ServiceCompletDeclareLe is null) yield return ReglesDesMissions.ServiceImp.Dire(personne);
    }

    /// <summary>Qui est attendu, et ce que l'académie n'exige pas.</summary>
    private static IEnumerable<RegleDite> Conseils(Mission mission, List<EtatDeLettre> lettres, bool reglage, EtatDeMission etat, bool gere)
    {
        if (etat is EtatDeMission.EnAttente && lettres.Contains(EtatDeLettre.ASignerParLeRupn))
        {
            var accord = ReglesDeLaSignature.Accord.En(mission.Annee, Fondement.Decret2015);
            yield return new(accord, accord.Dire(("personne", mission.Personnel!.Personne!.Designation)));
        }
        if (gere && !reglage && mission.Annee.Regime is Regime.Imp && mission.Fonction!.Code == Fonction.CodeRupn && lettres.All(l => l is EtatDeLettre.Abandonnee))
            yield return new(ReglesDeLaLettre.Facultative, ReglesDeLaLettre.Facultative.Phrase);
    }

    private static IQueryable<Mission> Filtrer(IQueryable<Mission> missions, RechercheDeMissions recherche)
    {
        if (recherche.Departement is { } departement) missions = missions.Where(m => m.Etablissement!.CodeDepartement == departement);
        if (recherche.Type is { } type) missions = missions.Where(m => m.Etablissement!.Type == type);
        foreach (var mot in TexteDeRecherche.Mots(recherche.Q))
            missions = missions.Where(m => m.Etablissement!.Recherche.Contains(mot) || m.Personnel!.Personne!.Recherche.Contains(mot));
        return missions;
    }

    private async Task<IReadOnlyList<(string Code, string Libelle)>> DepartementsAsync(Acteur acteur, CancellationToken ct)
    {
        if (!acteur.Role.SExerceEnAcademie()) return [];
        var departements = await db.Departements.Where(d => d.CodeAcademie == acteur.CodeAcademie).OrderBy(d => d.Code)
            .Select(d => new { d.Code, d.Libelle }).ToListAsync(ct);
        return [.. departements.Select(d => (d.Code, d.Libelle))];
    }
}
