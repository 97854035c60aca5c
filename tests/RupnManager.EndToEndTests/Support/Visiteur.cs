using Microsoft.Playwright;

namespace RupnManager.EndToEndTests.Support;

/// <summary>Une personne devant son navigateur : elle lit des libellés et des titres, jamais des classes CSS.</summary>
public sealed class Visiteur : IAsyncDisposable
{
    public const string MotDePasse = "Demonstration-2026";
    public static readonly ViewportSize Bureau = new() { Width = 1280, Height = 900 };
    public static readonly ViewportSize Telephone = new() { Width = 360, Height = 740 };
    private readonly List<string> plaintes = [];

    public Visiteur(IPage page)
    {
        Page = page;
        page.Console += (_, message) => { if (message.Type is "error") Noter(message.Text); };
        page.PageError += (_, erreur) => Noter(erreur);
        page.Response += (_, reponse) =>
        {
            if (reponse.Status >= 400 && !reponse.Request.IsNavigationRequest) Noter($"{reponse.Status} {reponse.Url}");
        };
    }

    public IPage Page { get; }

    /// <summary>Ce que le navigateur a reproché aux pages : script en erreur, ressource absente, politique de sécurité enfreinte.</summary>
    public IReadOnlyList<string> Plaintes => plaintes;

    public async Task SeConnecterAsync(string courriel, string motDePasse = MotDePasse)
    {
        await AllerAsync("/connexion");
        await RemplirAsync("Courriel", courriel);
        await RemplirAsync("Mot de passe", motDePasse);
        await CliquerAsync("Se connecter");
    }

    /// <summary>Ouvre une adresse et rend le code HTTP obtenu.</summary>
    public async Task<int> AllerAsync(string adresse) => (await Page.GotoAsync(adresse))!.Status;

    /// <summary>Remplit le champ dont le libellé commence ainsi.</summary>
    public Task RemplirAsync(string libelle, string valeur) => Champ(libelle).FillAsync(valeur);

    public ILocator Champ(string libelle) =>
        Page.GetByRole(AriaRole.Main).GetByLabel(libelle, new() { Exact = false }).And(Page.Locator("input, textarea, select")).First;

    /// <summary>Actionne le bouton, ou à défaut le lien, qui porte ce nom.</summary>
    public async Task CliquerAsync(string nom)
    {
        var bouton = Page.GetByRole(AriaRole.Button, new() { Name = nom });
        var lien = Page.GetByRole(AriaRole.Link, new() { Name = nom });
        await bouton.Or(lien).First.ClickAsync();
        await Page.WaitForLoadStateAsync(LoadState.Load);
    }

    /// <summary>Appuie sur Tab jusqu'à ce que le champ ait le focus, comme qui n'a pas de souris.</summary>
    public async Task AtteindreAuClavierAsync(string libelle)
    {
        var champ = Champ(libelle);
        for (var pas = 0; pas < 60; pas++)
        {
            await Page.Keyboard.PressAsync("Tab");
            if (await champ.EvaluateAsync<bool>("e => e === document.activeElement")) return;
        }
        Assert.Fail($"« {libelle} » n'est pas atteint au clavier sur {Page.Url}.");
    }

    public async Task<string> TitreAsync() => (await Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).First.InnerTextAsync()).Trim();

    public Task<string> TexteAsync() => Page.GetByRole(AriaRole.Main).InnerTextAsync();

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();

    // Une page refusée (422, 404…) est aussi signalée par la console : c'est la réponse attendue, non une plainte.
    private void Noter(string plainte)
    {
        if (!plainte.StartsWith("Failed to load resource", StringComparison.Ordinal)) plaintes.Add(plainte);
    }
}
