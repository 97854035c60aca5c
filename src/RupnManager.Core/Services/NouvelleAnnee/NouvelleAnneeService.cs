using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Missions;
using RupnManager.Domain.Regles;
using RupnManager.Services.LettresDeMission;
using RupnManager.Services.Missions;

namespace RupnManager.Services.NouvelleAnnee;

/// <summary>La rentrée d'un établissement, lue et faite : qui reconduire, ce qui change, ce qui reste.</summary>
public sealed class NouvelleAnneeService(RupnDbContext db, ReconductionService reconductions, ModeleService modeles, PointsDeRentreeService points)
{
    /// <summary>Les missions de l'an dernier et ce qu'elles deviennent, le modèle de l'année, la liste de ce qui reste.</summary>
    public async Task<PageDeRentree> LireAsync(AnneeScolaire annee, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.GererMissions);
        var (avant, apres) = (await ModeleAsync(annee.Precedente, acteur, ct), await ModeleAsync(annee, acteur, ct));
        var missions = await MissionsAsync(annee.Precedente, acteur, ct);
        var lignes = await LignesAsync(missions, annee, acteur, ct);
        if (apres is not null) lignes = await AvecLesEcartsAsync(lignes, apres, acteur, ct);
        return new(annee, lignes, await points.LireAsync(annee, lignes, apres, acteur, ct), avant?.Nom, apres?.Nom, Ecarts(avant, apres));
    }

    /// <summary>Les RUPN de l'an dernier qu'un geste suffit à reconduire : ce que l'accueil propose.</summary>
    public async Task<IReadOnlyList<LigneDeRentree>> AProposerAsync(AnneeScolaire annee, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.GererMissions);
        var lignes = await LignesAsync(await MissionsAsync(annee.Precedente, acteur, ct), annee, acteur, ct);
        return [.. lignes.Where(l => l.Rupn && l.PeutEtreReconduite)];
    }

    /// <summary>
    /// Reconduit chaque mission cochée, l'une après l'autre : celle qui ne peut pas l'être est écartée avec sa raison, les autres se font.
    /// Refus : reconduction.vide.
    /// </summary>
    public async Task<IReadOnlyList<IssueDeReconduction>> ReconduireAsync(
        IReadOnlyCollection<Guid> cochees, IReadOnlyCollection<Guid> ailleurs, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.GererMissions);
        if (cochees.Count == 0) throw ReglesDesMissions.ReconductionVide.Refus();
        var agents = await db.Missions.VisiblesPar(acteur).AsNoTracking().Where(m => cochees.Contains(m.Id) && m.AnnuleeLe == null)
            .OrderBy(m => m.Personnel!.Personne!.NomUsage).ThenBy(m => m.Id).Select(m => new { m.Id, Personne = m.Personnel!.Personne! }).ToListAsync(ct);
        if (agents.Count < cochees.Distinct().Count()) throw new IntrouvableException("mission");
        var issues = new List<IssueDeReconduction>();
        foreach (var agent in agents)
            issues.Add(await UneAsync(agent.Id, agent.Personne.Designation, ailleurs.Contains(agent.Id), acteur, ct));
        return issues;
    }

    private async Task<IssueDeReconduction> UneAsync(Guid missionId, string agent, bool ailleurs, Acteur acteur, CancellationToken ct)
    {
        try
        {
            var faite = await db.RejouerAsync(_ => reconductions.ReconduireLaMissionAsync(missionId, ailleurs, acteur, ct), ct);
            return new(missionId, agent, faite.Faite, faite.LettreId, null);
        }
        catch (RegleMetierException refus)
        {
            db.ChangeTracker.Clear();
            return new(missionId, agent, false, null, refus.Message);
        }
    }

    private Task<List<Mission>> MissionsAsync(AnneeScolaire annee, Acteur acteur, CancellationToken ct) =>
        db.Missions.VisiblesPar(acteur).AsNoTracking().Where(m => m.Annee == annee && m.AnnuleeLe == null)
            .Include(m => m.Personnel!.Personne).Include(m => m.Fonction).Include(m => m.Etablissement)
            .OrderBy(m => m.Fonction!.Code == Fonction.CodeRupn ? 0 : 1).ThenBy(m => m.Personnel!.Personne!.NomUsage).ThenBy(m => m.Debut).ToListAsync(ct);

    private async Task<List<LigneDeRentree>> LignesAsync(List<Mission> missions, AnneeScolaire annee, Acteur acteur, CancellationToken ct)
    {
        if (missions.Count == 0) return [];
        var cetteAnnee = await MissionsAsync(annee, acteur, ct);
        var siennes = cetteAnnee.Select(m => m.Id).ToList();
        var lettres = (await db.Lettres.VisiblesPar(acteur)
            .Where(l => siennes.Contains(l.MissionId) && l.Etat != EtatDeLettre.Abandonnee && l.Nature == NatureDeLActe.Lettre).OrderBy(l => l.CreeeLe)
            .Select(l => new { l.MissionId, Lettre = new LettreDeLaMission(l.Id, l.Reference, l.Nature, l.Etat, l.EtatDepuis) }).ToListAsync(ct))
            .ToLookup(l => l.MissionId, l => l.Lettre);
        var type = missions[0].Etablissement!.Type;
        var catalogue = await db.Fonctions.AsNoTracking().Where(f => f.TypeEtablissement == type).ToListAsync(ct);
        var ailleurs = await AilleursAsync(missions, annee, ct);
        return [.. missions.DistinctBy(m => (m.PersonnelId, m.Fonction!.Code)).Select(m =>
        {
            var nouvelle = cetteAnnee.FirstOrDefault(n => n.PersonnelId == m.PersonnelId && n.Fonction!.Code == m.Fonction!.Code);
            var lettre = nouvelle is null ? null : lettres[nouvelle.Id].FirstOrDefault();
            return Ligne(m, nouvelle, lettre, m.EmpechementEn(annee, catalogue)) with { Ailleurs = ailleurs.Contains((m.Personnel!.PersonneId, m.Fonction!.Code)) };
        })];
    }

    private static LigneDeRentree Ligne(Mission mission, Mission? nouvelle, LettreDeLaMission? lettre, string? empechement)
    {
        var rupn = mission.Fonction!.Code == Fonction.CodeRupn;
        var sort = nouvelle is not null ? rupn && lettre is null ? SortALaRentree.LettreAEcrire : SortALaRentree.Reconduite
            : empechement is null ? SortALaRentree.AReconduire : SortALaRentree.Ecartee;
        return new()
        {
            MissionId = mission.Id, PersonnelId = mission.PersonnelId, Agent = mission.Personnel!.Personne!.Designation, Fonction = mission.Fonction.Libelle,
            Rupn = rupn, Sort = sort, Motif = sort is SortALaRentree.Ecartee ? empechement : null, TermineeLe = mission.TermineeLe,
            NouvelleMissionId = nouvelle?.Id, Lettre = lettre,
        };
    }

    /// <summary>Qui exerce déjà, cette année, l'une de ces fonctions dans un autre établissement.</summary>
    private async Task<HashSet<(Guid, string)>> AilleursAsync(List<Mission> missions, AnneeScolaire annee, CancellationToken ct)
    {
        var (ici, personnes) = (missions[0].EtablissementId, missions.Select(m => m.Personnel!.PersonneId).Distinct().ToList());
        var autres = await db.Missions.AsNoTracking()
            .Where(m => m.Annee == annee && m.AnnuleeLe == null && m.EtablissementId != ici && personnes.Contains(m.Personnel!.PersonneId))
            .Select(m => new { m.Personnel!.PersonneId, m.Fonction!.Code }).ToListAsync(ct);
        return [.. autres.Select(a => (a.PersonneId, a.Code))];
    }

    private async Task<List<LigneDeRentree>> AvecLesEcartsAsync(List<LigneDeRentree> lignes, ModeleDeLettre modele, Acteur acteur, CancellationToken ct)
    {
        var avenir = lignes.Where(l => l.PeutEtreReconduite && l.Rupn).Select(l => l.MissionId).ToList();
        if (avenir.Count == 0) return lignes;
        var sources = (await db.Lettres.VisiblesPar(acteur).AsNoTracking().Where(l => avenir.Contains(l.MissionId)).ALaRentree().Completes().ToListAsync(ct))
            .GroupBy(l => l.MissionId).ToDictionary(g => g.Key, g => g.First());
        return [.. lignes.Select(l => sources.GetValueOrDefault(l.MissionId) is { } source
            ? l with { Source = source.Reference, Ecarts = EcartAvecLeModele.Entre(modele, source.VersionCourante.Contenu.PourLAnneeSuivante(source.Modele!, modele)) }
            : l)];
    }

    private async Task<ModeleDeLettre?> ModeleAsync(AnneeScolaire annee, Acteur acteur, CancellationToken ct)
    {
        try
        {
            return await modeles.ModeleEnVigueurAsync(acteur.CodeAcademie!, annee, ct);
        }
        catch (RegleMetierException refus) when (refus.Regle == ReglesDeLaLettre.ModeleAbsent)
        {
            return null;
        }
    }

    private static IReadOnlyList<EcartAvecLeModele> Ecarts(ModeleDeLettre? avant, ModeleDeLettre? apres) =>
        avant is null || apres is null || avant.Id == apres.Id ? [] : EcartAvecLeModele.Entre(Textes(avant), Textes(apres));

    private static List<ClauseDeLettre> Textes(ModeleDeLettre modele) =>
        [.. modele.Clauses.Where(c => !string.IsNullOrWhiteSpace(c.Texte)).Select(c => new ClauseDeLettre(c.Cle, c.Partie, c.Texte))];
}
