using System.Text;

namespace RupnManager.Services.Indemnites;

/// <summary>Un CSV qu'un tableur français ouvre sans question : UTF-8 avec marque, « ; », CRLF, cellules sans formule.</summary>
internal static class FichierCsv
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: true);

    public static byte[] Ecrire(IEnumerable<IEnumerable<string?>> lignes)
    {
        var texte = string.Concat(lignes.Select(ligne => string.Join(';', ligne.Select(Cellule)) + "\r\n"));
        return [.. Utf8.Preamble, .. Utf8.GetBytes(texte)];
    }

    private static string Cellule(string? valeur)
    {
        var texte = (valeur ?? "").ReplaceLineEndings(" ");
        // Une apostrophe devant : le tableur lit un texte, jamais une formule.
        if (texte.Length > 0 && texte[0] is '=' or '+' or '-' or '@' or '\t') texte = "'" + texte;
        return texte.AsSpan().IndexOfAny(';', '"') >= 0 ? $"\"{texte.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : texte;
    }
}
