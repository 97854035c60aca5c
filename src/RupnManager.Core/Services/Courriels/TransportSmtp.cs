using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace RupnManager.Services.Courriels;

/// <summary>Le relais de courriel de l'exploitant (« Smtp:* »).</summary>
public sealed record RelaisSmtp(string Hote, int Port, string? Compte, string? MotDePasse);

/// <summary>Remet les courriels au relais par SMTP, chiffré dès que le relais le propose.</summary>
public sealed class TransportSmtp(RelaisSmtp relais) : ITransportDeCourriel
{
    private const int PortChiffre = 465;
    private const int PremierRefusDefinitif = 500;
    private static readonly TimeSpan Delai = TimeSpan.FromSeconds(20);

    public async Task EnvoyerAsync(MimeMessage message, CancellationToken ct)
    {
        using var client = new SmtpClient { Timeout = (int)Delai.TotalMilliseconds };
        await client.ConnectAsync(relais.Hote, relais.Port, Chiffrement, ct);
        if (relais.Compte is { Length: > 0 } compte) await client.AuthenticateAsync(compte, relais.MotDePasse ?? "", ct);
        await RemettreAsync(client, message);
        client.Disconnect(quit: false, CancellationToken.None);
    }

    private static async Task RemettreAsync(SmtpClient client, MimeMessage message)
    {
        var passage = new Passage();
        try
        {
            // Accepté, le message est parti : ni un arrêt ni un adieu manqué ne doivent le faire renvoyer.
            await client.SendAsync(message, CancellationToken.None, passage);
        }
        catch (SmtpCommandException reponse) when (reponse.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted)
        {
            var cause = $"{(int)reponse.StatusCode} {reponse.Message}";
            throw (int)reponse.StatusCode >= PremierRefusDefinitif ? new EnvoiRefuseException(cause, reponse) : new EnvoiDiffereException(cause, reponse);
        }
        catch (Exception coupure) when (coupure is not SmtpCommandException && passage.Commence)
        {
            throw new EnvoiIncertainException($"La liaison avec le relais s'est rompue en plein envoi : {coupure.Message}", coupure);
        }
    }

    /// <summary>Un mot de passe ne voyage jamais en clair.</summary>
    private SecureSocketOptions Chiffrement => relais.Port == PortChiffre ? SecureSocketOptions.SslOnConnect
        : relais.Compte is { Length: > 0 } ? SecureSocketOptions.StartTls : SecureSocketOptions.StartTlsWhenAvailable;

    /// <summary>Retient que le corps du message a commencé à passer : avant, une coupure ne peut rien avoir envoyé.</summary>
    private sealed class Passage : ITransferProgress
    {
        public bool Commence { get; private set; }

        public void Report(long bytesTransferred, long totalSize) => Commence = true;

        public void Report(long bytesTransferred) => Commence = true;
    }
}

/// <summary>En développement : chaque courriel devient un fichier « .eml » que l'on ouvre.</summary>
public sealed class TransportDansUnDossier(string dossier) : ITransportDeCourriel
{
    public async Task EnvoyerAsync(MimeMessage message, CancellationToken ct)
    {
        Directory.CreateDirectory(dossier);
        await message.WriteToAsync(Path.Combine(dossier, $"{message.MessageId!.Split('@')[0]}.eml"), ct);
    }
}

/// <summary>Aucun relais n'est réglé : les courriels attendent, et la page du service le dit.</summary>
public sealed class TransportAbsent : ITransportDeCourriel
{
    public Task EnvoyerAsync(MimeMessage message, CancellationToken ct) =>
        throw new InvalidOperationException("Aucun relais de courriel n'est réglé : indiquez son nom dans Smtp:Host.");
}
