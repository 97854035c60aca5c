using System.Net;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Pages.Comptes;

public sealed class SessionTests
{
    [Fact]
    public async Task Se_deconnecter_ferme_toutes_les_sessions_du_compte_et_elles_seules()
    {
        using var application = new TestApplication();
        var bureau = await application.ConnecterAsync("chef.college");
        var telephone = await application.ConnecterAsync("chef.college");
        var collegue = await application.ConnecterAsync("rupn.college");

        await bureau.EnvoyerAsync("/deconnexion", [], "/mon-compte");

        Assert.Equal(HttpStatusCode.Redirect, (await bureau.GetAsync("/mon-compte")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await telephone.GetAsync("/mon-compte")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await collegue.GetAsync("/mon-compte")).StatusCode);
    }

    [Fact]
    public async Task La_session_tient_tant_que_l_on_agit_et_finit_trente_minutes_apres_le_dernier_geste()
    {
        using var application = new TestApplication();
        var client = await application.ConnecterAsync("chef.college");

        foreach (var minutes in new[] { 14, 29, 14, 29 })
        {
            application.Base.Horloge.Advance(TimeSpan.FromMinutes(minutes));
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/mon-compte")).StatusCode);
        }
        application.Base.Horloge.Advance(TimeSpan.FromMinutes(31));

        var reponse = await client.GetAsync("/mon-compte");
        Assert.Equal(HttpStatusCode.Redirect, reponse.StatusCode);
        Assert.Equal("/connexion?retour=%2Fmon-compte", reponse.Headers.Location!.PathAndQuery);
        Assert.Contains("vous reviendrez à la page demandée", (await client.OuvrirAsync(reponse.Headers.Location.PathAndQuery)).Body!.TextContent);
    }

    [Fact]
    public async Task Rester_connecte_prolonge_la_session()
    {
        using var application = new TestApplication();
        var client = await application.ConnecterAsync("chef.college");

        application.Base.Horloge.Advance(TimeSpan.FromMinutes(28));
        Assert.Equal(HttpStatusCode.NoContent, (await client.GetAsync("/session")).StatusCode);
        application.Base.Horloge.Advance(TimeSpan.FromMinutes(28));

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/mon-compte")).StatusCode);
    }

    [Fact]
    public async Task Les_pages_d_une_personne_et_les_liens_uniques_ne_restent_dans_aucun_cache()
    {
        using var application = new TestApplication();
        var client = await application.ConnecterAsync("chef.college");

        Assert.True((await client.GetAsync("/mon-compte")).Headers.CacheControl!.NoStore);
        Assert.True((await application.Visiteur().GetAsync("/mot-de-passe/inconnu")).Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Deux_connexions_simultanees_du_meme_compte_aboutissent()
    {
        using var application = new TestApplication();

        var clients = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => application.ConnecterAsync("chef.lycee")));

        foreach (var client in clients) Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/mon-compte")).StatusCode);
    }
}
