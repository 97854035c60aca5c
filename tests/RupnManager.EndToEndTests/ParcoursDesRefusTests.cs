using RupnManager.EndToEndTests.Support;

namespace RupnManager.EndToEndTests;

/// <summary>Ce qui arrive quand quelqu'un ne signe pas : le chef lit pourquoi, reprend, et tout se signe de nouveau.</summary>
[Collection(Scenes.Lettres)]
public sealed class ParcoursDesRefusTests(Scene scene)
{
    [Fact]
    public async Task Le_RUPN_refuse_le_chef_lit_pourquoi_reprend_et_la_version_2_se_signe()
    {
        const string motif = "Je ne peux pas assurer le dépannage des salles, qui relève de la collectivité.";
        await using var chef = await scene.EntrerAsync("chef.college");
        await using var rupn = await scene.EntrerAsync("rupn2.college");
        var lettre = await chef.OuvrirUneLettreAsync(new("Marchand"));
        await chef.MettreALaSignatureAsync();
        await chef.SignerAsync(lettre);

        await rupn.AllerALaSignatureAsync(lettre);
        await rupn.SuivreAsync("Ne pas signer, dire pourquoi");
        await rupn.RemplirAsync("Motif", motif);
        await rupn.ControlerAsync("refus", Guide.Bureau);
        await rupn.RemplirAsync("Motif", "");
        await rupn.SuivreAsync("Refuser la lettre");
        Assert.Equal(422, rupn.Statut);
        await rupn.ControlerAsync("refus-sans-motif");
        await rupn.RemplirAsync("Motif", motif);
        await rupn.SuivreAsync("Refuser la lettre");
        await rupn.LireAsync("Le chef d'établissement est averti de votre motif");

        await ReprendreAsync(chef, lettre, motif, "lettre-refusee");
        await chef.SignerAsync(lettre);
        await rupn.SignerAsync(lettre);
        await rupn.LireAsync("version 2");

        await chef.AllerAsync($"{lettre}/versions/1");
        await chef.LireAsync("Version sans effet");
        await chef.LireAsync(motif);
        await chef.ControlerAsync("version-sans-effet");
    }

    [Fact]
    public async Task Le_DAN_renvoie_le_chef_lit_pourquoi_et_les_deux_signatures_sont_a_refaire()
    {
        const string motif = "Joignez le tableau « qui fait quoi ? » annoncé en partie 3.";
        await using var chef = await scene.EntrerAsync("chef.college");
        await using var rupn = await scene.EntrerAsync("rupn3.college");
        await using var dan = await scene.EntrerAsync("dan");
        var lettre = await chef.OuvrirUneLettreAsync(new("Caron"));
        await chef.MettreALaSignatureAsync();
        await chef.SignerAsync(lettre);
        await rupn.SignerAsync(lettre);

        await dan.AllerALaSignatureAsync(lettre);
        await dan.SuivreAsync("Renvoyer la lettre, dire pourquoi");
        await dan.RemplirAsync("Motif", motif);
        await dan.ControlerAsync("renvoi", Guide.Bureau);
        await dan.SuivreAsync("Renvoyer la lettre");
        await dan.LireAsync("La lettre est renvoyée.");

        await ReprendreAsync(chef, lettre, motif, "lettre-renvoyee");
        await chef.SignerAsync(lettre);
        await rupn.SignerAsync(lettre);
        await dan.SignerAsync(lettre);
        await dan.LireAsync("La lettre est validée et scellée.");
    }

    private static async Task ReprendreAsync(Visiteur chef, string lettre, string motif, string nom)
    {
        await chef.AllerAsync("/");
        await chef.LireAsync(motif);
        await chef.ControlerAsync($"chef-accueil-{nom}");
        await chef.SuivreAsync(chef.Page.Locator($"a[href='{lettre}']", new() { HasText = "Corriger" }));
        await chef.LireAsync("Les signatures déjà données sont sans effet.");
        await chef.ControlerAsync(nom, nom == "lettre-refusee" ? Guide.Bureau : Guide.Rien);
        await chef.SuivreAsync("Reprendre le texte");
        await chef.LireAsync("version 2");
        await chef.SuivreAsync("Partir du tableau proposé");
        await chef.MettreALaSignatureAsync();
    }
}
