using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using RupnManager.Pdf.Scellement;

namespace RupnManager.Tests.Pdf;

public sealed class HorodatageTests
{
    private static readonly DateTimeOffset Heure = new(2013, 10, 18, 7, 15, 3, TimeSpan.Zero);
    private static readonly byte[] Empreinte = SHA256.HashData("lettre"u8);

    [Fact]
    public async Task Une_autorite_interrogee_par_http_rend_un_jeton_sur_l_empreinte()
    {
        var autorite = Autorite(async demande =>
        {
            Assert.Equal("application/timestamp-query", demande.Content!.Headers.ContentType!.MediaType);
            Assert.True(Rfc3161TimestampRequest.TryDecode(await demande.Content.ReadAsByteArrayAsync(), out var lue, out _));
            return Reponse(new AutoriteDeTest(Heure).Repondre(lue));
        });

        Assert.True(Rfc3161TimestampToken.TryDecode(await autorite.HorodaterAsync(Empreinte, default), out var jeton, out _));
        Assert.Equal(Heure, jeton.TokenInfo.Timestamp);
        Assert.Equal(Empreinte, jeton.TokenInfo.GetMessageHash().ToArray());
    }

    [Fact]
    public async Task Un_jeton_rejoue_une_erreur_une_panne_ou_du_bruit_se_voient()
    {
        var rejoue = new AutoriteDeTest(Heure).Repondre(Rfc3161TimestampRequest.CreateFromHash(Empreinte, HashAlgorithmName.SHA256, nonce: new byte[] { 1, 2, 3, 4, 5, 6, 7, 8 }));
        Func<HttpRequestMessage, Task<HttpResponseMessage>>[] pannes =
        [
            _ => Task.FromResult(Reponse(rejoue)),
            _ => Task.FromResult(Reponse("bonjour"u8.ToArray())),
            _ => Task.FromResult(new HttpResponseMessage(HttpStatusCode.ServiceUnavailable)),
            _ => throw new HttpRequestException("injoignable"),
            _ => throw new TaskCanceledException("trop lente", new TimeoutException()),
        ];

        foreach (var panne in pannes)
            await Assert.ThrowsAsync<HorodatageIndisponibleException>(() => Autorite(panne).HorodaterAsync(Empreinte, default));
    }

    private static AutoriteHorodatageHttp Autorite(Func<HttpRequestMessage, Task<HttpResponseMessage>> repondre) =>
        new(new HttpClient(new Faux(repondre)), new Uri("http://horodatage.example/"));

    private static HttpResponseMessage Reponse(byte[] contenu) => new() { Content = new ByteArrayContent(contenu) };

    private sealed class Faux(Func<HttpRequestMessage, Task<HttpResponseMessage>> repondre) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => repondre(request);
    }
}
