using System.Formats.Asn1;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;

namespace RupnManager.Pdf.Scellement;

/// <summary>Vérifie un fichier scellé, hors ligne et sans rien demander à l'application ; ne lève jamais.</summary>
public static partial class VerificateurDeSceau
{
    public static ResultatDeSceau Verifier(byte[] fichier)
    {
        var empreinte = Convert.ToHexStringLower(SHA256.HashData(fichier));
        try
        {
            return Examiner(fichier) with { EmpreinteDuFichier = empreinte };
        }
        catch (Exception)
        {
            return Altere("La signature est illisible.") with { EmpreinteDuFichier = empreinte };
        }
    }

    private static ResultatDeSceau Examiner(byte[] fichier)
    {
        var texte = Encoding.Latin1.GetString(fichier);
        if (!texte.Contains("/ByteRange", StringComparison.Ordinal) && !texte.Contains("/Type/Sig", StringComparison.Ordinal))
            return new ResultatDeSceau(EtatDuSceau.Absent) { Motif = "Ce fichier ne porte pas de sceau." };

        if (Contenu(texte) is not { } contenu)
            return Altere("Le sceau ne couvre pas tout le fichier.");

        var cms = new SignedCms(new ContentInfo([.. fichier[..contenu.Start], .. fichier[contenu.End..]]), detached: true);
        var signature = Signature(texte[contenu]);
        cms.Decode(signature);
        return Examiner(cms, signature);
    }

    /// <summary>Les octets de la signature elle-même, seuls absents de ce qui est signé ; nul si autre chose l'est aussi.</summary>
    private static Range? Contenu(string texte)
    {
        var plages = PlagesExpression().Matches(texte).LastOrDefault();
        if (plages is null)
            return null;
        var bornes = plages.Groups.Values.Skip(1).Select(g => int.Parse(g.Value, CultureInfo.InvariantCulture)).ToArray();
        var (debut, fin, reste) = (bornes[0], bornes[1], bornes[2]);
        var couvreTout = plages.Index < debut && debut < fin && fin + reste == texte.Length;
        return couvreTout && HexadecimalExpression().IsMatch(texte[debut..fin]) ? debut..fin : null;
    }

    /// <summary>La signature, et rien que des zéros derrière elle.</summary>
    private static byte[] Signature(string hexadecimal)
    {
        var octets = Convert.FromHexString(hexadecimal.AsSpan(1, hexadecimal.Length - 2));
        AsnDecoder.ReadEncodedValue(octets, AsnEncodingRules.DER, out _, out _, out var longueur);
        if (octets.AsSpan(longueur).ContainsAnyExcept((byte)0))
            throw new CryptographicException("Des octets suivent la signature.");
        return octets[..longueur];
    }

    private static ResultatDeSceau Examiner(SignedCms cms, byte[] signature)
    {
        if (cms.SignerInfos.Count != 1 || cms.SignerInfos[0] is not { Certificate: { } certificat } signataire)
            return Altere("Le sceau n'a pas un signataire et un seul.");
        if (!EnveloppeCms.EstStricte(signature, signataire, EnveloppeCms.Donnees))
            return Altere("L'enveloppe du sceau a été modifiée.");
        if (signataire.DigestAlgorithm.Value != Oids.Sha256 || !CertificatSignataire.Designe(signataire, certificat))
            return Altere("Le sceau ne désigne pas son certificat.");
        try
        {
            cms.CheckSignature(verifySignatureOnly: true);
        }
        catch (CryptographicException)
        {
            return Altere("Le fichier a été modifié après son scellement.");
        }
        return Horodatage(signataire, new ResultatDeSceau(EtatDuSceau.Valide)
        {
            Sujet = certificat.Subject,
            EmpreinteDuCertificat = certificat.GetCertHashString(HashAlgorithmName.SHA256).ToLowerInvariant(),
        });
    }

    private static ResultatDeSceau Horodatage(SignerInfo signataire, ResultatDeSceau resultat)
    {
        var attributs = signataire.UnsignedAttributes.Cast<CryptographicAttributeObject>().ToList();
        if (attributs.Count == 0)
            return resultat;
        if (attributs is not [{ Oid.Value: Oids.Horodatage, Values.Count: 1 } horodatage])
            return Altere("Le sceau porte un attribut inattendu.");

        return Rfc3161TimestampToken.TryDecode(horodatage.Values[0].RawData, out var jeton, out _)
            && EnveloppeCms.EstStricte(horodatage.Values[0].RawData, jeton.AsSignedCms().SignerInfos[0], EnveloppeCms.Jeton)
            && jeton.VerifySignatureForSignerInfo(signataire, out X509Certificate2? autorite)
            ? resultat with { HorodateLe = jeton.TokenInfo.Timestamp, Autorite = autorite.Subject }
            : Altere("L'horodatage ne porte pas sur ce sceau.");
    }

    private static ResultatDeSceau Altere(string motif) => new(EtatDuSceau.Altere) { Motif = motif };

    [GeneratedRegex(@"/ByteRange\s*\[\s*0\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]")]
    private static partial Regex PlagesExpression();

    [GeneratedRegex(@"^<(?:[0-9A-F]{2})+>$")]
    private static partial Regex HexadecimalExpression();
}
