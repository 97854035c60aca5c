using System.Diagnostics;

namespace RupnManager.EndToEndTests.Support;

/// <summary>Le sceau d'un PDF, jugé par l'outil d'un tiers (pdfsig, de Poppler) quand la machine l'a.</summary>
public static class Sceau
{
    public static void ExigerValide(byte[] pdf)
    {
        if (Juger(pdf) is not { } verdict) return;
        Assert.Contains("Signature is Valid", verdict, StringComparison.Ordinal);
        Assert.Contains("Total document signed", verdict, StringComparison.Ordinal);
    }

    public static void ExigerInvalide(byte[] pdf)
    {
        if (Juger(pdf) is { } verdict) Assert.DoesNotContain("Signature is Valid", verdict, StringComparison.Ordinal);
    }

    private static string? Juger(byte[] pdf)
    {
        var fichier = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(fichier, pdf);
            using var pdfsig = Process.Start(new ProcessStartInfo("pdfsig", ["-nocert", fichier]) { RedirectStandardOutput = true })!;
            var verdict = pdfsig.StandardOutput.ReadToEnd();
            pdfsig.WaitForExit();
            return verdict;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
        finally
        {
            File.Delete(fichier);
        }
    }
}
