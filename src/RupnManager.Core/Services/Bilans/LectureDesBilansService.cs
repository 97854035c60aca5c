using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Activites;
using RupnManager.Domain.Bilans;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Missions;

namespace RupnManager.Services.Bilans;

/// <summary>Les bilans à lire : la liste, un bilan et tout ce qui l'éclaire.</summary>
public sealed class LectureDesBilansService(RupnDbContext db, ChefsService chefs)
{
    private const int SuggestionsParQuestion = 3;

    /// <summary>Les bilans : pour un RUPN les siens, toutes années ; pour le chef ceux de l'année, à viser d'abord.</summary>
    public async Task<PageDe<LigneDeBilan>> ListerAsync(AnneeScolaire annee, int page, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.ConsulterBilans);
        var visibles = db.Bilans.VisiblesPar(acteur);
        var missions = db.Missions.VisiblesPar(acteur).AsNoTracking().Where(m => m.AnnuleeLe == null && m.Fonction!.Code == Fonction.CodeRupn);
        if (acteur.Role is not Role.Rupn) missions = missions.Where(m => m.Annee == annee);
        var requete =
            from m in missions
            from b in visibles.Where(b => b.MissionId == m.Id).DefaultIfEmpty()
            orderby m.Annee descending, b != null && b.Etat == EtatDeBilan.Soumis ? 0 : b != null && b.Etat == EtatDeBilan.Vise ? 2 : 1,
                m.Personnel!.Personne!.NomUsage, m.Debut, m.Id
            select new LigneDeBilan
            {
                MissionId = m.Id, BilanId = b == null ? null : b.Id, Annee = m.Annee, Etablissement = m.Etablissement!.Nom,
                Personne = (m.Personnel!.Personne!.Civilite == Civilite.M ? "M. " : "Mme ") + m.Personnel.Personne.Prenom + " " + m.Personnel.Personne.NomUsage,
                Debut = m.Debut, Terme = m.TermineeLe ?? m.Fin, Etat = b == null ? EtatDeBilan.ACommencer : b.Etat,
                SoumisLe = b == null ? null : b.SoumisLe, ViseLe = b == null ? null : b.ViseLe, MotifDuRenvoi = b == null ? null : b.MotifDuRenvoi,
            };
        return await requete.EnPageAsync(page, ct);
    }

    /// <summary>Un bilan et ce qui l'éclaire.</summary>
    public async Task<FicheDeBilan> OuvrirAsync(Guid id, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.ConsulterBilans);
        var bilan = await db.Bilans.VisiblesPar(acteur).AsNoTracking().Where(b => b.Id == id)
            .Include(b => b.Personne).Include(b => b.Etablissement!.Academie).Include(b => b.Mission).TrouverAsync(ct);
        var activites = await ReleveAsync(bilan.MissionId, acteur, ct);
        var chiffres = bilan.Chiffres ?? ChiffresDuBilan.De(activites);
        var (reference, clauses) = await LettreAsync(bilan.MissionId, acteur, ct);
        var noms = Noms(clauses, chiffres);
        return new()
        {
            Bilan = bilan,
            Chiffres = chiffres,
            Avant = await AvantAsync(bilan, acteur, ct),
            Questions = [.. Questions(noms, clauses, chiffres).Select(q => Poser(q, bilan, chiffres, activites))],
            Manques = bilan.Manques(chiffres),
            NomsDesRubriques = noms,
            Chef = await chefs.DesignationAsync(bilan.EtablissementId, ct) ?? "le chef d'établissement",
            Lettre = reference,
            PeutEcrire = bilan.Etat is EtatDeBilan.Brouillon && acteur.PersonneId == bilan.PersonneId && acteur.Peut(Permission.RedigerBilan),
            PeutReprendre = bilan.Etat is EtatDeBilan.Renvoye && acteur.PersonneId == bilan.PersonneId && acteur.Peut(Permission.RedigerBilan),
            PeutViser = bilan.Etat is EtatDeBilan.Soumis && acteur.Peut(Permission.ViserBilans),
        };
    }

    /// <summary>Le relevé d'une mission, retirées exclues.</summary>
    internal Task<List<Activite>> ReleveAsync(Guid missionId, Acteur acteur, CancellationToken ct) =>
        db.Activites.VisiblesPar(acteur).AsNoTracking().Where(a => a.MissionId == missionId && a.RetireeLe == null).OrderBy(a => a.Date).ToListAsync(ct);

    private async Task<ChiffresDuBilan?> AvantAsync(Bilan bilan, Acteur acteur, CancellationToken ct)
    {
        var annee = bilan.Annee.Precedente;
        var figes = await db.Bilans.VisiblesPar(acteur).AsNoTracking()
            .Where(b => b.PersonneId == bilan.PersonneId && b.EtablissementId == bilan.EtablissementId && b.Annee == annee && b.Chiffres != null)
            .Select(b => b.Chiffres).FirstOrDefaultAsync(ct);
        if (figes is not null) return figes;
        var activites = await db.Activites.VisiblesPar(acteur).AsNoTracking()
            .Where(a => a.PersonneId == bilan.PersonneId && a.EtablissementId == bilan.EtablissementId && a.Annee == annee && a.RetireeLe == null).ToListAsync(ct);
        return activites.Count == 0 ? null : ChiffresDuBilan.De(activites);
    }

    private async Task<(string? Reference, IReadOnlyList<ClauseDeLettre> Clauses)> LettreAsync(Guid missionId, Acteur acteur, CancellationToken ct)
    {
        var lettre = await db.Lettres.VisiblesPar(acteur).AsNoTracking()
            .Where(l => l.MissionId == missionId && l.Nature != NatureDeLActe.FinDeMission && l.Etat != EtatDeLettre.Abandonnee)
            .OrderByDescending(l => l.Etat == EtatDeLettre.Validee).ThenByDescending(l => l.CreeeLe)
            .Include(l => l.Versions).AsSplitQuery().FirstOrDefaultAsync(ct);
        return lettre is null ? (null, []) : (lettre.Reference, [.. lettre.VersionCourante.Contenu.Clauses]);
    }

    /// <summary>Les rubriques de la partie 3 sont les clauses de la lettre qui disent une tâche, et celles du relevé.</summary>
    private static Dictionary<string, string> Noms(IReadOnlyList<ClauseDeLettre> clauses, ChiffresDuBilan chiffres)
    {
        var noms = Rubriques.Communes.ToDictionary(c => c, c => Rubriques.NomCourt(c)!);
        foreach (var clause in clauses.Where(EstUneTache)) noms.TryAdd(clause.Cle, Rubriques.NomCourt(clause.Cle) ?? Abreger(clause.Texte));
        foreach (var ligne in chiffres.ParRubrique) noms.TryAdd(ligne.Cle, Rubriques.NomCourt(ligne.Cle) ?? "Clause ajoutée");
        return noms;
    }

    private static bool EstUneTache(ClauseDeLettre clause) => clause.Partie is Partie.Partie3
        && (Rubriques.NomCourt(clause.Cle) is not null || clause.Cle.StartsWith("p3.ajout.", StringComparison.Ordinal)
            || clause.Cle.StartsWith(ClauseDeLettre.PrefixeLibre, StringComparison.Ordinal));

    private static IEnumerable<QuestionDuBilan> Questions(
        Dictionary<string, string> noms, IReadOnlyList<ClauseDeLettre> clauses, ChiffresDuBilan chiffres) =>
        QuestionsDuBilan.Communes
            .Concat(clauses.Where(EstUneTache).Select(c => c.Cle).Concat(chiffres.ParRubrique.Select(l => l.Cle)).Distinct()
                .Except(Rubriques.Communes).Select(c => QuestionsDuBilan.DeLaPartie3(c) with { Question = $"Qu'avez-vous fait : {noms[c]} ?" }))
            .Concat(QuestionsDuBilan.Syntheses);

    private static QuestionPosee Poser(QuestionDuBilan question, Bilan bilan, ChiffresDuBilan chiffres, List<Activite> activites) => new(
        question, question.EstUneSynthese ? null : chiffres.Pour(question.Cle), bilan.Reponses.GetValueOrDefault(question.Cle) ?? new(null),
        question.EstUneSynthese
            ? ChiffresDuBilan.Suggerer(activites, SuggestionsParQuestion, Natures(question.Cle))
            : ChiffresDuBilan.Suggerer(activites.Where(a => a.Rubrique == question.Cle), SuggestionsParQuestion));

    private static NatureDActivite[] Natures(string synthese) => synthese switch
    {
        QuestionsDuBilan.Reussites => [NatureDActivite.Projet, NatureDActivite.FormationDonnee, NatureDActivite.Structurants, NatureDActivite.Eleves],
        QuestionsDuBilan.Difficultes => [NatureDActivite.Equipement],
        QuestionsDuBilan.Besoins => [NatureDActivite.Besoins, NatureDActivite.Catalogue],
        _ => [NatureDActivite.Pilotage, NatureDActivite.Conseil],
    };

    private static string Abreger(string texte)
    {
        const int longueur = 60;
        var ligne = texte.Trim().TrimEnd(' ', ';', '.', ',');
        return ligne.Length <= longueur ? ligne : $"{ligne[..ligne.LastIndexOf(' ', longueur)]}…";
    }
}
