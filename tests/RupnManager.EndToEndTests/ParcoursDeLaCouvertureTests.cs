using System.Net.Http.Headers;
using Microsoft.Playwright;
using RupnManager.EndToEndTests.Support;

namespace RupnManager.EndToEndTests;

/// <summary>Le DAN voit qui manque et où ; le rectorat, où en est l'argent ; un service lit les mêmes chiffres avec un jeton.</summary>
public sealed class ParcoursDeLaCouvertureTests(Scene scene) : IClassFixture<Scene>
{
    [Fact]
    public async Task Le_DAN_lit_la_couverture_suit_un_nombre_jusqu_a_la_lettre_et_emporte_les_chiffres()
    {
        await using var dan = await scene.EntrerAsync("dan");
        await dan.AllerAsync("/");
        await dan.SuivreAsync(Menu(dan, "Couverture"));
        Assert.Equal("65\u00A0% des missions ont une lettre signée", await dan.TitreAsync());
        await dan.ControlerAsync("dan-couverture", Guide.Bureau);

        await dan.CliquerAsync("Les mêmes chiffres en tableau");
        await dan.LireAsync("à venir");
        var (nom, classeur) = await dan.TelechargerAsync("XLSX");
        Assert.EndsWith(".xlsx", nom, StringComparison.Ordinal);
        Assert.Equal("PK"u8.ToArray(), classeur[..2]);

        await dan.SuivreAsync(dan.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Voir les? .*mission") }));
        await dan.LireAsync("Chef d'établissement : aucune lettre");
        await dan.ControlerAsync("dan-couverture-a-relancer");
        await dan.Page.GoBackAsync();
        await dan.SuivreAsync("mission sans lettre");
        await dan.ControlerAsync("dan-couverture-sans-lettre");
    }

    [Fact]
    public async Task La_carte_et_son_tableau_disent_la_meme_chose_et_se_filtrent_ensemble()
    {
        await using var dan = await scene.EntrerAsync("dan");
        await dan.AllerAsync("/academie/couverture/carte");
        await dan.ControlerAsync("dan-couverture-carte", Guide.Bureau);
        await dan.SuivreAsync(dan.Page.GetByRole(AriaRole.Link, new() { Name = "Orvelle-Maritime" }));
        await dan.LireAsync("5 établissements, Orvelle-Maritime");
        await dan.ControlerAsync("dan-couverture-carte-departement");
    }

    [Fact]
    public async Task Un_jeton_se_cree_se_montre_une_fois_lit_l_API_puis_se_revoque()
    {
        await using var dan = await scene.EntrerAsync("dan");
        await dan.AllerAsync("/mon-compte");
        await dan.SuivreAsync("Gérer mes jetons d'accès");
        await dan.SuivreAsync("Créer le jeton");
        Assert.Equal(422, dan.Statut);
        await dan.LireAsync("Nommez le jeton");
        await dan.ControlerAsync("jeton-refuse");

        await dan.RemplirAsync("À quoi il servira", "Tableau de bord académique");
        await dan.Page.GetByText("Couverture des missions").ClickAsync();
        await dan.RemplirAsync("Votre mot de passe", Visiteur.MotDePasse);
        await dan.SuivreAsync("Créer le jeton");
        await dan.LireAsync("Votre jeton est créé : copiez-le maintenant");
        await dan.ControlerAsync("dan-jeton", Guide.Bureau);
        var secret = (await dan.Page.Locator("#secret").InnerTextAsync()).Trim();

        using var service = new HttpClient { BaseAddress = scene.Application.Adresse };
        service.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        Assert.Contains("\"missions\":20", await service.GetStringAsync("/api/v1/couverture"), StringComparison.Ordinal);

        await dan.AllerAsync("/mon-compte/jetons");
        Assert.DoesNotContain(secret, await dan.TexteAsync(), StringComparison.Ordinal);
        await dan.SuivreAsync("Révoquer le jeton Tableau de bord académique");
        await dan.LireAsync("est révoqué : il ne sert plus.");
        Assert.Equal(401, (int)(await service.GetAsync("/api/v1/couverture")).StatusCode);
    }

    [Fact]
    public async Task Le_rectorat_lit_ou_en_est_l_argent_sans_aucun_nom()
    {
        await using var rectorat = await scene.EntrerAsync("rectorat");
        await rectorat.AllerAsync("/indemnites/couverture");
        await rectorat.LireAsync("moins de 5");
        await rectorat.ControlerAsync("rectorat-couverture", Guide.Bureau);
        await rectorat.AllerAsync("/indemnites/couverture?annee=2013");
        await rectorat.ControlerAsync("rectorat-couverture-2013");
    }

    private static ILocator Menu(Visiteur visiteur, string entree) =>
        visiteur.Page.GetByRole(AriaRole.Navigation, new() { Name = "Menu principal" }).GetByRole(AriaRole.Link, new() { Name = entree, Exact = true });
}
