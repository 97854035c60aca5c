using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Data;
using RupnManager.Domain.Bilans;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Regles;
using RupnManager.Services.Bilans;
using RupnManager.Services.Missions;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Bilans;

/// <summary>La clôture et un geste au même instant : le geste est avant elle, ou il est refusé.</summary>
public sealed class CoursesDeLaClotureTests
{
    private static readonly AnneeScolaire Annee = BilanDeTest.Annee;
    private static readonly PresentationAuCA Seance = new(new(2026, 11, 23), new(2026, 11, 12), null);

    [Fact]
    public async Task Un_geste_que_la_cloture_devance_est_refuse()
    {
        var intrus = new AvantLaTransaction();
        using var scene = await ScenePresenteeAsync(intrus);
        var mission = await scene.Gestes.MissionAsync("rupn2.college");

        intrus.Glisser(scene.CloreAsync);
        var journalise = await Assert.ThrowsAsync<RegleMetierException>(
            () => scene.FaireAsync<MissionService>("chef.college", (s, a) => s.AnnulerAsync(mission, a)));

        Assert.Equal("annee.close", journalise.Regle.Cle);
        await using var db = scene.Base.Contexte();
        Assert.Null((await db.Missions.SingleAsync(m => m.Id == mission)).AnnuleeLe);
    }

    [Fact]
    public async Task Une_activite_que_la_cloture_devance_est_refusee()
    {
        var intrus = new AvantLaTransaction();
        using var scene = await ScenePresenteeAsync(intrus);
        var mission = await scene.Gestes.MissionAsync("rupn2.college");

        intrus.Glisser(scene.CloreAsync);
        var refus = await Record.ExceptionAsync(() => scene.NoterAsync(mission));

        Assert.Equal("annee.close", (refus as RegleMetierException)?.Regle.Cle);
        await using var db = scene.Base.Contexte();
        Assert.False(await db.Activites.AnyAsync(a => a.MissionId == mission));
    }

    [Fact]
    public async Task La_cloture_compte_ce_qui_vient_de_s_ajouter()
    {
        var intrus = new AvantLaTransaction();
        using var scene = new SceneDIndemnites(2014, adapter: s => s.ConfigureDbContext<SqliteRupnDbContext>(o => o.AddInterceptors(intrus)));
        await scene.OuvrirAsync(1000);
        var mission = await scene.MissionAsync();
        await scene.FaireAsync("chef.lycee", async (s, a) =>
        {
            var bilans = s.GetRequiredService<BilanAuCAService>();
            await bilans.EcrireAsync(new(2014), 0, new() { Reussites = "Le tutorat.", Fonctions = new Dictionary<string, string> { ["TUTORAT"] = "Six élèves." } }, a);
            await bilans.ArreterAsync(new(2014), null, a);
            await bilans.PresenterAsync(new(2014), Seance, a);
        });

        intrus.Glisser(async () =>
        {
            await scene.PreparerAsync(mission, 400);
            await scene.EnvoyerAsync();
        });
        var refus = await Assert.ThrowsAsync<RegleMetierException>(
            () => scene.FaireAsync("chef.lycee", (s, a) => s.GetRequiredService<BilanAuCAService>().CloreLAnneeAsync(new(2014), a)));

        Assert.Equal("annee.retours", refus.Regle.Cle);
    }

    [Theory, SurSqlite, SurSqlServer]
    public async Task Vingt_saisies_et_la_cloture_au_meme_instant_rien_ne_se_glisse_apres(Moteur moteur)
    {
        using var scene = await ScenePresenteeAsync(null, moteur);
        var mission = await scene.Gestes.MissionAsync("rupn2.college");

        var saisies = Enumerable.Range(0, 20).Select(_ => Task.Run(() => Record.ExceptionAsync(() => scene.NoterAsync(mission)))).ToList();
        var cloture = Task.Run(scene.CloreAsync);
        var issues = await Task.WhenAll(saisies);
        await cloture;

        Assert.All(issues.Where(i => i is not null), i => Assert.Equal("annee.close", (i as RegleMetierException)?.Regle.Cle ?? i!.ToString()));
        await using var db = scene.Base.Contexte();
        Assert.Equal(issues.Count(i => i is null), await db.Activites.CountAsync(a => a.MissionId == mission));
        Assert.Equal("annee.close", (await Assert.ThrowsAsync<RegleMetierException>(() => scene.NoterAsync(mission))).Regle.Cle);
        Assert.Equal(EtatDuBilanAuCA.AnneeClose, (await db.BilansAuCA.SingleAsync(b => b.Annee == Annee)).Etat);
    }

    /// <summary>Le collège en 2022-2023, bilan présenté, prêt à clore.</summary>
    private static async Task<BilansSurveilles> ScenePresenteeAsync(AvantLaTransaction? intrus, Moteur moteur = Moteur.Sqlite)
    {
        var scene = new BilansSurveilles(moteur, intrus);
        await scene.Gestes.ViseAsync();
        await scene.Gestes.AvecAsync<BilanAuCAService, bool>("chef.college", async (s, a) =>
        {
            await s.EcrireAsync(Annee, 0, new() { Reussites = "La webradio." }, a);
            await s.ArreterAsync(Annee, null, a);
            await s.PresenterAsync(Annee, Seance, a);
            return true;
        });
        return scene;
    }
}
