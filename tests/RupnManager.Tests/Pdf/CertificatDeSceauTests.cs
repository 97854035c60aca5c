using RupnManager.Pdf.Scellement;

namespace RupnManager.Tests.Pdf;

public sealed class CertificatDeSceauTests : IDisposable
{
    private readonly string _dossier = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    private string Chemin => Path.Combine(_dossier, "sceau.p12");

    [Fact]
    public void Le_certificat_de_developpement_est_fait_une_fois_et_garde()
    {
        using var premier = CertificatDeDeveloppement.OuvrirOuCreer(Chemin, "secret", LettreExemple.Scellement);
        using var second = CertificatDeDeveloppement.OuvrirOuCreer(Chemin, "secret", LettreExemple.Scellement.AddDays(1));

        Assert.Equal(premier.Thumbprint, second.Thumbprint);
        Assert.True(second.HasPrivateKey);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Chemin));
    }

    [Fact]
    public async Task Deux_demarrages_simultanes_gardent_le_meme_certificat()
    {
        var certificats = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => CertificatDeDeveloppement.OuvrirOuCreer(Chemin, "secret", LettreExemple.Scellement))));

        Assert.Single(certificats.Select(c => c.Thumbprint).Distinct());
        Assert.Single(Directory.GetFiles(_dossier));
    }

    [Fact]
    public void Un_certificat_absent_ou_mal_ouvert_dit_quel_reglage_corriger()
    {
        var absent = Assert.Throws<CertificatDeSceauException>(() => CertificatDeSceau.Ouvrir(Chemin, "secret"));
        CertificatDeDeveloppement.OuvrirOuCreer(Chemin, "secret", LettreExemple.Scellement).Dispose();
        var ferme = Assert.Throws<CertificatDeSceauException>(() => CertificatDeSceau.Ouvrir(Chemin, "autre"));

        Assert.Contains("Seal:CertificatePath", absent.Message, StringComparison.Ordinal);
        Assert.Contains("Seal:CertificatePassword", ferme.Message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        if (Directory.Exists(_dossier))
            Directory.Delete(_dossier, recursive: true);
    }
}
