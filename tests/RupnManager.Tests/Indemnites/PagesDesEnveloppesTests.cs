using System.Net;
using System.Text;
using AngleSharp.Dom;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Indemnites;

/// <summary>Les enveloppes, telles que chacun les voit et les remplit.</summary>
public sealed class PagesDesEnveloppesTests : IDisposable
{
    private const string Chemin = "/indemnites/enveloppes";
    private readonly SceneDIndemnites _scene = new(2024);
    private readonly TestApplication _application;

    public PagesDesEnveloppesTests() => _application = new(_scene.Base);

    [Fact]
    public async Task Le_rectorat_notifie_complete_retire_et_clot_a_l_ecran()
    {
        var client = await _application.ConnecterAsync("rectorat");
        var liste = await client.OuvrirAsync($"{Chemin}?annee=2024&q={SceneDIndemnites.Lycee}");
        Assert.Contains("Non notifiée", Texte(liste.QuerySelector("tbody")!), StringComparison.Ordinal);
        var lien = liste.QuerySelector("tbody a")!.GetAttribute("href")!;
        Assert.Equal(SceneDIndemnites.Lycee, (await client.OuvrirAsync(lien)).QuerySelector("#Uai")!.GetAttribute("value"));

        var notification = new Dictionary<string, string>
        {
            ["Uai"] = SceneDIndemnites.Lycee, ["AnneeScolaire"] = "2024", ["Regime"] = "Imp", ["Montant"] = "trois mille", ["Date"] = "2024-09-15", ["Reference"] = "DPE-2024-0001",
        };
        var refus = await client.EnvoyerAsync($"{Chemin}/notification", notification);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refus.StatusCode);
        var page = await refus.LireAsync();
        Assert.Equal("trois mille", page.QuerySelector("#Montant")!.GetAttribute("value"));
        Assert.Contains("Écrivez un montant positif", Texte(page.QuerySelector("#Montant-messages")!), StringComparison.Ordinal);
        var regime = await client.EnvoyerAsync($"{Chemin}/notification", new(notification) { ["Montant"] = "3 000,00", ["Regime"] = "Ific" });
        Assert.Contains("L'IFIC ne s'attribue plus après 2014-2015. Pour 2024-2025, proposez une IMP. (art. 7, décret n° 2010-1065)",
            Texte((await regime.LireAsync()).QuerySelector("#Regime-messages")!), StringComparison.Ordinal);

