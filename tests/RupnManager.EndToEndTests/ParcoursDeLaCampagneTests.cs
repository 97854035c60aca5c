using Microsoft.Playwright;
using RupnManager.EndToEndTests.Support;

namespace RupnManager.EndToEndTests;

/// <summary>Une campagne s'ouvre sur un modèle corrigé, publié, comparé ; chacun voit l'année et ses dates ; un chef choisit la version de son brouillon.</summary>
public sealed class ParcoursDeLaCampagneTests(Scene scene) : IClassFixture<Scene>
{
    [Fact]
    public async Task Le_DAN_corrige_et_publie_le_modele_puis_ouvre_l_annee_suivante()
    {
        await using var dan = await scene.EntrerAsync("dan");
        await using var chef = await scene.EntrerAsync("chef.college");
        await chef.AllerAsync("/lettres-de-mission?annee=2027");
        Assert.Equal(0, await chef.Page.Locator("#annee option[value='2027']").CountAsync());

        await dan.SuivreAsync(Menu(dan, "Campagne"));
        await dan.LireAsync("Ouverte jusqu'au");
        await dan.ControlerAsync("dan-campagne", Guide.Bureau);
        await dan.SuivreAsync("Prolonger");
        await dan.ControlerAsync("campagne-prolongation");
        await dan.AllerAsync("/campagne/cloture");
        await dan.ControlerAsync("campagne-cloture");
        await dan.AllerAsync("/campagne/reouverture?annee=2025");
        await dan.ControlerAsync("campagne-reouverture");

        await dan.AllerAsync("/campagne?annee=2027");
        await dan.ControlerAsync("campagne-en-preparation");
        await dan.SuivreAsync("Modifier le calendrier");
        await dan.RemplirAsync("Fin de la campagne", "2027-10-01");
        await dan.SuivreAsync("Enregistrer la campagne");
        Assert.Equal(422, dan.Statut);
        await dan.LireAsync("Les dates se contredisent : la fin (1er octobre 2027) vient avant la validation du DAN (26 novembre 2027).");
        await dan.ControlerAsync("campagne-dates-refusees");
        await dan.RemplirAsync("Fin de la campagne", "2027-12-10");
        await dan.SuivreAsync("Enregistrer la campagne");

        await dan.SuivreAsync("Contrôler et ouvrir");
        await dan.LireAsync("M-2027-1 n'est pas publié : les lettres partiraient de M-2026-");
        await dan.ControlerAsync("dan-campagne-controle", Guide.Bureau);
        await CorrigerEtPublierAsync(dan);

        await dan.AllerAsync("/campagne/ouverture?annee=2027");
        await dan.LireAsync("Les lettres partiront de M-2027-1.");
        await dan.SuivreAsync("Ouvrir la campagne 2027-2028");
        await dan.LireAsync("La campagne 2027-2028 est ouverte.");
        await dan.ControlerAsync("campagne-ouverte");

        await chef.AllerAsync("/");
        await chef.LireAsync("La campagne 2027-2028 est ouverte jusqu'au 10 décembre 2027.");
        await chef.ControlerAsync("chef-campagne");
        await chef.SuivreAsync("Afficher 2027-2028");
        Assert.Equal("2027", await chef.Page.Locator("#annee").InputValueAsync());
        await chef.AllerAsync("/lettres-de-mission?annee=2027");
        await chef.LireAsync("Aucune lettre pour 2027-2028.");
        await chef.ControlerAsync("chef-lettres-annee-suivante");
        await chef.AllerAsync("/lettres-de-mission?annee=2026");
        await chef.ControlerAsync("chef-lettres-campagne");
    }

    [Fact]
    public async Task Un_modele_publie_pendant_la_redaction_se_garde_ou_se_prend()
    {
        await using var dan = await scene.EntrerAsync("dan");
        await using var chef = await scene.EntrerAsync("chef.erea");
        await chef.SuivreAsync(chef.Page.GetByRole(AriaRole.Link, new() { Name = "Continuer" }).First);
        var redaction = chef.Chemin;

        await dan.AllerAsync("/modeles?annee=2026");
        await dan.SuivreAsync(dan.Page.GetByRole(AriaRole.Link, new() { Name = "Préparer une version" }).First);
        await dan.SuivreAsync("Préparer la version");
        await dan.Page.Locator("textarea").Filter(new() { HasText = "formation des élèves" }).First.FillAsync("formation des élèves à un usage responsable d'internet, des médias et de l'intelligence artificielle.");
        await dan.SuivreAsync("Enregistrer les textes");
        await dan.LireAsync("1 brouillon garde sa version");
        await dan.ControlerAsync("dan-modele-avant-publication");
        await dan.SuivreAsync("Publier");
        await dan.LireAsync("Le modèle est publié.");

        await chef.AllerAsync(redaction);
        await chef.LireAsync("Le modèle M-2026-3 est publié");
        await chef.Page.GetByText("Voir ce qui change").ClickAsync();
        await chef.ControlerAsync("chef-modele-propose", Guide.Bureau);
        await chef.SuivreAsync("Passer à M-2026-3");
        await chef.LireAsync("Le brouillon part maintenant du nouveau modèle.");
        await chef.LireAsync("de l'intelligence artificielle");
    }

    private static async Task CorrigerEtPublierAsync(Visiteur dan)
    {
        await dan.SuivreAsync("Ouvrir M-2027-1");
        await dan.LireAsync("Un champ inconnu empêche de publier");
        await dan.ControlerAsync("dan-modele-champ-inconnu", Guide.Bureau);
        await dan.SuivreAsync("Publier");
        Assert.Equal(422, dan.Statut);
        await dan.LireAsync("Le champ [lieux] n'existe pas. Corrigez-le avant de publier.");
        await dan.ControlerAsync("modele-refuse");
        await dan.SuivreAsync("Corriger cette clause");
        await dan.ControlerAsync("modele-textes");
        await dan.Page.Locator("textarea").Filter(new() { HasText = "[lieux]" }).FillAsync("L'établissement met à disposition du RUPN : [équipements], dans [lieu], toute l'année.");
        await dan.SuivreAsync("Enregistrer les textes");
        await dan.SuivreAsync("Modifier le tableau");
        await dan.ControlerAsync("modele-qui-fait-quoi");
        await dan.SuivreAsync("Revenir au modèle");
        await dan.SuivreAsync("Comparer à M-2026-");
        await dan.LireAsync("M-2027-1 change");
        await dan.ControlerAsync("dan-modele-comparaison", Guide.Bureau);
        await dan.SuivreAsync("Revenir à M-2027-1");
        await dan.SuivreAsync("Publier");
        await dan.LireAsync("Le modèle est publié.");
        await dan.ControlerAsync("modele-publie");
    }

    private static ILocator Menu(Visiteur visiteur, string nom) =>
        visiteur.Page.GetByRole(AriaRole.Navigation, new() { Name = "Menu principal" }).GetByRole(AriaRole.Link, new() { Name = nom, Exact = true });
}
