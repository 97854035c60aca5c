using System.Text;

namespace RupnManager.Tests.Pdf;

/// <summary>Le document source, tel que Donnees/lettre-type.txt le garde.</summary>
internal static class LettreType
{
    private static readonly List<string> Lignes =
        [.. File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Donnees", "lettre-type.txt"), Encoding.UTF8)
            .Where(l => l.Trim().Length > 0 && !l.StartsWith('#')).Select(l => l.Trim())];

    public static IReadOnlyList<string> Partie1 { get; } = Entre("1. ", "2. ");
    public static IReadOnlyList<string> Partie2 { get; } = Entre("2. ", "3. ");
    public static IReadOnlyList<string> Partie3 { get; } = Entre("3. ", "Le chef d'établissement attribue");
    public static IReadOnlyList<string> Decret { get; } = [.. Lignes.Skip(Lignes.IndexOf("Annexes") + 1)];

    /// <summary>Le texte sans mise en forme : ni tiret de liste, ni italique, ni coupure de ligne.</summary>
    public static string AuKilometre(IEnumerable<string> lignes) => AuKilometre(string.Join(' ', lignes.Select(SansMarque)));

    public static string AuKilometre(string texte) =>
        string.Join(' ', texte.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public static string SansMarque(string ligne) => ligne.StartsWith("- ", StringComparison.Ordinal) ? ligne[2..].Trim('*') : ligne;

    private static List<string> Entre(string debut, string fin) =>
        [.. Lignes.SkipWhile(l => !l.StartsWith(debut, StringComparison.Ordinal)).TakeWhile(l => !l.StartsWith(fin, StringComparison.Ordinal))];
}
