using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Configuration;
using RupnManager.Pdf.Scellement;

namespace RupnManager.Services.LettresDeMission;

/// <summary>Le sceau de l'application, d'après « Seal:CertificatePath » ; en développement, un certificat autosigné est fait et gardé.</summary>
public sealed class FabriqueDeSceau
{
    private readonly Lazy<Sceau> _sceau;
    private readonly Lazy<X509Certificate2> _certificat;

    public FabriqueDeSceau(IConfiguration configuration, string racine, bool developpement, IAutoriteHorodatage? autorite, TimeProvider horloge)
    {
        var chemin = configuration["Seal:CertificatePath"];
        var motDePasse = configuration["Seal:CertificatePassword"];
        if (string.IsNullOrWhiteSpace(chemin) && !developpement)
            throw new CertificatDeSceauException(
                "Le certificat du sceau manque : indiquez son fichier PKCS#12 dans Seal:CertificatePath (voir docs/exploitation.md).");
        _certificat = new(() => string.IsNullOrWhiteSpace(chemin)
            ? CertificatDeDeveloppement.OuvrirOuCreer(Path.Combine(racine, "App_Data", "sceau-developpement.p12"), null, horloge.GetUtcNow())
            : CertificatDeSceau.Ouvrir(Path.GetFullPath(chemin, racine), motDePasse));
        _sceau = new(() => new Sceau(_certificat.Value, autorite));
    }

    /// <summary>Le sceau, certificat ouvert. Lève CertificatDeSceauException s'il ne s'ouvre pas.</summary>
    public Sceau Ouvrir() => _sceau.Value;

    /// <summary>Le certificat, pour dire son échéance.</summary>
    public X509Certificate2 Certificat => _certificat.Value;
}
