using System.Text.RegularExpressions;
using RupnManager.Domain.Textes;

namespace RupnManager.Domain.Bilans;

/// <summary>Cherche, dans un texte destiné au CA, le montant d'une personne (avis CADA n° 20236987).</summary>
public static partial class PassageConfidentiel
{
    /// <summary>La première phrase où un montant touche un nom ou une indemnité ; rien sinon.</summary>
    public static string? Trouver(string? texte, IReadOnlyCollection<string> noms)
    {
        if (string.IsNullOrWhiteSpace(texte)) return null;
        foreach (var phrase in Phrase().Split(texte))
        {
            if (!MontantEcrit().IsMatch(phrase)) continue;
            var mots = $" {NonLettre().Replace(TexteDeRecherche.Normaliser(phrase), " ")} ";
            if (Indemnite().IsMatch(mots) || noms.Any(n => mots.Contains($" {NonLettre().Replace(TexteDeRecherche.Normaliser(n), " ").Trim()} ", StringComparison.Ordinal)))
                return phrase.Trim();
        }
        return null;
    }

    [GeneratedRegex(@"(?<=[!?;\n])\s*|(?<=\.)\s+(?=\p{Lu})")]
    private static partial Regex Phrase();

    [GeneratedRegex(@"\d[\d \u00A0\u202F]*(?:,\d{1,2})?[ \u00A0\u202F]*(?:€|euros?\b)", RegexOptions.IgnoreCase)]
    private static partial Regex MontantEcrit();

    [GeneratedRegex(@" (?:indemnites?|ific|imp|primes?|remuneration|paye[es]*|percu|percoit|touche) ")]
    private static partial Regex Indemnite();

    [GeneratedRegex(@"[^\p{L}\p{Nd}]+")]
    private static partial Regex NonLettre();
}
