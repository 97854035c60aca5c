using System.Formats.Asn1;
using System.Security.Cryptography.Pkcs;

namespace RupnManager.Pdf.Scellement;

/// <summary>
/// L'enveloppe d'une signature CMS, que la signature elle-même ne protège pas : elle ne doit dire que ce qu'on attend,
/// sinon un octet y changerait sans que rien ne le voie.
/// </summary>
internal static class EnveloppeCms
{
    public const string Donnees = "1.2.840.113549.1.7.1", Jeton = "1.2.840.113549.1.9.16.1.4";

    public static bool EstStricte(byte[] cms, SignerInfo signataire, string contenu)
    {
        var corps = new AsnReader(cms, AsnEncodingRules.BER).ReadSequence();
        corps.ReadObjectIdentifier();
        var signe = corps.ReadSequence(new Asn1Tag(TagClass.ContextSpecific, 0)).ReadSequence();

        var version = signe.ReadInteger();
        var empreintes = signe.ReadSetOf();
        var empreinte = empreintes.ReadSequence();
        var algorithme = empreinte.ReadObjectIdentifier();
        var contenuLu = signe.ReadSequence().ReadObjectIdentifier();
        return version == (contenu == Donnees ? 1 : 3)
            && signataire.Version == 1
            && !empreintes.HasData
            && algorithme == signataire.DigestAlgorithm.Value
            && contenuLu == contenu;
    }
}
