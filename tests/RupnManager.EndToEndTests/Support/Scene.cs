using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace RupnManager.EndToEndTests.Support;

/// <summary>Ce qu'il faut à des parcours : une application à eux seuls, un navigateur, des visiteurs.</summary>
public class Scene : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, string> sessions = new();
    private IPlaywright? playwright;
    private IBrowser? navigateur;
    private ApplicationReelle? application;

    public ApplicationReelle Application => application!;

    /// <summary>L'application où les parcours se jouent : par défaut, l'académie de démonstration.</summary>
    protected virtual Task<ApplicationReelle> DemarrerAsync() => ApplicationReelle.DemarrerAsync();

    public async Task InitializeAsync()
    {
        application = await DemarrerAsync();
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
    public Task<Visiteur> EntrerAsync(bool sansScript = false) => OuvrirAsync(null, sansScript);

    /// <summary>Quelqu'un de l'académie de démonstration, connecté. Le mot de passe n'est tapé qu'une fois par personne.</summary>
    public async Task<Visiteur> EntrerAsync(string compte, bool telephone = false, bool sansScript = false)
    {
        var visiteur = await OuvrirAsync(sessions.GetValueOrDefault(compte), sansScript);
        if (telephone) await visiteur.PasserSurAsync(Visiteur.Telephone);
        if (!sessions.ContainsKey(compte))
        {
            await visiteur.SeConnecterAsync(compte);
            sessions[compte] = await visiteur.Page.Context.StorageStateAsync();
        }
        else await visiteur.AllerAsync("/");
        return visiteur;
    }

    private async Task<Visiteur> OuvrirAsync(string? session, bool sansScript)
    {
        var contexte = await navigateur!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Application.Adresse.ToString(),
            Locale = "fr-FR",
            TimezoneId = "Europe/Paris",
            ViewportSize = Visiteur.Bureau,
            JavaScriptEnabled = !sansScript,
            StorageState = session,
        });
        contexte.SetDefaultTimeout(30_000);
        if (ApplicationReelle.Aujourdhui != DateOnly.FromDateTime(DateTime.Today))
            await contexte.Clock.SetSystemTimeAsync(ApplicationReelle.Aujourdhui.ToDateTime(TimeOnly.FromDateTime(DateTime.Now)));
        return new Visiteur(await contexte.NewPageAsync(), avecScript: !sansScript);
    }
}

/// <summary>Les parcours d'une même collection partagent une application ; les collections vont de front.</summary>
public static class Scenes
{
    public const string Lettres = "Les lettres";
    public const string Pages = "Les pages";
    public const string Academie = "L'académie";
}

[CollectionDefinition(Scenes.Lettres)]
public sealed class SceneDesLettres : ICollectionFixture<Scene>;

/// <summary>Une académie de cent cinquante établissements, où trois cents lettres attendent le DAN.</summary>
public sealed class SceneDUneAcademie : Scene
{
    public const string Code = "13";

    /// <summary>Le compte du chef de l'établissement témoin, tel que la commande l'annonce.</summary>
    public string ChefTemoin => Regex.Match(Application.Sortie(), @"chef\.\w+").Value;

    protected override Task<ApplicationReelle> DemarrerAsync() => ApplicationReelle.DemarrerPeupleeAsync(
        "--graine", "2026", "--academie", Code, "--etablissements", "150", "--annees", "2", "--activites", "300", "--temoins", "1", "--a-valider", "300");
}

[CollectionDefinition(Scenes.Academie)]
public sealed class SceneDeLAcademie : ICollectionFixture<SceneDUneAcademie>;

[CollectionDefinition(Scenes.Pages)]
public sealed class SceneDesPages : ICollectionFixture<Scene>;
