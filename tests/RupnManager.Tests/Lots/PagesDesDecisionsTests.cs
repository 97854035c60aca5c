using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.Lots;
using RupnManager.Services.Demonstration;
using RupnManager.Services.Lots;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Lots;

/// <summary>Le chemin du rectorat, page à page : filtrer toute l'académie, choisir, relire, confirmer, suivre.</summary>
public sealed class PagesDesDecisionsTests : IDisposable
{
    private const string File = "/indemnites/propositions";
    private readonly SceneDeDecisions _scene = new();
    private readonly TestApplication _application;

    public PagesDesDecisionsTests() => _application = new(_scene.Base);

    [Fact]
    public async Task La_file_montre_toute_l_academie_se_filtre_dans_l_adresse_et_retient_ses_filtres()
    {
        var propositions = await _scene.QuatreAsync();
        await _scene.Indemnites.ModifierAsync(db => db.Attributions.Where(a => a.Id == propositions[2])
            .ExecuteUpdateAsync(a => a.SetProperty(x => x.MotifSousMinimum, "mission d'un trimestre")));
        var rectorat = await _application.ConnecterAsync("rectorat");

        var page = await rectorat.OuvrirAsync($"{File}?annee=2024");
        Assert.Equal("4 propositions à décider", page.Titre());
        Assert.Contains("3 125,00 € proposés", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("mission d'un trimestre", page.QuerySelector("tbody tr")!.TextContent, StringComparison.Ordinal);

        await VerifierAsync(rectorat, "q=flammarion", 0);
        await VerifierAsync(rectorat, "q=haddad", 1);
        await VerifierAsync(rectorat, "q=bp-2024-0992001m", 1);
        await VerifierAsync(rectorat, "departement=992", 1);
        await VerifierAsync(rectorat, "type=Lycee", 3);
        await VerifierAsync(rectorat, "sousMinimum=true", 1);
        await VerifierAsync(rectorat, "jours=3", 0);

        var retenue = await rectorat.GetAsync($"{File}?retenir=true&q=haddad&departement=&jours=0");
        Assert.Equal($"{File}?q=haddad", retenue.Headers.Location!.ToString());
        Assert.Equal($"{File}?q=haddad", (await rectorat.GetAsync(File)).Headers.Location!.ToString());
    }

    [Fact]
    public async Task De_la_selection_au_compte_rendu()
    {
        var propositions = await _scene.QuatreAsync();
        var rectorat = await _application.ConnecterAsync("rectorat");
        var recapitulatif = await ChoisirAsync(rectorat, NatureDeLot.Accord, propositions);

        var page = await rectorat.OuvrirAsync(recapitulatif);
        Assert.Equal("Relire avant d'accorder 4 propositions", page.Titre());
        Assert.Equal(["4", "2", "3 125,00 €", "0"], page.QuerySelectorAll(".rupn-chiffres dd").Select(d => d.TextContent));
        Assert.Contains("j'accorde ces 4 propositions au montant proposé, en qualité de services du recteur", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(File, page.QuerySelector("#lancer a.fr-btn")!.GetAttribute("href"));
        var reste = page.QuerySelectorAll("table tbody tr").Select(l => l.LastElementChild!.TextContent.Trim()).Order().ToList();
        Assert.Equal(["1 500,00 €", "625,00 €"], reste);

        await rectorat.EnvoyerAsync(page.QuerySelector("#lancer button[formaction$=ecart]")!.GetAttribute("formaction")!, [], recapitulatif);
        Assert.Contains("ces 3 propositions", (await rectorat.OuvrirAsync(recapitulatif)).Body!.TextContent, StringComparison.Ordinal);
        await RefuserAsync(rectorat, recapitulatif, Confirmation(4), "Le récapitulatif a changé depuis votre lecture : 3 au lieu de 4.");
        await RefuserAsync(rectorat, recapitulatif, new() { ["Nombre"] = "3", ["Consentement"] = "true", ["MotDePasse"] = "faux" }, "Mot de passe incorrect. Rien n'a été décidé.");
        await RefuserAsync(rectorat, recapitulatif, new() { ["Nombre"] = "3", ["MotDePasse"] = Troupe.MotDePasse }, "Cochez la phrase pour lancer l'opération.");

        await rectorat.EnvoyerAsync($"{recapitulatif}/lancement", Confirmation(3), recapitulatif);
        await _scene.TravaillerAsync();
        await FinAsync(rectorat, recapitulatif);

        page = await rectorat.OuvrirAsync(recapitulatif);
        Assert.Equal("3 propositions accordées", page.Titre());
        page = await rectorat.OuvrirAsync($"{recapitulatif}?faites=true");
        Assert.Equal(3, page.QuerySelectorAll("tbody tr").Length);
        Assert.StartsWith("/indemnites/attributions/", page.QuerySelector("tbody a")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Contains("L'accord de 3 propositions", (await rectorat.OuvrirAsync("/academie/lots")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("montant_propose", await rectorat.GetStringAsync($"{recapitulatif}/compte-rendu.csv"), StringComparison.Ordinal);
        Assert.Equal(3, (await _scene.AttributionsAsync(propositions)).Count(a => a.Etat is EtatDAttribution.Accordee));
    }

    [Fact]
    public async Task Tout_ce_que_le_filtre_trouve_se_refuse_d_un_motif_sans_rien_perdre_d_une_saisie_refusee()
    {
        await _scene.QuatreAsync();
        var rectorat = await _application.ConnecterAsync("rectorat");
        var jeton = await JetonAsync(rectorat);
        var reponse = await rectorat.PostAsync($"{File}/selection", new FormUrlEncodedContent(
            [new("Nature", "Refus"), new("TousDuFiltre", "true"), new("annee", "2024"), new("type", "Lycee"), new("__RequestVerificationToken", jeton)]));
        var recapitulatif = reponse.Headers.Location!.ToString();
        Assert.Equal("Relire avant de refuser 3 propositions", (await rectorat.OuvrirAsync(recapitulatif)).Titre());

        var champs = Confirmation(3);
        champs["Motif"] = new('x', Proposition.LongueurDuMotif + 1);
        await RefuserAsync(rectorat, recapitulatif, champs, "Ce motif dépasse 500 caractères. Raccourcissez-le.");
        champs["Motif"] = " ";
        var refuse = await rectorat.EnvoyerAsync($"{recapitulatif}/lancement", champs, recapitulatif);
        Assert.Contains("Indiquez le motif : le chef d'établissement le lira.", (await refuse.LireAsync()).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Une_proposition_qu_un_lot_tient_ne_se_coche_plus_et_rien_de_choisi_se_dit_sur_une_page()
    {
        var propositions = await _scene.QuatreAsync();
        await _scene.LancerAsync([propositions[0]]);
        await ReserverAsync();
        var rectorat = await _application.ConnecterAsync("rectorat");

        var page = await rectorat.OuvrirAsync($"{File}?annee=2024");
        Assert.Equal(3, page.QuerySelectorAll("input[name=Ids]").Length);
        Assert.Contains("Dans le lot n°", page.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);

        var vide = await rectorat.PostAsync($"{File}/selection", new FormUrlEncodedContent([new("Nature", "Accord"), new("__RequestVerificationToken", await JetonAsync(rectorat))]));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, vide.StatusCode);
        var dite = await vide.LireAsync();
        Assert.Contains("Choisissez au moins une ligne", dite.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(File, dite.QuerySelector("main a.fr-btn")!.GetAttribute("href"));
        var trop = await rectorat.PostAsync($"{File}/selection", new FormUrlEncodedContent(
            [new("Nature", "Accord"), new("__RequestVerificationToken", await JetonAsync(rectorat)), .. Enumerable.Range(0, 501).Select(_ => new KeyValuePair<string, string>("Ids", $"{Guid.NewGuid()}"))]));
        Assert.Contains("501 propositions choisies ; 500 au plus par lot.", (await trop.LireAsync()).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dan", HttpStatusCode.NotFound)]
    [InlineData("chef.lycee", HttpStatusCode.Forbidden)]
    [InlineData("intendance.lycee", HttpStatusCode.Forbidden)]
    public async Task Personne_d_autre_n_ouvre_la_file_ni_le_lot_du_rectorat(string compte, HttpStatusCode duLot)
    {
        var lot = await _scene.LancerAsync(await _scene.QuatreAsync());
        var client = await _application.ConnecterAsync(compte);

        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync(File)).StatusCode);
        foreach (var suite in new[] { "", "/avancement", "/compte-rendu.csv" })
            Assert.Equal(duLot, (await client.GetAsync($"/academie/lots/{lot}{suite}")).StatusCode);
    }

    public void Dispose()
    {
        _application.Dispose();
        _scene.Dispose();
    }

    private static async Task VerifierAsync(HttpClient rectorat, string filtre, int nombre)
    {
        var page = await rectorat.OuvrirAsync($"{File}?annee=2024&{filtre}");
        Assert.Equal(nombre, page.QuerySelectorAll("tbody tr").Length);
    }

    private static Dictionary<string, string> Confirmation(int nombre) =>
        new() { ["Nombre"] = $"{nombre}", ["Consentement"] = "true", ["MotDePasse"] = Troupe.MotDePasse };

    private static async Task<string> JetonAsync(HttpClient client) =>
        (await client.OuvrirAsync("/academie/lots")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

    private static async Task<string> ChoisirAsync(HttpClient rectorat, NatureDeLot nature, IEnumerable<Guid> ids)
    {
        var reponse = await rectorat.PostAsync($"{File}/selection", new FormUrlEncodedContent(
            [new("Nature", $"{nature}"), new("__RequestVerificationToken", await JetonAsync(rectorat)), .. ids.Select(i => new KeyValuePair<string, string>("Ids", $"{i}"))]));
        Assert.Equal(HttpStatusCode.Redirect, reponse.StatusCode);
        return reponse.Headers.Location!.ToString();
    }

    private static async Task RefuserAsync(HttpClient rectorat, string recapitulatif, Dictionary<string, string> champs, string phrase)
    {
        var reponse = await rectorat.EnvoyerAsync($"{recapitulatif}/lancement", champs, recapitulatif);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, reponse.StatusCode);
        Assert.Contains(phrase, (await reponse.LireAsync()).QuerySelector(".fr-alert--error")!.TextContent, StringComparison.Ordinal);
    }

    /// <summary>Une autre instance tient la ligne : le travailleur de l'application n'y touche pas.</summary>
    private Task<Guid?> ReserverAsync() => _scene.Indemnites.FaireAsync("rectorat", async (s, _) =>
        await s.GetRequiredService<ExecutionDeLotService>().ReserverAsync(Guid.NewGuid()));

    /// <summary>Le travailleur de l'application partage le lot : l'un ou l'autre finit, on attend que ce soit écrit.</summary>
    private static async Task FinAsync(HttpClient client, string chemin)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while ((await client.GetStringAsync($"{chemin}/avancement", patience.Token)).Contains("\"actif\":true", StringComparison.Ordinal))
            await Task.Delay(100, patience.Token);
    }
}
