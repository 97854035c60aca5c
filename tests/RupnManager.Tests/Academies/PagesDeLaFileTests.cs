using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Data;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Services.Demonstration;
using RupnManager.Tests.Support;
using RupnManager.Web.Infrastructure;

namespace RupnManager.Tests.Academies;

/// <summary>La file derrière un vrai HTTP : ses filtres, sa mémoire, sa lecture, et ce qu'elle coûte à la base.</summary>
public sealed class PagesDeLaFileTests : IDisposable
{
    private readonly CompteurDeRequetes _compteur = new();
    private readonly TestApplication _application;

    public PagesDeLaFileTests() => _application = new()
    {
        Adapter = services => services.ConfigureDbContext<SqliteRupnDbContext>(o => o.AddInterceptors(_compteur)),
    };

    public void Dispose() => _application.Dispose();

    [Fact]
    public async Task Les_filtres_d_un_formulaire_restent_dans_l_adresse_et_reviennent_a_la_visite_suivante()
    {
        var dan = await _application.ConnecterAsync("dan");
        var envoi = await dan.GetAsync("/academie?retenir=true&q=&attendu=&departement=&aLire=true&etat=&type=&bassin=&jours=&colonnes=Reference&colonnes=Etat");
        Assert.Equal("/academie?attendu=&aLire=true&colonnes=Reference&colonnes=Etat", envoi.Headers.Location!.ToString());

        var page = await dan.OuvrirAsync(envoi.Headers.Location!.ToString());
        Assert.Equal(["Cocher toute la page", "Établissement", "RUPN", "Référence", "État", "Lire"], page.QuerySelectorAll("#lettres th").Select(t => t.TextContent.Trim()));
        Assert.Contains(page.QuerySelectorAll(".fr-tag"), t => t.TextContent == "À lire");

        var retour = await (await _application.ConnecterAsync("dan")).GetAsync("/academie");
        Assert.Equal(envoi.Headers.Location, retour.Headers.Location);

        Assert.Equal("/academie", (await dan.GetAsync("/academie?retenir=true")).Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.OK, (await dan.GetAsync("/academie")).StatusCode);
    }

    [Fact]
    public async Task Les_colonnes_d_office_suivent_le_filtre_quand_on_ne_les_a_pas_choisies()
    {
        var dan = await _application.ConnecterAsync("dan");

        var envoi = await dan.GetAsync("/academie?retenir=true&attendu=&colonnes=Modele&colonnes=Depuis");
        var page = await dan.OuvrirAsync(envoi.Headers.Location!.ToString());

        Assert.Equal("/academie?attendu=", envoi.Headers.Location!.ToString());
        Assert.Contains(page.QuerySelectorAll("#lettres th"), t => t.TextContent == "Qui est attendu");
        Assert.Contains(page.QuerySelectorAll("#lettres th"), t => t.TextContent == "État");
    }

    [Theory]
    [InlineData(false, 2)]
    [InlineData(true, 5)]
    public async Task Les_lettres_cochees_ou_toutes_celles_du_filtre_vont_au_recapitulatif_et_celles_d_un_lot_lance_ne_se_cochent_plus(bool toutes, int choisies)
    {
        var dan = await _application.ConnecterAsync("dan");
        var page = await dan.OuvrirAsync("/academie?departement=&q=");
        var cases = page.QuerySelectorAll("[name=Ids]").Select(c => c.GetAttribute("value")!).ToList();
        Assert.Equal(5, cases.Count);
        var champs = page.QuerySelectorAll("[data-selection] input[type=hidden]").Where(i => i.GetAttribute("name") is not "__RequestVerificationToken")
            .ToDictionary(i => i.GetAttribute("name")!, i => i.GetAttribute("value")!);
        champs["Nature"] = "Renvoi";
        if (toutes) champs["TousDuFiltre"] = "true";
        else for (var i = 0; i < 2; i++) champs[$"Ids[{i}]"] = cases[i];

        var recapitulatif = (await dan.EnvoyerAsync("/academie/lots/selection", champs, "/academie")).Headers.Location!.ToString();
        Assert.Matches("^/academie/lots/[0-9a-f-]{36}$", recapitulatif);
        var lance = await dan.EnvoyerAsync($"{recapitulatif}/lancement", new()
        {
            ["Nombre"] = $"{choisies}", ["Motif"] = "Complétez les moyens.", ["Consentement"] = "true",
        }, recapitulatif);
        Assert.Equal(HttpStatusCode.Redirect, lance.StatusCode);

        var apres = await dan.OuvrirAsync("/academie");
        var restantes = apres.QuerySelectorAll("[data-ligne]").Where(l => l.QuerySelector("[name=Ids]") is null).ToList();
        Assert.All(restantes, l => Assert.Matches(@"Dans le lot n° \d+", l.TextContent));
        using var db = _application.Base.Contexte();
        Assert.Equal(choisies, await db.LignesDeLot.CountAsync(l => cases.Select(Guid.Parse).Contains(l.ObjetId)));
    }

