using System.Text;
using Microsoft.Playwright;
using RupnManager.EndToEndTests.Support;

namespace RupnManager.EndToEndTests;

/// <summary>Ce qui fonde les montants : barèmes, codes, enveloppes de toute l'académie, papier pour le CA.</summary>
public sealed class ParcoursDesBaremesTests(Scene scene) : IClassFixture<Scene>
{
    private const string Colonnes = "uai;annee_scolaire;regime;sens;montant;date;reference";

    [Fact]
    public async Task Un_bareme_se_remplace_et_son_code_se_confirme()
    {
        await using var admin = await scene.EntrerAsync("admin");
        await admin.AllerAsync("/indemnites/baremes");
        await admin.ControlerAsync("baremes");
        await admin.SuivreAsync("Ajouter un barème");
        await admin.ControlerAsync("bareme-nouveau");
        await admin.SuivreAsync("Enregistrer le barème");
        Assert.Equal(422, admin.Statut);
        await admin.ControlerAsync("bareme-refuse");
        await admin.Page.Locator("#Depuis").FillAsync("2026");
        await admin.Page.Locator("#Taux").FillAsync("325\n650,00\n1 300");
        await admin.Page.Locator("#Source").FillAsync("arrêté du 1er juin 2026");
        await admin.SuivreAsync("Enregistrer le barème");
        await admin.LireAsync("325,00 €, 650,00 €, 1 300,00 €");

        await using var rectorat = await scene.EntrerAsync("rectorat");
        await rectorat.AllerAsync("/indemnites/baremes");
        await rectorat.SuivreAsync("Confirmer un code");
        await rectorat.RemplirAsync("Code de l'indemnité", "IMP 26");
        await rectorat.SuivreAsync("Confirmer le code");
        Assert.Equal(422, rectorat.Statut);
        await rectorat.ControlerAsync("code-refuse");
        await rectorat.Page.Locator("#Depuis").FillAsync("2026");
        await rectorat.RemplirAsync("Code de l'indemnité", "2105");
        await rectorat.SuivreAsync("Confirmer le code");
        await rectorat.LireAsync("2105");
    }

    [Fact]
    public async Task Les_enveloppes_de_l_academie_se_controlent_puis_s_enregistrent()
    {
        await using var rectorat = await scene.EntrerAsync("rectorat");
        await rectorat.AllerAsync("/indemnites/enveloppes/import");
        await DeposerAsync(rectorat, $"{Colonnes}\n0993014N;2016-2017;IMP;notification;douze;26/09/2016;DPE-2016-1\n0000000X;2016-2017;IMP;notification;1000;26/09/2016;DPE-2016-2\n");
        Assert.Equal(422, rectorat.Statut);
        await rectorat.LireAsync("2 lignes à corriger");
        await rectorat.ControlerAsync("enveloppes-fichier-faux");

        await DeposerAsync(rectorat, $"{Colonnes}\n0993014N;2016-2017;IMP;notification;3 000,00;26/09/2016;DPE-2016-1\n0993014N;2016-2017;IMP;complément;500;12/01/2017;DPE-2017-4\n");
        await rectorat.LireAsync("2 mouvements à enregistrer");
        await rectorat.ControlerAsync("enveloppes-apercu");
        await rectorat.SuivreAsync("Enregistrer ces 2 mouvements");
        await rectorat.LireAsync("2 mouvements sont enregistrés.");
    }

    [Fact]
    public async Task Le_papier_pour_le_CA_s_imprime_ou_se_retouche()
    {
        await using var chef = await scene.EntrerAsync("chef.college");
        await chef.AllerAsync("/indemnites/modalites?annee=2013");
        await chef.ControlerAsync("modalites-et-papier");
        var pdf = await chef.TelechargerAsync("Papier pour le CA en PDF");
        var odt = await chef.TelechargerAsync("Papier pour le CA à modifier, en ODT");
        Assert.Equal(("modalites-2013-2014-0992001M.pdf", "modalites-2013-2014-0992001M.odt"), (pdf.Nom, odt.Nom));
        Garder(pdf);
        Garder(odt);

        await chef.AllerAsync("/bilans/ca?annee=2013");
        Garder(await chef.TelechargerAsync("Dossier de CA à modifier, en ODT"));
        await chef.ControlerAsync("bilan-au-ca-et-dossier");
    }

    /// <summary>À côté des captures, pour qui veut l'ouvrir.</summary>
    private static void Garder((string Nom, byte[] Octets) piece) => File.WriteAllBytes(Path.Combine(Lieux.Captures, piece.Nom), piece.Octets);

    private static async Task DeposerAsync(Visiteur rectorat, string texte)
    {
        await rectorat.Page.Locator("#Fichier").SetInputFilesAsync(new FilePayload { Name = "enveloppes.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(texte) });
        await rectorat.SuivreAsync("Contrôler le fichier");
    }
}
