using PdfSharp.Pdf.IO;

namespace RupnManager.Pdf.Moteur;

/// <summary>Ce qu'on sait d'un PDF proposé en annexe : son nombre de pages, ou pourquoi on le refuse.</summary>
public sealed record ExamenDePdf(int Pages, string? Refus)
{
    public bool Accepte => Refus is null;
}

/// <summary>Examine un PDF fourni par une personne, par son contenu et non par son nom.</summary>
public static class PdfJoint
{
    private static ReadOnlySpan<byte> Entete => "%PDF-"u8;

    /// <summary>Ne lève pas : rend le nombre de pages, ou une phrase de refus (pas un PDF, protégé, illisible, vide).</summary>
    public static ExamenDePdf Verifier(byte[] contenu)
    {
        if (contenu.AsSpan(0, Math.Min(contenu.Length, 1024)).IndexOf(Entete) < 0)
            return new ExamenDePdf(0, "Ce fichier n'est pas un PDF.");
        try
        {
            var pages = MoteurPdf.SousLeVerrou(() => Essayer(contenu));
            return pages == 0 ? new ExamenDePdf(0, "Ce PDF ne contient aucune page.") : new ExamenDePdf(pages, null);
        }
        catch (Exception e) when (EstChiffre(contenu, e))
        {
            return new ExamenDePdf(0, "Ce PDF est protégé par un mot de passe : enregistrez-le sans protection.");
        }
        catch (Exception)
        {
            return new ExamenDePdf(0, "Ce PDF est illisible : enregistrez-le à nouveau, puis recommencez.");
        }
    }

    internal static int NombreDePages(byte[] contenu)
    {
        using var document = PdfReader.Open(new MemoryStream(contenu), PdfDocumentOpenMode.Import);
        return document.PageCount;
    }

    private static int Essayer(byte[] contenu)
    {
        using var document = PdfReader.Open(new MemoryStream(contenu), PdfDocumentOpenMode.Import);
        return document.PageCount;
    }

    private static bool EstChiffre(byte[] contenu, Exception e) =>
        e is PdfReaderException && (contenu.AsSpan().IndexOf("/Encrypt"u8) >= 0 || e.Message.Contains("password", StringComparison.OrdinalIgnoreCase));
}
