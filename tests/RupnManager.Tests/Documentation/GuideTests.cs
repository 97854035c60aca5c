using System.Text.RegularExpressions;
using RupnManager.Domain.Textes;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Documentation;

/// <summary>Le guide montre les écrans d'aujourd'hui et parle avec leurs mots.</summary>
public sealed partial class GuideTests
{
    private const int PoidsMaximal = 150_000;
    private static readonly string Dossier = Path.Combine(Depot.Racine, "docs", "guide");
    private static readonly Dictionary<string, string> Pages = Directory.GetFiles(Dossier, "*.md").ToDictionary(f => Path.GetFileName(f)!, File.ReadAllText);

    [Fact]
    public void Chaque_image_nommee_existe_et_chaque_image_est_nommee()
    {
        var nommees = ImagesNommees();
        Assert.True(nommees.Count >= 20, $"Seulement {nommees.Count} images nommées.");

        var presentes = Directory.GetFiles(Path.Combine(Dossier, "images")).Select(f => Path.GetFileName(f)!);

        Assert.Equal(nommees.Order(StringComparer.Ordinal), presentes.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Chaque_image_sort_d_un_parcours()
    {
        var lignes = Directory.GetFiles(Path.Combine(Depot.Racine, "tests", "RupnManager.EndToEndTests"), "*.cs").SelectMany(File.ReadLines)
            .Where(l => l.Contains("Guide.", StringComparison.Ordinal) || l.Contains("[InlineData", StringComparison.Ordinal)).ToList();

        Assert.All(ImagesNommees(), image =>
            Assert.True(lignes.Any(l => l.Contains($"\"{Path.GetFileNameWithoutExtension(image)}\"", StringComparison.Ordinal)), $"Aucun parcours ne prend {image}."));
    }

    [Fact]
    public void Chaque_image_est_un_PNG_leger() => Assert.All(Directory.GetFiles(Path.Combine(Dossier, "images")), fichier =>
    {
        Assert.Equal("PNG"u8.ToArray(), File.ReadAllBytes(fichier)[1..4]);
        Assert.True(new FileInfo(fichier).Length < PoidsMaximal, $"{fichier} pèse {new FileInfo(fichier).Length} octets.");
    });

    [Fact]
    public void Chaque_phrase_citee_est_dite_par_l_application()
    {
        var dites = Sources("src/RupnManager.Core/Domain", "*.cs").Concat(MotsDesEcrans()).SelectMany(l => (string[])[l, l.Accorder(1), l.Accorder(2)]).Distinct().ToList();
        var citees = Pages.SelectMany(p => Citation().Matches(p.Value).Select(m => (Page: p.Key, Phrase: m.Groups[1].Value))).ToList();
        Assert.True(citees.Count >= 20, $"Seulement {citees.Count} phrases citées.");

        Assert.All(citees, c => Assert.True(dites.Any(l => Motif(c.Phrase).IsMatch(l)), $"{c.Page} cite « {c.Phrase} », que rien ne dit."));
    }

    [Fact]
    public void Chaque_mot_en_gras_est_a_l_ecran()
    {
        var dits = MotsDesEcrans().Concat(Sources("src/RupnManager.Core/Domain", "*.cs")).ToList();
        var gras = Pages.SelectMany(p => Gras().Matches(p.Value).Select(m => (Page: p.Key, Mots: m.Groups[1].Value.ReplaceLineEndings(" ")))).Where(g => g.Mots != "en gras").ToList();
        Assert.True(gras.Count >= 40, $"Seulement {gras.Count} mots en gras.");

        Assert.All(gras, g => Assert.True(dits.Any(l => Motif(g.Mots).IsMatch(l)), $"{g.Page} montre « {g.Mots} », qu'aucun écran ne porte."));
    }

    private static HashSet<string> ImagesNommees() =>
        [.. Pages.Values.SelectMany(page => Image().Matches(page).Select(m => m.Groups[1].Value))];

    private static IEnumerable<string> MotsDesEcrans() => Sources("src/RupnManager.Web/Views", "*.cshtml")
        .Concat(Sources("src/RupnManager.Web/Controllers", "*.cs")).Concat(Sources("src/RupnManager.Web/Infrastructure", "*.cs")).Concat(Sources("src/RupnManager.Web/Models", "*.cs"));

    private static IEnumerable<string> Sources(string dossier, string filtre) =>
        Directory.GetFiles(Path.Combine(Depot.Racine, dossier), filtre, SearchOption.AllDirectories).SelectMany(File.ReadLines);

    /// <summary>Les points de suspension d'une citation tiennent la place d'un nom, d'une date, de la suite.</summary>
    private static Regex Motif(string citation) =>
        new(string.Join(".*", citation.Trim('.', ' ').Split('…', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Regex.Escape)), RegexOptions.IgnoreCase);

    [GeneratedRegex(@"!\[[^\]]+\]\(images/([^)]+)\)")]
    private static partial Regex Image();

    [GeneratedRegex(@"^\| « (.+?) » \|", RegexOptions.Multiline)]
    private static partial Regex Citation();

    [GeneratedRegex(@"\*\*([^*]+)\*\*")]
    private static partial Regex Gras();
}
