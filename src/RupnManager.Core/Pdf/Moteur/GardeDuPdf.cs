using System.IO.Compression;
using System.Runtime.ExceptionServices;
using System.Text;
using System.Text.RegularExpressions;

namespace RupnManager.Pdf.Moteur;

/// <summary>
/// La bibliothèque lit un PDF par récursion : des crochets emboîtés par centaines de milliers épuiseraient la pile, et avec elle
/// l'application entière. On borne donc, avant de lire un fichier venu d'ailleurs, tout ce qui peut s'emboîter.
/// </summary>
internal static partial class GardeDuPdf
{
    private const int OuverturesAuPlus = 300_000, OctetsDObjetsAuPlus = 32 * 1024 * 1024, Pile = 512 * 1024 * 1024;

    public static bool EstTropEmboite(byte[] pdf)
    {
        var ouvertures = Ouvertures(pdf);
        var octets = 0L;
        foreach (var flux in FluxDObjets(pdf))
        {
            octets += flux.Length;
            ouvertures += Ouvertures(flux);
            if (octets > OctetsDObjetsAuPlus)
                return true;
        }
        return ouvertures > OuverturesAuPlus;
    }

    public static bool EstProtege(byte[] pdf) => ProtectionExpression().IsMatch(Encoding.Latin1.GetString(pdf));

    /// <summary>Sur un fil dont la pile suffit au plus emboîté des fichiers admis.</summary>
    public static T SurUneGrandePile<T>(Func<T> travail)
    {
        T? resultat = default;
        ExceptionDispatchInfo? echec = null;
        var fil = new Thread(() =>
        {
            try
            {
                resultat = travail();
            }
            catch (Exception e)
            {
                echec = ExceptionDispatchInfo.Capture(e);
            }
        }, Pile);
        fil.Start();
        fil.Join();
        echec?.Throw();
        return resultat!;
    }

    private static long Ouvertures(ReadOnlySpan<byte> octets) => octets.Count((byte)'[') + octets.Count("<<"u8);

    /// <summary>Les flux d'objets décompressés ; un nom échappé (« # ») est tenu pour suspect et décompressé aussi.</summary>
    private static IEnumerable<byte[]> FluxDObjets(byte[] pdf)
    {
        var texte = Encoding.Latin1.GetString(pdf);
        foreach (Match flux in FluxExpression().Matches(texte))
        {
            var debut = Math.Max(0, texte.LastIndexOf(" obj", flux.Index, Math.Min(flux.Index, 4096), StringComparison.Ordinal));
            var dictionnaire = texte[debut..flux.Index];
            if (dictionnaire.Contains("ObjStm", StringComparison.Ordinal) || dictionnaire.Contains('#'))
                yield return Decompresser(pdf, flux.Index + flux.Length);
        }
    }

    private static byte[] Decompresser(byte[] pdf, int debut)
    {
        using var sortie = new MemoryStream();
        try
        {
            using var zlib = new ZLibStream(new MemoryStream(pdf, debut, pdf.Length - debut), CompressionMode.Decompress);
            var tampon = new byte[64 * 1024];
            for (int lus; sortie.Length <= OctetsDObjetsAuPlus && (lus = zlib.Read(tampon)) > 0;)
                sortie.Write(tampon, 0, lus);
        }
        catch (InvalidDataException)
        {
            // Ce qui a pu être décompressé compte ; la suite ne sera pas mieux lue par la bibliothèque.
        }
        return sortie.ToArray();
    }

    [GeneratedRegex(@"stream\r?\n")]
    private static partial Regex FluxExpression();

    [GeneratedRegex(@"/Encrypt\s*(?:\d+\s+\d+\s+R|<<)")]
    private static partial Regex ProtectionExpression();
}
