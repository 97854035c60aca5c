using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.Missions;
using RupnManager.Domain.Regles;

namespace RupnManager.Services.Indemnites;

/// <summary>Ce qu'un établissement lit de ses attributions : la liste de l'année, l'étape, et le formulaire d'une proposition.</summary>
public sealed class TableauDesAttributionsService(RupnDbContext db, JaugeService jauges, BaremeService baremes, CumulService cumuls, LettresDeMission.ReglageService reglages)
{
    /// <summary>Le tableau de l'année. Introuvable pour qui n'exerce pas dans un établissement.</summary>
    public async Task<TableauDesAttributions> OuvrirAsync(AnneeScolaire annee, int page, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.ConsulterAttributions);
        var etablissement = acteur.EtablissementId ?? throw new IntrouvableException(nameof(Etablissement));
        var modalites = await db.Modalites.VisiblesPar(acteur).AsNoTracking().FirstOrDefaultAsync(m => m.Annee == annee && m.EtablissementId == etablissement, ct);
        var jauge = await jauges.DeAsync(etablissement, annee, acteur, ct);
        var bordereaux = await db.Bordereaux.VisiblesPar(acteur).AsNoTracking().Include(b => b.Attributions)
            .Where(b => b.Annee == annee && b.EtablissementId == etablissement).OrderBy(b => b.Rang).ToListAsync(ct);
        var empechement = Empechement(modalites, jauge.EnveloppeId is not null, annee);
        return new()
        {
            Annee = annee, EtablissementId = etablissement, Modalites = modalites, Jauge = jauge, Bordereaux = bordereaux,
            Page = await PageAsync(annee, page, acteur, ct),
            Etape = Etape(modalites, bordereaux), Empechement = empechement,
            AProposer = acteur.Peut(Permission.ProposerAttributions) && empechement is null ? await AProposerAsync(annee, acteur, ct) : [],
        };
    }

    /// <summary>Le formulaire d'une proposition nouvelle. Refus : modalites.* et enveloppe.absente (art. 5), bareme.absent (art. 4).</summary>
    public async Task<FormulaireDeProposition> ProposerAsync(Guid missionId, Acteur acteur, CancellationToken ct = default)
    {
        ExigerDeProposer(acteur);
        var mission = await db.Missions.VisiblesPar(acteur).AsNoTracking().Include(m => m.Fonction).Include(m => m.Etablissement)
            .Include(m => m.Personnel!.Personne).Where(m => m.Id == missionId).TrouverAsync(ct);
        return await ComposerAsync(mission, null, acteur, ct);
    }

    /// <summary>Le formulaire d'une proposition que l'on modifie.</summary>
    public async Task<FormulaireDeProposition> ReprendreAsync(Guid attributionId, Acteur acteur, CancellationToken ct = default)
    {
        ExigerDeProposer(acteur);
        var attribution = await db.Attributions.VisiblesPar(acteur).AsNoTrackingWithIdentityResolution().Where(a => a.Id == attributionId).Completes().TrouverAsync(ct);
        return await ComposerAsync(attribution.Mission!, attribution, acteur, ct);
    }

    /// <summary>Une attribution du périmètre, avec son bordereau et ses échéances.</summary>
    public async Task<Attribution> DetailAsync(Guid id, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.ConsulterAttributions);
        return await db.Attributions.VisiblesPar(acteur).AsNoTrackingWithIdentityResolution().Where(a => a.Id == id).Completes().TrouverAsync(ct);
    }

    /// <summary>Une proposition à décider, et le barème auquel son montant se mesure.</summary>
    public async Task<(Attribution Attribution, Bareme Bareme)> ExaminerAsync(Guid id, Acteur acteur, CancellationToken ct = default)
    {
        var attribution = await DetailAsync(id, acteur, ct);
        return (attribution, await baremes.DeLAnneeAsync(attribution.Annee, ct));
    }

    private async Task<FormulaireDeProposition> ComposerAsync(Mission mission, Attribution? attribution, Acteur acteur, CancellationToken ct)
    {
        var annee = mission.Annee;
        var modalites = await db.Modalites.VisiblesPar(acteur).AsNoTracking().FirstOrDefaultAsync(m => m.Annee == annee && m.EtablissementId == mission.EtablissementId, ct);
        var jauge = await jauges.DeAsync(mission.EtablissementId, annee, acteur, ct);
        if (Empechement(modalites, jauge.EnveloppeId is not null, annee) is { } refus) throw refus;
        var bareme = await baremes.DeLAnneeAsync(annee, ct);
        var reglage = await reglages.PourAsync(mission.Etablissement!.CodeAcademie, annee, ct);
        var disponible = jauge.Disponible + (attribution?.Engage ?? Montant.Zero);
        var deja = reglage.PlafondParPersonne && await cumuls.DeAsync(mission.Personnel!.PersonneId, annee, ct) is { } cumul
            ? cumul.Engage - (attribution?.Engage ?? Montant.Zero) : Montant.Zero;
        return new()
        {
            Mission = mission, Attribution = attribution, Jauge = jauge, Bareme = bareme, DejaEngage = deja,
            Releve = await db.Activites.VisiblesPar(acteur).Where(a => a.MissionId == mission.Id && a.RetireeLe == null).GroupBy(a => a.MissionId)
                .Select(g => new ReleveEnBref(g.Count(), g.Sum(a => a.Minutes), g.Min(a => a.Date), g.Max(a => a.Date))).SingleOrDefaultAsync(ct),
            Taux =
            [
                .. bareme.Taux.Select(taux => new TauxOffert(taux,
                    mission.Indemnisation is Indemnisation.Neuviemes
                        ? Echeancier.EnPhrase(taux, annee, reglage.PremierMoisDesNeuviemes) : $"{taux} en une fois, après la mission.",
                    bareme.Avertissement(taux, mission.Fonction!.Code, mission.Fonction.Libelle), taux > disponible)),
            ],
        };
    }

    private static RegleMetierException? Empechement(Modalites? modalites, bool enveloppe, AnneeScolaire annee)
    {
        try
        {
            Modalites.Exiger(modalites, annee);
        }
        catch (RegleMetierException refus)
        {
            return refus;
        }
        return enveloppe ? null : ReglesDesEnveloppes.Absente.En(annee).Refus(("regime", annee.NomDuRegime), ("annee", annee));
    }

    private static EtapeDesIndemnites Etape(Modalites? modalites, List<Bordereau> bordereaux)
    {
        if (modalites?.DateConseilPedagogique is null) return EtapeDesIndemnites.ConseilPedagogique;
        if (modalites.DateCA is null) return EtapeDesIndemnites.ConseilDAdministration;
        var lignes = bordereaux.SelectMany(b => b.Attributions).Where(a => a.SansSuiteLe is null).ToList();
        if (lignes.Count == 0 || lignes.Any(a => a.Etat is EtatDAttribution.Preparee)) return EtapeDesIndemnites.Propositions;
        return lignes.Any(a => a.Etat is EtatDAttribution.Proposee) ? EtapeDesIndemnites.Decision : EtapeDesIndemnites.ServiceFait;
    }

    private async Task<PageDe<LigneDAttribution>> PageAsync(AnneeScolaire annee, int page, Acteur acteur, CancellationToken ct)
    {
        var lue = await db.Attributions.VisiblesPar(acteur).AsNoTracking().Where(a => a.Annee == annee)
            .Include(a => a.Personne).Include(a => a.Bordereau).Include(a => a.Mission!.Fonction).Include(a => a.Echeances).AsSplitQuery()
            .OrderBy(a => a.SansSuiteLe != null).ThenBy(a => a.Bordereau!.Rang).ThenBy(a => a.Personne!.NomUsage).ThenBy(a => a.PrepareeLe).ThenBy(a => a.Id)
            .EnPageAsync(page, ct);
        return new([.. lue.Lignes.Select(a => new LigneDAttribution(
            a.Id, a.Personne!.Designation, a.Mission!.Fonction!.Libelle, a.Etat, a.BordereauId, a.Bordereau!.Numero, a.Propose, a.Decision,
            a.MotifDuRetrait, a.NombreCertifiees, a.Echeances.Count))], lue.Total, lue.Numero);
    }

    private async Task<List<MissionAProposer>> AProposerAsync(AnneeScolaire annee, Acteur acteur, CancellationToken ct)
    {
        var attributions = db.Attributions.VisiblesPar(acteur).Where(a => a.Annee == annee && a.SansSuiteLe == null);
        var missions = await db.Missions.VisiblesPar(acteur).AsNoTracking().Include(m => m.Fonction).Include(m => m.Personnel!.Personne)
            .Where(m => m.Annee == annee && m.AnnuleeLe == null && m.Indemnisation != Indemnisation.Aucune)
            .Where(m => !attributions.Any(a => a.PersonneId == m.Personnel!.PersonneId && a.FonctionId == m.FonctionId))
            .OrderBy(m => m.Personnel!.Personne!.NomUsage).ThenBy(m => m.Debut).ToListAsync(ct);
        return [.. missions.Select(m => new MissionAProposer(m.Id, m.Personnel!.Personne!.Designation, m.Fonction!.Libelle))];
    }

    private static void ExigerDeProposer(Acteur acteur)
    {
        if (!acteur.Peut(Permission.ProposerAttributions)) throw new InterditException(ReglesDesAttributions.Auteur);
    }
}
