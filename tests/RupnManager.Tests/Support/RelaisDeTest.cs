using System.Net;
using System.Net.Sockets;
using System.Text;

namespace RupnManager.Tests.Support;

/// <summary>Un relais SMTP en quelques lignes, qui répond, refuse ou raccroche quand on le lui dit.</summary>
internal sealed class RelaisDeTest : IAsyncDisposable
{
    private readonly TcpListener _ecoute = new(IPAddress.Loopback, 0);
    private readonly Task _service;

    public RelaisDeTest()
    {
        _ecoute.Start();
        _service = Task.Run(ServirAsync);
    }

    public int Port => ((IPEndPoint)_ecoute.LocalEndpoint).Port;

    /// <summary>Les messages dont le corps entier est arrivé.</summary>
    public List<string> Recus { get; } = [];

    public bool RaccrocheAuBonjour { get; init; }
    public string ALExpediteur { get; init; } = "250 oui";
    public string AuDestinataire { get; init; } = "250 oui";
    public bool RaccrocheAuDestinataire { get; init; }
    public string? ApresLeCorps { get; init; } = "250 pris";
    public bool RaccrocheApresLeCorps { get; init; }

    public async ValueTask DisposeAsync()
    {
        _ecoute.Stop();
        await _service;
    }

    private async Task ServirAsync()
    {
        try
        {
            using var client = await _ecoute.AcceptTcpClientAsync();
            await ParlerAsync(client.GetStream());
        }
        catch (Exception fin) when (fin is SocketException or IOException or ObjectDisposedException)
        {
            // le test est fini, ou le client est parti
        }
    }

    private async Task ParlerAsync(NetworkStream flux)
    {
        using var lecture = new StreamReader(flux, Encoding.UTF8);
        async Task Dire(string ligne) => await flux.WriteAsync(Encoding.UTF8.GetBytes(ligne + "\r\n"));
        if (RaccrocheAuBonjour) return;
        await Dire("220 relais.demo.example");
        while (await lecture.ReadLineAsync() is { } ligne)
            switch (ligne.Split(' ', ':')[0].ToUpperInvariant())
            {
                case "MAIL": await Dire(ALExpediteur); break;
                case "RCPT" when RaccrocheAuDestinataire: return;
                case "RCPT": await Dire(AuDestinataire); break;
                case "DATA":
                    await Dire("354 allez-y");
                    Recus.Add(await CorpsAsync(lecture));
                    if (ApresLeCorps is { } reponse) await Dire(reponse);
                    if (RaccrocheApresLeCorps) return;
                    break;
                case "QUIT": await Dire("221 adieu"); return;
                default: await Dire("250 relais.demo.example"); break;
            }
    }

    private static async Task<string> CorpsAsync(StreamReader lecture)
    {
        var corps = new StringBuilder();
        while (await lecture.ReadLineAsync() is { } ligne && ligne != ".") corps.AppendLine(ligne);
        return corps.ToString();
    }
}
