using Microsoft.Playwright;
using RupnManager.EndToEndTests.Support;

namespace RupnManager.EndToEndTests;

/// <summary>Le relevé d'un RUPN, au téléphone : en trois touchers, sans réseau, ou depuis son agenda.</summary>
[Collection(Scenes.Pages)]
public sealed class ParcoursDuReleveTests(Scene scene)
{
    private static readonly string Agenda = Path.Combine(Lieux.Depot, "tests", "RupnManager.Tests", "Donnees", "agenda-google.ics");

    [Fact]
    public async Task Trois_activites_au_telephone_en_trois_touchers_chacune_dont_une_sans_reseau()
    {
        await using var rupn = await scene.EntrerAsync("rupn2.lycee", telephone: true);
        await rupn.AllerAsync("/activites");
        var avant = await rupn.Page.Locator("#semaine li li").CountAsync();
        await rupn.AllerAsync("/");
        await rupn.ControlerAsync("rupn-saisie", Guide.Telephone);
        var (debut, touchers) = (DateTime.UtcNow, new List<int>());

        touchers.Add(await ToucherAsync(rupn, 0, "30 min", suivre: true));
        await rupn.LireAsync("30 min ajoutées");
        touchers.Add(await ToucherAsync(rupn, 1, "1 h", suivre: true));
        await rupn.LireAsync("1 h ajoutée :");
        await rupn.Page.Context.SetOfflineAsync(true);
        touchers.Add(await ToucherAsync(rupn, 0, "15 min", suivre: false));
        await rupn.LireAsync("Hors connexion. 1 activité gardée sur cet appareil");
        var duree = DateTime.UtcNow - debut;

        Assert.Equal([3, 3, 3], touchers);
        Assert.True(duree < TimeSpan.FromMinutes(1), $"Trois activités en {duree.TotalSeconds:0} s.");
        await rupn.ControlerAsync("rupn-hors-connexion", Guide.Telephone);
        await rupn.Page.Context.SetOfflineAsync(false);
        await rupn.LireAsync("1 activité envoyée.");
        Assert.Equal(avant + 3, await rupn.Page.Locator("#semaine li li").CountAsync());
    }

    [Fact]
    public async Task Une_saisie_refusee_au_retour_du_reseau_se_corrige_et_part_une_fois()
    {
        await using var rupn = await scene.EntrerAsync("rupn3.lycee", telephone: true);
        await rupn.AllerAsync("/activites");
        var avant = await rupn.Page.Locator("#semaine li li").CountAsync();
        await rupn.Page.Context.SetOfflineAsync(true);
        await rupn.Page.Locator("label[for=duree-libre]").ClickAsync();
        await rupn.RemplirAsync("Quelle durée ?", "une petite heure");
        await rupn.Page.GetByText("Préciser : date, texte, public").ClickAsync();
        await rupn.RemplirAsync("En quelques mots", "Un clavier remplacé en salle 12");
        await rupn.Page.GetByRole(AriaRole.Button, new() { Name = "Ajouter", Exact = true }).ClickAsync();
        await rupn.LireAsync("Hors connexion. 1 activité gardée sur cet appareil");

        await rupn.Page.Context.SetOfflineAsync(false);
        await rupn.LireAsync("Indiquez une durée de 1 minute à 24 heures.");
        await rupn.LireAsync("Corrigez ce qui a été refusé.");
        Assert.Contains("422", Assert.Single(rupn.PrendreLesPlaintes()), StringComparison.Ordinal);
        await rupn.ControlerAsync("rupn-saisie-refusee");
        await rupn.Page.GetByRole(AriaRole.Button, new() { Name = "Corriger : une petite heure" }).ClickAsync();
        Assert.Equal("une petite heure", await rupn.Champ("Quelle durée ?").InputValueAsync());
        Assert.Equal("Un clavier remplacé en salle 12", await rupn.Champ("En quelques mots").InputValueAsync());
        await rupn.RemplirAsync("Quelle durée ?", "50 min");
        await rupn.SuivreAsync(rupn.Page.GetByRole(AriaRole.Button, new() { Name = "Ajouter", Exact = true }));

        await rupn.LireAsync("50 min ajoutées");
        await rupn.AllerAsync("/activites");
        Assert.DoesNotContain("gardée sur cet appareil", await rupn.TexteAsync(), StringComparison.Ordinal);
        Assert.Equal(1, await rupn.Page.Locator("#semaine li li", new() { HasText = "Un clavier remplacé en salle 12" }).CountAsync());
        Assert.Equal(avant + 1, await rupn.Page.Locator("#semaine li li").CountAsync());
    }

