using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.Missions;
using RupnManager.Domain.Regles;
using RupnManager.Services.Indemnites;
using RupnManager.Services.Journal;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Indemnites;

/// <summary>Plusieurs à la fois : l'enveloppe, le plafond et la décision tiennent, et chacun apprend la vraie raison.</summary>
public sealed class CoursesTests
{
    [Theory, SurSqlite, SurSqlServer]
    public async Task Cinquante_propositions_a_la_fois_ne_depassent_jamais_l_enveloppe(Moteur moteur)
    {
        using var scene = new SceneDIndemnites(2024, moteur);
        await scene.OuvrirAsync(6250);
        var missions = await scene.MissionsAsync(50);

        var issues = await TousAsync(missions.Select(m => (Func<Task>)(() => scene.PreparerAsync(m, 625))));

        Assert.Equal(10, issues.Count(i => i is null));
        Assert.All(issues.Where(i => i is not null), i => Assert.Contains(Cle(i), (string[])["enveloppe.insuffisante", "enveloppe.modifiee"]));
        await using var db = scene.Base.Contexte();
        var enveloppe = await db.Enveloppes.SingleAsync(e => e.Annee == scene.Annee);
        var lignes = await db.Attributions.Where(a => a.Annee == scene.Annee).ToListAsync();
        Assert.Equal((Montant.EnEuros(6250), 10), (enveloppe.Engage, lignes.Count));
        Assert.Single(lignes.Select(l => l.BordereauId).Distinct());
        Assert.Equal(10, await db.Journal.CountAsync(e => e.Evenement == Evenement.AttributionPreparee && lignes.Select(l => l.Id).Contains(e.ObjetId)));
    }

    [Theory, SurSqlite, SurSqlServer]
    public async Task La_meme_personne_proposee_dix_fois_a_la_fois_ne_l_est_qu_une(Moteur moteur)
    {
        using var scene = new SceneDIndemnites(2014, moteur);
        await scene.OuvrirAsync(6000);
        var mission = await scene.MissionAsync();

        var issues = await TousAsync(Enumerable.Range(0, 10).Select(_ => (Func<Task>)(() => scene.PreparerAsync(mission, 600))));

        Assert.Single(issues, i => i is null);
        Assert.All(issues.Where(i => i is not null), i => Assert.Equal("attribution.doublon", Cle(i)));
        await using var db = scene.Base.Contexte();
        Assert.Equal(Montant.EnEuros(600), (await db.Enveloppes.SingleAsync(e => e.Annee == scene.Annee)).Engage);
    }

    [Theory, SurSqlite, SurSqlServer]
    public async Task Deux_etablissements_au_meme_instant_ne_depassent_pas_le_plafond_de_la_personne(Moteur moteur)
    {
        using var scene = new SceneDIndemnites(2014, moteur);
        await scene.OuvrirAsync(6000);
        await scene.OuvrirAsync(6000, SceneDIndemnites.College);
        await RefusDePropositionTests.AffecterAuCollegeAsync(scene);
        var (ici, labas) = (await scene.MissionAsync(), await scene.MissionAsync(fonction: Fonction.CodeRupn, uai: SceneDIndemnites.College));

        var issues = await TousAsync([() => scene.PreparerAsync(ici, 1500), () => scene.PreparerAsync(labas, 1500, "chef.college")]);

        Assert.Single(issues, i => i is null);
        Assert.Single(issues, i => Cle(i) == "ific.plafond-cumul");
        await using var db = scene.Base.Contexte();
        Assert.Equal(Montant.EnEuros(1500), (await db.Cumuls.SingleAsync(c => c.Annee == scene.Annee)).Engage);
    }

