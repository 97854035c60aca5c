using System.Diagnostics;
using System.Text.RegularExpressions;

namespace RupnManager.EndToEndTests.Support;

/// <summary>Le texte d'un PDF, tel qu'un outil tiers le lit (pdftotext, de Poppler) : lignes recollées.</summary>
public static partial class TexteDuPdf
{
    public static string Extraire(byte[] pdf)
    {
        var fichier = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(fichier, pdf);
            using var pdftotext = Process.Start(new ProcessStartInfo("pdftotext", ["-enc", "UTF-8", fichier, "-"]) { RedirectStandardOutput = true })!;
            var texte = pdftotext.StandardOutput.ReadToEnd();
            pdftotext.WaitForExit();
            return Blancs().Replace(texte, " ");
        }
        finally
        {
            File.Delete(fichier);
        }
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blancs();
}
