using System.Text.RegularExpressions;
using RupnManager.Domain.Textes;

namespace RupnManager.Services.Bilans;

/// <summary>Lit les textes libres de nombreux bilans : ce qui revient, où un mot est dit, sans aucun nom de personne.</summary>
internal static partial class TextesDesBilans
{
    private const string NomRetire = "[nom retiré]";
    private const int LongueurMinimale = 4;

    private static readonly HashSet<string> MotsVides =
    [
        "aucun", "aucune", "aussi", "autre", "autres", "avec", "avoir", "cela", "cette", "comme", "dans", "depuis", "deux", "donc", "elle", "elles", "encore", "entre",
        "etait", "etre", "fait", "faire", "leur", "leurs", "mais", "manque", "meme", "moins", "nous", "parfois", "pendant", "peut", "plus", "plusieurs", "pour", "quand",
        "quelques", "sans", "sera", "sont", "souvent", "sous", "tous", "tout", "toute", "toutes", "tres", "trois", "trop", "vers", "vous", "annee", "ecole",
    ];

    /// <summary>Les lignes ou phrases d'un texte, une idée chacune.</summary>
    public static IEnumerable<string> Idees(string texte) =>
        Separateur().Split(texte).Select(i => i.Trim().TrimEnd('.', ';', ',')).Where(i => i.Length > 2);

    /// <summary>Les idées de chaque bilan, celles qui se ressemblent réunies, les plus dites d'abord.</summary>
    public static IReadOnlyList<Citation> Compter(IEnumerable<IEnumerable<string>> parBilan, int maximum) =>
    [
        .. parBilan.SelectMany(idees => idees.DistinctBy(i => TexteDeRecherche.Normaliser(i)))
            .GroupBy(i => TexteDeRecherche.Normaliser(i)).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Take(maximum).Select(g => new Citation(g.First(), g.Count())),
    ];

    /// <summary>Les mots porteurs de sens d'un texte, tels qu'ils se lisent.</summary>
    public static IEnumerable<string> Mots(string texte) => Mot().Matches(texte).Select(m => m.Value.ToLowerInvariant())
        .Where(m => m.Length >= LongueurMinimale && !MotsVides.Contains(TexteDeRecherche.Normaliser(m)));

    /// <summary>Le texte sans les noms des personnes de l'établissement.</summary>
    public static string SansNom(string texte, IEnumerable<string> noms) => noms.Where(n => n.Length > 1).Aggregate(texte, (t, nom) =>
        Regex.Replace(t, $@"(?:\b(?:M\.|Mme|Monsieur|Madame)\s+)?(?:\p{{Lu}}[\p{{L}}'-]+\s+)?\b{Regex.Escape(nom)}\b", NomRetire, RegexOptions.None, TimeSpan.FromSeconds(1)));

    /// <summary>Vrai si tous les mots cherchés y sont.</summary>
    public static bool Dit(string texte, IReadOnlyList<string> mots)
    {
        var normalise = TexteDeRecherche.Normaliser(texte);
        return mots.All(m => normalise.Contains(m, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\n|;|(?<=[.!?])\s+")]
    private static partial Regex Separateur();

    [GeneratedRegex(@"\p{L}+")]
    private static partial Regex Mot();
}
