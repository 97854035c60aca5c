using System.Text.RegularExpressions;

namespace RupnManager.Tests.Architecture;

/// <summary>Un membre d'une classe : son nom et son code, découpés aux accolades.</summary>
internal sealed partial record Membre(string Type, string Nom, bool EstPublic, string Code)
{
    /// <summary>Les membres de toutes les classes d'un fichier.</summary>
    public static IEnumerable<Membre> De(Source source)
    {
        var code = source.Code;
        foreach (var (entete, corps) in Decouper(code[Corps(code)..]))
            foreach (var membre in DansLeType(entete, corps)) yield return membre;
    }

    /// <summary>Vrai si le membre, ou un membre de la même classe qu'il appelle, contient le motif.</summary>
    public bool Atteint(Regex motif, ILookup<(string Type, string Nom), Membre> membres, HashSet<string>? vus = null)
    {
        if (motif.IsMatch(Code)) return true;
        vus ??= [];
        if (!vus.Add(Nom)) return false;
        return Appel().Matches(Code).Select(m => m.Groups[1].Value).Distinct()
            .SelectMany(nom => membres[(Type, nom)]).Any(appele => appele.Nom != Nom && appele.Atteint(motif, membres, vus));
    }

    private static IEnumerable<Membre> DansLeType(string entete, string corps)
    {
        var type = NomDeType().Match(entete);
        if (!type.Success) yield break;
        foreach (var (tete, interieur) in Decouper(corps))
        {
            if (NomDeType().IsMatch(tete))
            {
                foreach (var membre in DansLeType(tete, interieur)) yield return membre;
            }
            else if (NomDeMembre().Match(Attributs().Replace(tete, "")) is { Success: true } nom)
            {
                yield return new Membre(type.Groups[1].Value, nom.Groups[1].Value, tete.Contains("public ", StringComparison.Ordinal), tete + interieur);
            }
        }
    }

    private static int Corps(string code) => EspaceDeNoms().Match(code) is { Success: true } m ? m.Index + m.Length : 0;

    /// <summary>Les déclarations d'un niveau : l'en-tête, puis ce que tiennent ses accolades.</summary>
    private static IEnumerable<(string Entete, string Corps)> Decouper(string code)
    {
        var (debut, ouverture, accolades, parentheses) = (0, -1, 0, 0);
        for (var i = 0; i < code.Length; i++)
        {
            if (code[i] is '(' or '[') parentheses++;
            else if (code[i] is ')' or ']') parentheses--;
            else if (code[i] == '{' && accolades++ == 0) ouverture = i;
            else if (code[i] == '}') accolades--;
            else if (code[i] != ';') continue;

            var fini = accolades == 0 && parentheses == 0 && (code[i] == ';' || (code[i] == '}' && !Continue(code, i + 1)));
            if (!fini) continue;
            yield return ouverture < 0 ? (code[debut..(i + 1)], "") : (code[debut..ouverture], code[(ouverture + 1)..(i + 1)]);
            (debut, ouverture) = (i + 1, -1);
        }
    }

    /// <summary>Après une accolade fermante, l'expression continue-t-elle (initialiseur, « switch », valeur d'une propriété) ?</summary>
    private static bool Continue(string code, int i)
    {
        while (i < code.Length && char.IsWhiteSpace(code[i])) i++;
        return i < code.Length && code[i] is ';' or '=' or '.' or ',' or '?' or ')' or '!';
    }

    [GeneratedRegex(@"^namespace [\w.]+;", RegexOptions.Multiline)]
    private static partial Regex EspaceDeNoms();

    [GeneratedRegex(@"\b(?:class|record struct|record|struct|interface|enum)\s+(\w+)")]
    private static partial Regex NomDeType();

    [GeneratedRegex(@"(?<!\[)\b(?!static\b|async\b|readonly\b|override\b|required\b)(\w+)\s*(?:<[^<>]*>)?\s*\(")]
    private static partial Regex NomDeMembre();

    [GeneratedRegex(@"^\s*(?:\[[^\]]*\]\s*)+")]
    private static partial Regex Attributs();

    [GeneratedRegex(@"\b(\w+)\s*\(")]
    private static partial Regex Appel();
}
