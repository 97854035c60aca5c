using Microsoft.Playwright;
using RupnManager.EndToEndTests.Support;

namespace RupnManager.EndToEndTests;

/// <summary>La DAN coche des lettres dans sa file : elle en renvoie une, lit ce qui est modifié, et valide le reste en une fois.</summary>
public sealed class ParcoursDesLotsTests(Scene scene) : IClassFixture<Scene>
{
    [Fact]
    public async Task Plusieurs_lettres_sont_choisies_relues_puis_validees_en_une_fois()
    {
        await using var dan = await scene.EntrerAsync("dan");
        await RenvoyerAsync(dan);

        await dan.AllerAsync("/academie");
        await CocherAsync(dan.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Cocher toute la page" }));
        await dan.SuivreAsync("Relire avant de valider");
        await dan.LireAsync("à lire d'abord");
        await dan.ControlerAsync("dan-lot-recapitulatif", Guide.Bureau);

        await dan.SuivreAsync(dan.Page.Locator("#lancer button[type=submit]"));
        Assert.Equal(422, dan.Statut);
        await dan.LireAsync("Cochez la phrase d'accord pour signer.");
        await dan.ControlerAsync("dan-lot-refus");
        for (var lue = 0; await dan.Page.GetByText("J'ai lu, la garder dans le lot").First.IsVisibleAsync(); lue++)
        {
            Assert.True(lue < 10, "La lecture ne finit pas.");
            await dan.SuivreAsync("J'ai lu, la garder dans le lot");
        }
        await dan.LireAsync("Vous avez lu toutes les lettres modifiées.");
        await dan.ControlerAsync("dan-lot-lu");

        await dan.Page.GetByText("J'ai lu le récapitulatif et je valide").ClickAsync();
        await dan.RemplirAsync("Votre mot de passe", Visiteur.MotDePasse);
        await dan.SuivreAsync(dan.Page.Locator("#lancer button[type=submit]"));
        await FinirAsync(dan);
        await dan.ControlerAsync("dan-lot-fini", Guide.Bureau);
        await dan.SuivreAsync(dan.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Validées") }));
        await dan.LireAsync("Scellée");
        await dan.ControlerAsync("dan-lot-validees");
        var (nom, csv) = await dan.TelechargerAsync("Télécharger le compte rendu (CSV)");
        Assert.Matches("^lot-\\d+\\.csv$", nom);
        Assert.Contains("Validée", System.Text.Encoding.UTF8.GetString(csv), StringComparison.Ordinal);

        await dan.AllerAsync("/academie/lots");
        await dan.LireAsync("La validation de 8 lettres");
        await dan.ControlerAsync("dan-lots");
    }

    private static async Task RenvoyerAsync(Visiteur dan)
    {
        await dan.AllerAsync("/academie");
        await CocherAsync(dan.Page.GetByRole(AriaRole.Row, new() { NameRegex = new("Conforme") }).First.GetByRole(AriaRole.Checkbox));
        await dan.SuivreAsync("Renvoyer");
        await dan.ControlerAsync("dan-lot-renvoi");
        await dan.Page.GetByText("J'ai lu le récapitulatif et je renvoie").ClickAsync();
        await dan.SuivreAsync(dan.Page.Locator("#lancer button[type=submit]"));
        Assert.Equal(422, dan.Statut);
        await dan.LireAsync("Indiquez ce qui doit être repris");
        await dan.RemplirAsync("Motif commun", "Précisez le lieu d'exercice.");
        await dan.SuivreAsync(dan.Page.Locator("#lancer button[type=submit]"));
        await FinirAsync(dan);
        await dan.LireAsync("1 lettre renvoyée");
    }

    // La case du DSFR est peinte par son libellé : on la coche comme le ferait un lecteur d'écran.
    private static Task CocherAsync(ILocator caseACocher) => caseACocher.CheckAsync(new() { Force = true });

    /// <summary>La page se recharge d'elle-même à la fin du lot.</summary>
    private static Task FinirAsync(Visiteur dan) => dan.LireAsync("Tout est passé.");
}
