using System.Buffers.Binary;
using System.IO.Compression;
using RupnManager.Pdf;
using UglyToad.PdfPig;

namespace RupnManager.Tests.Pdf;

public sealed class DessinDeSignatureTests
{
    [Theory]
    [InlineData(6)]
    [InlineData(2)]
    [InlineData(0)]
    public void Un_dessin_transparent_s_imprime_sur_blanc(byte type)
    {
        var image = Image(Png(type));

        Assert.Equal((40, 20), (image.WidthInSamples, image.HeightInSamples));
        Assert.True(image.TryGetBytesAsMemory(out var points));
        var couleurs = points.ToArray().Chunk(points.Length / (40 * 20)).Select(p => p.Min()).ToList();
        Assert.Equal(type == 6 ? (byte)255 : (byte)0, couleurs[1]);
        Assert.Contains((byte)0, couleurs);
        Assert.Contains((byte)255, couleurs);
    }

    [Fact]
    public void Un_dessin_illisible_est_omis_et_la_mention_reste()
    {
        foreach (var illisible in new[] { "bonjour"u8.ToArray(), Png(6)[..60], Png(3) })
        {
            var pdf = LettreDeMissionPdf.Rendre(Lettre(illisible));

            using var document = PdfDocument.Open(pdf);
            Assert.All(document.GetPages(), page => Assert.Empty(page.GetImages()));
            Assert.Contains("Mme Hélène Petit signé électroniquement", LecteurPdf.Corps(pdf), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Le_dessin_est_un_ornement_sans_balise() =>
        Assert.Single(StructureDuPdf.Lire(LettreDeMissionPdf.Rendre(Lettre(Png(6)))).Balises, "Figure");

    private static UglyToad.PdfPig.Content.IPdfImage Image(byte[] png) =>
        PdfDocument.Open(LettreDeMissionPdf.Rendre(Lettre(png))).GetPages().SelectMany(p => p.GetImages()).Single();

    private static LettreAImprimer Lettre(byte[] dessin)
    {
        var lettre = LettreExemple.Validee();
        return lettre with { Signatures = [lettre.Signatures[0] with { Dessin = dessin }, .. lettre.Signatures.Skip(1)] };
    }

    /// <summary>40 × 20, noir transparent (ou noir, sans opacité), une diagonale noire sur moitié basse blanche ; un filtre PNG différent par ligne.</summary>
    private static byte[] Png(byte type)
    {
        var composantes = type switch { 6 => 4, 2 => 3, _ => 1 };
        var pas = 40 * composantes;
        var lignes = Enumerable.Range(0, 20).Select(y => Enumerable.Range(0, pas).Select(i => Point(i / composantes, y, i % composantes)).ToArray()).ToList();
        using var brut = new MemoryStream();
        for (var y = 0; y < 20; y++)
        {
            brut.WriteByte((byte)(y % 3));
            for (var i = 0; i < pas; i++)
                brut.WriteByte((byte)(lignes[y][i] - (y % 3) switch { 1 when i >= composantes => lignes[y][i - composantes], 2 => lignes[y - 1][i], _ => 0 }));
        }
        using var compresse = new MemoryStream();
        using (var zlib = new ZLibStream(compresse, CompressionLevel.Optimal, leaveOpen: true))
            zlib.Write(brut.ToArray());
        var entete = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(entete, 40);
        BinaryPrimitives.WriteInt32BigEndian(entete.AsSpan(4), 20);
        (entete[8], entete[9]) = (8, type);
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. Bloc("IHDR"u8, entete), .. Bloc("IDAT"u8, compresse.ToArray()), .. Bloc("IEND"u8, [])];
    }

    private static byte Point(int x, int y, int composante) => composante == 3
        ? (byte)(x == 2 * y || y >= 10 ? 255 : 0)
        : (byte)(y >= 10 && x != 2 * y ? 255 : 0);

    /// <summary>Sans somme de contrôle juste : le lecteur ne s'en sert pas.</summary>
    private static byte[] Bloc(ReadOnlySpan<byte> nom, byte[] contenu)
    {
        var longueur = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(longueur, contenu.Length);
        return [.. longueur, .. nom, .. contenu, 0, 0, 0, 0];
    }
}
