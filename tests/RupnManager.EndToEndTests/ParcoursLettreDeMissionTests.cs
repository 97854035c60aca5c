using System.Text;
using Microsoft.Playwright;
using RupnManager.EndToEndTests.Support;

namespace RupnManager.EndToEndTests;

/// <summary>La grande route : d'une mission confiée à un PDF scellé que n'importe qui vérifie.</summary>
[Collection(Scenes.Lettres)]
public sealed class ParcoursLettreDeMissionTests(Scene scene)
{
    private const string ClauseAjoutee = "suivi du parc mobile (ordinateurs, tablettes) : prêts, chargements, calendrier de réservation ;";
    private const string ClauseReecrite = "suivi du parc mobile de trente tablettes : prêts, chargements, calendrier de réservation ;";

    [Fact]
    public async Task Une_lettre_va_du_brouillon_au_PDF_scelle_que_chacun_verifie()
    {
        await using var chef = await scene.EntrerAsync("chef.college");
        var lettre = await chef.OuvrirUneLettreAsync(new("Durand"));

        await RedigerAsync(chef);
        await EssayerAvecUnChampVideAsync(chef, lettre);
        await SignerEnChefAsync(chef, lettre);
        await SignerAuTelephoneAsync(lettre);
        await ValiderAsync(lettre);
        var (code, pdf) = await TelechargerAsync(chef, lettre);
        await VerifierAsync(code, pdf);
    }

    private static async Task RedigerAsync(Visiteur chef)
    {
        await chef.CliquerAsync("Ajouter une clause");
        await chef.SuivreAsync($"Ajouter : {ClauseAjoutee}");
        await chef.LireAsync("La clause est ajoutée.");

        var clause = Clause(chef, ClauseAjoutee);
        await chef.EnregistrementAsync(() => clause.FillAsync(ClauseReecrite));
        Assert.Contains(ClauseReecrite, await ApercuAsync(chef), StringComparison.Ordinal);

        await chef.SuivreAsync($"Monter la clause {await RangAsync(chef, ClauseReecrite)}");
        await chef.LireAsync("La clause est maintenant en position");

        await chef.SuivreAsync("Partir du tableau proposé");
        await chef.RemplirAsync("Tâche 1", "Recenser les besoins en équipement, salle par salle");
    }

