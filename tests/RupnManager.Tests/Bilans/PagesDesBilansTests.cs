using System.Net;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Bilans;

/// <summary>Les pages du bilan, comme les voient le RUPN, son chef et les autres.</summary>
public sealed class PagesDesBilansTests : IDisposable
{
    private readonly TestApplication _application = new();
    private readonly BilanDeTest _scene;

    public PagesDesBilansTests() => _scene = new(_application.Base);

    public void Dispose()
    {
        _scene.Dispose();
        _application.Dispose();
    }

    [Fact]
    public async Task Le_RUPN_commence_ecrit_et_soumet()
    {
        var mission = await _scene.MissionAsync();
        await _scene.NoterAsync(mission, BilanDeTest.Releve);
        var client = await _application.ConnecterAsync("rupn.college");

        var reponse = await client.EnvoyerAsync("/bilans", new() { ["missionId"] = $"{mission}" });
        var adresse = reponse.Headers.Location!.ToString();
        var page = await client.OuvrirAsync(adresse);

        Assert.Equal("Mon bilan 2022-2023", page.Titre());
        Assert.Equal(["100%", "0%", "18.4%"], page.QuerySelectorAll("table.rupn-mesure")[0].QuerySelectorAll("rect").Select(r => r.GetAttribute("width")));
        Assert.Contains("7\u00A0h\u00A030", page.QuerySelector("dl.rupn-chiffres")!.TextContent);
        Assert.Equal("Il manque 9 réponses", page.QuerySelector("#t-complet")!.TextContent);
        Assert.Contains("Cahier de textes (2 fois)", page.QuerySelector("label[for=q-p1-accompagner]")!.TextContent);
        Assert.Equal("", page.QuerySelector("#q-p1-accompagner")!.TextContent);

        reponse = await client.EnvoyerAsync(adresse, Champs(0, "soumettre"), adresse);
        Assert.EndsWith("/soumission", reponse.Headers.Location!.ToString());
        reponse = await client.EnvoyerAsync($"{adresse}/soumission", [], $"{adresse}/soumission");
        Assert.Equal(HttpStatusCode.Redirect, reponse.StatusCode);
        Assert.Contains("Soumis", (await client.OuvrirAsync(adresse)).QuerySelector(".fr-badge")!.TextContent);
    }

