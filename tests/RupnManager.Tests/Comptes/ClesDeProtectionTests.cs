using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Pdf.Scellement;
using RupnManager.Services.Initialisation;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Comptes;

/// <summary>Les clés des témoins et des NUMEN, telles qu'elles reposent dans la base.</summary>
public sealed class ClesDeProtectionTests : IDisposable
{
    private readonly TestDatabase _base = new(vide: true);
    private readonly string _dossier = Directory.CreateTempSubdirectory().FullName;

    public void Dispose()
    {
        _base.Dispose();
        Directory.Delete(_dossier, recursive: true);
    }

    [Fact]
    public async Task Dans_la_base_les_cles_sont_chiffrees_par_le_certificat_du_sceau()
    {
        await using (var services = await DemarrerAsync(Certificat("a"))) Proteger(services);

        var cle = await CleAsync();
        Assert.Contains("EncryptedData", cle, StringComparison.Ordinal);
        Assert.DoesNotContain("masterKey", cle, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sans_certificat_en_developpement_elles_ne_le_sont_pas()
    {
        await using (var services = await DemarrerAsync(null)) Proteger(services);

        Assert.Contains("masterKey", await CleAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Un_autre_serveur_avec_le_meme_certificat_relit_ce_qui_a_ete_protege()
    {
        string garde;
        await using (var services = await DemarrerAsync(Certificat("a"))) garde = Proteger(services);

        await using var autre = await DemarrerAsync(Certificat("a"));
        Assert.Equal("12G3456789ABC", Relire(autre, garde));
    }

    [Fact]
    public async Task Apres_un_renouvellement_l_ancien_certificat_relit_encore_et_sans_lui_rien_ne_se_relit()
    {
        string garde;
        await using (var services = await DemarrerAsync(Certificat("a"))) garde = Proteger(services);

        await using (var oublieux = await DemarrerAsync(Certificat("b")))
            Assert.Throws<CryptographicException>(() => Relire(oublieux, garde));
        await using var renouvele = await DemarrerAsync(Certificat("b"), Certificat("a"));
        Assert.Equal("12G3456789ABC", Relire(renouvele, garde));
    }

    [Fact]
    public async Task Un_certificat_sans_cle_RSA_est_refuse_au_demarrage()
    {
        var chemin = Path.Combine(_dossier, "ec.p12");
        using (var cle = ECDsa.Create(ECCurve.NamedCurves.nistP256))
        using (var certificat = new CertificateRequest("CN=essai", cle, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(99)))
            await File.WriteAllBytesAsync(chemin, certificat.Export(X509ContentType.Pkcs12, "secret"));

        var refus = await Assert.ThrowsAsync<CertificatDeSceauException>(() => DemarrerAsync(chemin));
        Assert.Contains("doit porter une clé RSA", refus.Message, StringComparison.Ordinal);
    }

    private string Certificat(string nom)
    {
        var chemin = Path.Combine(_dossier, $"{nom}.p12");
        CertificatDeDeveloppement.OuvrirOuCreer(chemin, "secret", TestDatabase.JourDeReference).Dispose();
        return chemin;
    }

    private async Task<ServiceProvider> DemarrerAsync(string? certificat, string? ancien = null)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Rupn"] = _base.Connexion,
            ["Seal:CertificatePath"] = certificat, ["Seal:CertificatePassword"] = "secret",
            ["Seal:Previous:0:CertificatePath"] = ancien, ["Seal:Previous:0:CertificatePassword"] = "secret",
        }).Build();
        var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddLogging()
            .AddRupnCore(configuration, _dossier, developpement: true).BuildServiceProvider();
        await using var portee = services.CreateAsyncScope();
        await portee.ServiceProvider.GetRequiredService<InitialisationService>().PreparerAsync();
        return services;
    }

    private static string Proteger(ServiceProvider services) => Protecteur(services).Protect("12G3456789ABC");

    private static string Relire(ServiceProvider services, string garde) => Protecteur(services).Unprotect(garde);

    private static IDataProtector Protecteur(ServiceProvider services) =>
        services.GetRequiredService<IDataProtectionProvider>().CreateProtector("essai");

    private async Task<string> CleAsync()
    {
        await using var db = _base.Contexte();
        return (await db.DataProtectionKeys.Select(k => k.Xml).SingleAsync())!;
    }
}
