using Microsoft.Playwright;
using RupnManager.EndToEndTests.Support;

namespace RupnManager.EndToEndTests;

/// <summary>La nouvelle année : le chef coche, reconduit, recommence sans effet ; le DAN lit où en est chacun.</summary>
public sealed class ParcoursDeLaRentreeTests(Scene scene) : IClassFixture<Scene>
{
    [Fact]
    public async Task Le_chef_reconduit_l_an_dernier_en_brouillons_puis_ouvre_le_premier()
    {
        await OuvrirLAnneeAsync();
        await using var chef = await scene.EntrerAsync("chef.college");
        await chef.AllerAsync("/nouvelle-annee");
        await chef.SuivreAsync("Préparer déjà 2027-2028");
        await chef.LireAsync("Cochez celles que vous reconduisez");
        await chef.ControlerAsync("chef-nouvelle-annee", Guide.Bureau);

        await chef.AllerAsync("/?annee=2027");
        await chef.LireAsync("Commencer l'année 2027-2028");
        await chef.ControlerAsync("accueil-nouvelle-annee");
        await chef.SuivreAsync("Reconduire les lettres choisies");
        await chef.LireAsync("en brouillon.");
        await chef.LireAsync("Toutes sont traitées");
        await chef.ControlerAsync("nouvelle-annee-faite");

        await chef.SuivreAsync("RUPN-2027-0992001M-1");
        Assert.Equal(200, chef.Statut);
        await chef.LireAsync("2027-2028");
    }

    [Fact]
    public async Task Une_mission_ecartee_dit_pourquoi_et_n_arrete_rien()
    {
        await using var chef = await scene.EntrerAsync("chef.saulnieres");
        await chef.AllerAsync("/personnels");
        await chef.SuivreAsync(chef.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("la fiche de .*Noël") }));
        await chef.SuivreAsync("Noter son départ");
        await chef.RemplirAsync("Son dernier jour", $"{ApplicationReelle.Aujourdhui:yyyy-MM-dd}");
        await chef.SuivreAsync("Noter ce départ");
        await chef.LireAsync("Le départ de M. Gilles Noël est noté.");

        await OuvrirLAnneeAsync();
        await chef.AllerAsync("/nouvelle-annee?annee=2027");
        await chef.LireAsync("n'est plus en fonction dans l'établissement après le");
        await chef.ControlerAsync("nouvelle-annee-ecartee");
    }

    [Fact]
    public async Task Le_DAN_lit_la_rentree_de_chaque_etablissement()
    {
        await using var dan = await scene.EntrerAsync("dan");
        await dan.SuivreAsync("La rentrée de chacun");
        await dan.ControlerAsync("dan-rentree", Guide.Bureau);
        await dan.Champ("Rentrée").SelectOptionAsync("En cours");
        await dan.SuivreAsync("Filtrer");
        await dan.LireAsync("En cours");
    }

    private async Task OuvrirLAnneeAsync()
    {
        await using var dan = await scene.EntrerAsync("dan");
        await dan.AllerAsync("/campagne/ouverture?annee=2027");
        var ouvrir = dan.Page.GetByRole(AriaRole.Button, new() { Name = "Ouvrir la campagne 2027-2028" });
        if (await ouvrir.CountAsync() > 0) await dan.SuivreAsync(ouvrir);
    }
}
