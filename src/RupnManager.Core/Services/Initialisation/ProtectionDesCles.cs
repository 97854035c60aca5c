using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Data;
using RupnManager.Pdf.Scellement;

namespace RupnManager.Services.Initialisation;

/// <summary>
/// Les clés des témoins et des NUMEN : dans la base, chiffrées par le certificat du sceau quand il est réglé.
/// Après un renouvellement, les anciens certificats (« Seal:Previous ») relisent les clés d'avant.
/// </summary>
internal static class ProtectionDesCles
{
    public static void AjouterLaProtectionDesCles(this IServiceCollection services, IConfiguration configuration, string racine)
    {
        var protection = services.AddDataProtection().PersistKeysToDbContext<RupnDbContext>().SetApplicationName("RupnManager");
        if (Ouvrir(configuration.GetSection("Seal"), racine) is not { } certificat) return;
        var anciens = configuration.GetSection("Seal:Previous").GetChildren().Select(s => Ouvrir(s, racine)).OfType<X509Certificate2>().ToArray();
        protection.ProtectKeysWithCertificate(certificat).UnprotectKeysWithAnyCertificate([certificat, .. anciens]);
    }

    private static X509Certificate2? Ouvrir(IConfigurationSection reglage, string racine)
    {
        if (reglage["CertificatePath"] is not { Length: > 0 } chemin) return null;
        var certificat = CertificatDeSceau.Ouvrir(Path.GetFullPath(chemin, racine), reglage["CertificatePassword"]);
        using var cle = certificat.GetRSAPublicKey();
        return cle is not null
            ? certificat
            : throw new CertificatDeSceauException($"Le certificat du sceau doit porter une clé RSA, qui chiffre aussi les clés de la base : {chemin}.");
    }
}
