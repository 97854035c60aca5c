using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Regles;
using RupnManager.Services.Journal;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Pages;

public sealed class ModelesTests : IDisposable
{
    private const string Annee = "2018";
    private readonly TestApplication _application = new();

    public void Dispose() => _application.Dispose();

    [Fact]
    public async Task Le_DAN_prepare_une_version_l_ecrit_la_relit_et_la_publie()
    {
        var dan = await _application.ConnecterAsync("dan");

        var adresse = await PreparerAsync(dan);
        Assert.Contains("En préparation", (await dan.OuvrirAsync($"/modeles?annee={Annee}")).QuerySelector("tbody")!.TextContent);
        var textes = await dan.OuvrirAsync($"{adresse}/textes");
        var ecrit = await EcrireAsync(dan, adresse, textes, ("p2.eclore", "Il anime le réseau du bassin [lieu],"), ("p3.ajout.pix", ""));

        Assert.Equal(HttpStatusCode.Redirect, ecrit.StatusCode);
        var ouvert = await dan.OuvrirAsync(adresse);
        Assert.Contains("Les textes sont enregistrés.", ouvert.QuerySelector(".fr-alert--success")!.TextContent);
        Assert.Contains("Il anime le réseau du bassin [lieu],", ouvert.QuerySelector("#Texte")!.TextContent);
        var apercu = await dan.OuvrirAsync($"{adresse}/apercu");
        Assert.Contains("Il anime le réseau du bassin la salle A 12,", apercu.QuerySelector("article")!.TextContent);
        Assert.Empty(apercu.QuerySelectorAll(".manque"));
        Assert.Equal(HttpStatusCode.Redirect, (await PublierAsync(dan, adresse)).StatusCode);
        var liste = await dan.OuvrirAsync($"/modeles?annee={Annee}");
        Assert.Equal("En vigueur en 2018-2019 : M-2018-1", liste.QuerySelector("#t-vigueur")!.TextContent);
        var modele = await ModeleAsync(adresse);
        Assert.NotNull(modele.PublieLe);
        Assert.DoesNotContain(modele.Adaptables, c => c.Cle == "p3.ajout.pix");
        Assert.Equal(
            ["a préparé le modèle M-2018-1 d'après M-2015-1.", "a modifié le modèle M-2018-1 : p2.eclore, p3.ajout.pix.", "a publié le modèle M-2018-1."],
            await JournalAsync(modele.Id));
    }

