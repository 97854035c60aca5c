using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using RupnManager.Pdf.Scellement;

namespace RupnManager.Tests.Pdf;

/// <summary>Une autorité d'horodatage de laboratoire : de vrais jetons RFC 3161, signés par un certificat fait ici.</summary>
internal sealed class AutoriteDeTest(DateTimeOffset heure) : IAutoriteHorodatage
{
    public const string Nom = "CN=Autorité de test";

    private static readonly X509Certificate2 Certificat = Creer();

    public Task<byte[]> HorodaterAsync(byte[] empreinteSha256, CancellationToken ct) => Task.FromResult(Jeton(empreinteSha256, nonce: null));

    /// <summary>La réponse HTTP à une demande : « accordé » et le jeton.</summary>
    public byte[] Repondre(Rfc3161TimestampRequest demande)
    {
        var ecrivain = new AsnWriter(AsnEncodingRules.DER);
        using (ecrivain.PushSequence())
        {
            using (ecrivain.PushSequence())
                ecrivain.WriteInteger(0);
            ecrivain.WriteEncodedValue(Jeton(demande.GetMessageHash().ToArray(), demande.GetNonce()?.ToArray()));
        }
        return ecrivain.Encode();
    }

    private byte[] Jeton(byte[] empreinte, byte[]? nonce)
    {
        var cms = new SignedCms(new ContentInfo(new Oid("1.2.840.113549.1.9.16.1.4"), Information(empreinte, nonce)));
        var signataire = new CmsSigner(Certificat) { DigestAlgorithm = new Oid("2.16.840.1.101.3.4.2.1"), IncludeOption = X509IncludeOption.EndCertOnly };
        signataire.SignedAttributes.Add(new AsnEncodedData(new Oid("1.2.840.113549.1.9.16.2.47"), CertificatDesigne()));
        cms.ComputeSignature(signataire);
        return cms.Encode();
    }

    private byte[] Information(byte[] empreinte, byte[]? nonce)
    {
        var ecrivain = new AsnWriter(AsnEncodingRules.DER);
        using (ecrivain.PushSequence())
        {
            ecrivain.WriteInteger(1);
            ecrivain.WriteObjectIdentifier("1.2.3.4.1");
            using (ecrivain.PushSequence())
            {
                using (ecrivain.PushSequence())
                    ecrivain.WriteObjectIdentifier("2.16.840.1.101.3.4.2.1");
                ecrivain.WriteOctetString(empreinte);
            }
            ecrivain.WriteInteger(42);
            ecrivain.WriteGeneralizedTime(heure, omitFractionalSeconds: true);
            if (nonce is not null)
                ecrivain.WriteInteger(new BigInteger(nonce, isUnsigned: false, isBigEndian: true));
        }
        return ecrivain.Encode();
    }

    private static byte[] CertificatDesigne()
    {
        var ecrivain = new AsnWriter(AsnEncodingRules.DER);
        using (ecrivain.PushSequence())
        using (ecrivain.PushSequence())
        using (ecrivain.PushSequence())
            ecrivain.WriteOctetString(SHA256.HashData(Certificat.RawData));
        return ecrivain.Encode();
    }

    private static X509Certificate2 Creer()
    {
        var cle = RSA.Create(2048);
        var demande = new CertificateRequest(Nom, cle, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        demande.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.8")], critical: true));
        demande.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        return demande.CreateSelfSigned(new(2010, 1, 1, 0, 0, 0, TimeSpan.Zero), new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));
    }
}
