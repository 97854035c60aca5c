using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Documentation;

public sealed partial class DependancesTests
{
    [Fact]
    public void Chaque_dependance_a_sa_ligne_dans_la_decision_0004_et_chaque_ligne_sa_dependance()
    {
        var decrites = NomDePaquet().Matches(Depot.Lire("docs/decisions/0004-dependances.md")).Select(m => m.Groups[1].Value);

        string[] employees = [.. PaquetsNuGet(), .. PaquetsNpm().Select(p => p.Nom)];

        Assert.True(employees.Length >= 20, $"Seulement {employees.Length} dépendances lues.");
        Assert.Equal(employees.Order(StringComparer.Ordinal), decrites.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Les_paquets_npm_sont_a_version_exacte_et_sans_adresse_de_registre()
    {
        Assert.All(PaquetsNpm(), paquet => Assert.Matches(@"^\d+\.\d+\.\d+$", paquet.Version));

        var adresses = Adresse().Matches(Depot.Lire("src/package-lock.json")).Select(m => m.Groups[1].Value);
        Assert.All(adresses, adresse => Assert.StartsWith("https://registry.npmjs.org/", adresse, StringComparison.Ordinal));
    }

    private static IEnumerable<string> PaquetsNuGet() =>
        XDocument.Parse(Depot.Lire("Directory.Packages.props")).Descendants("PackageVersion").Select(p => p.Attribute("Include")!.Value);

    private static List<(string Nom, string Version)> PaquetsNpm()
    {
        using var paquets = JsonDocument.Parse(Depot.Lire("src/package.json"));
        return [.. paquets.RootElement.GetProperty("dependencies").EnumerateObject().Select(p => (p.Name, p.Value.GetString()!))];
    }

    [GeneratedRegex(@"^\| `([^`]+)` \|", RegexOptions.Multiline)]
    private static partial Regex NomDePaquet();

    [GeneratedRegex(@"""resolved"":\s*""([^""]+)""")]
    private static partial Regex Adresse();
}
