using System.Net;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Domain.Regles;
using RupnManager.Services.Comptes;
using RupnManager.Services.Demonstration;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Pages.Comptes;

public sealed class BlocageTests
{
    [Theory]
    [InlineData("chef.college@demo.example")]
    [InlineData("personne@demo.example")]
    public async Task Apres_cinq_refus_l_adresse_est_bloquee_que_le_compte_existe_ou_non(string courriel)
    {
        using var application = new TestApplication();
        var client = application.Visiteur();

        foreach (var reste in new[] { "Encore 4 essais", "Encore 3 essais", "Encore 2 essais", "Encore 1 essai avant" })
            Assert.Contains(reste, await EssayerAsync(client, courriel, "faux"));
        Assert.Contains("Compte bloqué 15 minutes après trop d'essais.", await EssayerAsync(client, courriel, "faux"));

        application.Base.Horloge.Advance(TimeSpan.FromMinutes(11));
        Assert.Contains("Compte bloqué 4 minutes", await EssayerAsync(client, courriel, Troupe.MotDePasse));
    }

    [Fact]
    public async Task Un_quart_d_heure_apres_le_dernier_essai_la_connexion_est_rouverte()
    {
        using var application = new TestApplication();
        var client = application.Visiteur();
        for (var essai = 0; essai < 5; essai++) await EssayerAsync(client, "dan@demo.example", "faux");

        application.Base.Horloge.Advance(TimeSpan.FromMinutes(15).Subtract(TimeSpan.FromSeconds(1)));
        Assert.Contains("Compte bloqué 1 minute après", await EssayerAsync(client, "dan@demo.example", Troupe.MotDePasse));
        application.Base.Horloge.Advance(TimeSpan.FromSeconds(1));

        await application.ConnecterAsync("dan");
    }

    [Fact]
    public async Task Une_connexion_reussie_efface_les_essais_refuses()
    {
        using var application = new TestApplication();
        var client = application.Visiteur();
        for (var essai = 0; essai < 4; essai++) await EssayerAsync(client, "dan@demo.example", "faux");

        await application.ConnecterAsync("dan");

        Assert.Contains("Encore 4 essais", await EssayerAsync(client, "dan@demo.example", "faux"));
    }

    [Fact]
    public async Task Vingt_essais_envoyes_ensemble_n_en_font_que_cinq()
    {
        using var application = new TestApplication();
        var refus = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => IdentifierAsync(application, $"faux-{i}"))));

        Assert.Equal(16, refus.Count(r => r == "compte.verrouille"));
        Assert.Equal(4, refus.Count(r => r == "connexion.refus"));
        Assert.Equal("compte.verrouille", await IdentifierAsync(application, Troupe.MotDePasse));
    }

    [Fact]
    public async Task Un_compte_desactive_repond_comme_un_compte_inconnu()
    {
        using var application = new TestApplication();
        await using (var db = application.Base.Contexte())
        {
            db.Users.Single(c => c.Email == "dan@demo.example").Actif = false;
            await db.SaveChangesAsync();
        }

        Assert.Contains("Courriel ou mot de passe incorrect. Encore 4 essais", await EssayerAsync(application.Visiteur(), "dan@demo.example", Troupe.MotDePasse));
    }

    private static async Task<string> IdentifierAsync(TestApplication application, string motDePasse)
    {
        await using var portee = application.Services.CreateAsyncScope();
        try
        {
            await portee.ServiceProvider.GetRequiredService<IdentificationService>().IdentifierAsync("chef.lycee@demo.example", motDePasse);
            return "connecté";
        }
        catch (RegleMetierException refus)
        {
            return refus.Regle.Cle;
        }
    }

    private static async Task<string> EssayerAsync(HttpClient client, string courriel, string motDePasse)
    {
        var reponse = await client.EnvoyerAsync("/connexion", new() { ["Courriel"] = courriel, ["MotDePasse"] = motDePasse });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, reponse.StatusCode);
        return (await reponse.LireAsync()).Body!.TextContent;
    }
}
