using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace RupnManager.Pdf.Scellement;

/// <summary>Ouvre le certificat du sceau, dans un fichier PKCS#12.</summary>
public static class CertificatDeSceau
{
    /// <summary>Lève <see cref="CertificatDeSceauException"/>, avec une phrase qui dit quoi corriger.</summary>
    public static X509Certificate2 Ouvrir(string chemin, string? motDePasse)
    {
        if (!File.Exists(chemin))
            throw new CertificatDeSceauException($"Le certificat du sceau est introuvable : {chemin}. Réglez Seal:CertificatePath.");
        X509Certificate2 certificat;
        try
        {
            certificat = X509CertificateLoader.LoadPkcs12FromFile(chemin, motDePasse);
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new CertificatDeSceauException($"Le certificat du sceau ne s'ouvre pas : {chemin}. Vérifiez Seal:CertificatePassword et les droits du fichier.", e);
        }
        return certificat.HasPrivateKey
            ? certificat
            : throw new CertificatDeSceauException($"Le fichier {chemin} ne contient pas de clé privée : il ne peut pas sceller.");
    }
}
