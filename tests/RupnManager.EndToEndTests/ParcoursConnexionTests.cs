using RupnManager.EndToEndTests.Support;

namespace RupnManager.EndToEndTests;

[Collection(Scenes.Pages)]
public sealed class ParcoursConnexionTests(Scene scene)
{
    [Fact]
    public async Task La_page_de_connexion_est_lisible_par_tous()
    {
        await using var visiteur = await scene.EntrerAsync();

        Assert.Equal(200, await visiteur.AllerAsync("/connexion"));

        Assert.Equal("Se connecter", await visiteur.TitreAsync());
        await visiteur.ControlerAsync("connexion", Guide.Bureau);
    }

    [Fact]
    public async Task Un_mauvais_mot_de_passe_est_refuse_en_clair_et_le_courriel_reste_tape()
    {
        await using var visiteur = await scene.EntrerAsync();

        await visiteur.SeConnecterAsync("chef.lycee", "pas-le-bon-mot-de-passe");

        Assert.Equal("chef.lycee@demo.example", await visiteur.Champ("Adresse de courriel").InputValueAsync());
        Assert.Equal("", await visiteur.Champ("Mot de passe").InputValueAsync());
        Assert.StartsWith("Erreur :", await visiteur.Page.TitleAsync(), StringComparison.Ordinal);
        await visiteur.ControlerAsync("connexion-refusee");
    }

    [Theory]
    [InlineData("chef.college", "chef-accueil")]
    [InlineData("rupn.college", "rupn-accueil")]
    [InlineData("intendance.college", "intendance-accueil")]
    [InlineData("dan", "dan-accueil")]
    [InlineData("rectorat", "rectorat-accueil")]
    [InlineData("admin", "administrateur-accueil")]
    public async Task Chacun_arrive_sur_son_accueil(string compte, string image)
    {
        await using var visiteur = await scene.EntrerAsync(compte);

        Assert.Equal("/", visiteur.Chemin);
        await visiteur.ControlerAsync(image, Guide.Bureau);
    }

    [Fact]
    public async Task Une_personne_deconnectee_ne_voit_plus_rien()
    {
        await using var visiteur = await scene.EntrerAsync();
        await visiteur.SeConnecterAsync("chef.lycee");

        await visiteur.SuivreAsync("Se déconnecter");

        Assert.Equal("Se connecter", await visiteur.TitreAsync());
        await visiteur.AllerAsync("/");
        Assert.Equal("/connexion", visiteur.Chemin);
    }

    [Fact]
    public async Task On_se_connecte_au_clavier_seul()
    {
        await using var visiteur = await scene.EntrerAsync();
        await visiteur.AllerAsync("/connexion");

        await visiteur.AtteindreAuClavierAsync("Adresse de courriel");
        await visiteur.Page.Keyboard.TypeAsync("dan@demo.example");
        await visiteur.AtteindreAuClavierAsync("Mot de passe");
        await visiteur.Page.Keyboard.TypeAsync(Visiteur.MotDePasse);
        await visiteur.Page.Keyboard.PressAsync("Enter");

        await visiteur.Page.WaitForURLAsync("**/");
    }
}
