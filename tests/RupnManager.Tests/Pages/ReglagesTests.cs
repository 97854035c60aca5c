using System.Net;
using Microsoft.EntityFrameworkCore;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Regles;
using RupnManager.Services.Journal;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Pages;

public sealed class ReglagesTests : IDisposable
{
    private const string Page = "/modeles/reglages?annee=2018";
    private readonly TestApplication _application = new();

    public void Dispose() => _application.Dispose();

    [Fact]
    public async Task Le_DAN_regle_son_academie_et_l_annee_suivante_en_herite()
    {
        var dan = await _application.ConnecterAsync("dan");
        var avant = await dan.OuvrirAsync(Page);
        Assert.True(avant.QuerySelector("#ValidationDuDan")!.HasAttribute("checked"));
        Assert.Equal("Délégué Académique au Numérique", avant.QuerySelector("#Titre")!.GetAttribute("value"));

        var reponse = await RegleAsync(dan, titre: "Conseillère du recteur", mois: "11", validation: false);

        Assert.Equal(HttpStatusCode.Redirect, reponse.StatusCode);
        var apres = await dan.OuvrirAsync(Page);
        Assert.Contains("Les réglages de 2018-2019 sont enregistrés.", apres.QuerySelector(".fr-alert--success")!.TextContent);
        Assert.False(apres.QuerySelector("#ValidationDuDan")!.HasAttribute("checked"));
        Assert.Equal("11", apres.QuerySelector("#PremierMois option[selected]")!.GetAttribute("value"));
        var suivante = await dan.OuvrirAsync("/modeles/reglages?annee=2019");
        Assert.Equal("Conseillère du recteur", suivante.QuerySelector("#Titre")!.GetAttribute("value"));
        Assert.Equal("0", suivante.QuerySelector("input[name=Version]")!.GetAttribute("value"));
        using var db = _application.Base.Contexte();
        Assert.Equal("99", (await db.Reglages.SingleAsync(r => r.Annee == new AnneeScolaire(2018))).CodeAcademie);
        var entree = await db.Journal.SingleAsync(e => e.Evenement == Evenement.ReglageModifie);
        Assert.Equal(
            "Mme Sophie Leroy a modifié les réglages de l'année 2018-2019 : circuit sans DAN, troisième signataire « Conseillère du recteur », "
            + "neuvièmes à partir du mois 11.", entree.Phrase);
    }

    [Fact]
    public async Task Enregistrer_les_memes_reglages_ne_laisse_pas_de_trace()
    {
        var dan = await _application.ConnecterAsync("dan");

        await RegleAsync(dan);

        Assert.Contains("Rien n'a changé", (await dan.OuvrirAsync(Page)).QuerySelector(".fr-alert--success")!.TextContent);
        using var db = _application.Base.Contexte();
        Assert.Empty(db.Journal.Where(e => e.Evenement == Evenement.ReglageModifie));
        Assert.Empty(db.Reglages.Where(r => r.Annee == new AnneeScolaire(2018)));
    }

    [Fact]
    public async Task Un_titre_vide_ou_trop_long_et_un_mois_impossible_sont_refuses()
    {
        var dan = await _application.ConnecterAsync("dan");

        var vide = await RegleAsync(dan, titre: "");
        var longue = await RegleAsync(dan, titre: new string('x', ReglageAcademique.LongueurDuTitre + 1));
        var mois = await RegleAsync(dan, mois: "5");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, vide.StatusCode);
        Assert.Contains("Écrivez le titre du troisième signataire.", (await vide.LireAsync()).QuerySelector("#Titre-messages")!.TextContent);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, longue.StatusCode);
        Assert.Contains("en 120 caractères au plus", (await longue.LireAsync()).QuerySelector("#Titre-messages")!.TextContent);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, mois.StatusCode);
        Assert.Contains("Choisissez un mois de septembre à décembre", (await mois.LireAsync()).QuerySelector("#PremierMois-messages")!.TextContent);
    }

    [Fact]
    public async Task Deux_personnes_ne_s_ecrasent_pas_sans_le_savoir()
    {
        var (dan, admin) = (await _application.ConnecterAsync("dan"), await _application.ConnecterAsync("admin"));
        await RegleAsync(admin, titre: "Premier", academie: "99");

        var conflit = await RegleAsync(dan, titre: "Second");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, conflit.StatusCode);
        var page = await conflit.LireAsync();
        Assert.Contains(ReglesDesModeles.ReglageEntreTemps.Phrase, page.Body!.TextContent);
        Assert.Equal("Second", page.QuerySelector("#Titre")!.GetAttribute("value"));
        Assert.Equal("1", page.QuerySelector("input[name=Version]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task L_administrateur_choisit_l_academie_et_le_DAN_garde_la_sienne()
    {
        var (dan, admin) = (await _application.ConnecterAsync("dan"), await _application.ConnecterAsync("admin"));

        Assert.Null((await admin.OuvrirAsync(Page)).QuerySelector("#Titre"));
        Assert.Contains("Académie de Poitiers", (await admin.OuvrirAsync($"{Page}&academie=13")).QuerySelector("h2")!.TextContent);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await admin.GetAsync($"{Page}&academie=05")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await dan.GetAsync($"{Page}&academie=13")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await RegleAsync(dan, academie: "13")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await RegleAsync(admin, academie: "")).StatusCode);
        using var db = _application.Base.Contexte();
        Assert.Empty(db.Reglages.Where(r => r.CodeAcademie == "13"));
    }

    [Fact]
    public async Task En_IFIC_le_premier_mois_des_neuviemes_ne_se_regle_pas()
    {
        var dan = await _application.ConnecterAsync("dan");

        var page = await dan.OuvrirAsync("/modeles/reglages?annee=2013");

        Assert.Null(page.QuerySelector("select#PremierMois"));
        Assert.NotNull(page.QuerySelector("#LettreExigee"));
    }

    private static Task<HttpResponseMessage> RegleAsync(
        HttpClient client, string titre = "Délégué Académique au Numérique", string mois = "10", bool validation = true, string? academie = null)
    {
        var champs = new Dictionary<string, string>
        {
            ["Academie"] = academie ?? "", ["Version"] = "0", ["Titre"] = titre, ["PremierMois"] = mois, ["LettreExigee"] = "true", ["PlafondParPersonne"] = "true",
        };
        if (validation) champs["ValidationDuDan"] = "true";
        return client.EnvoyerAsync(Page, champs, "/modeles");
    }
}
