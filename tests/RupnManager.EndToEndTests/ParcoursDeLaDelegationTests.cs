using Microsoft.Playwright;
using RupnManager.EndToEndTests.Support;

namespace RupnManager.EndToEndTests;

/// <summary>Un chef délègue sa signature à une adjointe sans compte : invitée, elle signe, et la lettre le dit partout.</summary>
[Collection(Scenes.Lettres)]
public sealed class ParcoursDeLaDelegationTests(Scene scene)
{
    private const string Courriel = "claire.aubin@demo.example";

    [Fact]
    public async Task L_adjointe_signe_par_delegation_et_la_lettre_le_dit()
    {
        await using var chef = await scene.EntrerAsync("chef.saulnieres");
        var lettre = await chef.OuvrirUneLettreAsync(new("Noël"));
        await chef.MettreALaSignatureAsync();
        await DonnerUneDelegationAsync(chef);

        await using var adjointe = await scene.EntrerAsync();
        await AccepterLInvitationAsync(adjointe);
        await SignerAsync(adjointe, lettre);

        await chef.AllerAsync(lettre);
        await chef.LireAsync("par délégation");
        var (_, projet) = await chef.TelechargerAsync("Télécharger le projet");
        var texte = TexteDuPdf.Extraire(projet);
        Assert.Contains("par délégation", texte, StringComparison.Ordinal);
        Assert.Contains("Arrêté 2027-09", texte, StringComparison.Ordinal);
        Assert.Contains("Claire Aubin", texte, StringComparison.Ordinal);
    }

    private static async Task DonnerUneDelegationAsync(Visiteur chef)
    {
        await chef.SuivreAsync(chef.Page.GetByRole(AriaRole.Navigation, new() { Name = "Menu principal" }).GetByText("Établissement"));
        await chef.SuivreAsync("Délégations");
        await chef.SuivreAsync("Donner une délégation");
        await chef.ChoisirAsync("Civilité", "Mme");
        await chef.RemplirAsync("Prénom", "Claire");
        await chef.RemplirAsync("Nom d'usage", "Aubin");
        await chef.RemplirAsync("Courriel académique", Courriel);
        await chef.RemplirAsync("Titre de l'adjoint", "principale adjointe");
        await chef.RemplirAsync("Premier jour", $"{ApplicationReelle.Aujourdhui:yyyy-MM-dd}");
        await chef.RemplirAsync("Dernier jour", $"{ApplicationReelle.Aujourdhui.AddDays(30):yyyy-MM-dd}");
        await chef.ControlerAsync("delegation", Guide.Bureau);

        await chef.SuivreAsync("Donner la délégation");
        Assert.Equal(422, chef.Statut);
        await chef.LireAsync("Indiquez la référence de l'arrêté");
        await chef.ControlerAsync("delegation-sans-arrete");
        await chef.RemplirAsync("Référence de l'arrêté", "Arrêté 2027-09");
        await chef.SuivreAsync("Donner la délégation");
        await chef.LireAsync("La délégation de Claire Aubin est enregistrée.");
        await chef.ControlerAsync("delegations");
    }

    private async Task AccepterLInvitationAsync(Visiteur adjointe)
    {
        await adjointe.AllerAsync(await scene.Application.LienRecuAsync(Courriel, "/mot-de-passe/"));
        await adjointe.LireAsync("Mme Claire Aubin");
        await adjointe.RemplirAsync("Nouveau mot de passe", Visiteur.MotDePasse);
        await adjointe.RemplirAsync("Le même, une seconde fois", Visiteur.MotDePasse);
        await adjointe.ControlerAsync("invitation", Guide.Bureau);
        await adjointe.SuivreAsync("Enregistrer ce mot de passe");
        await adjointe.SeConnecterAsync(Courriel);
    }

    private static async Task SignerAsync(Visiteur adjointe, string lettre)
    {
        await adjointe.AllerALaSignatureAsync(lettre);
        await adjointe.LireAsync("par délégation");
        await adjointe.LireAsync("Arrêté 2027-09");
        await adjointe.ControlerAsync("signature-par-delegation", Guide.Bureau);

        await adjointe.SignerAsync(lettre);

        await adjointe.LireAsync("par délégation");
        await adjointe.ControlerAsync("lettre-signee-par-delegation");
    }
}
