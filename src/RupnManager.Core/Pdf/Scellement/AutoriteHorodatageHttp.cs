using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;

namespace RupnManager.Pdf.Scellement;

/// <summary>Une autorité interrogée par HTTP (RFC 3161, § 3.4), avec un nombre aléatoire contre le rejeu.</summary>
public sealed class AutoriteHorodatageHttp(HttpClient http, Uri adresse) : IAutoriteHorodatage
{
    public async Task<byte[]> HorodaterAsync(byte[] empreinteSha256, CancellationToken ct)
    {
        var demande = Rfc3161TimestampRequest.CreateFromHash(
            empreinteSha256, HashAlgorithmName.SHA256, nonce: RandomNumberGenerator.GetBytes(8), requestSignerCertificates: true);
        try
        {
            using var contenu = new ByteArrayContent(demande.Encode());
            contenu.Headers.ContentType = new MediaTypeHeaderValue("application/timestamp-query");
            using var reponse = await http.PostAsync(adresse, contenu, ct);
            reponse.EnsureSuccessStatusCode();
            return demande.ProcessResponse(await reponse.Content.ReadAsByteArrayAsync(ct), out _).AsSignedCms().Encode();
        }
        catch (Exception e) when (e is HttpRequestException or CryptographicException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            throw new HorodatageIndisponibleException($"L'autorité d'horodatage {adresse.Host} n'a pas donné de jeton valable.", e);
        }
    }
}
