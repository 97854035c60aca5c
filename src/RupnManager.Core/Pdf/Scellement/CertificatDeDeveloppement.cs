using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace RupnManager.Pdf.Scellement;

/// <summary>Un certificat autosigné, fait au premier démarrage en développement et gardé : il ne prouve rien à personne d'autre.</summary>
public static class CertificatDeDeveloppement
{
    public const string Nom = "RupnManager, sceau de développement";

    /// <summary>Rend le certificat du fichier, fait s'il n'existe pas encore.</summary>
    public static X509Certificate2 OuvrirOuCreer(string chemin, string? motDePasse, DateTimeOffset maintenant)
    {
        if (!File.Exists(chemin))
            Creer(chemin, motDePasse, maintenant);
        return CertificatDeSceau.Ouvrir(chemin, motDePasse);
    }

    private static void Creer(string chemin, string? motDePasse, DateTimeOffset maintenant)
    {
        using var cle = RSA.Create(3072);
        var nom = new X500DistinguishedNameBuilder();
        nom.AddCommonName(Nom);
        var demande = new CertificateRequest(nom.Build(), cle, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        demande.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, critical: true));
        demande.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation, critical: true));
        demande.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(demande.PublicKey, critical: false));
        using var certificat = demande.CreateSelfSigned(maintenant.AddDays(-1), maintenant.AddYears(10));
        Ecrire(chemin, certificat.Export(X509ContentType.Pkcs12, motDePasse));
    }

    /// <summary>Écrit à côté puis renomme : deux démarrages simultanés gardent le même fichier, jamais une moitié.</summary>
    private static void Ecrire(string chemin, byte[] contenu)
    {
        var dossier = Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(chemin))!);
        var provisoire = Path.Combine(dossier.FullName, Path.GetRandomFileName());
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var flux = new FileStream(provisoire, options))
            flux.Write(contenu);
        try
        {
            File.Move(provisoire, chemin);
        }
        catch (IOException) when (File.Exists(chemin))
        {
            File.Delete(provisoire);
        }
    }
}
