using System.Diagnostics;
using System.Globalization;
using RupnManager.Domain.Indemnites;
using RupnManager.Services.Indemnites;
using RupnManager.Tests.Pdf;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Indemnites;

/// <summary>Les exports ouverts par un vrai tableur : accents, montants, dates et codes tels qu'ils étaient.</summary>
public sealed class TableurTests
{
    [FactRequiringTool("soffice", "libreoffice-calc")]
    public async Task LibreOffice_ouvre_les_exports_de_paiement_avec_leurs_accents_leurs_montants_leurs_dates_et_leurs_codes()
    {
        using var scene = new PaiementDeTest();
        await scene.FaireAsync<CatalogueDesBaremesService>("rectorat", (s, a) => (Task)s.ConfirmerAsync(new(scene.Annee), "0016", a));
        await scene.NotifierAsync(5000);
        var (une, autre) = ((await scene.AccorderAsync("rupn.lycee", 1000.50m))[0], (await scene.AccorderAsync("rupn2.lycee", 600))[0]);
        await scene.CertifierAsync(une);
        await scene.FaireAsync<ServiceFaitService>("chef.lycee", (s, a) => (Task)s.CertifierAsync(autre,
            new() { Resultat = ResultatDuService.Partiel, Montant = Montant.EnEuros(500.45m), Motif = "=1+1 été", Date = new(2015, 7, 1) }, a));
        var id = await scene.ArreteAsync(une, autre);
        async Task<byte[]> Octets(FormatDePiece format) =>
            (await scene.FaireAsync<ExportDEtatService, PieceArchivee>("intendance.lycee", (s, a) => s.TelechargerAsync(id, format, a))).Octets;

        var (csv, xlsx) = (Ouvrir(await Octets(FormatDePiece.Csv), "csv"), Ouvrir(await Octets(FormatDePiece.Xlsx), "xlsx"));

        Assert.All([csv, xlsx], relu =>
        {
            Assert.Equal(3, relu.Count);
            Assert.Equal(("annee_scolaire", "numero_etat"), (relu[0][0], relu[0][26]));
            Assert.Contains("Lycée polyvalent Augustine-Verdier", relu[1]);
            Assert.All(relu.Skip(1), l => Assert.Equal(("99", "0993014N"), (l[1], l[2])));
            Assert.Equal(1500.95m, relu.Skip(1).Sum(l => Nombre(l[19])));
            Assert.All(relu.Skip(1), l => Assert.Equal((new(2014, 9, 1), new DateOnly(2015, 6, 30)), (Jour(l[22]), Jour(l[23]))));
        });
        // Le XLSX garde aussi les zéros d'un code, qu'un tableur ôte d'un CSV ; aucun des deux n'y lit une formule.
        Assert.All(xlsx.Skip(1), l => Assert.Equal("0016", l[17]));
        Assert.Contains(xlsx, l => l[21] == "=1+1 été");
        Assert.Contains(csv, l => l[21] == "'=1+1 été");
        Assert.Equal(csv.Skip(1).Select(l => (l[5], l[7], l[9], Jour(l[24]))), xlsx.Skip(1).Select(l => (l[5], l[7], l[9], Jour(l[24]))));
    }

    /// <summary>Une date comprise : le classeur la montre à la française, le CSV repasse par l'écriture américaine du tableur.</summary>
    private static DateOnly Jour(string ecrit) => DateOnly.ParseExact(ecrit, ["dd/MM/yyyy", "MM/dd/yy"], CultureInfo.InvariantCulture);

    /// <summary>Un montant tel que le tableur l'écrit, quelle que soit sa langue : le dernier signe qui n'est pas un chiffre sépare les centimes.</summary>
    private static decimal Nombre(string ecrit)
    {
        var signes = string.Concat(ecrit.Where(c => char.IsDigit(c) || c is ',' or '.'));
        var virgule = signes.LastIndexOfAny([',', '.']);
        var entiers = string.Concat((virgule < 0 ? signes : signes[..virgule]).Where(char.IsDigit));
        return decimal.Parse($"{entiers}.{(virgule < 0 ? "0" : signes[(virgule + 1)..])}", CultureInfo.InvariantCulture);
    }

    /// <summary>Fait lire le fichier par LibreOffice (français ; « ; » et UTF-8 pour un CSV) et réécrire ce qu'il a compris.</summary>
    private static List<string[]> Ouvrir(byte[] octets, string extension)
    {
        const string filtre = "Text - txt - csv (StarCalc)";
        var dossier = Directory.CreateTempSubdirectory("rupn-tableur-").FullName;
        try
        {
            var fichier = Path.Combine(dossier, $"etat.{extension}");
            File.WriteAllBytes(fichier, octets);
            var lancer = new ProcessStartInfo("soffice") { RedirectStandardOutput = true, RedirectStandardError = true };
            lancer.Environment["LC_ALL"] = "C.UTF-8";
            string[] lecture = extension == "csv" ? [$"--infilter={filtre}:59,34,76,1,,1036"] : [];
            foreach (var argument in (string[])
            [
                $"-env:UserInstallation=file://{dossier}/profil", "--headless", .. lecture, "--convert-to",
                $"csv:{filtre}:59,34,76,1,,1036", "--outdir", Path.Combine(dossier, "relu"), fichier,
            ])
                lancer.ArgumentList.Add(argument);
            using var processus = Process.Start(lancer)!;
            Assert.True(processus.WaitForExit(TimeSpan.FromMinutes(2)), "LibreOffice ne répond pas.");
            return [.. File.ReadAllText(Path.Combine(dossier, "relu", "etat.csv")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.TrimEnd('\r').Split(';'))];
        }
        finally
        {
            Directory.Delete(dossier, recursive: true);
        }
    }
}
