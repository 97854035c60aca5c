using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using RupnManager.Pdf.Moteur;

namespace RupnManager.Pdf.Scellement;

/// <summary>Ce que le sceau inscrit dans le fichier, à côté de la signature.</summary>
/// <param name="Le">Instant déclaré du scellement ; seul l'horodatage en fait la preuve.</param>
public sealed record DemandeDeSceau(string Reference, string CodeDeVerification, string Lieu, DateTimeOffset Le);

/// <summary>
/// Scelle un PDF rendu par le moteur : signature CMS détachée SHA-256 (PAdES), ajoutée après la fin du fichier,
/// dont les octets déjà rendus ne changent pas ; horodatée quand une autorité est donnée.
/// </summary>
public sealed class Sceau(X509Certificate2 certificat, IAutoriteHorodatage? autorite = null)
{
    private const int PlaceDuJeton = 16 * 1024;
    private const string MarqueDePlages = "/ByteRange[", MarqueDeContenu = "/Contents<";

    /// <summary>Certificats intermédiaires à joindre, s'il y en a.</summary>
    public IReadOnlyList<X509Certificate2> Intermediaires { get; init; } = [];

    /// <summary>Rend le fichier scellé, déjà vérifié ; lève <see cref="ScellementException"/>.</summary>
    public async Task<byte[]> ScellerAsync(byte[] pdf, DemandeDeSceau demande, CancellationToken ct = default)
    {
        var (fichier, contenu) = Preparer(pdf, demande);
        var signature = await SignerAsync([.. fichier[..contenu.Start], .. fichier[contenu.End..]], ct);

        var hexadecimal = Convert.ToHexString(signature);
        var place = contenu.End.Value - contenu.Start.Value - 2;
        if (hexadecimal.Length > place)
            throw new ScellementException($"La signature ({signature.Length} octets) ne tient pas dans la place prévue ({place / 2}).");
        Encoding.ASCII.GetBytes(hexadecimal).CopyTo(fichier, contenu.Start.Value + 1);

        var verification = VerificateurDeSceau.Verifier(fichier);
        return verification.EstValide ? fichier : throw new ScellementException($"Le fichier scellé ne se vérifie pas : {verification.Motif}");
    }

    private (byte[] Fichier, Range Contenu) Preparer(byte[] pdf, DemandeDeSceau demande)
    {
        var fichier = AjouterLeChamp(pdf, demande);
        var texte = Encoding.Latin1.GetString(fichier);
        var debut = texte.LastIndexOf(MarqueDeContenu, StringComparison.Ordinal) + MarqueDeContenu.Length - 1;
        var fin = texte.IndexOf('>', debut) + 1;
        var plages = texte.LastIndexOf(MarqueDePlages, StringComparison.Ordinal) + MarqueDePlages.Length;
        var valeurs = string.Create(CultureInfo.InvariantCulture, $"0 {debut:D10} {fin:D10} {fichier.Length - fin:D10}");
        Encoding.ASCII.GetBytes(valeurs).CopyTo(fichier, plages);
        return (fichier, debut..fin);
    }

    private byte[] AjouterLeChamp(byte[] pdf, DemandeDeSceau demande)
    {
        try
        {
            var miseAJour = new MiseAJour(pdf);
            var racine = miseAJour.Structure.Racine;
            var page = miseAJour.Structure.Pages()[0];
            if (miseAJour.Structure.Objet(racine).Contains("/AcroForm", StringComparison.Ordinal))
                throw new ScellementException("Ce fichier est déjà scellé.");

            var signature = miseAJour.Ajouter(Dictionnaire(demande));
            var champ = miseAJour.Ajouter($"<</Type/Annot/Subtype/Widget/FT/Sig/T{Texte("Sceau")}/TU{Texte(Raison(demande))}/F 132/Rect[0 0 0 0]/P {page} 0 R/V {signature} 0 R>>");
            miseAJour.Completer(racine, $"/AcroForm<</SigFlags 3/Fields[{champ} 0 R]>>");
            miseAJour.Completer(page, $"/Annots[{champ} 0 R]/Tabs/S");
            return miseAJour.Ecrire();
        }
        catch (Exception e) when (e is FormatException or KeyNotFoundException or ArgumentException)
        {
            throw new ScellementException("Ce fichier n'est pas un PDF rendu par l'application.", e);
        }
    }

    private string Dictionnaire(DemandeDeSceau demande) =>
        "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/adbe.pkcs7.detached"
        + $"/Name{Texte(certificat.GetNameInfo(X509NameType.SimpleName, forIssuer: false))}"
        + $"/Reason{Texte(Raison(demande))}/Location{Texte(demande.Lieu)}"
        + $"/M(D:{demande.Le.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture)}Z)"
        + $"{MarqueDePlages}{new string(' ', 34)}]{MarqueDeContenu}{new string('0', 2 * Place)}>>>";

    private int Place => 4096 + certificat.RawData.Length + Intermediaires.Sum(c => c.RawData.Length) + (autorite is null ? 0 : PlaceDuJeton);

    private static string Raison(DemandeDeSceau demande) =>
        $"Scellement de {demande.Reference}, code de vérification {demande.CodeDeVerification}";

    private static string Texte(string valeur) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(valeur))}>";

    private async Task<byte[]> SignerAsync(byte[] contenu, CancellationToken ct)
    {
        try
        {
            var cms = new SignedCms(new ContentInfo(contenu), detached: true);
            cms.ComputeSignature(Signataire(), silent: true);
            if (autorite is not null)
                await HorodaterAsync(cms.SignerInfos[0], autorite, ct);
            return cms.Encode();
        }
        catch (CryptographicException e)
        {
            throw new ScellementException("Le certificat du sceau n'a pas pu signer.", e);
        }
    }

    private CmsSigner Signataire()
    {
        var signataire = new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, certificat)
        {
            DigestAlgorithm = new Oid(Oids.Sha256),
            IncludeOption = X509IncludeOption.EndCertOnly,
        };
        signataire.Certificates.AddRange(Intermediaires.ToArray());
        signataire.SignedAttributes.Add(CertificatSignataire.Attribut(certificat));
        return signataire;
    }

    private static async Task HorodaterAsync(SignerInfo signataire, IAutoriteHorodatage autorite, CancellationToken ct)
    {
        var jeton = await autorite.HorodaterAsync(SHA256.HashData(signataire.GetSignature()), ct);
        if (!Rfc3161TimestampToken.TryDecode(jeton, out var lu, out _) || !lu.VerifySignatureForSignerInfo(signataire, out _))
            throw new HorodatageIndisponibleException("L'autorité d'horodatage a rendu un jeton qui ne porte pas sur ce fichier.");
        signataire.AddUnsignedAttribute(new AsnEncodedData(new Oid(Oids.Horodatage), jeton));
    }
}
