using Microsoft.Playwright;
using RupnManager.EndToEndTests.Support;

namespace RupnManager.EndToEndTests;

/// <summary>Le DAN relance depuis sa file ce qui attend le chef ou le RUPN : au clavier, puis sans script, au téléphone.</summary>
public sealed class ParcoursDeLaRelanceTests(Scene scene) : IClassFixture<Scene>
{
    [Fact]
    public async Task Une_lettre_en_retard_se_relance_au_clavier()
    {
        await using var dan = await scene.EntrerAsync("dan");
        await dan.AllerAsync("/academie?attendu=");
        await dan.Page.Locator("#enRetard").CheckAsync(new() { Force = true });
        await dan.SuivreAsync("Filtrer");
        await dan.LireAsync("En retard de");
        await dan.ControlerAsync("dan-file-en-retard", Guide.Bureau);

        await dan.AllerAsync("/academie?attendu=");
        await dan.Page.Locator("#toute-la-page").CheckAsync(new() { Force = true });
        await dan.LireAsync("à relancer, ");
        await dan.ControlerAsync("dan-file-melee");
        await dan.Page.Locator("#toute-la-page").UncheckAsync(new() { Force = true });
        await dan.Page.Locator("[data-suite=ARelancer]").Last.FocusAsync();
        await dan.Page.Keyboard.PressAsync("Space");
        await dan.LireAsync("1 lettre sélectionnée.");
        await dan.AtteindreAuClavierAsync(dan.Page.GetByRole(AriaRole.Button, new() { Name = "Relancer" }), "Relancer");
        await dan.ChangerDePageAsync(() => dan.Page.Keyboard.PressAsync("Enter"));
        await dan.LireAsync("Relire avant de relancer 1 personne");
        await dan.ControlerAsync("dan-relance-recapitulatif");

        await dan.AtteindreAuClavierAsync(dan.Page.Locator("#Consentement"), "l'accord");
        await dan.Page.Keyboard.PressAsync("Space");
        await dan.AtteindreAuClavierAsync(dan.Page.Locator("#lancer button[type=submit]"), "Relancer 1 personne");
        await dan.ChangerDePageAsync(() => dan.Page.Keyboard.PressAsync("Enter"));
        await dan.LireAsync("Tout est passé.");
        await dan.ControlerAsync("dan-relance-finie");
    }

    [Fact]
    public async Task Sans_script_au_telephone_une_selection_melee_se_relance_aussi()
    {
        await using var dan = await scene.EntrerAsync("dan", telephone: true, sansScript: true);
        await dan.AllerAsync("/academie?attendu=");
        await dan.Page.Locator("[data-suite=ARelancer]").First.CheckAsync(new() { Force = true });
        await dan.Page.Locator("[data-suite=AValider]").First.CheckAsync(new() { Force = true });
        await dan.SuivreAsync("Relancer");
        await dan.LireAsync("1 ligne choisie reste hors de ce lot");
        await dan.LireAsync("elle se valide, elle ne se relance pas.");
        await dan.ControlerAsync("dan-relance-melee");
    }
}
