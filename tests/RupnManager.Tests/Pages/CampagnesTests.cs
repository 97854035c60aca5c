using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using RupnManager.Domain.Campagnes;
using RupnManager.Domain.Etablissements;
using RupnManager.Services.Journal;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Pages;

public sealed class CampagnesTests : IDisposable
{
    private readonly TestApplication _application = new();

    public void Dispose() => _application.Dispose();

    [Fact]
    public async Task Le_DAN_prepare_controle_et_ouvre_une_campagne_que_chacun_voit_alors()
    {
        var (dan, chef) = (await _application.ConnecterAsync("dan"), await _application.ConnecterAsync("chef.college"));
        Assert.DoesNotContain("2027", AnneesDe(await chef.OuvrirAsync("/?annee=2027")));
        Assert.Equal("Campagne 2027-2028", (await dan.OuvrirAsync("/campagne?annee=2027")).Titre());

        var controle = await dan.OuvrirAsync("/campagne/ouverture?annee=2027");
        Assert.Equal("Rien n'empêche d'ouvrir 2027-2028", controle.Titre());
        Assert.Contains("M-2027-1 n'est pas publié : les lettres partiraient de M-2026-2.", controle.Body!.TextContent);
        var reponse = await dan.EnvoyerAsync("/campagne/ouverture?annee=2027", []);

        Assert.Equal(HttpStatusCode.Redirect, reponse.StatusCode);
        Assert.Contains("Ouverte jusqu'au 30 novembre 2027", (await dan.OuvrirAsync("/campagne?annee=2027")).Body!.TextContent);
        var accueil = await chef.OuvrirAsync("/");
        Assert.Contains("2027", AnneesDe(accueil));
        Assert.Contains("La campagne 2027-2028 est ouverte jusqu'au 30 novembre 2027.", accueil.Body!.TextContent);
        Assert.Equal("Lettres de mission 2027-2028", (await chef.OuvrirAsync("/lettres-de-mission?annee=2027")).Titre());
        Assert.Contains("était déjà ouverte : rien n'a changé", await ApresAsync(dan, await dan.EnvoyerAsync("/campagne/ouverture?annee=2027", [], "/campagne?annee=2027")));
    }

    [Fact]
    public async Task Une_annee_que_rien_n_ouvre_reste_cachee_a_tous()
    {
        foreach (var compte in new[] { "chef.college", "rupn.college", "rectorat", "intendance.college" })
        {
            var page = await (await _application.ConnecterAsync(compte)).OuvrirAsync("/?annee=2027");
            Assert.DoesNotContain("2027", AnneesDe(page));
            Assert.Equal("2026", page.QuerySelector("#annee option[selected]")!.GetAttribute("value"));
        }
        var dan = await _application.ConnecterAsync("dan");
        Assert.DoesNotContain("2027", AnneesDe(await dan.OuvrirAsync("/")));
        Assert.Contains("2027", AnneesDe(await dan.OuvrirAsync("/campagne?annee=2027")));
    }

