using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace RupnManager.Pdf.Moteur;

/// <summary>
/// Réécrit le fichier de la bibliothèque, objet par objet : elle omet la somme de contrôle de ses flux compressés
/// et fait des tables de caractères trop longues, ce que des lecteurs stricts signalent.
/// </summary>
internal static partial class Reecriture
{
    private const int TailleVerifiee = 32 * 1024 * 1024;

    public static byte[] Reecrire(byte[] pdf, IReadOnlyDictionary<int, byte[]> remplacements)
    {
        var structure = new StructurePdf(pdf);
        var tables = Tables(structure);
        using var sortie = new MemoryStream();
        sortie.Write(pdf.AsSpan(0, structure.DebutDesObjets));
        var positions = new Dictionary<int, long>();
        foreach (var numero in structure.Numeros)
        {
            positions[numero] = sortie.Position;
            Texte(sortie, $"{numero} 0 obj\n");
            sortie.Write(remplacements.TryGetValue(numero, out var corps) ? corps : Corps(structure, numero, tables));
            Texte(sortie, "\nendobj\n");
        }
        var table = sortie.Position;
        Texte(sortie, $"xref\n0 {structure.Taille}\n0000000000 65535 f \n");
        for (var numero = 1; numero < structure.Taille; numero++)
            Texte(sortie, positions.TryGetValue(numero, out var position)
                ? $"{position.ToString("D10", CultureInfo.InvariantCulture)} 00000 n \n"
                : "0000000000 65535 f \n");
        Texte(sortie, $"trailer\n<<{structure.Suffixe}>>\nstartxref\n{table}\n%%EOF\n");
        return sortie.ToArray();
    }

    private static byte[] Corps(StructurePdf structure, int numero, HashSet<int> tables)
    {
        var (dictionnaire, flux) = structure.Lire(numero);
        if (flux is null || !FiltreExpression().IsMatch(dictionnaire))
            return Encoding.Latin1.GetBytes(structure.Objet(numero));

        var complet = tables.Contains(numero) ? Compresser(CorrespondanceUnicode.Corriger(Decompresser(flux))) : AvecSomme(flux);
        return MiseAJour.Flux(LongueurExpression().Replace(dictionnaire[2..^2], ""), complet);
    }

    /// <summary>Les tables « ToUnicode » de nos polices, et d'elles seules : une page jointe garde les siennes.</summary>
    private static HashSet<int> Tables(StructurePdf structure) =>
        [.. structure.Numeros.Select(structure.Objet)
            .Where(o => o.Contains("+Arimo", StringComparison.Ordinal) && o.Contains("/ToUnicode", StringComparison.Ordinal))
            .Select(o => StructurePdf.Reference(o, "ToUnicode"))];

    private static byte[] Decompresser(byte[] flux)
    {
        using var deflate = new DeflateStream(new MemoryStream(flux, 2, flux.Length - 2), CompressionMode.Decompress);
        using var sortie = new MemoryStream();
        deflate.CopyTo(sortie);
        return sortie.ToArray();
    }

    private static byte[] Compresser(byte[] contenu)
    {
        using var sortie = new MemoryStream();
        using (var zlib = new ZLibStream(sortie, CompressionLevel.SmallestSize))
            zlib.Write(contenu);
        return sortie.ToArray();
    }

    /// <summary>Le flux zlib, suivi de la somme Adler-32 de son contenu s'il ne l'a pas.</summary>
    private static byte[] AvecSomme(byte[] flux)
    {
        uint a = 1, b = 0;
        var lu = 0L;
        try
        {
            using var deflate = new DeflateStream(new MemoryStream(flux, 2, flux.Length - 2), CompressionMode.Decompress);
            var tampon = new byte[64 * 1024];
            for (int n; (n = deflate.Read(tampon)) > 0; lu += n)
                foreach (var octet in tampon.AsSpan(0, n))
                {
                    a = (a + octet) % 65521;
                    b = (b + a) % 65521;
                    if (lu > TailleVerifiee)
                        return flux;
                }
        }
        catch (InvalidDataException)
        {
            return flux;
        }
        var somme = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(somme, b << 16 | a);
        return flux.AsSpan().EndsWith(somme) ? flux : [.. flux, .. somme];
    }

    private static void Texte(MemoryStream sortie, string texte) => sortie.Write(Encoding.Latin1.GetBytes(texte));

    [GeneratedRegex(@"/Filter\s*(?:\[\s*)?/FlateDecode")]
    private static partial Regex FiltreExpression();

    [GeneratedRegex(@"/Length\s+\d+")]
    private static partial Regex LongueurExpression();
}
