using System.Diagnostics;
using System.Text.RegularExpressions;
using MimeKit;

namespace RupnManager.EndToEndTests.Support;

/// <summary>Les courriels que l'application a envoyés : en développement, des fichiers dans un dossier.</summary>
public static class BoiteAuxLettres
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    /// <summary>Attend un courriel pour cette adresse, et rend le lien qu'il porte vers cette page.</summary>
    public static async Task<string> LienRecuAsync(this ApplicationReelle application, string destinataire, string chemin)
    {
        var dossier = Directory.CreateDirectory(Path.Combine(application.Dossier, "App_Data", "courriels"));
        for (var debut = Stopwatch.StartNew(); debut.Elapsed < Patience; await Task.Delay(250))
        {
            foreach (var fichier in dossier.GetFiles("*.eml").OrderByDescending(f => f.LastWriteTimeUtc))
                if (await LienAsync(fichier.FullName, destinataire, chemin) is { } lien) return lien;
        }
        throw new TimeoutException($"Aucun courriel pour {destinataire} ne mène à {chemin}.\n{application.Sortie()}");
    }

    private static async Task<string?> LienAsync(string fichier, string destinataire, string chemin)
    {
        try
        {
            var message = await MimeMessage.LoadAsync(fichier);
            if (!message.To.Mailboxes.Any(a => a.Address == destinataire)) return null;
            var lien = Regex.Match(message.TextBody ?? "", $@"https?://[^/\s]+({Regex.Escape(chemin)}\S+)");
            return lien.Success ? lien.Groups[1].Value : null;
        }
        catch (Exception echec) when (echec is IOException or FormatException)
        {
            return null; // le fichier s'écrit encore
        }
    }
}
