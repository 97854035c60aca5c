using System.Text;
using Microsoft.Playwright;
using RupnManager.EndToEndTests.Support;

namespace RupnManager.EndToEndTests;

/// <summary>Le rectorat voit toutes les propositions de l'académie : il en refuse une, relit les autres, et les accorde en une fois.</summary>
public sealed class ParcoursDesDecisionsTests(Scene scene) : IClassFixture<Scene>
{
    [Fact]
    public async Task Le_rectorat_decide_en_lot()
    {
        await using var chef = await scene.EntrerAsync("chef.embruns");
        await ProposerAsync(chef);
        await using var rectorat = await scene.EntrerAsync("rectorat");

        await rectorat.AllerAsync("/indemnites/attributions");
        await rectorat.SuivreAsync("À décider");
        await rectorat.LireAsync("3 propositions à décider");
        await CocherAsync(rectorat.Page.GetByRole(AriaRole.Row, new() { NameRegex = new("Fabre") }).GetByRole(AriaRole.Checkbox));
        await rectorat.LireAsync("1 proposition sélectionnée, 625,00 €.");
        await RefuserAsync(rectorat);

        await rectorat.AllerAsync("/indemnites/propositions");
        await CocherAsync(rectorat.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Cocher toute la page" }));
        await rectorat.LireAsync("2 propositions sélectionnées, 625,00 €.");
        await rectorat.ControlerAsync("rectorat-propositions", Guide.Bureau);
        await rectorat.SuivreAsync("Relire avant d'accorder");
        Assert.Equal("Relire avant d'accorder 2 propositions", await rectorat.TitreAsync());
        await rectorat.LireAsync("Reste libre après");
        await rectorat.ControlerAsync("rectorat-lot-recapitulatif", Guide.Bureau);
        await rectorat.SuivreAsync(rectorat.Page.Locator("#lancer button[type=submit].fr-btn:not(.fr-btn--sm)"));
        Assert.Equal(422, rectorat.Statut);
        await rectorat.LireAsync("Cochez la phrase pour lancer l'opération.");
        await rectorat.ControlerAsync("rectorat-lot-refuse");
        await ConfirmerAsync(rectorat, "J'ai lu le récapitulatif et j'accorde");
        await rectorat.LireAsync("2 propositions accordées");
        await rectorat.SuivreAsync(rectorat.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Accordées") }));
        await rectorat.ControlerAsync("rectorat-lot-fini", Guide.Bureau);
        var (nom, csv) = await rectorat.TelechargerAsync("Télécharger le compte rendu (CSV)");
        Assert.Matches("^lot-\\d+\\.csv$", nom);
        Assert.Contains("Accordée", Encoding.UTF8.GetString(csv), StringComparison.Ordinal);

        await rectorat.AllerAsync("/academie/lots");
        await rectorat.LireAsync("L'accord de 2 propositions");
        await rectorat.ControlerAsync("rectorat-lots");
        await rectorat.AllerAsync("/indemnites/propositions");
        await rectorat.LireAsync("Tout ce qui vous est parvenu");
        await rectorat.ControlerAsync("rectorat-propositions-vides");
    }

    /// <summary>Un second établissement : le lycée Les Embruns propose pour sa référente décrochage.</summary>
    private static async Task ProposerAsync(Visiteur chef)
    {
        await chef.AllerAsync("/missions/nouvelle");
        await ChoisirAsync(chef, "#PersonnelId", "Guérin");
        await ChoisirAsync(chef, "#FonctionId", "décrochage");
        await chef.Page.Locator("#Indemnisation").SelectOptionAsync("VersementUnique");
        await chef.SuivreAsync("Confier la mission");
        await chef.AllerAsync("/indemnites/attributions");
        await ChoisirAsync(chef, "#mission", "décrochage");
        await chef.SuivreAsync("Proposer");
        await chef.Page.Locator("input[name=Montant][value='312,50']").CheckAsync(new() { Force = true });
        await chef.RemplirAsync("Participation effective", "Douze élèves suivis avec la mission de lutte contre le décrochage, un point chaque semaine.");
        await chef.Page.Locator("label[for=NonCumul]").ClickAsync();
        await chef.SuivreAsync("Ajouter la proposition");
        await chef.SuivreAsync("Relire et envoyer au recteur");
        await chef.SuivreAsync("Envoyer au recteur");
    }

    private static async Task RefuserAsync(Visiteur rectorat)
    {
        await rectorat.SuivreAsync("Relire avant de refuser");
        await rectorat.LireAsync("Refuser rend chaque montant à son enveloppe.");
        await rectorat.ControlerAsync("rectorat-lot-refus");
        await rectorat.RemplirAsync("Motif commun", "Mission déjà prise en charge au niveau académique.");
        await ConfirmerAsync(rectorat, "J'ai lu le récapitulatif et je refuse");
        await rectorat.LireAsync("1 proposition refusée");
    }

    private static async Task ConfirmerAsync(Visiteur rectorat, string phrase)
    {
        await rectorat.Page.GetByText(phrase).ClickAsync();
        await rectorat.RemplirAsync("Votre mot de passe", Visiteur.MotDePasse);
        await rectorat.SuivreAsync(rectorat.Page.Locator("#lancer button[type=submit].fr-btn:not(.fr-btn--sm)"));
        await rectorat.LireAsync("Tout est passé.");
    }

    // La case du DSFR est peinte par son libellé : on la coche comme le ferait un lecteur d'écran.
    private static Task CocherAsync(ILocator caseACocher) => caseACocher.CheckAsync(new() { Force = true });

    private static async Task ChoisirAsync(Visiteur personne, string liste, string debut)
    {
        var option = personne.Page.Locator($"{liste} option", new() { HasText = debut }).First;
        await personne.Page.Locator(liste).SelectOptionAsync(await option.GetAttributeAsync("value") ?? "");
    }
}
