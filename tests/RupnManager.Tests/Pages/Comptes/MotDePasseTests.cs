using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using RupnManager.Services.Demonstration;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Pages.Comptes;

public sealed partial class MotDePasseTests
{
    private const string Nouveau = "Orvelle-en-hiver-7";

    [Fact]
    public async Task La_page_oubli_repond_pareil_que_le_compte_existe_ou_non_et_n_ecrit_qu_a_qui_existe()
    {
        using var application = new TestApplication();
        var client = application.Visiteur();

        foreach (var courriel in new[] { "chef.college@demo.example", "personne@demo.example", " CHEF.COLLEGE@demo.example" })
        {
            var reponse = await client.EnvoyerAsync("/mot-de-passe-oublie", new() { ["Courriel"] = courriel });
            Assert.Equal(HttpStatusCode.Redirect, reponse.StatusCode);
            Assert.Equal("/mot-de-passe-oublie/envoye", reponse.Headers.Location!.OriginalString);
        }

        var lien = await LienRecuAsync(application);
        await using var db = application.Base.Contexte();
        var courrielRecu = Assert.Single(db.Courriels.Where(c => c.Cle == "mot-de-passe"));
        Assert.Equal("chef.college@demo.example", courrielRecu.Destinataire);
        Assert.Equal("[RUPN] Changer votre mot de passe", courrielRecu.Objet);
        Assert.DoesNotContain(lien, db.LiensUniques.Select(l => l.Empreinte).ToList());
    }

    [Fact]
    public async Task Une_adresse_incomplete_est_dite_a_cote_du_champ()
    {
        using var application = new TestApplication();

        var reponse = await application.Visiteur().EnvoyerAsync("/mot-de-passe-oublie", new() { ["Courriel"] = "chef" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, reponse.StatusCode);
        Assert.Contains("Cette adresse n'est pas complète", (await reponse.LireAsync()).Body!.TextContent);
    }

    [Fact]
    public async Task Le_lien_change_le_mot_de_passe_ferme_les_sessions_debloque_le_compte_et_ne_sert_qu_une_fois()
    {
        using var application = new TestApplication();
        var session = await application.ConnecterAsync("chef.college");
        var client = application.Visiteur();
        for (var essai = 0; essai < 5; essai++)
            await client.EnvoyerAsync("/connexion", new() { ["Courriel"] = "chef.college@demo.example", ["MotDePasse"] = "faux" });
        var lien = await DemanderAsync(application, client);

        var page = await client.OuvrirAsync(lien);
        Assert.Contains("Mme Hélène Petit", page.Body!.TextContent);
        var reponse = await ChoisirAsync(client, lien, Nouveau);

        Assert.Equal("/connexion", reponse.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.Redirect, (await session.GetAsync("/mon-compte")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ConnecterAsync(client, Troupe.MotDePasse)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await ConnecterAsync(client, Nouveau)).StatusCode);
        await EstPerimeAsync(await client.GetAsync(lien));
    }

    [Fact]
    public async Task Deux_clics_sur_le_meme_lien_n_ont_qu_un_effet()
    {
        using var application = new TestApplication();
        var lien = await DemanderAsync(application, application.Visiteur());
        var visiteurs = Enumerable.Range(0, 4).Select(_ => application.Visiteur()).ToList();

        var reponses = await visiteurs.EnvoyerEnsembleAsync(lien, i => Choix($"{Nouveau}{i}"));

        Assert.Equal(1, reponses.Count(r => r.StatusCode is HttpStatusCode.Redirect));
        foreach (var perdant in reponses.Where(r => r.StatusCode is not HttpStatusCode.Redirect)) await EstPerimeAsync(perdant);
        await using var db = application.Base.Contexte();
        Assert.Equal(1, await db.Journal.CountAsync(e => e.Evenement == "compte.mot-de-passe"));
    }

    [Fact]
    public async Task Le_lien_expire_au_bout_d_une_heure()
    {
        using var application = new TestApplication();
        var client = application.Visiteur();
        var lien = await DemanderAsync(application, client);

        application.Base.Horloge.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(lien)).StatusCode);
        application.Base.Horloge.Advance(TimeSpan.FromMinutes(1));