    [Theory, SurSqlite, SurSqlServer]
    public async Task Deux_decisions_au_meme_instant_ne_font_qu_un_effet(Moteur moteur)
    {
        using var scene = new SceneDIndemnites(2014, moteur);
        await scene.OuvrirAsync(6000);
        var id = await scene.PreparerAsync(await scene.MissionAsync(), 1500);
        await scene.EnvoyerAsync();

        var issues = await TousAsync([
            () => scene.DeciderAsync(id, SensDeDecision.Accordee), () => scene.DeciderAsync(id, SensDeDecision.Refusee, motif: "non"),
            () => scene.DeciderAsync(id, SensDeDecision.Modifiee, 900, "réduite"), () => scene.DeciderAsync(id, SensDeDecision.Accordee)]);

        Assert.Single(issues, i => i is null);
        Assert.Equal(3, issues.Count(i => Cle(i) == "decision.deja"));
        var ligne = await scene.LireAsync(id);
        Assert.Equal(ligne.Decision!.Montant, ligne.Enveloppe!.Engage);
        Assert.Equal(ligne.Decision.Sens is SensDeDecision.Refusee ? 0 : 1, ligne.Echeances.Count);
        await using var db = scene.Base.Contexte();
        Assert.Equal(1, await db.Journal.CountAsync(e => e.ObjetId == id && e.Evenement == Evenement.DecisionRendue));
        Assert.Equal(1, await db.Courriels.CountAsync(c => c.Cle == "decision-recteur" && c.Texte.Contains($"{ligne.BordereauId}")));
    }

    [Theory, SurSqlite, SurSqlServer]
    public async Task Un_double_clic_n_envoie_qu_une_fois(Moteur moteur)
    {
        using var scene = new SceneDIndemnites(2014, moteur);
        await scene.OuvrirAsync(6000);
        await scene.PreparerAsync(await scene.MissionAsync(), 1500);
        var (id, version) = await scene.BordereauAsync();

        var issues = await TousAsync(Enumerable.Range(0, 4).Select(_ => (Func<Task>)(() =>
            scene.FaireAsync("chef.lycee", (s, a) => s.GetRequiredService<BordereauService>().EnvoyerAsync(id, version, a)))));

        Assert.Single(issues, i => i is null);
        Assert.Equal(3, issues.Count(i => Cle(i) == "bordereau.fige"));
        await using var db = scene.Base.Contexte();
        Assert.Equal(2, await db.PiecesArchivees.CountAsync(p => p.BordereauId == id));
        Assert.Equal(1, await db.Journal.CountAsync(e => e.ObjetId == id && e.Evenement == Evenement.BordereauEnvoye));
    }

    [Theory, SurSqlite, SurSqlServer]
    public async Task Retirer_pendant_que_le_recteur_decide_ne_fait_qu_un_des_deux(Moteur moteur)
    {
        using var scene = new SceneDIndemnites(2014, moteur);
        await scene.OuvrirAsync(6000);
        var id = await scene.PreparerAsync(await scene.MissionAsync(), 1500);
        await scene.EnvoyerAsync();

        var issues = await TousAsync([() => scene.DeciderAsync(id, SensDeDecision.Accordee),
            () => scene.FaireAsync("chef.lycee", (s, a) => s.GetRequiredService<AttributionService>().RetirerAsync(id, "départ", a))]);

        Assert.Single(issues, i => i is null);
        Assert.Single(issues, i => Cle(i) == "attribution.geste");
        var ligne = await scene.LireAsync(id);
        Assert.Equal(ligne.Etat is EtatDAttribution.Retiree ? Montant.Zero : Montant.EnEuros(1500), ligne.Enveloppe!.Engage);
    }

    private static string? Cle(Exception? issue) => (issue as RegleMetierException)?.Regle.Cle;

    private static async Task<Exception?[]> TousAsync(IEnumerable<Func<Task>> gestes)
    {
        using var depart = new ManualResetEventSlim();
        var courses = gestes.Select(g => Task.Run(async () =>
        {
            depart.Wait();
            return await Record.ExceptionAsync(g);
        })).ToList();
        depart.Set();
        return await Task.WhenAll(courses);
    }
}
