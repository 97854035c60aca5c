using System.Globalization;
using System.Text;

namespace RupnManager.Domain.Textes;

/// <summary>Un texte ramené à ses lettres et chiffres, sans accent ni majuscule : ce que l'on compare quand on cherche.</summary>
public static class TexteDeRecherche
{
    private const int MotsMaximaux = 6;

    /// <summary>« Hélène PETIT », « chef@demo.example » donnent « helene petit chef@demo.example ».</summary>
    public static string Normaliser(params string?[] textes)
    {
        var resultat = new StringBuilder();
        foreach (var signe in string.Join(' ', textes).Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(signe) is UnicodeCategory.NonSpacingMark) continue;
            if (char.IsLetterOrDigit(signe) || signe is '@' or '.') Ajouter(resultat, char.ToLowerInvariant(signe));
            else if (resultat.Length > 0 && resultat[^1] != ' ') resultat.Append(' ');
        }
        return resultat.ToString().TrimEnd();
    }

    /// <summary>Les mots d'une saisie, prêts à être cherchés un à un.</summary>
    public static IReadOnlyList<string> Mots(string? saisie) =>
        [.. Normaliser(saisie).Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct().Take(MotsMaximaux)];

    /// <summary>Vrai si les deux textes ne diffèrent que par la casse, les accents ou la ponctuation.</summary>
    public static bool SeRessemblent(string? un, string? autre) => Normaliser(un) == Normaliser(autre);

    private static void Ajouter(StringBuilder resultat, char signe) => _ = signe switch
    {
        'œ' => resultat.Append("oe"),
        'æ' => resultat.Append("ae"),
        _ => resultat.Append(signe),
    };
}
