namespace RupnManager.Pdf.Scellement;

internal static class Oids
{
    public const string Sha256 = "2.16.840.1.101.3.4.2.1";

    /// <summary>id-aa-signingCertificateV2 (RFC 5035).</summary>
    public const string CertificatSignataire = "1.2.840.113549.1.9.16.2.47";

    /// <summary>id-aa-timeStampToken (RFC 3161, annexe A).</summary>
    public const string Horodatage = "1.2.840.113549.1.9.16.2.14";
}
