using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace RupnManager.Pdf.Scellement;

/// <summary>L'attribut signé qui lie la signature à un certificat et un seul (signing-certificate-v2, exigé par PAdES).</summary>
internal static class CertificatSignataire
{
    public static AsnEncodedData Attribut(X509Certificate2 certificat)
    {
        var ecrivain = new AsnWriter(AsnEncodingRules.DER);
        using (ecrivain.PushSequence())
        using (ecrivain.PushSequence())
        using (ecrivain.PushSequence())
            ecrivain.WriteOctetString(SHA256.HashData(certificat.RawData));
        return new AsnEncodedData(new Oid(Oids.CertificatSignataire), ecrivain.Encode());
    }

    public static bool Designe(SignerInfo signataire, X509Certificate2 certificat) =>
        signataire.SignedAttributes.Cast<CryptographicAttributeObject>()
            .Where(a => a.Oid.Value == Oids.CertificatSignataire)
            .SelectMany(a => a.Values.Cast<AsnEncodedData>())
            .Any(v => v.RawData.AsSpan().SequenceEqual(Attribut(certificat).RawData));
}
