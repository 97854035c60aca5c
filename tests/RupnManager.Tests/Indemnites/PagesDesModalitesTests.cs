using System.Net;
using AngleSharp.Dom;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Indemnites;

/// <summary>La page des modalités, telle que le chef la remplit.</summary>
public sealed class PagesDesModalitesTests : IDisposable
{
    private const string Page = "/indemnites/modalites";
    private readonly TestApplication _application = new();

    [Fact]
    public async Task Le_chef_enregistre_l_avis_puis_la_seance_et_lit_l_avertissement_avec_son_article()
    {
        var chef = await _application.ConnecterAsync("chef.lycee");
        var page = await chef.OuvrirAsync($"{Page}?annee=2024");
        Assert.Contains("À recueillir", Texte(page), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("#DateCA"));
        Assert.Equal("page", page.QuerySelector($"nav a[href='{Page}']")!.GetAttribute("aria-current"));

        await ReussirAsync(chef, "avis", new() { ["Version"] = "0", ["DateConseilPedagogique"] = "2024-10-10", ["Avis"] = "FavorableAvecReserves", ["TexteDeLAvis"] = "Avis rendu." });
        page = await chef.OuvrirAsync($"{Page}?annee=2024");
        Assert.Contains("L'avis du conseil pédagogique est enregistré.", Texte(page), StringComparison.Ordinal);
        Assert.Equal("1", page.QuerySelector("form[action*='/ca'] input[name=Version]")!.GetAttribute("value"));
        Assert.Equal("FavorableAvecReserves", page.QuerySelector("#Avis option[selected]")!.GetAttribute("value"));

        await ReussirAsync(chef, "ca", Seance("2024-11-13"));
        page = await chef.OuvrirAsync($"{Page}?annee=2024");
        Assert.Contains("CA convoqué 5 jours avant la séance ; le délai est de 8 jours.", Texte(page), StringComparison.Ordinal);
        Assert.Contains("art. R. 421-25, code de l'éducation", Texte(page), StringComparison.Ordinal);
        Assert.Equal("14", page.QuerySelector("#Pour")!.GetAttribute("value"));
        Assert.NotNull(page.QuerySelector("a[href='/indemnites/attributions?annee=2024']"));
    }

    [Fact]
    public async Task Un_refus_se_lit_sous_son_champ_et_la_saisie_reste()
    {
        var chef = await _application.ConnecterAsync("chef.lycee");
        await ReussirAsync(chef, "avis", new() { ["Version"] = "0", ["DateConseilPedagogique"] = "2024-10-10", ["Avis"] = "Favorable" });

        var reponse = await EnvoyerAsync(chef, "ca", new(Seance("2024-11-04")) { ["Votants"] = "18", ["Presents"] = "18" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, reponse.StatusCode);
        var page = await reponse.LireAsync();
        Assert.Contains("14 + 2 + 1 ne font pas 18 votants.", page.QuerySelector("#Votants-messages")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(("18", "2024-10-10"), (page.QuerySelector("#Votants")!.GetAttribute("value"), page.QuerySelector("#DateConseilPedagogique")!.GetAttribute("value")));

        var lettres = await EnvoyerAsync(chef, "ca", new(Seance("2024-11-04")) { ["Presents"] = "dix-sept" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, lettres.StatusCode);
        Assert.NotEmpty((await lettres.LireAsync()).QuerySelector("#Presents-messages")!.TextContent.Trim());
    }

    [Fact]
    public async Task Une_page_ancienne_se_relit_avant_d_enregistrer()
    {
        var chef = await _application.ConnecterAsync("chef.lycee");
        var avis = new Dictionary<string, string> { ["Version"] = "0", ["DateConseilPedagogique"] = "2024-10-10", ["Avis"] = "Favorable" };
        await ReussirAsync(chef, "avis", avis);

        var reponse = await EnvoyerAsync(chef, "avis", new(avis) { ["Avis"] = "Defavorable" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, reponse.StatusCode);
        var page = await reponse.LireAsync();
        Assert.Contains("Ces modalités ont changé pendant votre saisie.", Texte(page), StringComparison.Ordinal);
        Assert.Equal(("1", "Defavorable"), (page.QuerySelector("input[name=Version]")!.GetAttribute("value"), page.QuerySelector("#Avis option[selected]")!.GetAttribute("value")));
    }

    [Fact]
    public async Task En_IFIC_il_n_y_a_pas_de_voix()
    {
        var page = await (await _application.ConnecterAsync("chef.college")).OuvrirAsync($"{Page}?annee=2013");

        Assert.Contains("Présentées au CA", Texte(page), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("#Votants"));
    }

    [Theory]
    [InlineData("intendance.lycee")]
    [InlineData("dan")]
    [InlineData("rectorat")]
    public async Task Les_autres_n_y_entrent_pas(string compte)
    {
        var client = await _application.ConnecterAsync(compte);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync(Page)).StatusCode);
    }

    public void Dispose() => _application.Dispose();

    private static Dictionary<string, string> Seance(string convocation) => new()
    {
        ["Version"] = "1", ["DateConvocation"] = convocation, ["DateCA"] = "2024-11-18", ["Presents"] = "17", ["Quorum"] = "13",
        ["Votants"] = "17", ["Pour"] = "14", ["Contre"] = "2", ["Abstentions"] = "1",
    };

    private static Task<HttpResponseMessage> EnvoyerAsync(HttpClient client, string geste, Dictionary<string, string> champs) =>
        client.EnvoyerAsync($"{Page}/{geste}?annee=2024", champs, $"{Page}?annee=2024");

    private static async Task ReussirAsync(HttpClient client, string geste, Dictionary<string, string> champs)
    {
        var reponse = await EnvoyerAsync(client, geste, champs);
        Assert.Equal((HttpStatusCode.Redirect, $"{Page}?annee=2024"), (reponse.StatusCode, reponse.Headers.Location?.ToString()));
    }

    private static string Texte(IDocument page) => page.QuerySelector("main")!.TextContent;
}
