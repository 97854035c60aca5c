using Microsoft.Playwright;
using RupnManager.EndToEndTests.Support;

namespace RupnManager.EndToEndTests;

/// <summary>La même route sans souris, sans script, et quand la session s'est terminée.</summary>
[Collection(Scenes.Lettres)]
public sealed class ParcoursPourTousTests(Scene scene)
{
    private const string Clause = "éducation aux médias et à l'information, avec le professeur documentaliste ;";

    [Fact]
    public async Task Les_trois_signatures_se_font_au_clavier_seul()
    {
        await using var chef = await scene.EntrerAsync("chef.lycee");
        var lettre = await chef.OuvrirUneLettreAsync(new("Haddad", "09-01", "01-31"));
        await chef.MettreALaSignatureAsync();

        foreach (var compte in new[] { "chef.lycee", "rupn.lycee", "dan" })
        {
            await using var signataire = await scene.EntrerAsync(compte);
            await SignerAuClavierAsync(signataire, lettre);
        }

        await chef.AllerAsync(lettre);
        await chef.LireAsync("Télécharger la lettre");
    }

    [Fact]
    public async Task Une_lettre_se_redige_et_se_signe_sans_JavaScript()
    {
        await using var chef = await scene.EntrerAsync("chef.lycee", sansScript: true);
        var lettre = await chef.OuvrirUneLettreAsync(new("Haddad", "02-01", "06-30"));

        await chef.SuivreAsync($"Ajouter : {Clause}");
        await chef.LireAsync("La clause est ajoutée.");
        await chef.SuivreAsync("Partir du tableau proposé");
        await chef.RemplirAsync("Tâche 1", "Recenser les tablettes");
        await chef.SuivreAsync("Ajouter : Le temps consacré à la mission");
        await chef.RemplirAsync("Durée", "une heure par semaine");
        await chef.SuivreAsync("Mettre à la signature");
        Assert.Equal(422, chef.Statut);
        await chef.LireAsync("créneaux");
        await chef.ControlerAsync("sans-script-redaction");
        await chef.RemplirAsync("Créneaux", "le jeudi à 14 h");
        await chef.MettreALaSignatureAsync();
        await chef.LireAsync("Recenser les tablettes");
        await chef.LireAsync(Clause);
        await chef.ControlerAsync("sans-script-lettre");

        await chef.SignerAsync(lettre);
        await chef.LireAsync("La lettre est signée.");
    }

    [Fact]
    public async Task Une_session_expiree_pendant_la_redaction_ne_perd_rien()
    {
        const string texte = "suivi des tablettes du réseau, tapé pendant que la session expirait ;";
        await using var chef = await scene.EntrerAsync("chef.college");
        var lettre = await chef.OuvrirUneLettreAsync(new("Marchand", "07-01", "08-31"));
        var redaction = chef.Chemin;
        await chef.Page.Context.ClearCookiesAsync(new() { Name = "rupn" });

        await chef.Page.GetByRole(AriaRole.Textbox).Filter(new() { HasText = "administration fonctionnelle du réseau" }).FillAsync(texte);
        await chef.Page.Locator("#enregistrement").Filter(new() { HasText = "votre saisie est gardée ici" }).WaitForAsync();
        await chef.ControlerAsync("redaction-session-expiree");
        await chef.SuivreAsync("Mettre à la signature");
        Assert.Equal("/connexion", chef.Chemin);

        await chef.RemplirLaConnexionAsync("chef.college");
        Assert.Equal(redaction, chef.Chemin);
        await chef.LireAsync("a été retrouvée dans ce navigateur");
        await chef.ControlerAsync("redaction-saisie-retrouvee");
        await chef.Page.Locator("#enregistrement").Filter(new() { HasText = "enregistré à" }).WaitForAsync();
        await chef.AllerAsync(lettre);
        Assert.Contains(texte, await chef.Page.Locator("#texte").TextContentAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deux_clauses_echangent_leur_place_sans_echanger_leur_texte()
    {
        await using var chef = await scene.EntrerAsync("chef.college");
        await chef.OuvrirUneLettreAsync(new("Caron", "07-01", "08-31"));
        var avant = await ClausesAsync(chef);
        string[] attendu = ["deuxième clause, réécrite", avant[0], .. avant.Skip(2)];

        await chef.EnregistrementAsync(() => chef.Champ("Clause 2").FillAsync("deuxième clause, réécrite"));
        await chef.SuivreAsync("Descendre la clause 1");
        await chef.LireAsync("position 2");

        Assert.Equal(attendu, await ClausesAsync(chef));
        await chef.SuivreAsync("Enregistrer le brouillon");
        Assert.Equal(attendu, await ClausesAsync(chef));
        Assert.False(await chef.Page.Locator("#reprise-locale").IsVisibleAsync());
    }

    private static Task<string[]> ClausesAsync(Visiteur chef) =>
        chef.Page.Locator("textarea").EvaluateAllAsync<string[]>("zones => zones.map(z => z.value)");

    private static async Task SignerAuClavierAsync(Visiteur signataire, string lettre)
    {
        var lien = signataire.Page.Locator($"a[href='{lettre}/signature']");
        await signataire.AtteindreAuClavierAsync(lien, "Lire et signer");
        await signataire.ChangerDePageAsync(() => signataire.Page.Keyboard.PressAsync("Enter"));
        await signataire.AtteindreAuClavierAsync("J'ai lu cette lettre");
        await signataire.Page.Keyboard.PressAsync("Space");
        await signataire.AtteindreAuClavierAsync("Votre mot de passe");
        await signataire.Page.Keyboard.TypeAsync(Visiteur.MotDePasse);
        await signataire.AtteindreAuClavierAsync(signataire.BoutonDeSignature(), "Signer la lettre");
        await signataire.ChangerDePageAsync(() => signataire.Page.Keyboard.PressAsync("Enter"));
        Assert.Equal(lettre, signataire.Chemin);
    }
}
