using MimeKit;

namespace RupnManager.Services.Courriels;

/// <summary>Le bord du système : remet un message à un relais, ou le pose dans un dossier.</summary>
public interface ITransportDeCourriel
{
    /// <summary>Envoie le message, ou lève une exception si le relais n'en veut pas.</summary>
    Task EnvoyerAsync(MimeMessage message, CancellationToken ct);
}
