using System.Text.RegularExpressions;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Documentation;

public sealed partial class LiensTests
{
    [Fact]
    public void Tout_lien_de_la_documentation_mene_a_un_fichier()
    {
        string[] pages =
        [
            Path.Combine(Depot.Racine, "README.md"),
            .. Directory.GetFiles(Path.Combine(Depot.Racine, "docs"), "*.md", SearchOption.AllDirectories),
        ];
        var liens = pages.SelectMany(page => LienLocal().Matches(File.ReadAllText(page))
            .Select(lien => (Page: page, Cible: Path.Combine(Path.GetDirectoryName(page)!, lien.Groups[1].Value)))).ToList();

        Assert.True(liens.Count >= 10, $"Seulement {liens.Count} liens lus : le test regarde-t-il au bon endroit ?");
        Assert.All(liens, lien => Assert.True(Path.Exists(lien.Cible), $"{lien.Page} : {lien.Cible}"));
    }

    [Fact]
    public void Toute_page_de_la_documentation_est_dans_son_sommaire()
    {
        var docs = Path.Combine(Depot.Racine, "docs");
        var sommaire = Depot.Lire("docs/README.md");

        var pages = Directory.GetFiles(docs, "*.md", SearchOption.AllDirectories)
            .Select(page => Path.GetRelativePath(docs, page).Replace('\\', '/')).Where(page => page != "README.md").ToList();

        Assert.True(pages.Count >= 6, $"Seulement {pages.Count} pages lues.");
        Assert.All(pages, page => Assert.Contains($"({page})", sommaire, StringComparison.Ordinal));
    }

    [Fact]
    public void Le_README_tient_en_80_lignes() => Assert.InRange(Depot.Lire("README.md").Split('\n').Length, 20, 80);

    [GeneratedRegex(@"\]\((?!https?:|mailto:|#)([^)#\s]+)")]
    private static partial Regex LienLocal();
}
