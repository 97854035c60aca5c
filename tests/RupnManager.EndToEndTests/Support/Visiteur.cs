using Microsoft.Playwright;

namespace RupnManager.EndToEndTests.Support;

/// <summary>Une personne devant son navigateur : elle lit des libellés et des titres, jamais des classes CSS.</summary>
public sealed class Visiteur : IAsyncDisposable
{
    public const string MotDePasse = "Demonstration-2026";
    public static readonly ViewportSize Bureau = new() { Width = 1280, Height = 900 };
    public static readonly ViewportSize Telephone = new() { Width = 360, Height = 740 };
    private readonly List<string> plaintes = [];

    public Visiteur(IPage page, bool avecScript = true)
    {
        Page = page;
        AvecScript = avecScript;
        page.Console += (_, message) => { if (message.Type is "error") Noter(message.Text); };
        page.PageError += (_, erreur) => Noter(erreur);
        page.Response += (_, reponse) =>
        {
            if (reponse.Request.IsNavigationRequest) Statut = reponse.Status;
            else if (reponse.Status >= 400) Noter($"{reponse.Status} {reponse.Url}");
        };
    }

    public IPage Page { get; }

    public bool AvecScript { get; }

    /// <summary>Le code HTTP de la dernière page reçue.</summary>
    public int Statut { get; private set; }

    public string Chemin => new Uri(Page.Url).AbsolutePath;

    /// <summary>Ce que le navigateur a reproché aux pages depuis la dernière fois : script en erreur, ressource absente, politique de sécurité enfreinte.</summary>
    public IReadOnlyList<string> PrendreLesPlaintes()
    {
        string[] prises = [.. plaintes];
        plaintes.Clear();
        return prises;
    }

    public static string Courriel(string compte) => compte.Contains('@') ? compte : $"{compte}@demo.example";

    public async Task SeConnecterAsync(string compte, string motDePasse = MotDePasse)
    {
        await AllerAsync("/connexion");
        await RemplirLaConnexionAsync(compte, motDePasse);
    }

    /// <summary>La page de connexion est déjà là, par exemple au retour d'une session expirée.</summary>
    public async Task RemplirLaConnexionAsync(string compte, string motDePasse = MotDePasse)
    {
        await RemplirAsync("Adresse de courriel", Courriel(compte));
        await RemplirAsync("Mot de passe", motDePasse);
        await SuivreAsync("Se connecter");
    }

    public Task PasserSurAsync(ViewportSize ecran) => Page.SetViewportSizeAsync(ecran.Width, ecran.Height);

    /// <summary>Ouvre une adresse et rend le code HTTP obtenu.</summary>
    public async Task<int> AllerAsync(string adresse) => (await Page.GotoAsync(adresse))!.Status;

    /// <summary>Remplit le champ dont le libellé commence ainsi.</summary>
    public Task RemplirAsync(string libelle, string valeur) => Champ(libelle).FillAsync(valeur);

    public ILocator Champ(string libelle) =>
        Page.GetByRole(AriaRole.Main).GetByLabel(libelle, new() { Exact = false }).And(Page.Locator("input, textarea, select")).First;

    /// <summary>Actionne le bouton, ou à défaut le lien, qui porte ce nom ; la page reste.</summary>
    public Task CliquerAsync(string nom) => Commande(nom).ClickAsync();

    /// <summary>Actionne le bouton ou le lien, et attend la page où il mène.</summary>
    public Task SuivreAsync(string nom) => SuivreAsync(Commande(nom));

    public Task SuivreAsync(ILocator commande) => ChangerDePageAsync(() => commande.ClickAsync());

    /// <summary>Fait le geste, et attend que la page suivante soit là, scripts compris.</summary>
    public async Task ChangerDePageAsync(Func<Task> geste)
    {
        await Page.EvaluateAsync("() => document.documentElement.dataset.quittee = ''");
        await geste();
        await Page.Locator("html:not([data-quittee]) footer").WaitForAsync();
        if (AvecScript) await Page.EvaluateAsync("() => document.readyState === 'complete' || new Promise(pret => addEventListener('load', () => pret(true)))");
    }

    /// <summary>Attend que la condition, qui peut elle-même attendre, soit vraie dans la page. Playwright seul prendrait la promesse pour une réponse.</summary>
    public async Task AttendreAsync(string condition) => Assert.True(await Page.EvaluateAsync<bool>($$"""
        async () => {
          for (const fin = Date.now() + 30_000; Date.now() < fin; await new Promise(suite => setTimeout(suite, 50)))
            if ({{condition}}) return true;
          return false;
        }
        """), $"« {condition} » n'est pas devenu vrai sur {Page.Url}.");

    /// <summary>Le bouton ou le lien de ce nom.</summary>
    public ILocator Commande(string nom) =>
        Page.GetByRole(AriaRole.Button, new() { Name = nom }).Or(Page.GetByRole(AriaRole.Link, new() { Name = nom })).First;

    /// <summary>Appuie sur Tab jusqu'à ce que le champ ait le focus, comme qui n'a pas de souris.</summary>
    public Task AtteindreAuClavierAsync(string libelle) => AtteindreAuClavierAsync(Champ(libelle), libelle);

    /// <summary>Appuie sur Tab jusqu'à l'élément, qui doit alors être visible en entier et porter un contour.</summary>
    public async Task AtteindreAuClavierAsync(ILocator element, string nom)
    {
        for (var pas = 0; pas < 80; pas++)
        {
            await Page.Keyboard.PressAsync("Tab");
            if (!await element.EvaluateAsync<bool>("e => e === document.activeElement")) continue;
            Assert.True(await element.EvaluateAsync<bool>("e => getComputedStyle(e).outlineStyle !== 'none' || getComputedStyle(e, '::before').outlineStyle !== 'none' || e.matches('[type=checkbox]')"),
                $"« {nom} » a le focus sur {Page.Url}, mais rien ne le montre.");
            return;
        }
        Assert.Fail($"« {nom} » n'est pas atteint au clavier sur {Page.Url}.");
    }

    /// <summary>Clique, et rend le fichier que le navigateur reçoit.</summary>
    public async Task<(string Nom, byte[] Octets)> TelechargerAsync(string nom)
    {
        var recu = await Page.RunAndWaitForDownloadAsync(() => Commande(nom).ClickAsync());
        return (recu.SuggestedFilename, await File.ReadAllBytesAsync(await recu.PathAsync()));
    }

    public async Task<string> TitreAsync() => (await Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).First.InnerTextAsync()).Trim();

    /// <summary>Attend que la page dise ces mots.</summary>
    public async Task LireAsync(string mots)
    {
        try
        {
            await Page.GetByRole(AriaRole.Main).Filter(new() { HasText = mots }).WaitForAsync();
        }
        catch (TimeoutException)
        {
            Assert.Fail($"« {mots} » n'est pas sur {Page.Url} ({Statut}) :\n{await TexteAsync()}");
        }
    }

    public Task<string> TexteAsync() => Page.GetByRole(AriaRole.Main).InnerTextAsync();

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();

    // Une page refusée (422, 404…) est aussi signalée par la console : c'est la réponse attendue, non une plainte.
    private void Noter(string plainte)
    {
        if (!plainte.StartsWith("Failed to load resource", StringComparison.Ordinal)) plaintes.Add(plainte);
    }
}