        await EstPerimeAsync(await client.GetAsync(lien));
    }

    [Fact]
    public async Task Un_nouveau_lien_ferme_le_precedent()
    {
        using var application = new TestApplication();
        var client = application.Visiteur();
        var premier = await DemanderAsync(application, client);
        application.Base.Horloge.Advance(TimeSpan.FromMinutes(6));
        var second = await DemanderAsync(application, client, 2);

        Assert.NotEqual(premier, second);
        await EstPerimeAsync(await client.GetAsync(premier));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(second)).StatusCode);
    }

    [Theory]
    [InlineData("court1A", "12 caractères au moins")]
    [InlineData("sansmajuscule1", "une majuscule")]
    [InlineData("SANSMINUSCULE1", "une minuscule")]
    [InlineData("SansAucunChiffre", "un chiffre")]
    [InlineData("aaaaaaaaaaaaaaaA1", "5 caractères différents")]
    [InlineData("Chef-College-2026", "autre chose que votre nom ou votre courriel")]
    [InlineData("tout-petit-aussi-2026P", "autre chose que votre nom ou votre courriel")]
    [InlineData("x", "12 caractères au moins, un chiffre, une majuscule et 5 caractères différents")]
    public async Task Un_mot_de_passe_faible_est_refuse_en_disant_ce_qui_manque(string propose, string manque)
    {
        using var application = new TestApplication();
        var client = application.Visiteur();
        var lien = await DemanderAsync(application, client);

        var reponse = await ChoisirAsync(client, lien, propose);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, reponse.StatusCode);
        Assert.Contains($"Ce mot de passe ne convient pas : il y faut {manque}.", (await reponse.LireAsync()).Body!.TextContent);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(lien)).StatusCode);
    }

    [Fact]
    public async Task Deux_saisies_differentes_sont_refusees()
    {
        using var application = new TestApplication();
        var client = application.Visiteur();
        var lien = await DemanderAsync(application, client);

        var reponse = await client.EnvoyerAsync(lien, new() { ["MotDePasse"] = Nouveau, ["Confirmation"] = Nouveau + "x" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, reponse.StatusCode);
        Assert.Contains("Les deux mots de passe sont différents.", (await reponse.LireAsync()).Body!.TextContent);
    }

    [Fact]
    public async Task Connecte_on_change_son_mot_de_passe_en_donnant_l_actuel_et_les_autres_sessions_finissent()
    {
        using var application = new TestApplication();
        var ici = await application.ConnecterAsync("chef.college");
        var ailleurs = await application.ConnecterAsync("chef.college");

        var refus = await ChangerAsync(ici, "faux", Nouveau);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refus.StatusCode);
        Assert.Contains("Ce n'est pas votre mot de passe actuel. Rien n'a changé.", (await refus.LireAsync()).Body!.TextContent);
        Assert.Equal(HttpStatusCode.Redirect, (await ChangerAsync(ici, Troupe.MotDePasse, Nouveau)).StatusCode);

        Assert.Contains("Votre mot de passe est changé.", (await ici.OuvrirAsync("/mon-compte")).Body!.TextContent);
        Assert.Equal(HttpStatusCode.Redirect, (await ailleurs.GetAsync("/mon-compte")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await ConnecterAsync(application.Visiteur(), Nouveau)).StatusCode);
    }

    [Fact]
    public async Task Trop_de_demandes_d_une_meme_adresse_attendent()
    {
        using var application = new TestApplication();
        var client = application.Visiteur();
        for (var demande = 0; demande < 30; demande++)
            await client.EnvoyerAsync("/mot-de-passe-oublie", new() { ["Courriel"] = $"personne{demande}@demo.example" });

        var reponse = await client.EnvoyerAsync("/mot-de-passe-oublie", new() { ["Courriel"] = "dan@demo.example" });

        Assert.Equal(HttpStatusCode.TooManyRequests, reponse.StatusCode);
        Assert.NotNull(reponse.Headers.RetryAfter);
    }

    private static Task<HttpResponseMessage> ChoisirAsync(HttpClient client, string lien, string motDePasse) =>
        client.EnvoyerAsync(lien, Choix(motDePasse));

    private static Dictionary<string, string> Choix(string motDePasse) => new() { ["MotDePasse"] = motDePasse, ["Confirmation"] = motDePasse };

    private static Task<HttpResponseMessage> ChangerAsync(HttpClient client, string actuel, string nouveau) => client.EnvoyerAsync(
        "/mon-compte/mot-de-passe", new() { ["MotDePasseActuel"] = actuel, ["MotDePasse"] = nouveau, ["Confirmation"] = nouveau }, "/mon-compte");

    private static Task<HttpResponseMessage> ConnecterAsync(HttpClient client, string motDePasse) =>
        client.EnvoyerAsync("/connexion", new() { ["Courriel"] = "chef.college@demo.example", ["MotDePasse"] = motDePasse });

    private static async Task EstPerimeAsync(HttpResponseMessage reponse)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, reponse.StatusCode);
        Assert.Contains("Ce lien a expiré ou a déjà servi. Demandez-en un nouveau.", (await reponse.LireAsync()).Body!.TextContent);
    }

    private static async Task<string> DemanderAsync(TestApplication application, HttpClient client, int rang = 1)
    {
        await client.EnvoyerAsync("/mot-de-passe-oublie", new() { ["Courriel"] = "chef.college@demo.example" });
        return await LienRecuAsync(application, rang);
    }

    /// <summary>Attend le courriel de ce rang et rend le chemin du lien qu'il porte.</summary>
    private static async Task<string> LienRecuAsync(TestApplication application, int rang = 1)
    {
        for (var attente = 0; attente < 100; attente++)
        {
            await using var db = application.Base.Contexte();
            var recus = await db.Courriels.Where(c => c.Cle == "mot-de-passe").OrderBy(c => c.CreeLe).ToListAsync();
            if (recus.Count >= rang) return Lien().Match(recus[^1].Texte).Value;
            await Task.Delay(50);
        }
        throw new InvalidOperationException("Aucun courriel n'est arrivé.");
    }

    [GeneratedRegex("/mot-de-passe/[0-9a-f]{64}")]
    private static partial Regex Lien();
}
