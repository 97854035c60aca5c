using System.Net;
using AngleSharp.Dom;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Pages;

/// <summary>Le guide se lit dans l'application, sans compte, sans lien mort, sans rien d'extérieur.</summary>
public sealed class AideTests : IDisposable
{
    private readonly TestApplication _application = new();

    public void Dispose() => _application.Dispose();

    [Fact]
    public async Task Chaque_page_du_guide_s_ouvre_et_chacun_de_ses_liens_mene_quelque_part()
    {
        var visiteur = _application.CreateClient();
        var (aVoir, vues) = (new Queue<string>(["/aide"]), new Dictionary<string, IDocument>());
        while (aVoir.TryDequeue(out var adresse))
        {
            if (vues.ContainsKey(adresse)) continue;
            var page = vues[adresse] = await visiteur.OuvrirAsync(adresse);
            foreach (var lien in Liens(page).Where(l => l.StartsWith("/aide", StringComparison.Ordinal))) aVoir.Enqueue(lien.Split('#')[0]);
        }

        Assert.True(vues.Count >= 12, $"Seulement {vues.Count} pages : {string.Join(", ", vues.Keys)}");
        foreach (var (adresse, page) in vues)
        {
            foreach (var lien in Liens(page).Where(l => l.Contains('#')))
            {
                var (chemin, ancre) = lien.Split('#') is [var avant, var apres] ? (avant.Length == 0 ? adresse : avant, Uri.UnescapeDataString(apres)) : default;
                Assert.True(vues[chemin].GetElementById(ancre) is not null, $"{adresse} mène à {lien}, qui n'existe pas.");
            }
            foreach (var image in page.QuerySelectorAll("main img"))
            {
                Assert.False(string.IsNullOrWhiteSpace(image.GetAttribute("alt")), $"{adresse} : {image.GetAttribute("src")} sans texte.");
                Assert.Equal("image/png", (await visiteur.GetAsync(image.GetAttribute("src"))).Content.Headers.ContentType!.MediaType);
            }
        }
        Assert.Contains(vues.Values, p => p.QuerySelector("main table caption") is not null);
    }

    [Fact]
    public async Task La_deuxieme_visite_lit_la_meme_page_que_la_premiere()
    {
        var visiteur = _application.CreateClient();

        var premiere = (await visiteur.OuvrirAsync("/aide/rectorat")).QuerySelector(".rupn-guide__texte")!.TextContent;
        var seconde = (await visiteur.OuvrirAsync("/aide/rectorat")).QuerySelector(".rupn-guide__texte")!.TextContent;

        Assert.Contains("Notifier", premiere);
        Assert.Equal(premiere, seconde);
    }

    [Theory]
    [InlineData("chef.college", "/aide/chef-d-etablissement", "Chef d'établissement (la vôtre)")]
    [InlineData("adjoint.college", "/aide/chef-d-etablissement", "Chef d'établissement (la vôtre)")]
    [InlineData("rupn.college", "/aide/rupn", "RUPN (la vôtre)")]
    [InlineData("dan", "/aide/dan", "Délégué académique au numérique (la vôtre)")]
    [InlineData("rectorat", "/aide/rectorat", "Services du recteur (la vôtre)")]
    [InlineData("admin", "/aide/administrateur", "Administration technique (la vôtre)")]
    public async Task Chacun_trouve_d_abord_la_page_de_son_role(string compte, string adresse, string premiere)
    {
        var client = await _application.ConnecterAsync(compte);

        Assert.Equal(adresse, (await client.OuvrirAsync("/")).QuerySelectorAll("header a").Single(a => a.TextContent == "Aide").GetAttribute("href"));

        var pages = (await client.OuvrirAsync("/aide")).QuerySelectorAll(".rupn-guide__pages li").Select(l => l.TextContent.Trim()).ToList();
        Assert.Equal(["Pour tous", premiere], pages.Take(2));
    }

    [Theory]
    [InlineData("/aide/inconnue")]
    [InlineData("/aide/images/inconnue.png")]
    [InlineData("/aide/domaine")]
    public async Task Une_page_qui_n_est_pas_au_guide_n_existe_pas(string adresse) =>
        Assert.Equal(HttpStatusCode.NotFound, (await _application.CreateClient().GetAsync(adresse)).StatusCode);

    private static IEnumerable<string> Liens(IDocument page) => page.QuerySelectorAll("main a[href]").Select(a => a.GetAttribute("href")!);
}