    [Fact]
    public async Task Des_dates_contradictoires_sont_refusees_a_cote_du_champ_sans_rien_perdre()
    {
        var dan = await _application.ConnecterAsync("dan");
        var champs = new Dictionary<string, string>
        {
            ["Version"] = "0", ["Ouverture"] = "2020-11-30", ["LimiteDuChef"] = "2020-12-01", ["LimiteDuRupn"] = "2020-12-02", ["LimiteDuDan"] = "2020-12-03",
            ["DateFin"] = "2020-09-01", ["Message"] = "Un mot gardé",
        };

        var refus = await dan.EnvoyerAsync("/campagne/preparation?annee=2020", champs);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refus.StatusCode);
        var page = await refus.LireAsync();
        Assert.Contains("Les dates se contredisent : la fin (1er septembre 2020) vient avant la validation du DAN (3 décembre 2020).",
            page.QuerySelector("#DateFin-messages")!.TextContent);
        Assert.Equal("2020-12-01", page.QuerySelector("#LimiteDuChef")!.GetAttribute("value"));
        Assert.Equal("Un mot gardé", page.QuerySelector("#Message")!.TextContent);
        var vide = await dan.EnvoyerAsync("/campagne/preparation?annee=2020", new() { ["Version"] = "0" });
        Assert.Contains("Indiquez cette date.", (await vide.LireAsync()).QuerySelector("#LimiteDuChef-messages")!.TextContent);
        using var db = _application.Base.Contexte();
        Assert.Empty(db.Campagnes.Where(c => c.Annee == new AnneeScolaire(2020)));
    }

    [Fact]
    public async Task Prolonger_clore_et_rouvrir_se_disent_et_se_consignent()
    {
        var dan = await _application.ConnecterAsync("dan");

        var refus = await dan.EnvoyerAsync("/campagne/prolongation?annee=2026", Prolongation("2026-11-29"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refus.StatusCode);
        Assert.Contains("La campagne 2026-2027 est prolongée au 15 décembre 2026.",
            await ApresAsync(dan, await dan.EnvoyerAsync("/campagne/prolongation?annee=2026", Prolongation("2026-12-15"))));
        Assert.Contains("est close", await ApresAsync(dan, await dan.EnvoyerAsync("/campagne/cloture?annee=2026", [])));
        Assert.DoesNotContain("En retard", (await dan.OuvrirAsync("/lettres-de-mission?annee=2026")).Body!.TextContent);
        var sansMotif = await dan.EnvoyerAsync("/campagne/reouverture?annee=2026", new() { ["Version"] = await VersionAsync(), ["DateFin"] = "2026-12-31" });
        Assert.Contains("Indiquez pourquoi la campagne rouvre", (await sansMotif.LireAsync()).QuerySelector("#Motif-messages")!.TextContent);
        await dan.EnvoyerAsync("/campagne/reouverture?annee=2026", new() { ["Version"] = await VersionAsync(), ["DateFin"] = "2026-12-31", ["Motif"] = "Deux chefs absents." });

        using var db = _application.Base.Contexte();
        var campagne = await db.Campagnes.SingleAsync(c => c.Annee == new AnneeScolaire(2026));
        Assert.Equal(EtatDeCampagne.Ouverte, campagne.Etat);
        Assert.Equal(
            ["a prolongé la campagne au 15 décembre 2026.", "a clos la campagne 2026-2027.", "a rouvert la campagne 2026-2027 jusqu'au 31 décembre 2026 : Deux chefs absents."],
            await db.Journal.Where(e => e.ObjetId == campagne.Id && (e.Evenement == Evenement.CampagneProlongee || e.Evenement == Evenement.CampagneClose || e.Evenement == Evenement.CampagneRouverte))
                .OrderBy(e => e.Numero).Select(e => e.Phrase.Replace("Mme Sophie Leroy ", "")).ToListAsync());

        Dictionary<string, string> Prolongation(string fin) => new()
        {
            ["Version"] = "2", ["Ouverture"] = "2026-09-01", ["LimiteDuChef"] = "2026-11-20", ["LimiteDuRupn"] = "2026-11-25", ["LimiteDuDan"] = "2026-11-30", ["DateFin"] = fin,
        };
        async Task<string> VersionAsync() => (await dan.OuvrirAsync("/campagne/reouverture?annee=2026")).QuerySelector("input[name=Version]")!.GetAttribute("value")!;
    }

    [Fact]
    public async Task Chacun_lit_le_message_et_les_dates_qui_le_concernent()
    {
        var chef = (await (await _application.ConnecterAsync("chef.college")).OuvrirAsync("/")).QuerySelector("section[aria-labelledby=t-campagne]")!.TextContent;
        var rupn = (await (await _application.ConnecterAsync("rupn.college")).OuvrirAsync("/lettres-de-mission")).QuerySelector("section[aria-labelledby=t-campagne]")!.TextContent;
        var rectorat = (await (await _application.ConnecterAsync("rectorat")).OuvrirAsync("/")).QuerySelector("section[aria-labelledby=t-campagne]")!.TextContent;

        Assert.Contains("Le bureau du numérique éducatif répond le mardi et le jeudi.", chef);
        Assert.Contains("au plus tard le 20 novembre 2026, passée", chef);
        Assert.DoesNotContain("20 novembre 2026", rupn);
        Assert.Contains("25 novembre 2026, dans 2 jours", rupn);
        Assert.Contains("Validation par l'académie", rectorat);
        Assert.Null((await (await _application.ConnecterAsync("intendance.college")).OuvrirAsync("/")).QuerySelector("#t-campagne"));
    }

    [Fact]
    public async Task Le_chef_voit_ses_dates_et_ses_retards_sur_son_accueil_et_dans_sa_liste()
    {
        var chef = await _application.ConnecterAsync("chef.college");

        var tache = (await chef.OuvrirAsync("/")).QuerySelectorAll(".rupn-taches > li").First(l => l.TextContent.Contains("Olivier Caron")).TextContent;
        Assert.Contains("En retard de 3 jours", tache);
        Assert.Contains("À signer au plus tard le 20 nov.", tache);
        var caron = (await chef.OuvrirAsync("/lettres-de-mission")).QuerySelectorAll("tbody a").Single(l => l.TextContent.Contains("Caron")).GetAttribute("href")!;
        Assert.Contains("à signer depuis 3 jours, au plus tard le 20 nov.", (await chef.OuvrirAsync(caron)).QuerySelector(".rupn-circuit")!.TextContent);
        var lignes = (await chef.OuvrirAsync("/lettres-de-mission")).QuerySelectorAll("tbody tr").ToList();
        Assert.Contains("En retard de 3 jours", lignes.Single(l => l.TextContent.Contains("Caron")).TextContent);
        Assert.DoesNotContain(lignes, l => l.TextContent.Contains("Avenant") && l.TextContent.Contains("En retard"));
    }

    [Fact]
    public async Task Le_menu_du_DAN_tient_en_six_entrees_et_mene_encore_partout()
    {
        var dan = await _application.ConnecterAsync("dan");
        var accueil = await dan.OuvrirAsync("/");
        var menu = accueil.QuerySelectorAll("nav[aria-label='Menu principal'] a").Select(l => l.TextContent).ToList();
        Assert.Subset(new HashSet<string> { "Accueil", "Lettres à valider", "Couverture", "Bilans", "Campagne", "Journal" }, menu.ToHashSet());

        var liens = accueil.QuerySelectorAll("main a").Select(l => l.GetAttribute("href")).ToList();
        Assert.Superset(new HashSet<string?> { "/lettres-de-mission", "/missions", "/etablissements" }, liens.ToHashSet());
        var campagne = await dan.OuvrirAsync("/campagne");
        Assert.Equal("Campagne", campagne.QuerySelector("nav a[aria-current=page]")!.TextContent);
        Assert.Contains(campagne.QuerySelectorAll("main a"), l => l.GetAttribute("href")!.StartsWith("/modeles?", StringComparison.Ordinal));
        Assert.Contains(campagne.QuerySelectorAll("main a"), l => l.GetAttribute("href")!.StartsWith("/modeles/reglages", StringComparison.Ordinal));
        Assert.Equal("Campagne", (await dan.OuvrirAsync("/modeles")).QuerySelector("nav a[aria-current=page]")!.TextContent);
    }

    [Fact]
    public async Task Une_lettre_ne_se_reconduit_que_dans_une_annee_ouverte()
    {
        var (dan, chef) = (await _application.ConnecterAsync("dan"), await _application.ConnecterAsync("chef.college"));
        string lettre;
        using (var db = _application.Base.Contexte())
            lettre = $"/lettres-de-mission/{(await db.Lettres.SingleAsync(l => l.Reference == "RUPN-2026-0992001M-2")).Id}";
        Assert.DoesNotContain("Reconduire en 2027-2028", (await chef.OuvrirAsync(lettre)).Body!.TextContent);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await chef.EnvoyerAsync($"{lettre}/reconduction", [], lettre)).StatusCode);

        await dan.EnvoyerAsync("/campagne/ouverture?annee=2027", []);

        Assert.Contains("Reconduire en 2027-2028", (await chef.OuvrirAsync(lettre)).Body!.TextContent);
        Assert.Equal(HttpStatusCode.Redirect, (await chef.EnvoyerAsync($"{lettre}/reconduction", [], lettre)).StatusCode);
    }

    private static List<string> AnneesDe(IDocument page) => [.. page.QuerySelectorAll("#annee option").Select(o => o.GetAttribute("value")!)];

    private static async Task<string> ApresAsync(HttpClient client, HttpResponseMessage reponse)
    {
        Assert.Equal(HttpStatusCode.Redirect, reponse.StatusCode);
        return (await client.OuvrirAsync(reponse.Headers.Location!.ToString())).QuerySelector(".fr-alert--success")!.TextContent;
    }
}
