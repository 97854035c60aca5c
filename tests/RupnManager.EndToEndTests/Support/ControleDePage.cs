using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace RupnManager.EndToEndTests.Support;

/// <summary>Ce que toute page visitée doit tenir, au bureau comme au téléphone.</summary>
public static class ControleDePage
{
    private static readonly BundledAxeScriptProvider Axe = new();

    /// <summary>Contrôle la page aux deux largeurs : accessibilité, débordement, plaintes du navigateur ; et en garde l'image.</summary>
    /// <param name="visiteur">La personne qui regarde la page.</param>
    /// <param name="nom">Le nom de l'image, en minuscules et tirets.</param>
    /// <param name="guide">L'écran que le guide montre, s'il montre cette page.</param>
    public static async Task ControlerAsync(this Visiteur visiteur, string nom, Guide guide = Guide.Rien)
    {
        var avant = visiteur.Page.ViewportSize!;
        foreach (var ecran in new[] { Visiteur.Telephone, Visiteur.Bureau })
        {
            await visiteur.PasserSurAsync(ecran);
            await visiteur.CapturerAsync($"{nom}-{ecran.Width}");
            if (guide == (ecran == Visiteur.Bureau ? Guide.Bureau : Guide.Telephone)) await visiteur.IllustrerAsync(nom);
            await visiteur.VerifierDebordementAsync();
            // axe ne rend rien dans un navigateur dont les scripts sont coupés.
            if (visiteur.AvecScript) await visiteur.VerifierAccessibiliteAsync();
        }
        await visiteur.PasserSurAsync(new() { Width = avant.Width, Height = avant.Height });
        await visiteur.VerifierTitresAsync();
        var plaintes = visiteur.PrendreLesPlaintes();
        Assert.True(plaintes.Count == 0, $"Le navigateur se plaint ({nom}) :\n{string.Join('\n', plaintes)}");
    }

    /// <summary>Un titre de premier niveau, un seul, et un titre de fenêtre qui nomme la page avant l'application.</summary>
    public static async Task VerifierTitresAsync(this Visiteur visiteur)
    {
        Assert.True(await visiteur.Page.Locator("h1").CountAsync() == 1, $"{visiteur.Page.Url} n'a pas un titre h1 et un seul.");
        Assert.Matches("^.*\\w.* — RupnManager$", await visiteur.Page.TitleAsync());
    }

    /// <summary>Aucune violation sérieuse ou critique d'après axe, posé une fois dans la page et appelé tel quel : ses enveloppes ouvrent un onglet par contrôle.</summary>
    public static async Task VerifierAccessibiliteAsync(this Visiteur visiteur)
    {
        if (!await visiteur.Page.EvaluateAsync<bool>("() => 'axe' in window")) await visiteur.Page.EvaluateAsync(Axe.GetScript());
        var violations = await visiteur.Page.EvaluateAsync<string[]>("""
            async () => (await axe.run({ resultTypes: ['violations'] })).violations
              .filter(v => v.impact === 'serious' || v.impact === 'critical')
              .map(v => `${v.impact} ${v.id} : ${v.help}\n  ${v.nodes.map(n => n.html).join('\n  ')}`)
            """);
        Assert.True(violations.Length == 0, $"Accessibilité de {visiteur.Page.Url} :\n{string.Join('\n', violations)}");
    }

    /// <summary>Rien ne dépasse de la largeur de l'écran.</summary>
    public static async Task VerifierDebordementAsync(this Visiteur visiteur)
    {
        var depassent = await visiteur.Page.EvaluateAsync<string[]>("""
            () => document.documentElement.scrollWidth <= window.innerWidth ? [] :
              [...document.querySelectorAll('main *, header *, footer *')]
                .filter(e => e.getBoundingClientRect().left + Math.max(e.scrollWidth, e.offsetWidth) > window.innerWidth + 1).slice(0, 5).map(e => e.outerHTML.slice(0, 150))
                .concat(`${document.documentElement.scrollWidth} px pour ${window.innerWidth}`)
            """);
        Assert.True(depassent.Length == 0, $"La page {visiteur.Page.Url} déborde :\n{string.Join('\n', depassent)}");
    }

    private static async Task CapturerAsync(this Visiteur visiteur, string nom)
    {
        await visiteur.Page.EvaluateAsync("() => document.fonts.ready.then(() => window.scrollTo(0, 0))");
        await PhotographierAsync(visiteur.Page, Path.Combine(Lieux.Captures, $"{nom}.png"), entiere: true);
    }

    // L'image du guide montre un écran, non la page entière, là où la personne en est.
    private static async Task IllustrerAsync(this Visiteur visiteur, string nom)
    {
        if (Environment.GetEnvironmentVariable("RUPN_CAPTURES") is null) return;
        Directory.CreateDirectory(Lieux.ImagesDuGuide);
        await PhotographierAsync(visiteur.Page, Path.Combine(Lieux.ImagesDuGuide, $"{nom}.png"), entiere: false);
    }

    private static Task<byte[]> PhotographierAsync(IPage page, string fichier, bool entiere) => page.ScreenshotAsync(new PageScreenshotOptions
    {
        Path = fichier,
        FullPage = entiere,
        Animations = ScreenshotAnimations.Disabled,
    });
}

/// <summary>L'écran d'une page que le guide montre.</summary>
public enum Guide { Rien, Bureau, Telephone }
