using System.Buffers.Binary;
using System.IO.Compression;

namespace RupnManager.Pdf.Moteur;

/// <summary>
/// Un PNG posé sur fond blanc : PDF/A n'accepte pas ici la transparence d'un dessin de signature, qui deviendrait noir.
/// Lit ce que font les navigateurs (8 bits par composante, sans entrelacement, sans palette).
/// </summary>
internal sealed class ImagePng
{
    private const int CoteMaximal = 4000;
    private static readonly int[] ComposantesParType = [1, 0, 3, 0, 2, 0, 4];

    private readonly byte[] _pixels;
    private readonly int _composantes;

    private ImagePng(int largeur, int hauteur, int composantes, byte[] pixels)
    {
        (Largeur, Hauteur, _composantes, _pixels) = (largeur, hauteur, composantes, pixels);
    }

    public int Largeur { get; }
    public int Hauteur { get; }

    private static ReadOnlySpan<byte> Signature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>L'image, ou rien si ce n'est pas un PNG que l'on sait lire.</summary>
    public static ImagePng? Lire(byte[] png)
    {
        try
        {
            return png.AsSpan().StartsWith(Signature) ? Decoder(png) : null;
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or ArgumentException or IndexOutOfRangeException)
        {
            return null;
        }
    }

    /// <summary>Les points, du bas vers le haut, en bleu-vert-rouge sur blanc : un fichier BMP de 24 bits.</summary>
    public byte[] SurBlanc()
    {
        var pas = (3 * Largeur + 3) / 4 * 4;
        var bmp = new byte[54 + pas * Hauteur];
        "BM"u8.CopyTo(bmp);
        foreach (var (position, valeur) in new[] { (2, bmp.Length), (10, 54), (14, 40), (18, Largeur), (22, Hauteur), (26, 1 | (24 << 16)), (34, pas * Hauteur) })
            BinaryPrimitives.WriteInt32LittleEndian(bmp.AsSpan(position), valeur);
        for (var y = 0; y < Hauteur; y++)
            for (var x = 0; x < Largeur; x++)
                for (var c = 0; c < 3; c++)
                    bmp[54 + (Hauteur - 1 - y) * pas + 3 * x + 2 - c] = Encre(_pixels.AsSpan((y * Largeur + x) * _composantes, _composantes), c);
        return bmp;
    }

    private static byte Encre(ReadOnlySpan<byte> pixel, int composante)
    {
        var valeur = pixel[pixel.Length < 3 ? 0 : composante];
        var opacite = pixel.Length is 2 or 4 ? pixel[^1] : 255;
        return (byte)((valeur * opacite + 255 * (255 - opacite)) / 255);
    }

    private static ImagePng? Decoder(byte[] png)
    {
        var entete = png.AsSpan(16, 13);
        var (largeur, hauteur) = (BinaryPrimitives.ReadInt32BigEndian(entete), BinaryPrimitives.ReadInt32BigEndian(entete[4..]));
        var composantes = entete[9] < ComposantesParType.Length ? ComposantesParType[entete[9]] : 0;
        var lisible = entete[8] == 8 && composantes > 0 && entete[12] == 0
            && largeur is > 0 and <= CoteMaximal && hauteur is > 0 and <= CoteMaximal;
        return lisible ? new ImagePng(largeur, hauteur, composantes, Defiltrer(Donnees(png), largeur * composantes, hauteur, composantes)) : null;
    }

    private static ZLibStream Donnees(byte[] png)
    {
        var donnees = new MemoryStream();
        for (var position = 8; position + 8 <= png.Length;)
        {
            var longueur = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(position));
            if (png.AsSpan(position + 4, 4).SequenceEqual("IDAT"u8))
                donnees.Write(png.AsSpan(position + 8, longueur));
            position += 12 + Math.Max(0, longueur);
        }
        donnees.Position = 0;
        return new ZLibStream(donnees, CompressionMode.Decompress);
    }

    private static byte[] Defiltrer(ZLibStream flux, int pas, int hauteur, int composantes)
    {
        var pixels = new byte[pas * hauteur];
        var ligne = new byte[pas + 1];
        for (var y = 0; y < hauteur; y++)
        {
            flux.ReadExactly(ligne);
            for (var x = 0; x < pas; x++)
            {
                var gauche = x < composantes ? 0 : pixels[y * pas + x - composantes];
                var haut = y == 0 ? 0 : pixels[(y - 1) * pas + x];
                var coin = x < composantes || y == 0 ? 0 : pixels[(y - 1) * pas + x - composantes];
                pixels[y * pas + x] = (byte)(ligne[x + 1] + Prediction(ligne[0], gauche, haut, coin));
            }
        }
        return pixels;
    }

    private static int Prediction(byte filtre, int gauche, int haut, int coin) => filtre switch
    {
        0 => 0,
        1 => gauche,
        2 => haut,
        3 => (gauche + haut) / 2,
        4 => Paeth(gauche, haut, coin),
        _ => throw new InvalidDataException("Filtre PNG inconnu."),
    };

    private static int Paeth(int gauche, int haut, int coin)
    {
        var (versGauche, versHaut, versCoin) = (Math.Abs(haut - coin), Math.Abs(gauche - coin), Math.Abs(gauche + haut - 2 * coin));
        return versGauche <= versHaut && versGauche <= versCoin ? gauche : versHaut <= versCoin ? haut : coin;
    }
}
