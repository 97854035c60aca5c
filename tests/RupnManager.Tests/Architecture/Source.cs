using System.Text;
using System.Text.RegularExpressions;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Architecture;

/// <summary>Un fichier du dépôt, et son code sans commentaires ni textes.</summary>
internal sealed record Source(string Chemin, string Texte)
{
    private static readonly string[] Ecartes = ["/bin/", "/obj/", "/node_modules/", "/Migrations/", "/wwwroot/dsfr/", "/wwwroot/lib/"];

    public string Code => Masquer(Texte);

    /// <summary>Les fichiers d'un dossier ; refuse d'en lire moins que le plancher, pour ne pas réussir en regardant ailleurs.</summary>
    public static IReadOnlyList<Source> Lire(string dossier, string extension, int plancher)
    {
        var racine = Path.Combine(Depot.Racine, dossier);
        Assert.True(Directory.Exists(racine), $"Le dossier {dossier} n'existe pas.");
        var fichiers = Directory.EnumerateFiles(racine, $"*{extension}", SearchOption.AllDirectories)
            .Select(f => (Chemin: Path.GetRelativePath(Depot.Racine, f).Replace('\\', '/'), Fichier: f))
            .Where(f => !Ecartes.Any($"/{f.Chemin}".Contains))
            .Select(f => new Source(f.Chemin, File.ReadAllText(f.Fichier))).OrderBy(s => s.Chemin, StringComparer.Ordinal).ToList();
        Assert.True(fichiers.Count >= plancher, $"Seulement {fichiers.Count} fichiers {extension} lus dans {dossier} : le plancher est {plancher}.");
        return fichiers;
    }

    /// <summary>« chemin:ligne texte » de chaque endroit où le motif apparaît dans le code, hors commentaires et textes.</summary>
    public IEnumerable<string> Trouver(Regex motif, bool dansLesTextes = false)
    {
        var lu = dansLesTextes ? Texte : Code;
        return motif.Matches(lu).Select(m => $"{Chemin}:{lu.AsSpan(0, m.Index).Count('\n') + 1} {m.Value}");
    }

    private static string Masquer(string texte)
    {
        var code = new StringBuilder(texte.Length);
        for (var i = 0; i < texte.Length;)
        {
            var fin = FinDuPassageMuet(texte, i);
            if (fin == i)
            {
                code.Append(texte[i++]);
                continue;
            }
            for (; i < fin; i++) code.Append(texte[i] is '\n' ? '\n' : ' ');
        }
        return code.ToString();
    }

    /// <summary>Où finit le commentaire ou le texte qui commence ici ; ici même s'il n'y en a pas.</summary>
    private static int FinDuPassageMuet(string t, int i)
    {
        if (Commence(t, i, "//")) return Apres(t, "\n", i, 0);
        if (Commence(t, i, "/*")) return Apres(t, "*/", i + 2);
        if (Commence(t, i, "\"\"\"")) return Apres(t, "\"\"\"", i + 3);
        if (Commence(t, i, "$\"\"\"")) return Apres(t, "\"\"\"", i + 4);
        if (Commence(t, i, "$$\"\"\"")) return Apres(t, "\"\"\"", i + 5);
        if (Commence(t, i, "@\"")) return FinDeTexteLitteral(t, i + 2);
        if (Commence(t, i, "$@\"") || Commence(t, i, "@$\"")) return FinDeTexteLitteral(t, i + 3);
        if (Commence(t, i, "$\"")) return FinDeTexteInterpole(t, i + 2);
        return t[i] switch
        {
            '"' => FinDeTexte(t, i + 1, '"'),
            '\'' => FinDeTexte(t, i + 1, '\''),
            _ => i,
        };
    }

    private static bool Commence(string t, int i, string mot) => string.CompareOrdinal(t, i, mot, 0, mot.Length) == 0;

    private static int Apres(string t, string mot, int depuis, int? saut = null)
    {
        var trouve = t.IndexOf(mot, depuis, StringComparison.Ordinal);
        return trouve < 0 ? t.Length : trouve + (saut ?? mot.Length);
    }

    private static int FinDeTexte(string t, int i, char cloture)
    {
        while (i < t.Length && t[i] != cloture && t[i] != '\n') i += t[i] == '\\' ? 2 : 1;
        return Math.Min(i + 1, t.Length);
    }

    private static int FinDeTexteLitteral(string t, int i)
    {
        while (i < t.Length && (t[i] != '"' || (i + 1 < t.Length && t[i + 1] == '"'))) i += t[i] == '"' ? 2 : 1;
        return Math.Min(i + 1, t.Length);
    }

    private static int FinDeTexteInterpole(string t, int i)
    {
        for (var profondeur = 0; i < t.Length; i++)
        {
            if (t[i] == '\\' && profondeur == 0) i++;
            else if (t[i] == '{') profondeur++;
            else if (t[i] == '}') profondeur--;
            else if (t[i] == '"' && profondeur <= 0) return i + 1;
            else if (t[i] == '"') i = FinDeTexte(t, i + 1, '"') - 1;
        }
        return t.Length;
    }
}
