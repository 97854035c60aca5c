using RupnManager.EndToEndTests.Support;

namespace RupnManager.EndToEndTests;

/// <summary>Le guide s'ouvre d'un clic, à la page de chacun.</summary>
[Collection(Scenes.Pages)]
public sealed class ParcoursDeLAideTests(Scene scene)
{
    [Fact]
    public async Task Chacun_ouvre_sa_page_du_guide_puis_celle_de_tous()
    {
        await using var chef = await scene.EntrerAsync("chef.college");
        await chef.SuivreAsync("Aide");
        Assert.Equal("/aide/chef-d-etablissement", chef.Chemin);
        await chef.ControlerAsync("aide-chef");
        await chef.SuivreAsync("Pour tous");
        await chef.LireAsync("Se connecter");
        await chef.ControlerAsync("aide");
    }
}