    [Fact]
    public async Task Qui_a_deux_missions_dans_l_annee_choisit_son_releve_et_note_dans_le_bon()
    {
        await using var chef = await scene.EntrerAsync("chef.college");
        foreach (var (debut, fin) in new[] { ("2023-09-01", "2023-12-31"), ("2024-02-01", "2024-06-30") }) await ConfierAsync(chef, debut, fin);
        await using var rupn = await scene.EntrerAsync("rupn.college");
        await rupn.AllerAsync("/activites?annee=2023");

        var missions = rupn.Page.Locator("#mission option");
        Assert.Equal(2, await missions.CountAsync());
        await rupn.Page.Locator("#mission").SelectOptionAsync((await missions.Filter(new() { HasText = "01/02/2024" }).GetAttributeAsync("value"))!);
        await rupn.SuivreAsync("Ouvrir ce relevé");
        await rupn.ControlerAsync("rupn-deux-missions");
        await rupn.Page.GetByText("Préciser : date, texte, public").ClickAsync();
        Assert.Equal(("2024-02-01", "2024-06-30"),
            (await rupn.Page.Locator("#Date").GetAttributeAsync("min"), await rupn.Page.Locator("#Date").GetAttributeAsync("max")));
        await rupn.Page.Locator("#Date").FillAsync("2024-03-12");
        await rupn.SuivreAsync(rupn.Page.GetByRole(AriaRole.Button, new() { Name = "Ajouter", Exact = true }));
        await rupn.LireAsync("30 min ajoutées");
        Assert.Equal(1, await rupn.Page.Locator("#semaine li li").CountAsync());

        await rupn.Page.Locator("#mission").SelectOptionAsync((await missions.Filter(new() { HasText = "01/09/2023" }).GetAttributeAsync("value"))!);
        await rupn.SuivreAsync("Ouvrir ce relevé");
        Assert.Equal(0, await rupn.Page.Locator("#semaine li li").CountAsync());
    }

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

    /// <summary>Comme une personne : un temps avant chaque toucher, et l'on compte les touchers.</summary>
    private static async Task<int> ToucherAsync(Visiteur rupn, int nature, string duree, bool suivre)
    {
        var touchers = 0;
        async Task Sur(ILocator cible)
        {
            await rupn.Page.WaitForTimeoutAsync(700);
            await cible.ClickAsync();
            touchers++;
        }
        await Sur(rupn.Page.Locator("#Choix label").Nth(nature));
        await Sur(rupn.Page.Locator(".rupn-choix--court label", new() { HasText = duree }));
        var ajouter = rupn.Page.GetByRole(AriaRole.Button, new() { Name = "Ajouter", Exact = true });
        if (suivre) await rupn.ChangerDePageAsync(() => Sur(ajouter));
        else await Sur(ajouter);
        return touchers;
    }

    private static async Task ConfierAsync(Visiteur chef, string debut, string fin)
    {
        await chef.AllerAsync("/missions/nouvelle?annee=2023");
        foreach (var (liste, texte) in new[] { ("#PersonnelId", "Durand Karim"), ("#FonctionId", "pédagogiques") })
            await chef.Page.Locator(liste).SelectOptionAsync((await chef.Page.Locator($"{liste} option", new() { HasText = texte }).First.GetAttributeAsync("value"))!);
        await chef.Page.Locator("#Debut").FillAsync(debut);
        await chef.Page.Locator("#Fin").FillAsync(fin);
        await chef.Page.Locator("#Indemnisation").SelectOptionAsync("Aucune");
        await chef.SuivreAsync("Confier la mission");
        await chef.LireAsync("La mission est confiée.");
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