        var cree = await client.EnvoyerAsync($"{Chemin}/notification", new(notification) { ["Montant"] = "3 000,00" });
        Assert.Equal(HttpStatusCode.Redirect, cree.StatusCode);
        var enveloppe = cree.Headers.Location!.ToString();
        Assert.Equal(HttpStatusCode.Redirect, (await client.EnvoyerAsync($"{enveloppe}/mouvements", Mouvement("Complement", "600", "DPE-2"), enveloppe)).StatusCode);
        var trop = await client.EnvoyerAsync($"{enveloppe}/mouvements", Mouvement("Retrait", "4000", "DPE-3"), enveloppe);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, trop.StatusCode);
        page = await trop.LireAsync();
        Assert.Contains("0,00 € sont déjà engagés. Retirez 3 600,00 € au plus.", Texte(page.QuerySelector("#Montant-messages")!), StringComparison.Ordinal);
        Assert.Equal("Retrait", page.QuerySelector("#Sens option[selected]")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.Redirect, (await client.EnvoyerAsync($"{enveloppe}/mouvements", Mouvement("Retrait", "200.50", "DPE-3"), enveloppe)).StatusCode);

        page = await client.OuvrirAsync(enveloppe);
        Assert.Equal(["+3 000,00 €", "+600,00 €", "−200,50 €"], page.QuerySelectorAll("td[data-l=Montant]").Select(Texte));
        Assert.Equal(["3 000,00 €", "3 600,00 €", "3 399,50 €"], page.QuerySelectorAll("td[data-l=Notifié]").Select(Texte));
        Assert.Contains("3 399,50 € disponibles", Texte(page.QuerySelector("[data-jauge]")!), StringComparison.Ordinal);

        Assert.Contains("Ce geste ne se défait pas", Texte((await client.OuvrirAsync($"{enveloppe}/cloture")).Body!), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await client.EnvoyerAsync($"{enveloppe}/cloture", [])).StatusCode);
        page = await client.OuvrirAsync(enveloppe);
        Assert.Null(page.QuerySelector("#Montant"));
        Assert.Contains("Close le", Texte(page.Body!), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync($"{enveloppe}/cloture")).StatusCode);
    }

    [Theory]
    [InlineData("chef.lycee"), InlineData("intendance.lycee")]
    public async Task En_etablissement_chacun_lit_la_sienne_sans_la_changer(string compte)
    {
        var client = await _application.ConnecterAsync(compte);
        var sans = Texte((await client.OuvrirAsync($"{Chemin}?annee=2024")).Body!);
        Assert.Contains("Non notifiée", sans, StringComparison.Ordinal);
        Assert.Contains("Demandez la notification au rectorat.", sans, StringComparison.Ordinal);

        var id = await _scene.NotifierAsync(EnveloppeDeTest.Courrier(3000, "DPE-2024-0001"));
        var page = await client.OuvrirAsync($"{Chemin}?annee=2024");
        Assert.Equal("Enveloppe 2024-2025", page.Titre());
        Assert.Contains("DPE-2024-0001", Texte(page.Body!), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("[data-jauge]"));
        Assert.Null(page.QuerySelector("main form[method=post]"));
        Assert.Equal("page", page.QuerySelector("nav[aria-label=Indemnités] a[href='/indemnites/enveloppes']")!.GetAttribute("aria-current"));
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync($"{Chemin}/notification")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync($"{Chemin}/{id}/cloture")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await (await _application.ConnecterAsync("chef.college")).GetAsync($"{Chemin}/{id}")).StatusCode);
    }

    [Fact]
    public async Task Le_rectorat_importe_apres_avoir_lu_l_apercu_et_apprend_chaque_faute()
    {
        const string titres = "uai;annee_scolaire;regime;sens;montant;date;reference\r\n";
        const string juste = titres + "0993014N;2024-2025;IMP;notification;3 000,00;15/09/2024;DPE-1\r\n0992001M;2024-2025;IMP;notification;1250;15/09/2024;DPE-2\r\n";
        var client = await _application.ConnecterAsync("rectorat");

        var faux = await DeposerAsync(client, juste + "0993014N;2024-2025;IMP;retrait;4000;15/09/2024;DPE-3\r\nx;;;;;;\r\n");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, faux.StatusCode);
        var page = await faux.LireAsync();
        Assert.Contains("2 lignes sont fausses : rien n'a été enregistré.", Texte(page.Body!), StringComparison.Ordinal);
        Assert.Equal(["4", "5"], page.QuerySelectorAll("td[data-l=Ligne]").Select(Texte));
        Assert.Equal(["montant", "uai"], page.QuerySelectorAll("td[data-l=Colonne]").Select(Texte));
        var entete = await DeposerAsync(client, "uai;montant");
        Assert.Contains("Colonnes attendues : uai ; annee_scolaire", Texte((await entete.LireAsync()).QuerySelector("#Fichier-messages")!), StringComparison.Ordinal);

        var apercu = await DeposerAsync(client, juste);
        Assert.Equal(HttpStatusCode.OK, apercu.StatusCode);
        page = await apercu.LireAsync();
        Assert.Equal("2 mouvements à enregistrer", page.Titre());
        Assert.Contains("4 250,00 €", Texte(page.Body!), StringComparison.Ordinal);
        Assert.Contains("Non notifiée", Texte(await LigneAsync(client)), StringComparison.Ordinal);

        var texte = page.QuerySelector("input[name=Texte]")!.GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.Redirect, (await ConfirmerAsync(client, texte)).StatusCode);
        Assert.Contains("3 000,00 €", Texte(await LigneAsync(client)), StringComparison.Ordinal);

        var encore = await ConfirmerAsync(client, texte);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, encore.StatusCode);
        Assert.Contains("Ligne 2, colonne reference : La référence « DPE-1 » est déjà enregistrée", Texte((await encore.LireAsync()).Body!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Le_DAN_n_ouvre_aucune_page_d_enveloppe()
    {
        var id = await _scene.NotifierAsync(EnveloppeDeTest.Courrier(3000, "DPE-2024-0001"));
        var dan = await _application.ConnecterAsync("dan");

        foreach (var chemin in new[] { Chemin, $"{Chemin}/{id}", $"{Chemin}/notification", $"{Chemin}/{id}/cloture", $"{Chemin}/import", $"{Chemin}/modele.csv" })
            Assert.Equal(HttpStatusCode.Forbidden, (await dan.GetAsync(chemin)).StatusCode);
        Assert.DoesNotContain("3 000,00", Texte((await dan.OuvrirAsync("/journal")).Body!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task L_accueil_du_rectorat_mene_a_ceux_qui_attendent()
    {
        var client = await _application.ConnecterAsync("rectorat");
        var accueil = await client.OuvrirAsync("/");
        var lien = accueil.QuerySelectorAll("main a").First(a => a.GetAttribute("href")!.StartsWith(Chemin, StringComparison.Ordinal)).GetAttribute("href")!;

        var liste = await client.OuvrirAsync(lien);

        Assert.Contains("1 établissement sans enveloppe", Texte(accueil.Body!), StringComparison.Ordinal);
        Assert.Single(liste.QuerySelectorAll("tbody tr"));
        Assert.Contains("23 437,50 €", Texte(liste.Body!), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _application.Dispose();
        _scene.Dispose();
    }

    private static async Task<HttpResponseMessage> DeposerAsync(HttpClient client, string fichier)
    {
        using var envoi = new MultipartFormDataContent
        {
            { new StringContent(await JetonAsync(client)), "__RequestVerificationToken" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(fichier)), "Fichier", "enveloppes.csv" },
        };
        return await client.PostAsync($"{Chemin}/import", envoi);
    }

    private static async Task<HttpResponseMessage> ConfirmerAsync(HttpClient client, string texte)
    {
        using var envoi = new MultipartFormDataContent
        {
            { new StringContent(await JetonAsync(client)), "__RequestVerificationToken" }, { new StringContent(texte), "Texte" },
        };
        return await client.PostAsync($"{Chemin}/import/application", envoi);
    }

    private static async Task<string> JetonAsync(HttpClient client) =>
        (await client.OuvrirAsync($"{Chemin}/import")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

    private static async Task<IElement> LigneAsync(HttpClient client) =>
        (await client.OuvrirAsync($"{Chemin}?annee=2024&q={SceneDIndemnites.Lycee}")).QuerySelector("tbody tr")!;

    private static string Texte(INode noeud) => noeud.TextContent.Replace('\u00A0', ' ').Trim();

    private static Dictionary<string, string> Mouvement(string sens, string montant, string reference) =>
        new() { ["Sens"] = sens, ["Montant"] = montant, ["Date"] = "2024-10-01", ["Reference"] = reference };
}
