using RupnManager.EndToEndTests.Support;

namespace RupnManager.EndToEndTests;

public sealed class ParcoursConnexionTests(Scene scene) : IClassFixture<Scene>
{
    [Fact]
    public async Task La_page_de_connexion_est_lisible_par_tous()
    {
        await using var visiteur = await scene.EntrerAsync();

        Assert.Equal(200, await visiteur.AllerAsync("/connexion"));

        Assert.Equal("Se connecter", await visiteur.TitreAsync());
        await visiteur.ControlerAsync("connexion", pourLeGuide: true);
    }
}
