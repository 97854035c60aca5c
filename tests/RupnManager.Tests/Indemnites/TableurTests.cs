using System.Diagnostics;
using System.Globalization;
using RupnManager.Domain.Indemnites;
using RupnManager.Services.Indemnites;
using RupnManager.Tests.Pdf;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Indemnites;

/// <summary>Le CSV ouvert par un vrai tableur : accents, montants et formules neutralisées.</summary>
public sealed class TableurTests
{
    [FactRequiringTool("soffice", "libreoffice-calc")]
    public async Task LibreOffice_ouvre_le_CSV_avec_ses_accents_et_ses_montants()
    {
        using var scene = new PaiementDeTest();
        await scene.NotifierAsync(5000);
        var (une, autre) = ((await scene.AccorderAsync("rupn.lycee", 1000.50m))[0], (await scene.AccorderAsync("rupn2.lycee", 600))[0]);
        await scene.CertifierAsync(une, autre);
        var id = await scene.ArreteAsync(une, autre);
        var csv = await scene.FaireAsync<ExportDEtatService, PieceArchivee>("intendance.lycee", (s, a) => s.TelechargerAsync(id, FormatDePiece.Csv, a));

        var relu = Ouvrir(csv.Octets).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.TrimEnd('\r').Split(';')).ToList();

        Assert.Equal(3, relu.Count);
        Assert.Contains("Lycée polyvalent Augustine-Verdier", relu[1]);
        Assert.Equal(1600.50m, relu.Skip(1).Sum(l => decimal.Parse(l[19].Replace(',', '.'), CultureInfo.InvariantCulture)));
    }

    /// <summary>Fait lire le CSV par LibreOffice (« ; », UTF-8, français) et réécrire ce qu'il a compris.</summary>
    private static string Ouvrir(byte[] octets)
    {
        const string filtre = "Text - txt - csv (StarCalc)";
        var dossier = Directory.CreateTempSubdirectory("rupn-tableur-").FullName;
        try
        {
            File.WriteAllBytes(Path.Combine(dossier, "etat.csv"), octets);
            var lancer = new ProcessStartInfo("soffice") { RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (var argument in new[]
            {
                $"-env:UserInstallation=file://{dossier}/profil", "--headless", $"--infilter={filtre}:59,34,76,1,,1036", "--convert-to",
                $"csv:{filtre}:59,34,76,1,,1036", "--outdir", Path.Combine(dossier, "relu"), Path.Combine(dossier, "etat.csv"),
            })
                lancer.ArgumentList.Add(argument);
            using var processus = Process.Start(lancer)!;
            Assert.True(processus.WaitForExit(TimeSpan.FromMinutes(2)), "LibreOffice ne répond pas.");
            return File.ReadAllText(Path.Combine(dossier, "relu", "etat.csv"));
        }
        finally
        {
            Directory.Delete(dossier, recursive: true);
        }
    }
}
