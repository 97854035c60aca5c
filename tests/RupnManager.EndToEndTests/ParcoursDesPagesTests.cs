using RupnManager.EndToEndTests.Support;

namespace RupnManager.EndToEndTests;

/// <summary>Chaque page que l'application montre à quelqu'un, au bureau et au téléphone.</summary>
[Collection(Scenes.Pages)]
public sealed class ParcoursDesPagesTests(Scene scene)
{
    [Theory]
    [InlineData("chef.college", "chef")]
    [InlineData("adjoint.college", "delegataire")]
    [InlineData("rupn.college", "rupn")]
    [InlineData("intendance.college", "intendance")]
    [InlineData("dan", "dan")]
    [InlineData("rectorat", "rectorat")]
    [InlineData("admin", "administrateur")]
    public async Task Chaque_lien_montre_a_quelqu_un_mene_a_une_page_saine(string compte, string nom)
    {
        await using var visiteur = await scene.EntrerAsync(compte);

        var vues = await visiteur.SePromenerAsync(nom);

        Assert.True(vues.Count > 5, $"{nom} n'a vu que {string.Join(", ", vues)}.");
    }

    [Theory]
    [InlineData("chef.erea", "chef-brouillon")]
    [InlineData("chef.lycee", "chef-refus")]
    [InlineData("chef.embruns", "chef-interruption")]
    public async Task D_autres_situations_menent_a_d_autres_pages_saines(string compte, string nom)
    {
        await using var visiteur = await scene.EntrerAsync(compte);

        await visiteur.SePromenerAsync(nom, enComplement: true);
    }

    [Theory]
    [InlineData("intendance.college", "/missions", "intendance-missions")]
    [InlineData("dan", "/modeles", "dan-modeles")]
    [InlineData("rectorat", "/lettres-de-mission", "rectorat-lettres")]
    [InlineData("admin", "/comptes", "administrateur-comptes")]
    [InlineData("admin", "/etablissements/import", "administrateur-import")]
    public async Task Le_guide_montre_cette_page(string compte, string adresse, string image)
    {
        await using var visiteur = await scene.EntrerAsync(compte);

        Assert.Equal(200, await visiteur.AllerAsync(adresse));

        await visiteur.ControlerAsync(image, Guide.Bureau);
    }

    [Fact]
    public async Task Chaque_page_publique_est_saine()
    {
        await using var passant = await scene.EntrerAsync();

        var vues = await passant.SePromenerAsync("public");

        Assert.Superset(new HashSet<string> { "/", "/mot-de-passe-oublie", "/verification", "/accessibilite", "/mentions-legales", "/donnees-personnelles" }, vues.ToHashSet());
    }

    [Theory]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(409)]
    [InlineData(422)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task Chaque_page_d_erreur_dit_quoi_faire(int statut)
    {
        await using var passant = await scene.EntrerAsync();

        Assert.Equal(statut, await passant.AllerAsync($"/erreur/{statut}"));

        await passant.LireAsync("Aller à l'accueil");
        await passant.ControlerAsync($"erreur-{statut}");
    }

    [Fact]
    public async Task Ce_que_l_on_ne_voit_pas_n_existe_pas_et_ce_que_l_on_ne_peut_pas_est_refuse()
    {
        await using var rupn = await scene.EntrerAsync("rupn.college");

        Assert.Equal(404, await rupn.AllerAsync($"/lettres-de-mission/{Guid.NewGuid()}"));
        Assert.Equal("Page introuvable", await rupn.TitreAsync());
        Assert.Equal(403, await rupn.AllerAsync("/missions/nouvelle"));
        Assert.Equal("Ce geste ne vous est pas ouvert", await rupn.TitreAsync());
        await rupn.ControlerAsync("erreur-403-connecte");
    }

    [Fact]
    public async Task Un_formulaire_sans_son_jeton_est_refuse()
    {
        await using var passant = await scene.EntrerAsync();
        await passant.AllerAsync("/connexion");
        await passant.Page.Locator("main [name=__RequestVerificationToken]").EvaluateAllAsync<bool>("jetons => jetons.forEach(j => j.remove()) ?? true");

        await passant.RemplirLaConnexionAsync("dan");

        Assert.Equal(400, passant.Statut);
        Assert.Equal("Formulaire expiré", await passant.TitreAsync());
        await passant.ControlerAsync("erreur-400");
    }
}
