using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace RupnManager.Pdf.Moteur;

/// <summary>Le fichier rendu ne redonne pas le texte demandé : il n'est ni servi ni scellé.</summary>
public sealed class RenduInfideleException(int page) : Exception($"La page {page} du PDF ne redonne pas son texte.");

/// <summary>
/// Relit, dans les octets, le texte de chaque page comme le ferait un lecteur (codes de la police, puis « ToUnicode ») : ce que l'on
/// copie d'un acte doit être ce qu'il dit. Ne lit que les fichiers du moteur ; les pages jointes n'y comptent pas.
/// </summary>
public static partial class Relecture
{
    /// <summary>Le texte de chaque page, dans l'ordre où il est écrit, en-tête et pied compris.</summary>
    public static IReadOnlyList<string> Pages(byte[] pdf)
    {
        var structure = new StructurePdf(pdf);
        var polices = new Dictionary<int, Dictionary<string, string>>();
        return [.. structure.Pages().Select(page => Texte(structure, structure.Objet(page), polices))];
    }

    internal static byte[] Verifier(byte[] pdf, IReadOnlyList<string> attendus)
    {
        var lus = Pages(pdf);
        for (var i = 0; i < Math.Max(lus.Count, attendus.Count); i++)
            if (lus.ElementAtOrDefault(i) != attendus.ElementAtOrDefault(i))
                throw new RenduInfideleException(i + 1);
        return pdf;
    }

    private static string Texte(StructurePdf structure, string page, Dictionary<int, Dictionary<string, string>> polices)
    {
        var codes = PoliceExpression().Matches(StructurePdf.Entree(page, "/Font<<(.*?)>>"))
            .ToDictionary(p => p.Groups[1].Value, p => Codes(structure, int.Parse(p.Groups[2].Value, CultureInfo.InvariantCulture), polices));
        var texte = new StringBuilder();
        var actuels = new Dictionary<string, string>();
        foreach (Match operation in OperationExpression().Matches(Decompresse(structure, StructurePdf.Reference(page, "Contents"))))
        {
            if (operation.Groups["police"].Success)
                actuels = codes[operation.Groups["police"].Value];
            else
                foreach (var code in BlancExpression().Replace(operation.Groups["codes"].Value, "").Chunk(4))
                    texte.Append(actuels.GetValueOrDefault(new string(code), "\uFFFD"));
        }
        return texte.ToString();
    }

    private static Dictionary<string, string> Codes(StructurePdf structure, int police, Dictionary<int, Dictionary<string, string>> connues)
    {
        if (connues.TryGetValue(police, out var codes))
            return codes;
        var table = Decompresse(structure, StructurePdf.Reference(structure.Objet(police), "ToUnicode"));
        codes = CorrespondanceExpression().Matches(table)
            .ToDictionary(c => c.Groups[1].Value, c => Encoding.BigEndianUnicode.GetString(Convert.FromHexString(c.Groups[2].Value)));
        return connues[police] = codes;
    }

    private static string Decompresse(StructurePdf structure, int numero)
    {
        var flux = structure.Lire(numero).Flux ?? throw new FormatException($"L'objet {numero} n'a pas de flux.");
        using var zlib = new ZLibStream(new MemoryStream(flux), CompressionMode.Decompress);
        using var lecteur = new StreamReader(zlib, Encoding.Latin1);
        return lecteur.ReadToEnd();
    }

    [GeneratedRegex(@"/(F\d+)\s+(\d+)\s+0\s+R")]
    private static partial Regex PoliceExpression();

    [GeneratedRegex(@"/(?<police>F\d+)\s+[\d.]+\s+Tf|<(?<codes>[0-9A-Fa-f\s]*)>\s*Tj")]
    private static partial Regex OperationExpression();

    [GeneratedRegex(@"\s")]
    private static partial Regex BlancExpression();

    [GeneratedRegex(@"<([0-9A-F]{4})><\1><((?:[0-9A-F]{4})+)>")]
    private static partial Regex CorrespondanceExpression();
}
