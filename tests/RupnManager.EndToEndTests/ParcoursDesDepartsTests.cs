using Microsoft.Playwright;
using RupnManager.EndToEndTests.Support;

namespace RupnManager.EndToEndTests;

/// <summary>Ceux qui partent : le chef note, lit ce qui reste et remplace ; l'administration ferme un rôle et nomme à sa suite.</summary>
public sealed class ParcoursDesDepartsTests(Scene scene) : IClassFixture<Scene>
{
    [Fact]
    public async Task Le_chef_note_un_depart_puis_remplace_l_agent_depuis_ce_qui_reste_ouvert()
    {
        await using var chef = await scene.EntrerAsync("chef.lycee");
        await chef.AllerAsync("/personnels");
        await chef.SuivreAsync(chef.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("la fiche de Perrin") }));
        await chef.ControlerAsync("agent-fiche");
        await chef.SuivreAsync("Noter son départ");
        await chef.LireAsync("Ce qui reste ouvert");
        await chef.ControlerAsync("chef-depart", Guide.Bureau);
        await chef.RemplirAsync("Son dernier jour", "");
        await chef.SuivreAsync("Noter ce départ");
        Assert.Equal(422, chef.Statut);
        await chef.RemplirAsync("Son dernier jour", $"{ApplicationReelle.Aujourdhui:yyyy-MM-dd}");
        await chef.SuivreAsync("Noter ce départ");
        await chef.LireAsync("est noté. Voici ce qui reste ouvert.");
        await chef.ControlerAsync("agent-parti");

        await chef.AllerAsync("/");
        await chef.LireAsync("Suivre le départ de");
        await chef.ControlerAsync("accueil-depart-a-suivre");
    }

    [Fact]
    public async Task Une_lettre_que_l_agent_n_a_pas_signee_passe_a_un_autre()
    {
        await using var chef = await scene.EntrerAsync("chef.lycee");
        await chef.AllerAsync("/personnels");
        await chef.SuivreAsync(chef.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("la fiche de Fabre") }));
        await chef.SuivreAsync("Noter son départ");
        await chef.SuivreAsync(chef.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("Remplacer l'agent.*Référent pour les usages") }));
        await chef.ControlerAsync("chef-remplacement", Guide.Bureau);
        await chef.SuivreAsync("Remplacer");
        Assert.Equal(422, chef.Statut);
        await chef.ControlerAsync("remplacement-refuse");
        await chef.ChoisirAsync("Agent qui le remplace", "Bertin");
        await chef.RemplirAsync("Motif", "congé");
        await chef.SuivreAsync("Remplacer");
        await chef.LireAsync("La mission est confiée à une autre personne.");
        await chef.ControlerAsync("remplacement-fait");
    }

    [Fact]
    public async Task L_administration_met_fin_a_un_role_et_voit_ce_qui_restera_ouvert()
    {
        await using var admin = await scene.EntrerAsync("admin");
        await MettreFinAsync(admin, "Durand");
        await admin.ControlerAsync("fin-rupn");
        await MettreFinAsync(admin, "Petit");
        await admin.ControlerAsync("fin-chef");
        await MettreFinAsync(admin, "Leroy");
        await admin.ControlerAsync("fin-dan", Guide.Bureau);
        await admin.SuivreAsync("Nommer une nouvelle personne");
        await admin.ControlerAsync("nommer-a-la-suite");
    }

    private static async Task MettreFinAsync(Visiteur admin, string nom)
    {
        await admin.AllerAsync($"/comptes?q={nom}");
        await admin.SuivreAsync(admin.Page.GetByRole(AriaRole.Table).GetByRole(AriaRole.Link, new() { NameRegex = new(nom) }).First);
        await admin.SuivreAsync(admin.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Mettre fin") }).First);
        await admin.LireAsync("Ce qui restera ouvert");
    }
}
