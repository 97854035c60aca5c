using System.Reflection;
using System.Text.RegularExpressions;
using RupnManager.Domain.Regles;

namespace RupnManager.Tests.Architecture;

/// <summary>Le catalogue des règles : chacune a sa phrase et son fondement.</summary>
public sealed partial class ReglesTests
{
    [Fact]
    public void Chaque_regle_a_une_cle_unique_et_stable()
    {
        var cles = Regles().Select(r => r.Cle).ToList();

        Assert.All(cles, cle => Assert.Matches("^[a-z]+(?:[.-][a-z]+)+$", cle));
        Assert.Empty(cles.GroupBy(c => c).Where(g => g.Count() > 1).Select(g => g.Key));
    }

    [Fact]
    public void Chaque_phrase_est_en_francais_et_finit_par_un_point() => Assert.All(Regles(), regle =>
    {
        Assert.Matches("^[A-ZÀ-Ý«{]", regle.Phrase);
        Assert.EndsWith(".", regle.Phrase, StringComparison.Ordinal);
        Assert.DoesNotMatch(MotAnglais(), regle.Phrase);
        Assert.Matches(MotFrancais(), regle.Phrase);
    });

    [Fact]
    public void Chaque_regle_a_un_fondement_qui_se_lit()
    {
        Assert.All(Regles(), regle =>
        {
            Assert.NotNull(regle.Fondement);
            Assert.False(string.IsNullOrWhiteSpace(regle.Fondement.Libelle), regle.Cle);
            if (regle.Fondement.Lien is { } lien) Assert.Matches("^/decret-2010-1065#article-[1-8]$", lien);
        });
        Assert.Contains(Regles(), r => r.Fondement.Force is Force.LuDansLeTexte);
    }

    private static List<Regle> Regles()
    {
        var regles = typeof(Regle).Assembly.GetTypes().Where(t => t.Namespace == typeof(Regle).Namespace)
            .SelectMany(t => t.GetFields(BindingFlags.Public | BindingFlags.Static)).Where(f => f.FieldType == typeof(Regle))
            .Select(f => (Regle)f.GetValue(null)!).ToList();
        Assert.True(regles.Count >= 60, $"Seulement {regles.Count} règles lues.");
        return regles;
    }

    [GeneratedRegex(@"\b(?:the|is|are|must|not|please|invalid|field|required|error|your|should|cannot)\b", RegexOptions.IgnoreCase)]
    private static partial Regex MotAnglais();

    [GeneratedRegex(@"[éèêàâîôûçùœ]|\b(?:le|la|les|un|une|des|de|du|ne|pas|vous|votre|cette|ce|et|dans|par|plus|trop)\b", RegexOptions.IgnoreCase)]
    private static partial Regex MotFrancais();
}
