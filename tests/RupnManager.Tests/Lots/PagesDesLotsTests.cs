using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Domain.Lots;
using RupnManager.Services.Demonstration;
using RupnManager.Services.Lots;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Lots;

/// <summary>Le chemin du DAN, page à page : choisir, relire, confirmer, suivre.</summary>
public sealed class PagesDesLotsTests : IDisposable
{
    private readonly SceneDeLots _scene = new();
    private readonly TestApplication _application;

    public PagesDesLotsTests() => _application = new(_scene.Base);

    [Fact]
    public async Task De_la_selection_au_compte_rendu()
    {
        var lettres = await _scene.LettresAsync(3, modifiees: 1);
        var dan = await _application.ConnecterAsync("dan");
        var recapitulatif = await ChoisirAsync(dan, lettres);
        var page = await dan.OuvrirAsync(recapitulatif);
        Assert.Equal("Relire avant de valider 3 lettres", page.Titre());
        Assert.Equal(["2", "0", "1", "1"], page.QuerySelectorAll(".rupn-chiffres dd").Select(d => d.TextContent));
        Assert.Contains("gestion du prêt des 40 tablettes", page.QuerySelector("details ins")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("je valide ces 2 lettres en qualité de ", page.Body!.TextContent, StringComparison.Ordinal);

        var lecture = page.QuerySelector("details button[formaction$=lecture]")!.GetAttribute("formaction")!;
        await dan.EnvoyerAsync(lecture, [], recapitulatif);
        page = await dan.OuvrirAsync(recapitulatif);
        Assert.Contains("je valide ces 3 lettres", page.Body!.TextContent, StringComparison.Ordinal);

        var lancement = await dan.EnvoyerAsync($"{recapitulatif}/lancement", Confirmation(3), recapitulatif);
        Assert.Equal(recapitulatif, lancement.Headers.Location!.ToString());
        await _scene.TravaillerAsync();
        await FinAsync(dan, recapitulatif);

        page = await dan.OuvrirAsync(recapitulatif);
        Assert.Equal("3 lettres validées", page.Titre());
        Assert.Contains("Rien à regarder : tout est passé.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(3, (await dan.OuvrirAsync($"{recapitulatif}?faites=true")).QuerySelectorAll("tbody tr").Length);
        Assert.Contains("La validation de 3 lettres", (await dan.OuvrirAsync("/academie/lots")).Body!.TextContent, StringComparison.Ordinal);
        var csv = await dan.GetAsync($"{recapitulatif}/compte-rendu.csv");
        Assert.Equal("text/csv", csv.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Un_refus_repond_422_et_garde_ce_qui_a_ete_lu()
    {
        var dan = await _application.ConnecterAsync("dan");
        var recapitulatif = await ChoisirAsync(dan, await _scene.LettresAsync(2, modifiees: 1));

        await RefuserAsync(dan, recapitulatif, Confirmation(2), "1 lettre à lire avant : clauses locales ou refus passé. Ouvrez-les.");
        await RefuserAsync(dan, recapitulatif, new() { ["Nombre"] = "1", ["MotDePasse"] = Troupe.MotDePasse }, "Cochez la phrase d'accord pour signer.");
        await RefuserAsync(dan, recapitulatif, new() { ["Nombre"] = "1", ["Consentement"] = "true", ["MotDePasse"] = "faux" }, "Mot de passe incorrect. Rien n'a été signé.");
    }

    [Fact]
    public async Task Un_renvoi_refuse_garde_le_motif_de_chaque_lettre()
    {
        var dan = await _application.ConnecterAsync("dan");
        var recapitulatif = await ChoisirAsync(dan, await _scene.LettresAsync(2), NatureDeLot.Renvoi);
        var champ = (await dan.OuvrirAsync(recapitulatif)).QuerySelector("textarea[name^=Motifs]")!.GetAttribute("name")!;

        var reponse = await dan.EnvoyerAsync($"{recapitulatif}/lancement", new() { ["Nombre"] = "2", ["Consentement"] = "true", ["Motif"] = "", [champ] = "Revoyez la durée." }, recapitulatif);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, reponse.StatusCode);
        var page = await reponse.LireAsync();
        Assert.Contains("Indiquez ce qui doit être repris", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Revoyez la durée.", page.QuerySelector($"textarea[name='{champ}']")!.TextContent);
        Assert.NotNull(page.QuerySelector("#Consentement[checked]"));
    }

    [Fact]
    public async Task Une_selection_de_501_lettres_est_refusee_sur_une_page()
    {
        var dan = await _application.ConnecterAsync("dan");
        var jeton = (await dan.OuvrirAsync("/academie/lots")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        var reponse = await dan.PostAsync("/academie/lots/selection", new FormUrlEncodedContent(
            [new("Nature", "Validation"), new("__RequestVerificationToken", jeton), .. Enumerable.Range(0, 501).Select(_ => new KeyValuePair<string, string>("Ids", $"{Guid.NewGuid()}"))]));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, reponse.StatusCode);
        Assert.Contains("501 lettres choisies ; 500 au plus par lot.", (await reponse.LireAsync()).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task L_avancement_se_lit_en_JSON_puis_le_lot_s_arrete_et_se_reprend()
    {
        // Les lignes sont déjà tenues par une autre instance : le travailleur de l'application n'y touche pas.
        var lettres = await _scene.LettresAsync(2);
        var lot = await _scene.LancerAsync(lettres);
        foreach (var _ in lettres) await _scene.FaireAsync("dan", (s, _) => s.GetRequiredService<ExecutionDeLotService>().ReserverAsync(Guid.NewGuid()));
        var dan = await _application.ConnecterAsync("dan");
        var chemin = $"/academie/lots/{lot}";

        using var avancement = JsonDocument.Parse(await dan.GetStringAsync($"{chemin}/avancement"));
        Assert.True(avancement.RootElement.GetProperty("actif").GetBoolean());
        Assert.Equal(2, avancement.RootElement.GetProperty("restantes").GetInt32());
        var page = await dan.OuvrirAsync(chemin);
        Assert.Equal("0 lettre traitée sur 2", page.QuerySelector("[role=progressbar]")!.GetAttribute("aria-valuetext"));
        Assert.Contains("Vous pouvez fermer cette page", page.Body!.TextContent, StringComparison.Ordinal);

        await dan.EnvoyerAsync($"{chemin}/arret", [], chemin);
        page = await dan.OuvrirAsync(chemin);
        Assert.Equal("Lot arrêté : 0 lettre validée, 2 intactes", page.Titre());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await dan.EnvoyerAsync($"{chemin}/arret", [], chemin)).StatusCode);

        await dan.EnvoyerAsync($"{chemin}/reprise", [], chemin);
        Assert.Equal(EtatDeLot.EnAttente, (await _scene.LireAsync(lot)).Etat);
    }

    [Fact]
    public async Task Le_lot_d_une_autre_personne_ne_se_voit_pas()
    {
        var lot = await _scene.ChoisirAsync(await _scene.LettresAsync(1));
        var chef = await _application.ConnecterAsync("chef.college");
        var rectorat = await _application.ConnecterAsync("rectorat");
        var dan = await _application.ConnecterAsync("dan");

        Assert.Equal(HttpStatusCode.Forbidden, (await chef.GetAsync($"/academie/lots/{lot}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await rectorat.GetAsync($"/academie/lots/{lot}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await dan.GetAsync($"/academie/lots/{Guid.NewGuid()}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await dan.GetAsync($"/academie/lots/{lot}")).StatusCode);
    }

    public void Dispose()
    {
        _application.Dispose();
        _scene.Dispose();
    }

    private static Dictionary<string, string> Confirmation(int nombre) =>
        new() { ["Nombre"] = $"{nombre}", ["Consentement"] = "true", ["MotDePasse"] = Troupe.MotDePasse };

    private static async Task<string> ChoisirAsync(HttpClient dan, List<Guid> lettres, NatureDeLot nature = NatureDeLot.Validation)
    {
        var jeton = (await dan.OuvrirAsync("/academie/lots")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var reponse = await dan.PostAsync("/academie/lots/selection", new FormUrlEncodedContent(
            [new("Nature", $"{nature}"), new("__RequestVerificationToken", jeton), .. lettres.Select(l => new KeyValuePair<string, string>("Ids", $"{l}"))]));
        Assert.Equal(HttpStatusCode.Redirect, reponse.StatusCode);
        return reponse.Headers.Location!.ToString();
    }

    private static async Task RefuserAsync(HttpClient dan, string recapitulatif, Dictionary<string, string> champs, string phrase)
    {
        var reponse = await dan.EnvoyerAsync($"{recapitulatif}/lancement", champs, recapitulatif);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, reponse.StatusCode);
        var page = await reponse.LireAsync();
        Assert.Contains(phrase, page.QuerySelector(".fr-alert--error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("1", page.QuerySelector("input[name=Nombre]")!.GetAttribute("value"));
    }

    /// <summary>Le travailleur de l'application partage le lot : l'un ou l'autre finit, on attend que ce soit écrit.</summary>
    private static async Task FinAsync(HttpClient dan, string chemin)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while ((await dan.GetStringAsync($"{chemin}/avancement", patience.Token)).Contains("\"actif\":true", StringComparison.Ordinal))
            await Task.Delay(100, patience.Token);
    }
}