    private static async Task EssayerAvecUnChampVideAsync(Visiteur chef, string lettre)
    {
        await chef.Page.GetByRole(AriaRole.Button, new() { Name = "Ajouter une clause" }).Nth(1).ClickAsync();
        await chef.SuivreAsync("Ajouter : Le temps consacré à la mission");
        await chef.RemplirAsync("Durée", "deux heures par semaine");
        await chef.ControlerAsync("lettre-redaction", Guide.Bureau);

        await chef.SuivreAsync("Mettre à la signature");

        Assert.Contains("créneaux", await chef.Page.GetByRole(AriaRole.Alert).First.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(422, chef.Statut);
        Assert.Equal("deux heures par semaine", await chef.Champ("Durée").InputValueAsync());
        await chef.ControlerAsync("lettre-champ-vide");

        await chef.EnregistrementAsync(() => chef.RemplirAsync("Créneaux", "le mardi de 10 h à 12 h"));
        await chef.MettreALaSignatureAsync();
        Assert.Equal(lettre, chef.Chemin);
    }

    private static async Task SignerEnChefAsync(Visiteur chef, string lettre)
    {
        var texte = await chef.Page.Locator("#texte").TextContentAsync();
        Assert.Contains(ClauseReecrite, texte, StringComparison.Ordinal);
        Assert.Contains("salle par salle", texte, StringComparison.Ordinal);
        await chef.ControlerAsync("lettre-a-signer");

        await chef.AllerALaSignatureAsync(lettre);
        await chef.ControlerAsync("lettre-signature", Guide.Bureau);
        await chef.RemplirAsync("Votre mot de passe", Visiteur.MotDePasse);
        await chef.SuivreAsync(chef.BoutonDeSignature());
        Assert.Equal(422, chef.Statut);
        await chef.ControlerAsync("lettre-signature-sans-accord");

        await chef.SignerAsync(lettre);
        await chef.LireAsync("Le RUPN est averti");
        await chef.ControlerAsync("lettre-signee-par-le-chef");
    }

    private async Task SignerAuTelephoneAsync(string lettre)
    {
        await using var rupn = await scene.EntrerAsync("rupn.college", telephone: true);
        await rupn.ControlerAsync("rupn-accueil-a-signer", Guide.Telephone);
        await rupn.AllerALaSignatureAsync(lettre);
        await rupn.ControlerAsync("rupn-signature", Guide.Telephone);
        Assert.Equal(Visiteur.Telephone.Width, rupn.Page.ViewportSize!.Width);
        await rupn.SignerAsync(lettre);
        await rupn.LireAsync("La lettre est signée.");
    }

    private async Task ValiderAsync(string lettre)
    {
        await using var dan = await scene.EntrerAsync("dan");
        await dan.AllerALaSignatureAsync(lettre);
        await dan.LireAsync("Différences avec le modèle");
        await dan.ControlerAsync("dan-validation", Guide.Bureau);
        await dan.SignerAsync(lettre);
        await dan.LireAsync("La lettre est validée et scellée.");
    }

    private static async Task<(string Code, byte[] Pdf)> TelechargerAsync(Visiteur chef, string lettre)
    {
        await chef.AllerAsync(lettre);
        await chef.ControlerAsync("lettre-validee", Guide.Bureau);
        var (nom, pdf) = await chef.TelechargerAsync("Télécharger la lettre");
        Assert.StartsWith("RUPN-", nom, StringComparison.Ordinal);
        Sceau.ExigerValide(pdf);
        var (preuve, _) = await chef.TelechargerAsync("Télécharger le dossier de preuve");
        Assert.EndsWith(".pdf", preuve, StringComparison.Ordinal);
        return (await chef.Page.Locator("#t-verif ~ * .rupn-code").InnerTextAsync(), pdf);
    }

    private async Task VerifierAsync(string code, byte[] pdf)
    {
        await using var passant = await scene.EntrerAsync();
        await passant.AllerAsync("/verification");
        await passant.ControlerAsync("verification");

        await passant.RemplirAsync("Code de vérification", code.ReplaceLineEndings("-"));
        await passant.SuivreAsync("Vérifier le code");
        await passant.LireAsync("Lettre authentique");
        Assert.DoesNotContain("Durand", await passant.TexteAsync(), StringComparison.Ordinal);
        await passant.ControlerAsync("verification-authentique", Guide.Bureau);

        await DeposerAsync(passant, pdf);
        await passant.LireAsync("Lettre authentique");

        var altere = pdf.ToArray();
        altere[altere.AsSpan().IndexOf("stream"u8) + 40] ^= 1;
        Sceau.ExigerInvalide(altere);
        await DeposerAsync(passant, altere);
        await passant.LireAsync("Document altéré");
        await passant.ControlerAsync("verification-alteree", Guide.Bureau);

        await DeposerAsync(passant, Encoding.UTF8.GetBytes("Ceci n'est pas un PDF."));
        await passant.LireAsync("Ce fichier n'est pas un PDF.");
        Assert.Equal(422, passant.Statut);
        await passant.ControlerAsync("verification-pas-un-pdf");
    }

    private static async Task DeposerAsync(Visiteur passant, byte[] octets)
    {
        await passant.Champ("Lettre au format PDF").SetInputFilesAsync(new FilePayload { Name = "lettre.pdf", MimeType = "application/pdf", Buffer = octets });
        await passant.SuivreAsync("Vérifier le fichier");
    }

    private static ILocator Clause(Visiteur chef, string texte) => chef.Page.GetByRole(AriaRole.Textbox).Filter(new() { HasText = texte });

    private static async Task<string> RangAsync(Visiteur chef, string texte)
    {
        var clauses = await chef.Page.Locator("textarea").EvaluateAllAsync<string[]>("zones => zones.map(z => z.value)");
        return $"{Array.IndexOf(clauses, texte) + 1}";
    }

    private static Task<string> ApercuAsync(Visiteur chef) => chef.Page.Locator("#apercu").InnerTextAsync();
}
