using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RupnManager.EndToEndTests.Support;

namespace RupnManager.EndToEndTests;

/// <summary>Du brouillon à l'année close : un bilan soumis, renvoyé, soumis de nouveau, visé ; le dossier de CA ; la synthèse de l'académie.</summary>
public sealed class ParcoursDesBilansTests(Scene scene) : IClassFixture<Scene>
{
    private const string Annee = "2025-2026";

    [Fact]
    public async Task Un_bilan_est_soumis_renvoye_soumis_de_nouveau_puis_vise()
    {
        await using var rupn = await scene.EntrerAsync("rupn2.lycee");
        await using var chef = await scene.EntrerAsync("chef.lycee");
        await rupn.SuivreAsync(Menu(rupn, "Mon bilan"));
        await rupn.ControlerAsync("rupn-bilans");
        await rupn.SuivreAsync(rupn.Page.GetByRole(AriaRole.Link, new() { Name = $"Continuer le bilan {Annee}" }));
        await rupn.LireAsync("Il manque 1 réponse");

        await rupn.SuivreAsync("Relire et soumettre");
        await rupn.SuivreAsync("Soumettre le bilan");
        Assert.Equal(422, rupn.Statut);
        await rupn.LireAsync("Il reste à remplir : Perspectives pour l'an prochain.");
        await rupn.ControlerAsync("bilan-incomplet");

        await rupn.SuivreAsync("Revenir au brouillon");
        await rupn.RemplirAsync("Perspectives pour l'an prochain", "Relier l'atelier et le lycée.");
        await rupn.LireAsync("Tout est rempli");
        await rupn.LireAsync("enregistré à");
        await rupn.ControlerAsync("rupn-bilan", Guide.Bureau);
        await SoumettreAsync(rupn);

        await chef.AllerAsync("/");
        await chef.SuivreAsync($"Lire et viser : Viser le bilan {Annee} de M. Hugo Perrin");
        await chef.ControlerAsync("chef-bilan-a-viser", Guide.Bureau);
        await chef.SuivreAsync("Renvoyer avec un motif");
        await chef.SuivreAsync("Renvoyer le bilan");
        Assert.Equal(422, chef.Statut);
        await chef.LireAsync("Indiquez ce qui doit être repris dans le bilan.");
        await chef.ControlerAsync("bilan-renvoi");
        await chef.RemplirAsync("Ce qui doit être repris", "Dites ce qu'il faut à l'atelier.");
        await chef.SuivreAsync("Renvoyer le bilan");
        await chef.LireAsync("Le bilan est renvoyé.");

        await rupn.AllerAsync("/");
        await rupn.LireAsync("« Dites ce qu'il faut à l'atelier. »");
        await rupn.SuivreAsync($"Reprendre : Reprendre votre bilan {Annee}");
        await rupn.ControlerAsync("bilan-renvoye");
        await rupn.SuivreAsync("Reprendre le bilan");
        Assert.Equal("Relier l'atelier et le lycée.", await rupn.Champ("Perspectives pour l'an prochain").InputValueAsync());
        await SoumettreAsync(rupn);

        await chef.AllerAsync("/");
        await chef.SuivreAsync($"Lire et viser : Viser le bilan {Annee} de M. Hugo Perrin");
        await chef.SuivreAsync("Viser le bilan");
        await chef.LireAsync("Le bilan est visé.");

        await rupn.AllerAsync("/bilans");
        await rupn.SuivreAsync(rupn.Page.GetByRole(AriaRole.Link, new() { Name = $"Ouvrir le bilan {Annee}" }));
        var (_, pdf) = await rupn.TelechargerAsync("Télécharger le bilan en PDF");
        Assert.Contains("par M. Philippe Garnier", TexteDuPdf.Extraire(pdf), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Le_chef_presente_le_bilan_au_CA_imprime_le_dossier_et_clot_l_annee()
    {
        await using var chef = await scene.EntrerAsync("chef.saulnieres");
        await chef.AllerAsync("/bilans/ca?annee=2025");
        await chef.LireAsync("Les bilans visés disent");
        await chef.ControlerAsync("chef-bilan-au-ca", Guide.Bureau);

        await chef.SuivreAsync("Clore l'année");
        await chef.SuivreAsync($"Clore l'année {Annee}");
        Assert.Equal(422, chef.Statut);
        await chef.LireAsync($"L'année {Annee} ne peut pas être close : enregistrez la présentation du bilan au CA.");
        await chef.ControlerAsync("cloture-refusee");

        await chef.SuivreAsync("Garder l'année ouverte");
        await chef.SuivreAsync("Relire et arrêter le texte");
        await chef.ControlerAsync("bilan-au-ca-arret");
        await chef.SuivreAsync("Arrêter le texte");
        await chef.LireAsync("Le texte est arrêté : il est prêt pour le CA.");
        var (nom, dossier) = await chef.TelechargerAsync("Dossier de CA en PDF");
        Assert.StartsWith($"dossier-de-ca-{Annee}-", nom, StringComparison.Ordinal);
        var texte = TexteDuPdf.Extraire(dossier);
        Assert.Contains("Sommaire", texte, StringComparison.Ordinal);
        Assert.Contains("Bilan de M. Gilles Noël", texte, StringComparison.Ordinal);
        // Les taux du barème sont publics ; aucun autre montant.
        Assert.DoesNotContain("€", Regex.Replace(texte, @"annuels de [\d,€ et\u00A0]+", ""), StringComparison.Ordinal);

        await chef.SuivreAsync("Enregistrer la présentation");
        await chef.ControlerAsync("bilan-au-ca-presentation");
        await chef.RemplirAsync("Date de la convocation", $"{ApplicationReelle.Aujourdhui.AddDays(-3):yyyy-MM-dd}");
        await chef.RemplirAsync("Date de la séance", $"{ApplicationReelle.Aujourdhui:yyyy-MM-dd}");
        await chef.SuivreAsync("Enregistrer la présentation");
        await chef.LireAsync("CA convoqué 3 jours avant la séance");
        await chef.ControlerAsync("bilan-au-ca-presente");
        await chef.SuivreAsync("Clore l'année");
        await chef.SuivreAsync($"Clore l'année {Annee}");
        await chef.LireAsync($"L'année {Annee} est close : plus rien n'y change.");
        await chef.ControlerAsync("annee-close");
    }

    [Fact]
    public async Task Le_DAN_lit_la_synthese_cherche_une_difficulte_et_l_exporte()
    {
        await using var dan = await scene.EntrerAsync("dan");
        await dan.SuivreAsync(Menu(dan, "Bilans"));
        await dan.AllerAsync("/bilans/synthese?annee=2025");
        await dan.LireAsync("moins de 5*");
        await dan.ControlerAsync("dan-synthese", Guide.Bureau);

        await dan.SuivreAsync(dan.Page.GetByRole(AriaRole.Link, new() { Name = "réseau" }));
        await dan.LireAsync("« réseau » :");
        await dan.ControlerAsync("dan-synthese-recherche");
        var (nom, classeur) = await dan.TelechargerAsync("Exporter en XLSX");
        Assert.Equal($"synthese-des-bilans-{Annee}.xlsx", nom);
        Assert.Equal("PK"u8.ToArray(), classeur[..2]);
    }

    private static async Task SoumettreAsync(Visiteur rupn)
    {
        await rupn.SuivreAsync("Relire et soumettre");
        await rupn.SuivreAsync("Soumettre le bilan");
        await rupn.LireAsync("Votre bilan est soumis.");
    }

    private static ILocator Menu(Visiteur visiteur, string entree) =>
        visiteur.Page.GetByRole(AriaRole.Navigation, new() { Name = "Menu principal" }).GetByRole(AriaRole.Link, new() { Name = entree, Exact = true });
}
