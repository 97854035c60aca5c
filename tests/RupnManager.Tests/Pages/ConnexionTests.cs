using System.Net;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Pages;

public sealed class ConnexionTests
{
    [Fact]
    public async Task Une_cheffe_se_connecte_et_voit_son_accueil()
    {
        using var application = new TestApplication();
        var client = await application.ConnecterAsync("chef.college");

        var accueil = await client.OuvrirAsync("/");

        Assert.Contains("Mme Hélène Petit", accueil.Body!.TextContent);
        Assert.Contains("0992001M", accueil.Body.TextContent);
    }

    [Fact]
    public async Task Un_mauvais_mot_de_passe_est_refuse_sans_dire_quelle_moitie_est_fausse()
    {
        using var application = new TestApplication();
        var client = application.Visiteur();

        var reponse = await client.EnvoyerAsync("/connexion", new() { ["Courriel"] = "chef.college@demo.example", ["MotDePasse"] = "faux" });
        var inconnu = await client.EnvoyerAsync("/connexion", new() { ["Courriel"] = "personne@demo.example", ["MotDePasse"] = "faux" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, reponse.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, inconnu.StatusCode);
        Assert.Contains("Courriel ou mot de passe incorrect.", (await reponse.LireAsync()).Body!.TextContent);
        Assert.Contains("Courriel ou mot de passe incorrect.", (await inconnu.LireAsync()).Body!.TextContent);
    }

    [Fact]
    public async Task Sans_compte_l_accueil_mene_a_la_connexion()
    {
        using var application = new TestApplication();

        var reponse = await application.Visiteur().GetAsync("/");

        Assert.Equal(HttpStatusCode.Redirect, reponse.StatusCode);
        Assert.StartsWith("/connexion", reponse.Headers.Location!.PathAndQuery);
    }
}
