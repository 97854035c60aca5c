using RupnManager.EndToEndTests.Support;

namespace RupnManager.EndToEndTests;

/// <summary>Les pages du DAN et du rectorat sur une académie entière : cent cinquante établissements, de longs noms, de grands nombres.</summary>
[Collection(Scenes.Academie)]
public sealed class ParcoursDuBureauDeLAcademieTests(SceneDUneAcademie scene)
{
    private static readonly int Annee = DateTime.Today.Year - (DateTime.Today.Month >= 9 ? 0 : 1);

    [Fact]
    public async Task Le_DAN_lit_son_academie_entiere()
    {
        await using var dan = await scene.EntrerAsync($"dan.{SceneDUneAcademie.Code}");
        (string Nom, string Chemin)[] pages =
        [
            ("file", "/academie"), ("file-toutes", "/academie?attendu="), ("couverture", "/academie/couverture"), ("carte", "/academie/couverture/carte"),
            ("missions", "/academie/couverture/missions"), ("relances", "/rappels/nouveau"), ("rappels", "/rappels"), ("campagne", "/campagne"), ("lots", "/academie/lots"),
        ];
        foreach (var (nom, chemin) in pages)
        {
            Assert.Equal(200, await dan.AllerAsync($"{chemin}{(chemin.Contains('?') ? '&' : '?')}annee={Annee}"));
            await dan.ControlerAsync($"grande-{nom}");
        }
        await dan.AllerAsync($"/academie/couverture?annee={Annee + 1}");
        await dan.ControlerAsync("grande-couverture-a-venir");
    }

    [Fact]
    public async Task Le_rectorat_lit_l_argent_de_l_academie_entiere()
    {
        await using var rectorat = await scene.EntrerAsync($"rectorat.{SceneDUneAcademie.Code}");
        foreach (var annee in new[] { Annee, Annee - 1 })
        {
            Assert.Equal(200, await rectorat.AllerAsync($"/indemnites/couverture?annee={annee}"));
            await rectorat.ControlerAsync($"grande-indemnites-{(annee == Annee ? "en-cours" : "passee")}");
        }
    }
}
