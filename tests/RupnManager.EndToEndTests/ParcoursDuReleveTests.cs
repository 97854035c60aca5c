using Microsoft.Playwright;
using RupnManager.EndToEndTests.Support;

namespace RupnManager.EndToEndTests;

/// <summary>Le relevé d'un RUPN, au téléphone : en trois touchers, sans réseau, ou depuis son agenda.</summary>
[Collection(Scenes.Pages)]
public sealed class ParcoursDuReleveTests(Scene scene)
{
    private static readonly string Agenda = Path.Combine(Lieux.Depot, "tests", "RupnManager.Tests", "Donnees", "agenda-google.ics");

    [Fact]
    public async Task Sans_reseau_la_page_gardee_s_ouvre_et_s_efface_a_la_deconnexion()
    {
        await using var rupn = await scene.EntrerAsync();
        await rupn.SeConnecterAsync("rupn2.college");
        await rupn.AllerAsync("/activites");
        await PreteAsync(rupn);

        await rupn.Page.Context.SetOfflineAsync(true);
        await rupn.Page.ReloadAsync();
        await rupn.Page.GetByText("Pilotage, diagnostic").Or(rupn.Page.GetByText("Une autre nature")).First.WaitForAsync();
        await NoterAsync(rupn, "Accompagnement", "30 min");
        await rupn.LireAsync("Hors connexion. 1 activité gardée sur cet appareil");
        Assert.DoesNotContain("Marchand", await rupn.Page.InnerTextAsync("body"));
        await rupn.Page.Context.SetOfflineAsync(false);
        await rupn.LireAsync("1 activité envoyée.");

        await rupn.SuivreAsync("Se déconnecter");
        await rupn.AttendreAsync("!(await caches.has('rupn-activites')) && (await navigator.serviceWorker.getRegistrations()).length === 0");
        rupn.PrendreLesPlaintes();
    }

    [Fact]
    public async Task Un_agenda_importe_deux_fois_ne_compte_qu_une()
    {
        await using var rupn = await scene.EntrerAsync("rupn.college");

        await LireLAgendaAsync(rupn);
        Assert.Contains("à importer", await rupn.TitreAsync());
        await rupn.Page.GetByLabel("Nature des événements cochés").SelectOptionAsync("Projet");
        await rupn.Page.GetByLabel("Journée académique des référents").UncheckAsync(new() { Force = true });
        await rupn.ControlerAsync("activites-agenda", Guide.Bureau);
        await rupn.SuivreAsync("Importer les événements cochés");
        await rupn.LireAsync("activités ajoutées.");

        await LireLAgendaAsync(rupn);
        Assert.Equal("Un événement à importer", await rupn.TitreAsync());
        await rupn.LireAsync("sont déjà dans votre relevé");
    }

    private static async Task LireLAgendaAsync(Visiteur rupn)
    {
        await rupn.AllerAsync("/activites/agenda");
        await rupn.Page.GetByLabel("Fichier .ics").SetInputFilesAsync(Agenda);
        await rupn.SuivreAsync("Lire l'agenda");
    }

    private static async Task NoterAsync(Visiteur rupn, string nature, string duree)
    {
        await rupn.Page.Locator("label").Filter(new() { HasText = nature }).First.ClickAsync();
        await rupn.Page.Locator("label").Filter(new() { HasText = duree }).First.ClickAsync();
        await rupn.Page.GetByRole(AriaRole.Button, new() { Name = "Ajouter", Exact = true }).ClickAsync();
    }

    /// <summary>La page de secours est gardée, et celui qui la sert est en place.</summary>
    private static Task PreteAsync(Visiteur rupn) => rupn.AttendreAsync(
        "(await navigator.serviceWorker.getRegistration('/activites'))?.active?.state === 'activated' && await caches.match('/activites/hors-connexion') && (await (await caches.open('rupn-activites')).keys()).length > 4");
}
