using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Bilans;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.Missions;
using RupnManager.Domain.Regles;
using RupnManager.Services.Indemnites;

namespace RupnManager.Services.Bilans;

/// <summary>Réunit ce que le chef présente au CA : bilans visés de toutes les fonctions, modalités, emploi de l'enveloppe.</summary>
public sealed class LectureDuBilanAuCAService(RupnDbContext db, BaremeService baremes)
{
    /// <summary>Le bilan au CA de l'établissement de l'acteur.</summary>
    public async Task<FicheDuBilanAuCA> OuvrirAsync(AnneeScolaire annee, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.PresenterAuCA);
        var etablissement = await db.Etablissements.VisiblesPar(acteur).AsNoTracking().Include(e => e.Academie).TrouverAsync(ct);
        var bilan = await db.BilansAuCA.VisiblesPar(acteur).AsNoTracking().FirstOrDefaultAsync(b => b.Annee == annee, ct);
        var missions = await MissionsAsync(annee, acteur, ct);
        var vises = missions.Where(m => m.Bilan?.Etat is EtatDeBilan.Vise).ToList();
        var fonctions = missions.GroupBy(m => (m.Code, m.Libelle)).OrderBy(g => g.Key.Code == Fonction.CodeRupn ? 0 : 1).ThenBy(g => g.Key.Libelle)
            .Select(g => new FonctionAuCA(g.Key.Code, g.Key.Libelle, g.Count(), g.Count(m => m.Bilan?.Etat is EtatDeBilan.Vise),
                ChiffresDuBilan.Cumuler(g.Where(m => m.Bilan?.Etat is EtatDeBilan.Vise).Select(m => m.Bilan!.Chiffres!))));
        return new()
        {
            Annee = annee,
            Etablissement = etablissement,
            Bilan = bilan,
            Fonctions = [.. fonctions],
            AutresFonctions = Autres(missions.Select(m => (m.Code, m.Libelle))),
            Chiffres = ChiffresDuBilan.Cumuler(vises.Select(m => m.Bilan!.Chiffres!)),
            Attendus = [.. missions.Where(m => m.Code == Fonction.CodeRupn && m.Bilan?.Etat is not EtatDeBilan.Vise)
                .Select(m => new BilanAttendu(m.Personne, m.Bilan?.Id, m.Bilan?.Etat ?? EtatDeBilan.ACommencer))],
            Vises = [.. vises.Select(m => new BilanVise(m.Bilan!.Id, m.Personne, m.Bilan.Reponses))],
            Modalites = await db.Modalites.VisiblesPar(acteur).AsNoTracking().FirstOrDefaultAsync(m => m.Annee == annee, ct),
            Emploi = await EmploiAsync(annee, acteur, ct),
            LignesSansRetour = await LignesSansRetourAsync(annee, acteur, ct),
            Avertissements = bilan is { DatePresentation: { } jour, DateConvocation: { } convocation } ? await DelaiAsync(jour, convocation, ct) : [],
        };
    }

    /// <summary>Combien de RUPN n'ont pas de bilan visé, et les autres fonctions dont le chef dit les activités.</summary>
    internal async Task<(int Bilans, IReadOnlyList<FonctionExercee> Autres)> AttendusAsync(AnneeScolaire annee, Acteur acteur, CancellationToken ct)
    {
        var missions = await MissionsAsync(annee, acteur, ct);
        return (missions.Count(m => m.Code == Fonction.CodeRupn && m.Bilan?.Etat is not EtatDeBilan.Vise), Autres(missions.Select(m => (m.Code, m.Libelle))));
    }

    private static List<FonctionExercee> Autres(IEnumerable<(string Code, string Libelle)> fonctions) =>
        [.. fonctions.Where(f => f.Code != Fonction.CodeRupn).DistinctBy(f => f.Code).OrderBy(f => f.Libelle).Select(f => new FonctionExercee(f.Code, f.Libelle))];

    /// <summary>Ce qui attend une certification, un paiement ou un retour du rectorat.</summary>
    internal async Task<int> LignesSansRetourAsync(AnneeScolaire annee, Acteur acteur, CancellationToken ct) =>
        await db.Echeances.VisiblesPar(acteur).CountAsync(e => e.Attribution!.Annee == annee && e.Attribution.SansSuiteLe == null
            && e.Situation != SituationDEcheance.Payee && e.Situation != SituationDEcheance.SansPaiement, ct)
        + await db.Attributions.VisiblesPar(acteur).CountAsync(a => a.Annee == annee && a.Etat == EtatDAttribution.Proposee, ct);

    /// <summary>L'avertissement d'une convocation trop tardive (art. R. 421-25, code de l'éducation).</summary>
    internal async Task<IReadOnlyList<string>> DelaiAsync(DateOnly jour, DateOnly convocation, CancellationToken ct)
    {
        var delai = await baremes.DelaiAsync(jour, ct);
        var jours = jour.DayNumber - convocation.DayNumber;
        return jours < delai ? [ReglesDesModalites.Delai.Dire(("jours", jours), ("delai", delai))] : [];
    }

    private sealed record MissionDeLAnnee(string Code, string Libelle, string Personne, Bilan? Bilan);

    private async Task<List<MissionDeLAnnee>> MissionsAsync(AnneeScolaire annee, Acteur acteur, CancellationToken ct)
    {
        var visibles = db.Bilans.VisiblesPar(acteur).AsNoTracking();
        return await (
            from m in db.Missions.VisiblesPar(acteur).AsNoTracking()
            where m.Annee == annee && m.AnnuleeLe == null
            from b in visibles.Where(b => b.MissionId == m.Id).DefaultIfEmpty()
            orderby m.Personnel!.Personne!.NomUsage, m.Debut
            select new MissionDeLAnnee(m.Fonction!.Code, m.Fonction.Libelle,
                (m.Personnel!.Personne!.Civilite == Civilite.M ? "M. " : "Mme ") + m.Personnel.Personne.Prenom + " " + m.Personnel.Personne.NomUsage, b)).ToListAsync(ct);
    }

    private async Task<EmploiDeLEnveloppe> EmploiAsync(AnneeScolaire annee, Acteur acteur, CancellationToken ct)
    {
        var attributions = await db.Attributions.VisiblesPar(acteur).AsNoTracking()
            .Where(a => a.Annee == annee && a.ProposeeLe != null && a.SansSuiteLe == null).Include(a => a.Echeances).AsSplitQuery().ToListAsync(ct);
        var notifie = await db.Enveloppes.VisiblesPar(acteur).AsNoTracking().Where(e => e.Annee == annee).Select(e => e.Notifie).ToListAsync(ct);
        var payees = attributions.Where(a => a.Engage > Montant.Zero).ToList();
        return new(payees.Select(a => a.PersonneId).Distinct().Count(), notifie.Total(), payees.Select(a => a.Engage).Total(),
            payees.Where(a => a.Paye > Montant.Zero).Select(a => a.PersonneId).Distinct().Count(), payees.Select(a => a.Paye).Total());
    }
}