    [Fact]
    public async Task Un_enregistrement_refuse_garde_ce_qui_est_tape()
    {
        var id = await _scene.BrouillonAsync();
        var client = await _application.ConnecterAsync("rupn.college");
        var champs = Champs(0, "enregistrer");
        champs["Textes[p1.projets]"] = "Tapé dans un autre onglet";
        champs["Textes[synthese.reussites]"] = "Autre réussite";

        var reponse = await client.EnvoyerAsync($"/bilans/{id}", champs, $"/bilans/{id}");
        var page = await reponse.LireAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, reponse.StatusCode);
        Assert.Contains("enregistré depuis une autre page", page.Body!.TextContent);
        Assert.Equal("Tapé dans un autre onglet", page.QuerySelector("#q-p1-projets")!.TextContent);
        Assert.Equal(["La webradio."], page.QuerySelectorAll("section[aria-labelledby=t-conflit] dd").Select(d => d.TextContent));
        champs["Jeton"] = page.QuerySelector("input[name=Jeton]")!.GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.Redirect, (await client.EnvoyerAsync($"/bilans/{id}", champs, $"/bilans/{id}")).StatusCode);
    }

    [Fact]
    public async Task La_frappe_s_enregistre_et_rend_ce_qui_manque()
    {
        var id = await _scene.BrouillonAsync();
        var client = await _application.ConnecterAsync("rupn.college");
        var champs = Champs(1, "enregistrer");
        champs["Textes[synthese.besoins]"] = "";

        var reponse = await client.EnvoyerAsync($"/bilans/{id}/brouillon", champs, $"/bilans/{id}");

        Assert.Equal("2", reponse.Headers.GetValues("X-Jeton").Single());
        Assert.Contains("Il manque 1 réponse", (await reponse.LireAsync()).Body!.TextContent);
        var refus = await client.EnvoyerAsync($"/bilans/{id}/brouillon", champs, $"/bilans/{id}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refus.StatusCode);
        Assert.Contains("autre page", await refus.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Un_bilan_incomplet_reaffiche_la_soumission_avec_ce_qui_manque()
    {
        var mission = await _scene.MissionAsync();
        var id = await _scene.FaireAsync("rupn.college", (s, a) => s.CommencerAsync(mission, a));
        var client = await _application.ConnecterAsync("rupn.college");

        var reponse = await client.EnvoyerAsync($"/bilans/{id}/soumission", [], $"/bilans/{id}/soumission");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, reponse.StatusCode);
        var page = await reponse.LireAsync();
        Assert.Contains("Il reste à remplir", page.QuerySelector(".fr-alert--error")!.TextContent);
        Assert.Equal($"/bilans/{id}#q-p2-pilotage", page.QuerySelectorAll("#t-complet ~ ul a").First(a => a.TextContent.Contains("pilotage")).GetAttribute("href"));
    }

    [Fact]
    public async Task Le_chef_lit_vise_ou_renvoie_avec_un_motif()
    {
        var id = await _scene.SoumisAsync();
        var client = await _application.ConnecterAsync("chef.college");
        Assert.Equal("Bilan 2022-2023 de M. Karim Durand", (await client.OuvrirAsync($"/bilans/{id}")).Titre());

        var refus = await client.EnvoyerAsync($"/bilans/{id}/renvoi", new() { ["Motif"] = "" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refus.StatusCode);
        Assert.Contains("Indiquez ce qui doit être repris", (await refus.LireAsync()).QuerySelector("#Motif-messages")!.TextContent);
        Assert.Equal(HttpStatusCode.Redirect, (await client.EnvoyerAsync($"/bilans/{id}/renvoi", new() { ["Motif"] = "Précisez." })).StatusCode);

        var rupn = await _application.ConnecterAsync("rupn.college");
        Assert.Contains("« Précisez. »", (await rupn.OuvrirAsync($"/bilans/{id}")).QuerySelector(".fr-alert--error")!.TextContent);
    }

    [Theory]
    [InlineData("rupn.lycee", HttpStatusCode.NotFound)]
    [InlineData("chef.lycee", HttpStatusCode.NotFound)]
    [InlineData("rupn2.college", HttpStatusCode.NotFound)]
    [InlineData("dan", HttpStatusCode.Forbidden)]
    [InlineData("rectorat", HttpStatusCode.Forbidden)]
    [InlineData("intendance.college", HttpStatusCode.Forbidden)]
    [InlineData("chef.college", HttpStatusCode.OK)]
    [InlineData("adjoint.college", HttpStatusCode.OK)]
    public async Task Le_bilan_d_un_autre_n_existe_pas(string compte, HttpStatusCode attendu)
    {
        var id = await _scene.SoumisAsync();
        var client = await _application.ConnecterAsync(compte);

        Assert.Equal(attendu, (await client.GetAsync($"/bilans/{id}")).StatusCode);
    }

    private static Dictionary<string, string> Champs(int jeton, string geste)
    {
        var champs = new Dictionary<string, string> { ["Jeton"] = $"{jeton}", ["Geste"] = geste };
        foreach (var (cle, reponse) in BilanDeTest.Reponses())
            if (!reponse.SansObjet) champs[$"Textes[{cle}]"] = reponse.Texte!;
        var rang = 0;
        foreach (var (cle, _) in BilanDeTest.Reponses().Where(r => r.Value.SansObjet)) champs[$"SansObjet[{rang++}]"] = cle;
        return champs;
    }
}
