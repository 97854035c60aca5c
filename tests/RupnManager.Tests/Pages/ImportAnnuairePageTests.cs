using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Journal;
using RupnManager.Services.Etablissements.Annuaire;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Pages;

public sealed class ImportAnnuairePageTests
{
    private const string Import = "/etablissements/import";

    [Fact]
    public async Task L_administrateur_depose_lit_l_apercu_applique_et_recommence_sans_changement()
    {
        using var application = new TestApplication();
        var admin = await application.ConnecterAsync("admin");
        var octets = FichierDAnnuaire.Extrait().Changer("0860003L", "Code_departement", "999").Octets();

        var apercu = await AttendreAsync(admin, await DeposerAsync(admin, octets));

        Assert.Equal("26 établissements à créer, 0 à modifier", apercu.Page.Titre());
        Assert.Contains("1 ligne refusée. Lisez les motifs ; les autres sont prêtes.", apercu.Page.Body!.TextContent);
        var ligne = apercu.Page.QuerySelector("tbody tr")!.TextContent;
        Assert.Contains("30", ligne);
        Assert.Contains("Le département « 999 » n'existe pas dans la liste de référence.", ligne);
        Assert.Contains("Source : ministère de l'Éducation nationale, Annuaire de l'éducation, 19 mars 2024, Licence Ouverte 2.0.", apercu.Page.Body.TextContent);

        var demande = await admin.EnvoyerAsync($"{apercu.Adresse}/application", new() { ["version"] = Version(apercu.Page) }, apercu.Adresse);
        Assert.Equal(HttpStatusCode.Redirect, demande.StatusCode);
        var applique = await AttendreAsync(admin, apercu.Adresse);
        Assert.Equal("26 établissements créés, 0 modifié", applique.Page.Titre());

        var liste = await admin.OuvrirAsync("/etablissements?q=fesch ajaccio");
        Assert.Contains("Lycée Fesch", liste.QuerySelector("tbody")!.TextContent);
        Assert.Contains("19 mars 2024, Licence Ouverte 2.0", liste.Body!.TextContent);

        var seconde = await AttendreAsync(admin, await DeposerAsync(admin, octets));
        Assert.Equal("Aucun changement", seconde.Page.Titre());
        Assert.Null(seconde.Page.QuerySelector("input[name=version]"));
        Assert.Contains("Aucun changement", (await admin.OuvrirAsync(Import)).QuerySelector("tbody")!.TextContent);
    }

    [Fact]
    public async Task Les_listes_de_l_apercu_se_lisent_une_a_une_et_par_pages()
    {
        using var application = new TestApplication();
        var admin = await application.ConnecterAsync("admin");
        var fichier = FichierDAnnuaire.Extrait();
        for (var n = 0; n < 60; n++)
        {
            var numero = $"{8_000_000 + n:0000000}";
            fichier.Copier("0860003L", ("Identifiant_de_l_etablissement", numero + Uai.LettreDeControle(numero)));
        }
        var (adresse, page) = await AttendreAsync(admin, await DeposerAsync(admin, fichier.Octets()));

        Assert.Equal(
            ["87 créés", "0 modifié", "0 inchangé", "12 lignes mises à part", "0 ligne refusée"],
            page.QuerySelectorAll("nav .fr-tag").Select(t => t.TextContent.Trim()));
        Assert.Equal(50, page.QuerySelectorAll("tbody tr").Length);
        Assert.Equal(37, (await admin.OuvrirAsync($"{adresse}?liste=Creee&page=2")).QuerySelectorAll("tbody tr").Length);
        var ecartees = await admin.OuvrirAsync($"{adresse}?liste=MiseAPart");
        Assert.Equal(12, ecartees.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("Relève d'un autre ministère : AGRICULTURE.", ecartees.QuerySelector("tbody")!.TextContent);
        Assert.Equal("Aucune ligne ici.", (await admin.OuvrirAsync($"{adresse}?liste=Inchangee")).QuerySelector("main > p:nth-last-of-type(2)")!.TextContent.Trim());
        Assert.True((await admin.GetAsync($"{adresse}?liste=nimporte&page=99")).IsSuccessStatusCode);
    }

    [Fact]
    public async Task Un_fichier_qui_n_est_pas_l_annuaire_reaffiche_le_formulaire()
    {
        using var application = new TestApplication();
        var admin = await application.ConnecterAsync("admin");

        var reponse = await PosterAsync(admin, "photo.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A]);
        var sans = await PosterAsync(admin, null, []);
        var lourd = await PosterAsync(admin, "lourd.csv", new byte[ImportAnnuaire.TailleMaximale + 1]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, reponse.StatusCode);
        Assert.Contains("Ce fichier n'est pas un CSV de l'annuaire : colonnes absentes, Identifiant_de_l_etablissement,",
            (await reponse.LireAsync()).QuerySelector("#Fichier-messages")!.TextContent);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, sans.StatusCode);
        Assert.Contains("Choisissez le fichier CSV de l'annuaire.", (await sans.LireAsync()).QuerySelector("#Fichier-messages")!.TextContent);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, lourd.StatusCode);
        Assert.Contains("le maximum est 64 Mo", (await lourd.LireAsync()).QuerySelector("#Fichier-messages")!.TextContent);
        Assert.Contains("64 Mo au plus", (await admin.OuvrirAsync(Import)).QuerySelector("label[for=Fichier]")!.TextContent);
    }

