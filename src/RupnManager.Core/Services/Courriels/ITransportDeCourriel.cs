using MimeKit;

namespace RupnManager.Services.Courriels;

/// <summary>Le bord du système : remet un message à un relais, ou le pose dans un dossier.</summary>
public interface ITransportDeCourriel
{
    /// <summary>
    /// Envoie le message. Lève EnvoiRefuseException si le relais n'en veut pas, EnvoiDiffereException s'il demande d'attendre pour ce
    /// message, EnvoiIncertainException s'il l'a peut-être pris ; toute autre exception dit un relais injoignable.
    /// </summary>
    Task EnvoyerAsync(MimeMessage message, CancellationToken ct);
}

/// <summary>Le relais a refusé ce message pour de bon : l'envoyer de nouveau ne changerait rien.</summary>
public sealed class EnvoiRefuseException(string cause, Exception? origine = null) : Exception(cause, origine);

/// <summary>Le relais répond, mais demande d'attendre pour ce message-là.</summary>
public sealed class EnvoiDiffereException(string cause, Exception? origine = null) : Exception(cause, origine);

/// <summary>La liaison s'est rompue pendant que le message passait : le relais l'a peut-être pris.</summary>
public sealed class EnvoiIncertainException(string cause, Exception? origine = null) : Exception(cause, origine);
