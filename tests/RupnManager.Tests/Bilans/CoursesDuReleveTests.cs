using Microsoft.EntityFrameworkCore;
using RupnManager.Domain.Activites;
using RupnManager.Domain.Regles;
using RupnManager.Services.Activites;
using RupnManager.Services.Activites.Fichiers;
using RupnManager.Services.Bilans;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Bilans;

/// <summary>Une activité et la soumission de son bilan au même instant : elle est dans les chiffres figés, ou elle est refusée.</summary>
public sealed class CoursesDuReleveTests
{
    [Theory]
    [InlineData("noter")]
    [InlineData("corriger")]
    [InlineData("retirer")]
    [InlineData("importer")]
    public async Task Un_geste_sur_le_releve_que_la_soumission_devance_est_refuse(string geste)
    {
        var intrus = new AvantLaTransaction();
        using var scene = new BilansSurveilles(Moteur.Sqlite, intrus);
        var (bilan, mission) = await BrouillonAsync(scene);
        var avant = await ReleveAsync(scene, mission);
        var choisie = avant.Single(a => a.Texte == "Webradio");

        intrus.Glisser(() => SoumettreAsync(scene, bilan));
        var refus = await Record.ExceptionAsync(() => geste switch
        {
            "noter" => scene.NoterAsync(mission, "rupn.college"),
            "corriger" => scene.FaireAsync<ActiviteService>("rupn.college", (s, a) => s.CorrigerAsync(choisie.Id, choisie.Version, new()
            {
                Date = choisie.Date, Minutes = choisie.Minutes + 5, Nature = choisie.Nature, Texte = choisie.Texte,
            }, null, false, a)),
            "retirer" => scene.FaireAsync<ActiviteService>("rupn.college", (s, a) => s.RetirerAsync(choisie.Id, choisie.Version, a)),
            _ => scene.FaireAsync<FichierDuReleveService>("rupn.college", (s, a) => s.ImporterAsync(mission,
                "date;duree_minutes;nature;rubrique;enseignants;eleves;texte\n2022-10-04;30;information;;;;Courriel"u8.ToArray(), a)),
        });

        Assert.Equal("activite.figee", (refus as RegleMetierException)?.Regle.Cle ?? refus?.ToString());
        Assert.Equal(avant.Select(a => (a.Id, a.Version)), (await ReleveAsync(scene, mission)).Select(a => (a.Id, a.Version)));
    }

    [Fact]
    public async Task La_soumission_compte_l_activite_qui_vient_de_s_ajouter()
    {
        var intrus = new AvantLaTransaction();
        using var scene = new BilansSurveilles(Moteur.Sqlite, intrus);
        var (bilan, mission) = await BrouillonAsync(scene);

        intrus.Glisser(() => scene.Gestes.NoterAsync(mission, new BilanDeTest.Ligne("2022-10-04", 30, NatureDActivite.Information)));
        await SoumettreParLaSceneAsync(scene, bilan);

        await FigesComptentToutAsync(scene, bilan, mission, BilanDeTest.Releve.Length + 1);
    }

    [Theory, SurSqlite, SurSqlServer]
    public async Task Vingt_saisies_et_la_soumission_au_meme_instant_les_chiffres_comptent_tout_le_releve(Moteur moteur)
    {
        using var scene = new BilansSurveilles(moteur, null);
        var (bilan, mission) = await BrouillonAsync(scene);

        var saisies = Enumerable.Range(0, 20).Select(_ => Task.Run(() => Record.ExceptionAsync(() => scene.NoterAsync(mission, "rupn.college")))).ToList();
        var soumission = Task.Run(() => SoumettreAsync(scene, bilan));
        var issues = await Task.WhenAll(saisies);
        await soumission;

        Assert.All(issues.Where(i => i is not null), i => Assert.Equal("activite.figee", (i as RegleMetierException)?.Regle.Cle ?? i!.ToString()));
        await FigesComptentToutAsync(scene, bilan, mission, BilanDeTest.Releve.Length + issues.Count(i => i is null));
    }

    private static async Task<(Guid Bilan, Guid Mission)> BrouillonAsync(BilansSurveilles scene)
    {
        var bilan = await scene.Gestes.BrouillonAsync();
        await using var db = scene.Base.Contexte();
        return (bilan, await db.Bilans.Where(b => b.Id == bilan).Select(b => b.MissionId).SingleAsync());
    }

    private static Task SoumettreAsync(BilansSurveilles scene, Guid bilan) => scene.Gestes.FaireAsync("rupn.college", (s, a) => s.SoumettreAsync(bilan, a));

    private static Task SoumettreParLaSceneAsync(BilansSurveilles scene, Guid bilan) =>
        scene.FaireAsync<BilanService>("rupn.college", (s, a) => s.SoumettreAsync(bilan, a));

    private static async Task<List<Activite>> ReleveAsync(BilansSurveilles scene, Guid mission)
    {
        await using var db = scene.Base.Contexte();
        return await db.Activites.AsNoTracking().Where(a => a.MissionId == mission && a.RetireeLe == null).OrderBy(a => a.Id).ToListAsync();
    }

    private static async Task FigesComptentToutAsync(BilansSurveilles scene, Guid bilan, Guid mission, int seances)
    {
        await using var db = scene.Base.Contexte();
        var figes = (await db.Bilans.SingleAsync(b => b.Id == bilan)).Chiffres!;
        Assert.Equal(seances, figes.Total.Seances);
        Assert.Equal((await ReleveAsync(scene, mission)).Sum(a => a.Minutes), figes.Total.Minutes);
    }
}
