using System.Collections;
using Microsoft.Playwright;

namespace RupnManager.EndToEndTests.Support;

/// <summary>Le Chromium de la machine, conduit par Playwright.</summary>
public static class Chromium
{
    private static readonly string[] Connus =
        ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    public static Task<IBrowser> OuvrirAsync(IPlaywright playwright)
    {
        var chemin = Environment.GetEnvironmentVariable("RUPN_CHROMIUM") ?? Array.Find(Connus, File.Exists);
        return playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = chemin,
            Channel = chemin is null ? "chrome" : null,
            Env = EnFrancais(),
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--disable-default-apps", "--no-first-run", "--hide-scrollbars",
            ],
        });
    }

    /// <summary>Les champs de date et de fichier parlent la langue du navigateur, pas celle de la page.</summary>
    private static Dictionary<string, string> EnFrancais()
    {
        var environnement = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .ToDictionary(variable => (string)variable.Key, variable => (string?)variable.Value ?? "");
        environnement["LANGUAGE"] = "fr";
        return environnement;
    }
}
