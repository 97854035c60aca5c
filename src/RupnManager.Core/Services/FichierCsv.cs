using System.Globalization;
using System.Text;
using System.Text.Unicode;
using CsvHelper;
using CsvHelper.Configuration;

namespace RupnManager.Services;

/// <summary>Les CSV que l'on écrit pour un tableur français, et ceux qu'il nous rend.</summary>
internal static class FichierCsv
{
    private static readonly UTF8Encoding AvecMarque = new(encoderShouldEmitUTF8Identifier: true);

    /// <summary>Un fichier qu'un tableur ouvre sans question : UTF-8 avec marque, « ; », CRLF, cellules sans formule.</summary>
    public static byte[] Ecrire(IEnumerable<IEnumerable<string?>> lignes)
    {
        var texte = string.Concat(lignes.Select(ligne => string.Join(';', ligne.Select(Cellule)) + "\r\n"));
        return [.. AvecMarque.Preamble, .. AvecMarque.GetBytes(texte)];
    }

    /// <summary>UTF-8 si les octets le permettent, sinon l'encodage des tableurs français.</summary>
    public static Encoding Encodage(byte[] octets) => Utf8.IsValid(octets) ? Encoding.UTF8 : CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>Lit ligne à ligne, sans s'arrêter aux cellules mal formées : c'est à qui lit d'en dire la faute.</summary>
    public static CsvParser Lire(TextReader texte, string separateur = ";") =>
        new(texte, new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = separateur, BadDataFound = null, IgnoreBlankLines = false });

    /// <summary>Lit des octets, dans leur encodage.</summary>
    public static CsvParser Lire(byte[] octets) => Lire(new StreamReader(new MemoryStream(octets), Encodage(octets)));

    /// <summary>Le séparateur qu'un tableur a mis : celui que la première ligne emploie le plus, « ; » à égalité.</summary>
    public static string Separateur(string texte)
    {
        var titres = texte.AsSpan(0, texte.AsSpan().IndexOfAny('\r', '\n') is var fin and >= 0 ? fin : texte.Length).ToString();
        return new[] { ';', ',', '\t' }.MaxBy(s => titres.Count(c => c == s)).ToString();
    }

    private static string Cellule(string? valeur)
    {
        var texte = (valeur ?? "").ReplaceLineEndings(" ");
        // Une apostrophe devant : le tableur lit un texte, jamais une formule.
        if (texte.Length > 0 && texte[0] is '=' or '+' or '-' or '@' or '\t') texte = "'" + texte;
        return texte.AsSpan().IndexOfAny(';', '"') >= 0 ? $"\"{texte.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : texte;
    }
}