    [Fact]
    public async Task Un_modele_publie_ne_change_plus()
    {
        var dan = await _application.ConnecterAsync("dan");
        var adresse = await PreparerAsync(dan);
        var textes = await dan.OuvrirAsync($"{adresse}/textes");
        await PublierAsync(dan, adresse);

        var ecrit = await EcrireAsync(dan, adresse, textes, ("p2.eclore", "Trop tard"));
        var publie = await dan.EnvoyerAsync($"{adresse}/publication", new() { ["version"] = "1" }, "/modeles/reglages");
        var supprime = await dan.EnvoyerAsync($"{adresse}/suppression", [], "/modeles/reglages");

        foreach (var reponse in new[] { ecrit, publie, supprime })
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, reponse.StatusCode);
            Assert.Contains("Le modèle M-2018-1 est publié : il ne change plus. Préparez une nouvelle version.", await TexteAsync(reponse));
        }
        Assert.Equal($"{adresse}", (await dan.GetAsync($"{adresse}/textes")).Headers.Location!.ToString());
        Assert.DoesNotContain((await ModeleAsync(adresse)).Clauses, c => c.Texte == "Trop tard");
        Assert.Equal("M-2018-2", (await ModeleAsync(await PreparerAsync(dan))).Nom);
    }

    [Fact]
    public async Task Un_champ_inconnu_empeche_de_publier_et_la_page_le_nomme()
    {
        var dan = await _application.ConnecterAsync("dan");
        var adresse = await PreparerAsync(dan);
        await EcrireAsync(dan, adresse, await dan.OuvrirAsync($"{adresse}/textes"), ("p3.axe3", "Voir [lieux] et [lieu]."));
        Assert.Contains("[lieux]", (await dan.OuvrirAsync(adresse)).QuerySelector(".fr-alert--warning strong")!.TextContent);

        var refus = await PublierAsync(dan, adresse);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refus.StatusCode);
        Assert.Contains("Le champ [lieux] n'existe pas. Corrigez-le avant de publier.", await TexteAsync(refus));
        Assert.Null((await ModeleAsync(adresse)).PublieLe);
    }

    [Fact]
    public async Task Un_passage_verrouille_ou_de_regime_ne_s_ecrit_pas_meme_par_une_requete_forgee()
    {
        var dan = await _application.ConnecterAsync("dan");
        var adresse = await PreparerAsync(dan);
        var page = await dan.OuvrirAsync($"{adresse}/textes");
        var proposees = page.QuerySelectorAll("input[name$='.Cle']").Select(i => i.GetAttribute("value")).ToList();
        Assert.DoesNotContain("p1.titre", proposees);
        Assert.DoesNotContain("indemnite.imp.unique", proposees);
        Assert.DoesNotContain("signature.dan", proposees);

        foreach (var cle in new[] { "p1.titre", "indemnite.imp.unique", "inventee" })
        {
            var refus = await dan.EnvoyerAsync($"{adresse}/textes", new()
            {
                ["Version"] = "0", ["Textes[0].Cle"] = cle, ["Textes[0].Texte"] = "Autre chose",
            });
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refus.StatusCode);
            Assert.Contains(ReglesDeLaLettre.Verrou.Phrase, await TexteAsync(refus));
        }
        Assert.DoesNotContain((await ModeleAsync(adresse)).Clauses, c => c.Texte == "Autre chose");
    }

    [Fact]
    public async Task Une_clause_trop_longue_ou_un_signataire_sans_titre_sont_refuses_sans_rien_perdre()
    {
        var dan = await _application.ConnecterAsync("dan");
        var adresse = await PreparerAsync(dan);
        var page = await dan.OuvrirAsync($"{adresse}/textes");

        var longue = await EcrireAsync(dan, adresse, page, ("p2.eclore", new string('x', 2001)), ("p3.axe3", "Gardé"));
        var vide = await EcrireAsync(dan, adresse, page, ("signature.chef", " "));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, longue.StatusCode);
        var reaffichee = await longue.LireAsync();
        Assert.Contains("Cette clause compte 2001 caractères pour 2000. Raccourcissez-la.", reaffichee.QuerySelector(".fr-input-group--error")!.TextContent);
        Assert.Equal(2001, reaffichee.QuerySelector(".fr-input-group--error textarea")!.TextContent.Length);
        Assert.Contains(reaffichee.QuerySelectorAll("textarea"), t => t.TextContent == "Gardé");
        Assert.Contains(ReglesDesModeles.SignatureVide.Phrase, await TexteAsync(vide));
        Assert.Equal(0, (await ModeleAsync(adresse)).Version);
    }

    [Fact]
    public async Task Deux_personnes_ne_s_ecrasent_pas_sans_le_savoir()
    {
        var (dan, admin) = (await _application.ConnecterAsync("dan"), await _application.ConnecterAsync("admin"));
        var adresse = await PreparerAsync(dan);
        var lue = await dan.OuvrirAsync($"{adresse}/textes");
        await EcrireAsync(admin, adresse, lue, ("p2.eclore", "Texte de l'administrateur"));

        var conflit = await EcrireAsync(dan, adresse, lue, ("p2.eclore", "Texte du DAN"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, conflit.StatusCode);
        var page = await conflit.LireAsync();
        Assert.Contains(ReglesDesModeles.EntreTemps.Phrase, page.Body!.TextContent);
        Assert.Contains("Texte enregistré : Texte de l'administrateur", page.Body.TextContent);
        Assert.Equal(HttpStatusCode.Redirect, (await EcrireAsync(dan, adresse, page)).StatusCode);
        Assert.Equal("Texte du DAN", (await ModeleAsync(adresse)).Clause("p2.eclore")!.Texte);
        Assert.Equal(HttpStatusCode.UnprocessableEntity,
            (await admin.EnvoyerAsync($"{adresse}/publication", new() { ["version"] = "1" }, adresse)).StatusCode);
    }

    [Fact]
    public async Task Enregistrer_sans_rien_changer_ne_laisse_pas_de_trace()
    {
        var dan = await _application.ConnecterAsync("dan");
        var adresse = await PreparerAsync(dan);

        await EcrireAsync(dan, adresse, await dan.OuvrirAsync($"{adresse}/textes"));

        Assert.Contains("Rien n'a changé", (await dan.OuvrirAsync(adresse)).QuerySelector(".fr-alert--success")!.TextContent);
        Assert.Single(await JournalAsync((await ModeleAsync(adresse)).Id));
    }

    [Fact]
    public async Task Une_seule_version_se_prepare_a_la_fois_et_se_supprime()
    {
        var dan = await _application.ConnecterAsync("dan");
        var adresse = await PreparerAsync(dan);

        var refus = await VersionAsync(dan, new() { ["Annee"] = Annee });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refus.StatusCode);
        Assert.Contains("La version M-2018-1 est déjà en préparation pour cette année.", await TexteAsync(refus));

        Assert.Equal(HttpStatusCode.Redirect, (await dan.EnvoyerAsync($"{adresse}/suppression", [], adresse)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await dan.GetAsync(adresse)).StatusCode);
        await PreparerAsync(dan);
    }

    [Fact]
    public async Task L_annee_et_l_academie_sont_controlees()
    {
        var (dan, admin) = (await _application.ConnecterAsync("dan"), await _application.ConnecterAsync("admin"));

        foreach (var annee in new[] { "2009", "2028" })
            Assert.Contains("Choisissez une année scolaire de 2010-2011 à 2027-2028.", await TexteAsync(await VersionAsync(dan, new() { ["Annee"] = annee })));
        Assert.Contains("Choisissez l'académie.", await TexteAsync(await VersionAsync(admin, new() { ["Annee"] = Annee })));
        Assert.Equal(HttpStatusCode.NotFound, (await VersionAsync(dan, new() { ["Annee"] = Annee, ["Academie"] = "13" })).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await VersionAsync(admin, new() { ["Annee"] = Annee, ["Academie"] = "13" })).StatusCode);
    }

    [Fact]
    public async Task Le_DAN_ne_voit_que_le_national_et_les_siens()
    {
        var (dan, admin) = (await _application.ConnecterAsync("dan"), await _application.ConnecterAsync("admin"));
        var ailleurs = (await VersionAsync(admin, new() { ["Annee"] = Annee, ["Academie"] = "13" })).Headers.Location!.ToString().Replace("/textes", "");

        Assert.Equal(HttpStatusCode.NotFound, (await dan.GetAsync(ailleurs)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await dan.EnvoyerAsync($"{ailleurs}/publication", new() { ["version"] = "0" }, "/modeles/reglages")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await dan.EnvoyerAsync($"{ailleurs}/suppression", [], "/modeles/reglages")).StatusCode);
        Assert.DoesNotContain("Poitiers", (await dan.OuvrirAsync("/modeles")).Body!.TextContent);
        Assert.Contains("Académie de Poitiers", (await admin.OuvrirAsync("/modeles?academie=13")).QuerySelector("tbody")!.TextContent);
        var national = (await dan.OuvrirAsync(await NationalAsync())).Body!.TextContent;
        Assert.Contains("Modèle national", national);
        Assert.Contains("L'enseignant RUPN :", national);
    }

    [Theory]
    [InlineData("chef.college")]
    [InlineData("rupn.college")]
    [InlineData("rectorat")]
    [InlineData("intendance.college")]
    public async Task Les_autres_roles_n_y_entrent_pas(string compte)
    {
        var client = await _application.ConnecterAsync(compte);

        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync("/modeles")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync(await NationalAsync())).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync("/modeles/reglages")).StatusCode);
    }

    private async Task<string> NationalAsync()
    {
        using var db = _application.Base.Contexte();
        return $"/modeles/{(await db.Modeles.SingleAsync(m => m.CodeAcademie == null && m.Annee == new RupnManager.Domain.Etablissements.AnneeScolaire(2015))).Id}";
    }

    private async Task<string> PreparerAsync(HttpClient client)
    {
        var reponse = await VersionAsync(client, new() { ["Annee"] = Annee });
        Assert.Equal(HttpStatusCode.Redirect, reponse.StatusCode);
        return reponse.Headers.Location!.ToString().Replace("/textes", "");
    }

    private async Task<HttpResponseMessage> VersionAsync(HttpClient client, Dictionary<string, string> champs) =>
        await client.EnvoyerAsync($"{await NationalAsync()}/version", champs);

    private static async Task<HttpResponseMessage> PublierAsync(HttpClient client, string adresse)
    {
        var version = (await client.OuvrirAsync(adresse)).QuerySelector("input[name=version]")!.GetAttribute("value")!;
        return await client.EnvoyerAsync($"{adresse}/publication", new() { ["version"] = version }, adresse);
    }

    /// <summary>Renvoie la page telle quelle, quelques clauses changées.</summary>
    private static Task<HttpResponseMessage> EcrireAsync(HttpClient client, string adresse, IDocument page, params (string Cle, string Texte)[] changements)
    {
        var champs = new Dictionary<string, string> { ["Version"] = page.QuerySelector("input[name=Version]")!.GetAttribute("value")! };
        foreach (var cle in page.QuerySelectorAll("input[name$='.Cle']"))
        {
            var (nom, valeur) = (cle.GetAttribute("name")!, cle.GetAttribute("value")!);
            var texte = page.QuerySelector($"textarea[name='{nom.Replace(".Cle", ".Texte")}']")!.TextContent;
            champs[nom] = valeur;
            champs[nom.Replace(".Cle", ".Texte")] = changements.FirstOrDefault(c => c.Cle == valeur) is { Texte: { } change } ? change : texte;
        }
        return client.EnvoyerAsync($"{adresse}/textes", champs, "/modeles/reglages");
    }

    private async Task<ModeleDeLettre> ModeleAsync(string adresse)
    {
        var id = Guid.Parse(adresse.Split('/').Last());
        using var db = _application.Base.Contexte();
        return await db.Modeles.SingleAsync(m => m.Id == id);
    }

    private async Task<List<string>> JournalAsync(Guid id)
    {
        using var db = _application.Base.Contexte();
        var entrees = await db.Journal.Where(e => e.ObjetId == id).OrderBy(e => e.Numero).ToListAsync();
        Assert.All(entrees, e => Assert.True(e.Evenement is Evenement.ModeleModifie or Evenement.ModelePublie && e.CodeAcademie == "99"));
        return [.. entrees.Select(e => e.Phrase.Replace("Mme Sophie Leroy ", ""))];
    }

    private static async Task<string> TexteAsync(HttpResponseMessage reponse) => (await reponse.LireAsync()).Body!.TextContent;
}
