using Microsoft.Playwright;
using RupnManager.EndToEndTests.Support;

namespace RupnManager.EndToEndTests;

/// <summary>Relancer à la main, lire ce qui est parti, choisir ses envois.</summary>
public sealed class ParcoursDesRappelsTests(Scene scene) : IClassFixture<Scene>
{
    [Fact]
    public async Task Le_DAN_choisit_relit_envoie_puis_lit_la_trace()
    {
        await using var dan = await scene.EntrerAsync("dan");
        await dan.AllerAsync("/campagne");
        await dan.SuivreAsync("Relancer ou voir les rappels");
        await dan.LireAsync("Mme Sarah Blin");
        await dan.ControlerAsync("dan-rappels", Guide.Bureau);

        await dan.SuivreAsync("Relancer");
        await dan.ControlerAsync("relance-liste");
        await dan.SuivreAsync("Relire avant d'envoyer");
        Assert.Equal(422, dan.Statut);
        await dan.LireAsync("Cochez au moins une ligne à relancer.");
        await dan.ControlerAsync("relance-vide");
        foreach (var cochable in await dan.Page.GetByRole(AriaRole.Checkbox).AllAsync()) await cochable.CheckAsync(new() { Force = true });
        await dan.SuivreAsync("Relire avant d'envoyer");
        await dan.LireAsync("personnes à relancer");
        await dan.LireAsync("[RUPN] Rappel");
        await dan.ControlerAsync("dan-relance", Guide.Bureau);
        await dan.SuivreAsync(dan.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Envoyer ces") }));
        await dan.LireAsync("personnes sont relancées.");
        await dan.LireAsync("Mme Sophie Leroy");

        await dan.SuivreAsync("Relancer");
        await dan.LireAsync("Rappelé cette semaine");
        await dan.ControlerAsync("relance-faite");
    }

    [Fact]
    public async Task Le_chef_relance_son_RUPN_depuis_ses_lettres()
    {
        await using var chef = await scene.EntrerAsync("chef.college", telephone: true);
        await chef.AllerAsync("/lettres-de-mission");
        await chef.SuivreAsync("Relancer ou voir les rappels");
        await chef.ControlerAsync("chef-rappels");
        await chef.SuivreAsync("Relancer");
        Assert.Equal(200, chef.Statut);
        await chef.ControlerAsync("chef-relance");
    }

    [Fact]
    public async Task Chacun_choisit_ses_envois_au_clavier()
    {
        await using var rupn = await scene.EntrerAsync("rupn.college");
        await rupn.AllerAsync("/mon-compte");
        await rupn.ControlerAsync("mon-compte-envois");
        await rupn.SuivreAsync("Régler mes envois");
        await rupn.ControlerAsync("mes-envois", Guide.Bureau);
        await rupn.Page.GetByRole(AriaRole.Radio, new() { Name = "Tout de suite, un par un" }).FocusAsync();
        await rupn.Page.Keyboard.PressAsync("ArrowDown");
        await rupn.SuivreAsync("Enregistrer mon choix");
        await rupn.LireAsync("Votre choix est enregistré.");
        Assert.True(await rupn.Page.GetByRole(AriaRole.Radio, new() { Name = "Un récapitulatif par jour" }).IsCheckedAsync());
    }
}
