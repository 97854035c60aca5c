using System.Text.RegularExpressions;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Documentation;

/// <summary>Les seuils des mesures sont ceux que docs/performances.md annonce.</summary>
public sealed partial class SeuilsTests
{
    [Fact]
    public void Chaque_mesure_a_son_seuil_et_la_page_dit_le_meme()
    {
        var annonces = Ligne().Matches(Depot.Lire("docs/performances.md")).Select(m => (m.Groups[1].Value, m.Groups[2].Value.Replace("\u00A0", "", StringComparison.Ordinal)));
        var tenus = Seuil().Matches(Depot.Lire("tests/RupnManager.Benchmarks/Seuils.cs")).Select(m => (m.Groups[1].Value, m.Groups[2].Value)).ToList();
        var mesures = Mesure().Matches(Depot.Lire("tests/RupnManager.Benchmarks/Mesures.cs")).Select(m => m.Groups[1].Value);

        Assert.True(tenus.Count >= 10, $"Seulement {tenus.Count} seuils lus.");
        Assert.Equal(tenus.Order(), annonces.Order());
        Assert.Equal(tenus.Select(t => t.Item1).Order(), mesures.Order());
    }

    [GeneratedRegex(@"^\| [^|]+ \| `(\w+)` \| [^|]+ \| ([\d\u00A0]+) \|", RegexOptions.Multiline)]
    private static partial Regex Ligne();

    [GeneratedRegex(@"nameof\(Mesures\.(\w+)\)\] = TimeSpan\.FromMilliseconds\((\d+)\)")]
    private static partial Regex Seuil();

    [GeneratedRegex(@"\[Benchmark[^\n]*\n\s+public (?:async )?[\w<>?[\]]+ (\w+)\(")]
    private static partial Regex Mesure();
}
