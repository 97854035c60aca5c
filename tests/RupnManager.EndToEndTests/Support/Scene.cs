using Microsoft.Playwright;

namespace RupnManager.EndToEndTests.Support;

/// <summary>Ce qu'il faut à une classe de parcours : l'application à elle seule, un navigateur, des visiteurs.</summary>
public sealed class Scene : IAsyncLifetime
{
    private IPlaywright? playwright;
    private IBrowser? navigateur;
    private ApplicationReelle? application;

    public ApplicationReelle Application => application!;

    public async Task InitializeAsync()
    {
        application = await ApplicationReelle.DemarrerAsync();
        playwright = await Playwright.CreateAsync();
        navigateur = await Chromium.OuvrirAsync(playwright);
    }

    public async Task DisposeAsync()
    {
        if (navigateur is not null) await navigateur.DisposeAsync();
        playwright?.Dispose();
        if (application is not null) await application.DisposeAsync();
    }

    /// <summary>Quelqu'un qui arrive, sans témoin de connexion, devant un écran de bureau.</summary>
    public async Task<Visiteur> EntrerAsync()
    {
        var contexte = await navigateur!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Application.Adresse.ToString(),
            Locale = "fr-FR",
            TimezoneId = "Europe/Paris",
            ViewportSize = Visiteur.Bureau,
        });
        contexte.SetDefaultTimeout(15_000);
        return new Visiteur(await contexte.NewPageAsync());
    }

    /// <summary>Quelqu'un de l'académie de démonstration, connecté.</summary>
    public async Task<Visiteur> EntrerAsync(string courriel)
    {
        var visiteur = await EntrerAsync();
        await visiteur.SeConnecterAsync(courriel);
        return visiteur;
    }
}
