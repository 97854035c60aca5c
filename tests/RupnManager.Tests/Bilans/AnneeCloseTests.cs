using System.Net;
using Microsoft.EntityFrameworkCore;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Bilans;

/// <summary>Par les pages : présenter, clore, puis constater que plus rien ne change dans l'année.</summary>
public sealed class AnneeCloseTests : IDisposable
{
    private const string Close = "L'année 2022-2023 est close";
    private readonly TestApplication _application = new();
    private readonly BilanDeTest _scene;

    public AnneeCloseTests() => _scene = new(_application.Base);

    public void Dispose()
    {
        _scene.Dispose();
        _application.Dispose();
    }

    [Fact]
    public async Task Une_annee_close_refuse_missions_lettres_et_bilans()
    {
        await _scene.ViseAsync();
        var autre = await _scene.MissionAsync("rupn2.college");
        var brouillon = await _scene.FaireAsync("rupn2.college", (s, a) => s.CommencerAsync(autre, a));
        var chef = await _application.ConnecterAsync("chef.college");

        var refus = await chef.EnvoyerAsync("/bilans/ca/cloture?annee=2022", []);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refus.StatusCode);
        Assert.Contains("enregistrez la présentation du bilan au CA", await refus.Content.ReadAsStringAsync());
        await ReussirAsync(chef, "/bilans/ca?annee=2022", new() { ["Jeton"] = "0", ["Reussites"] = "La webradio.", ["Geste"] = "arreter" });
        refus = await chef.EnvoyerAsync("/bilans/ca/arret?annee=2022", new() { ["Motif"] = "" });
        Assert.Contains("Il manque 1 bilan de RUPN.", (await refus.LireAsync()).QuerySelector("#Motif-messages")!.TextContent);
        await ReussirAsync(chef, "/bilans/ca/arret?annee=2022", new() { ["Motif"] = "Mme Marchand est en congé." });
        await ReussirAsync(chef, "/bilans/ca/presentation?annee=2022", new() { ["Date"] = "2026-11-23", ["Convocation"] = "2026-11-12" });
        await ReussirAsync(chef, "/bilans/ca/cloture?annee=2022", []);
        Assert.Equal("Année close", (await chef.OuvrirAsync("/bilans/ca?annee=2022")).QuerySelector(".fr-badge")!.TextContent);

        await RefuseAsync(chef, $"/missions/{autre}/annulation", []);
        await RefuseAsync(chef, "/lettres-de-mission", new() { ["missionId"] = $"{autre}" });
        var rupn = await _application.ConnecterAsync("rupn2.college");
        await RefuseAsync(rupn, $"/bilans/{brouillon}", new() { ["Jeton"] = "0", ["Textes[p1.projets]"] = "Trop tard" });
        using var db = _application.Base.Contexte();
        Assert.Null((await db.Missions.SingleAsync(m => m.Id == autre)).AnnuleeLe);
        Assert.False(await db.Lettres.AnyAsync(l => l.MissionId == autre));
    }

    [Fact]
    public async Task La_frappe_du_chef_s_enregistre()
    {
        var chef = await _application.ConnecterAsync("chef.college");

        var reponse = await chef.EnvoyerAsync("/bilans/ca/brouillon?annee=2022", new() { ["Jeton"] = "0", ["Besoins"] = "Du temps." }, "/bilans/ca?annee=2022");

        Assert.Equal((HttpStatusCode.NoContent, "1"), (reponse.StatusCode, reponse.Headers.GetValues("X-Jeton").Single()));
        Assert.Equal("Du temps.", (await chef.OuvrirAsync("/bilans/ca?annee=2022")).QuerySelector("#Besoins")!.TextContent);
    }

    [Fact]
    public async Task Le_chef_dit_les_activites_de_chaque_fonction_et_lit_le_refus_a_cote_de_son_champ()
    {
        var chef = await _application.ConnecterAsync("chef.lycee");
        Assert.StartsWith("Référent décrochage : activités de l'année",
            (await chef.OuvrirAsync("/bilans/ca?annee=2026")).QuerySelector("label[for=Fonctions_DECROCHAGE_]")!.TextContent.Trim());

        await ReussirAsync(chef, "/bilans/ca?annee=2026", new() { ["Jeton"] = "0", ["Fonctions[CULTURE]"] = "Deux sorties.", ["Reussites"] = "Un club.", ["Geste"] = "arreter" });
        var refus = await chef.EnvoyerAsync("/bilans/ca/arret?annee=2026", new() { ["Motif"] = "En congé." });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refus.StatusCode);
        var lue = await refus.LireAsync();
        var lien = lue.QuerySelector(".fr-alert--error a")!.GetAttribute("href")!;
        Assert.NotNull(lue.QuerySelector(lien));
        Assert.Equal("Deux sorties.", (await chef.OuvrirAsync("/bilans/ca?annee=2026")).QuerySelector("#Fonctions_CULTURE_")!.TextContent);
    }

    private static async Task ReussirAsync(HttpClient client, string chemin, Dictionary<string, string> champs) =>
        Assert.Equal(HttpStatusCode.Redirect, (await client.EnvoyerAsync(chemin, champs)).StatusCode);

    private static async Task RefuseAsync(HttpClient client, string chemin, Dictionary<string, string> champs)
    {
        var reponse = await client.EnvoyerAsync(chemin, champs, "/mon-compte");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, reponse.StatusCode);
        Assert.Contains(Close, (await reponse.LireAsync()).Body!.TextContent);
    }
}