    [Fact]
    public async Task Une_selection_melee_se_valide_ou_se_relance_et_chaque_recapitulatif_dit_ce_qu_il_laisse()
    {
        var dan = await _application.ConnecterAsync("dan");
        var page = await dan.OuvrirAsync("/academie?attendu=");
        Assert.Equal(["Télécharger les PDF", "Relancer", "Renvoyer", "Relire avant de valider"], page.QuerySelectorAll(".rupn-selection button").Select(b => b.TextContent));
        Assert.Matches("5 à valider ou renvoyer, \\d+ à relancer, \\d+ à télécharger", page.QuerySelector(".rupn-selection .fr-hint-text")!.TextContent);
        string Premiere(string suite, string? contient = null) => page.QuerySelectorAll("[data-ligne]").First(l => l.QuerySelector($"[data-suite={suite}]") is not null
            && (contient is null || l.TextContent.Contains(contient, StringComparison.Ordinal))).QuerySelector("[name=Ids]")!.GetAttribute("value")!;
        var choix = new Dictionary<string, string> { ["Ids[0]"] = Premiere("AValider"), ["Ids[1]"] = Premiere("ARelancer", "Durand"), ["Ids[2]"] = Premiere("ATelecharger") };

        async Task<AngleSharp.Dom.IDocument> ChoisirAsync(string nature) =>
            await dan.OuvrirAsync((await dan.EnvoyerAsync("/academie/lots/selection", new(choix) { ["Nature"] = nature }, "/academie?attendu=")).Headers.Location!.ToString());
        var validation = await ChoisirAsync("Validation");
        var relance = await ChoisirAsync("Rappel");

        Assert.Equal("Relire avant de valider 1 lettre", validation.Titre());
        Assert.Contains("2 lignes choisies restent hors de ce lot", validation.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Elle attend encore le RUPN : elle se relance, elle ne se valide pas.", validation.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Validée par Mme Sophie Leroy", validation.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Relire avant de relancer 1 personne", relance.Titre());
        Assert.Equal(["1", "1", "2"], relance.QuerySelectorAll(".rupn-chiffres dd").Select(d => d.TextContent));
        Assert.Contains("Elle attend votre validation : elle se valide, elle ne se relance pas.", relance.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Elle n'attend aucun geste à rappeler.", relance.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Une_lettre_en_retard_le_dit_sur_sa_ligne_et_se_filtre()
    {
        var dan = await _application.ConnecterAsync("dan");
        var toutes = await dan.OuvrirAsync("/academie?attendu=");
        var pastilles = toutes.QuerySelectorAll("[data-ligne]").Count(l => l.TextContent.Contains("En retard de 3 jours", StringComparison.Ordinal));

        var page = await dan.OuvrirAsync("/academie?attendu=&enRetard=true");

        Assert.True(pastilles >= 2);
        Assert.Equal($"{pastilles} lettres", page.Titre());
        Assert.Contains($"En retard sur la campagne ({pastilles})", toutes.QuerySelector("label[for=enRetard]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/academie?attendu=", page.QuerySelectorAll(".fr-tag").Single(t => t.TextContent == "En retard").GetAttribute("href")!.Split("&retenir")[0]);
        var csv = (await dan.GetStringAsync("/academie/lettres.csv?attendu=&enRetard=true")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal((pastilles + 1, "Jours de retard"), (csv.Length, csv[0].Split(';')[4]));
        Assert.All(csv.Skip(1), l => Assert.Equal("3", l.Split(';')[4]));
        Assert.Null((await dan.OuvrirAsync("/academie?annee=2016&attendu=")).QuerySelector("#enRetard"));
    }

    [Fact]
    public async Task Une_lettre_qu_un_lot_tient_ne_se_coche_pas()
    {
        var dan = await _application.ConnecterAsync("dan");
        var cases = (await dan.OuvrirAsync("/academie")).QuerySelectorAll("[name=Ids]").Select(c => c.GetAttribute("value")!).ToList();
        var lot = await dan.EnvoyerAsync("/academie/lots/selection", new() { ["Nature"] = "Renvoi", ["Ids[0]"] = cases[0] }, "/academie");
        var id = lot.Headers.Location!.ToString().Split('/')[^1].ToUpperInvariant();
        _application.Base.Retoucher($"""
            UPDATE Lots SET Numero = 77, Etat = 'EnCours' WHERE upper(Id) = '{id}';
            UPDATE LignesDeLot SET Verrou = ObjetId, BailJusque = '2099-01-01 00:00:00', Instance = ObjetId WHERE upper(LotId) = '{id}';
            """);

        var page = await dan.OuvrirAsync("/academie");

        Assert.Equal(HttpStatusCode.Redirect, lot.StatusCode);
        Assert.Equal(cases.Skip(1), page.QuerySelectorAll("[name=Ids]").Select(c => c.GetAttribute("value")));
        Assert.Contains("Dans le lot n° 77", page.QuerySelector("[data-ligne]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Une_valeur_illisible_ne_filtre_rien()
    {
        var dan = await _application.ConnecterAsync("dan");

        var page = await dan.OuvrirAsync("/academie?jours=x&type=Chateau&etat=Perdue&page=-3&attendu=Dan");

        Assert.StartsWith("5 lettres", page.Titre(), StringComparison.Ordinal);
        Assert.DoesNotContain("Erreur", page.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rien_a_valider_et_rien_trouve_se_disent_autrement()
    {
        var dan = await _application.ConnecterAsync("dan");

        var vide = await dan.OuvrirAsync("/academie?annee=2016");
        var perdu = await dan.OuvrirAsync("/academie?annee=2026&q=introuvable");

        Assert.Equal("Aucune lettre à valider", vide.Titre());
        Assert.Contains("Tout est validé pour 2016-2017.", vide.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("ne répond à ces filtres", perdu.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(perdu.QuerySelectorAll("a"), a => a.TextContent == "Effacer les filtres");
    }

    [Fact]
    public async Task Apres_avoir_valide_on_lit_la_lettre_suivante_avec_les_memes_filtres()
    {
        var dan = await _application.ConnecterAsync("dan");
        var liste = await dan.OuvrirAsync("/academie?aLire=false");
        var lectures = liste.QuerySelectorAll("[data-lire]").Select(a => a.GetAttribute("href")!).ToList();
        var lecture = await dan.OuvrirAsync(lectures[0]);
        Assert.Contains("Conforme au modèle", lecture.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains($"Lettre 1 sur {lectures.Count}", lecture.Body!.TextContent, StringComparison.Ordinal);

        var valider = lecture.QuerySelector("[data-touche=v]")!.GetAttribute("href")!;
        var signature = await dan.OuvrirAsync(valider);
        string Champ(string nom) => signature.QuerySelector($"input[name={nom}]")!.GetAttribute("value")!;
        var envoi = await dan.EnvoyerAsync(valider.Split('?')[0], new()
        {
            ["Empreinte"] = Champ("Empreinte"), ["Suite"] = Champ("Suite"), ["Consentement"] = "true", ["MotDePasse"] = Troupe.MotDePasse,
        }, valider);

        Assert.Equal(lectures[1], envoi.Headers.Location!.ToString());
        var suivante = await dan.OuvrirAsync(lectures[1]);
        Assert.Contains($"Lettre 1 sur {lectures.Count - 1}", suivante.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("La lettre est validée", suivante.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task La_derniere_lettre_ramene_a_la_file()
    {
        var dan = await _application.ConnecterAsync("dan");
        var liste = await dan.OuvrirAsync("/academie?aLire=true");

        var derniere = await dan.OuvrirAsync(liste.QuerySelectorAll("[data-lire]")[^1].GetAttribute("href")!);

        Assert.Null(derniere.QuerySelector("[data-touche=j]"));
        Assert.EndsWith("refus?suite=%2Facademie%3FaLire%3Dtrue", derniere.QuerySelector("[data-touche=r]")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task La_file_s_exporte_avec_les_colonnes_montrees_et_dit_quand_elle_est_vide()
    {
        var dan = await _application.ConnecterAsync("dan");
        var page = await dan.OuvrirAsync("/academie?attendu=&colonnes=Modele&colonnes=Depuis&colonnes=Etat");

        var export = await dan.GetStringAsync("/academie/lettres.csv?attendu=&colonnes=Modele&colonnes=Depuis&colonnes=Etat");
        var vide = await dan.GetStringAsync("/academie/lettres.csv?q=introuvable");

        var lignes = export.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("UAI;Établissement;Commune;RUPN;Jours de retard;État;Par rapport au modèle;Jours d'attente", lignes[0]);
        Assert.Equal(page.QuerySelectorAll("[data-ligne]").Length, lignes.Length - 1);
        Assert.Contains(lignes, l => l.Contains("clauses ajoutées, 1 retirée", StringComparison.Ordinal));
        Assert.Contains("Aucune lettre ne répond à ces filtres.", vide, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://ailleurs.example")]
    [InlineData("//ailleurs.example")]
    [InlineData("/academie//ailleurs.example")]
    [InlineData("/academie\\ailleurs.example")]
    [InlineData("/academies")]
    [InlineData("/journal")]
    public void Une_suite_hors_de_la_file_ne_se_suit_pas(string adresse) => Assert.Null(AdresseDeLaFile.Suite(adresse));

    [Fact]
    public async Task Les_raccourcis_s_eteignent_dans_Mon_compte_et_la_file_ne_les_annonce_plus()
    {
        var dan = await _application.ConnecterAsync("dan");
        Assert.NotNull((await dan.OuvrirAsync("/academie")).QuerySelector("[data-raccourcis]"));

        await dan.EnvoyerAsync("/mon-compte/raccourcis", new() { ["allumes"] = "false" }, "/mon-compte");

        Assert.Null((await dan.OuvrirAsync("/academie")).QuerySelector("[data-raccourcis]"));
        Assert.Contains("éteints", (await dan.OuvrirAsync("/mon-compte")).Body!.TextContent, StringComparison.Ordinal);
        await dan.EnvoyerAsync("/mon-compte/raccourcis", new() { ["allumes"] = "true" }, "/mon-compte");
        Assert.NotNull((await dan.OuvrirAsync("/academie")).QuerySelector("[data-raccourcis]"));
    }

    [Fact]
    public async Task Avec_dix_mille_lettres_la_file_pose_le_meme_nombre_de_questions_a_la_base()
    {
        var dan = await _application.ConnecterAsync("dan");
        var lecture = (await dan.OuvrirAsync("/academie")).QuerySelector("[data-lire]")!.GetAttribute("href")!;
        string[] pages = ["/academie", "/academie?attendu=&q=lettre+college", "/academie?attendu=&page=3&jours=3", lecture];
        foreach (var page in pages) await CompterAsync(dan, page);

        var avant = new List<int>();
        foreach (var page in pages) avant.Add(await CompterAsync(dan, page));
        Multiplier(2000);
        var apres = new List<int>();
        foreach (var page in pages) apres.Add(await CompterAsync(dan, page));

        Assert.Equal(avant, apres);
        Assert.All(apres.SkipLast(1), n => Assert.InRange(n, 1, 12));
        Assert.InRange(apres[^1], 1, 35);
        var liste = await dan.OuvrirAsync("/academie?attendu=");
        Assert.Equal(50, liste.QuerySelectorAll("[data-ligne]").Length);
    }

    private async Task<int> CompterAsync(HttpClient client, string chemin)
    {
        _compteur.Prendre();
        var reponse = await client.GetAsync(chemin);
        Assert.True(reponse.IsSuccessStatusCode, $"{chemin} : {(int)reponse.StatusCode}");
        return _compteur.Prendre();
    }

    /// <summary>Recopie, tant de fois, chaque lettre qui attend le DAN en 2026-2027.</summary>
    private void Multiplier(int fois)
    {
        using var db = _application.Base.Contexte();
        string Colonnes(Type type, Dictionary<string, string> neuves, string source) => string.Join(',', db.Model.FindEntityType(type)!.GetProperties()
            .Select(p => neuves.GetValueOrDefault(p.GetColumnName(), source + p.GetColumnName())));
        static string Id(string h) => $"upper(substr({h},1,8)||'-'||substr({h},9,4)||'-'||substr({h},13,4)||'-'||substr({h},17,4)||'-'||substr({h},21,12))";
        var lettre = new Dictionary<string, string> { ["Id"] = Id("h"), ["Reference"] = "l.Reference || '-' || i", ["CodeDeVerification"] = "substr(h,1,19)" };
        var version = new Dictionary<string, string> { ["Id"] = Id("v"), ["LettreId"] = Id("h") };
        var ajoutees = _application.Base.Retoucher($"""
            CREATE TABLE copies AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {fois})
                SELECT l.Id AS ancien, i, hex(randomblob(16)) AS h FROM Lettres l, n WHERE l.Etat = '{EtatDeLettre.ASignerParLeDan}' AND l.Annee = 2026;
            INSERT INTO Lettres ({Colonnes(typeof(LettreDeMission), [], "")})
                SELECT {Colonnes(typeof(LettreDeMission), lettre, "l.")} FROM copies JOIN Lettres l ON l.Id = ancien;
            INSERT INTO VersionsDeLettre ({Colonnes(typeof(VersionDeLettre), [], "")})
                SELECT {Colonnes(typeof(VersionDeLettre), version, "x.")}
                FROM (SELECT *, hex(randomblob(16)) AS v FROM copies) JOIN VersionsDeLettre x ON x.LettreId = ancien;
            """);
        Assert.True(ajoutees >= 10_000, $"Seulement {ajoutees} lignes.");
    }
}
