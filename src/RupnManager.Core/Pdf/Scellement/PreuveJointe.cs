using System.Globalization;
using System.IO.Compression;
using RupnManager.Pdf.Moteur;

namespace RupnManager.Pdf.Scellement;

/// <summary>Ressort d'une lettre le fichier « preuve.json » qu'elle contient ; à croire seulement si le sceau est valide.</summary>
public static class PreuveJointe
{
    private const int TailleMaximale = 4 * 1024 * 1024;

    /// <summary>Le contenu du fichier joint, ou rien si le PDF n'est pas une de nos lettres scellées ; ne lève pas.</summary>
    public static byte[]? Lire(byte[] pdf)
    {
        try
        {
            var structure = new StructurePdf(pdf);
            var specification = structure.Objet(int.Parse(StructurePdf.Entree(structure.Objet(structure.Racine), @"/AF\s*\[\s*(\d+)"), CultureInfo.InvariantCulture));
            return Decompresser(structure, StructurePdf.Reference(specification, "F"));
        }
        catch (Exception)
        {
            return null;
        }
    }

    private static byte[] Decompresser(StructurePdf structure, int numero)
    {
        using var zlib = new ZLibStream(new MemoryStream(structure.Lire(numero).Flux!), CompressionMode.Decompress);
        var contenu = new byte[TailleMaximale];
        return contenu[..zlib.ReadAtLeast(contenu, contenu.Length, throwOnEndOfStream: false)];
    }
}