    [Fact]
    public async Task Un_apercu_depasse_est_refuse_sur_sa_page_puis_se_refait()
    {
        using var application = new TestApplication();
        var admin = await application.ConnecterAsync("admin");
        var (adresse, page) = await AttendreAsync(admin, await DeposerAsync(admin, FichierDAnnuaire.Extrait().Octets()));
        await ImporterAilleursAsync(application);

        var reponse = await admin.EnvoyerAsync($"{adresse}/application", new() { ["version"] = Version(page) }, adresse);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, reponse.StatusCode);
        Assert.Contains("Un autre import a été appliqué depuis cet aperçu.", (await reponse.LireAsync()).QuerySelector(".fr-alert--error")!.TextContent);
        await admin.EnvoyerAsync($"{adresse}/apercu", [], adresse);
        Assert.Equal("27 établissements à créer, 0 à modifier", (await AttendreAsync(admin, adresse)).Page.Titre());
        var abandon = await admin.EnvoyerAsync($"{adresse}/abandon", [], adresse);
        Assert.Equal(HttpStatusCode.Redirect, abandon.StatusCode);
        Assert.Contains("Import abandonné.", (await admin.OuvrirAsync(Import)).QuerySelector(".fr-alert--success")!.TextContent);
    }

    [Fact]
    public async Task Pendant_le_travail_la_page_montre_une_barre_d_avancement()
    {
        using var application = new TestApplication
        {
            Adapter = services => services.Remove(services.Single(s => s.ImplementationType == typeof(TravailleurDesImports))),
        };
        var suite = new ImportDeTest(application.Base);
        var acteur = await suite.ActeurAsync("admin");
        var id = await suite.AgirAsync(s => s.DeposerAsync("annuaire.csv", FichierDAnnuaire.Extrait().Octets(), acteur));
        var admin = await application.ConnecterAsync("admin");

        var page = await admin.OuvrirAsync($"{Import}/{id}");
        using var avancement = JsonDocument.Parse(await admin.GetStringAsync($"{Import}/{id}/avancement"));

        var barre = page.QuerySelector("[role=progressbar]")!;
        Assert.False(string.IsNullOrWhiteSpace(barre.GetAttribute("aria-valuetext")));
        Assert.Equal($"{Import}/{id}/avancement", page.QuerySelector("[data-avancement]")!.GetAttribute("data-avancement"));
        Assert.Contains($"{Import}/{id}", page.QuerySelector("noscript")!.InnerHtml);
        Assert.False(avancement.RootElement.GetProperty("termine").GetBoolean());
    }

    [Fact]
    public async Task Un_import_laisse_en_route_est_repris_au_demarrage()
    {
        using var application = new TestApplication();
        var suite = new ImportDeTest(application.Base);
        var acteur = await suite.ActeurAsync("admin");
        var id = await suite.AgirAsync(s => s.DeposerAsync("annuaire.csv", FichierDAnnuaire.Extrait().Octets(), acteur));

        var admin = await application.ConnecterAsync("admin");

        Assert.Equal("27 établissements à créer, 0 à modifier", (await AttendreAsync(admin, $"{Import}/{id}")).Page.Titre());
    }

    [Fact]
    public async Task L_import_est_ferme_aux_autres_roles_et_un_import_inconnu_n_existe_pas()
    {
        using var application = new TestApplication();
        var dan = await application.ConnecterAsync("dan");
        var admin = await application.ConnecterAsync("admin");

        Assert.Equal(HttpStatusCode.Forbidden, (await dan.GetAsync(Import)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await dan.EnvoyerAsync($"{Import}/{Guid.NewGuid()}/application", [], "/etablissements")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync($"{Import}/{Guid.NewGuid()}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync($"{Import}/{Guid.NewGuid()}/avancement")).StatusCode);
    }

    private static string Version(IDocument page) => page.QuerySelector("input[name=version]")!.GetAttribute("value")!;

    private static async Task<string> DeposerAsync(HttpClient client, byte[] octets)
    {
        var reponse = await PosterAsync(client, "annuaire.csv", octets);
        Assert.Equal(HttpStatusCode.Redirect, reponse.StatusCode);
        return reponse.Headers.Location!.ToString();
    }

    private static async Task<HttpResponseMessage> PosterAsync(HttpClient client, string? nom, byte[] octets)
    {
        var jeton = (await client.OuvrirAsync(Import)).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var contenu = new MultipartFormDataContent { { new StringContent(jeton), "__RequestVerificationToken" } };
        if (nom is not null) contenu.Add(new ByteArrayContent(octets) { Headers = { ContentType = new MediaTypeHeaderValue("text/csv") } }, "Fichier", nom);
        return await client.PostAsync(Import, contenu);
    }

    private static async Task<(string Adresse, IDocument Page)> AttendreAsync(HttpClient client, string adresse)
    {
        for (var essai = 0; essai < 300; essai++)
        {
            using var avancement = JsonDocument.Parse(await client.GetStringAsync($"{adresse}/avancement"));
            if (avancement.RootElement.GetProperty("termine").GetBoolean()) return (adresse, await client.OuvrirAsync(adresse));
            await Task.Delay(100);
        }
        throw new TimeoutException($"{adresse} n'a pas fini.");
    }

    private static async Task ImporterAilleursAsync(TestApplication application)
    {
        using var db = application.Base.Contexte();
        db.Imports.Add(new()
        {
            NomDuFichier = "autre.csv", Taille = 1, Empreinte = Empreintes.Sha256("autre"), DeposeParId = Guid.NewGuid(), DeposePar = "Mme Nora Blanc",
            QualiteId = Guid.NewGuid(), DeposeLe = TestDatabase.JourDeReference.UtcDateTime,
        });
        await db.SaveChangesAsync();
        await db.Imports.Where(i => i.NomDuFichier == "autre.csv")
            .ExecuteUpdateAsync(s => s.SetProperty(i => i.Rang, 1).SetProperty(i => i.Etat, EtatDImport.Applique));
    }
}
