using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using RupnManager.Domain.Activites;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Missions;
using RupnManager.Domain.Indemnites;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Indemnites;

/// <summary>De la proposition à la décision, par les pages, comme les personnes les ouvrent.</summary>
public sealed class AttributionsPagesTests : IDisposable
{
    private const string Chemin = "/indemnites/attributions";
    private readonly SceneDIndemnites _scene = new(2014);
    private readonly TestApplication _application;

    public AttributionsPagesTests() => _application = new(_scene.Base);

    public void Dispose()
    {
        _application.Dispose();
        _scene.Dispose();
    }

    [Fact]
    public async Task Le_chef_propose_envoie_et_le_rectorat_decide()
    {
        await _scene.OuvrirAsync(3000);
        var mission = await _scene.MissionAsync();
        var chef = await _application.ConnecterAsync("chef.lycee");

        var liste = await chef.OuvrirAsync($"{Chemin}?annee=2014");
        var formulaire = await chef.OuvrirAsync($"{Chemin}/nouvelle?mission={mission}");
        var propose = await chef.EnvoyerAsync($"{Chemin}/nouvelle", Saisie(mission, "1 400,00"), $"{Chemin}/nouvelle?mission={mission}");
        var (id, _) = await _scene.BordereauAsync();
        var confirmation = await chef.OuvrirAsync($"/indemnites/bordereaux/{id}/envoi");
        var envoi = await chef.EnvoyerAsync($"/indemnites/bordereaux/{id}/envoi", new() { ["version"] = confirmation.QuerySelector("input[name=version]")!.GetAttribute("value")! });

        Assert.Contains("Étape 3 sur 5", liste.Body!.TextContent);
        Assert.Contains("Mme Amina Haddad, tutorat des élèves", liste.QuerySelector("#mission")!.TextContent);
        Assert.Contains("De 400,00 € à 2 400,00 €", Texte(formulaire));
        Assert.Equal(HttpStatusCode.Redirect, propose.StatusCode);
        Assert.Contains("1 proposition, 1 400,00 €", Texte(confirmation));
        Assert.Equal(HttpStatusCode.Redirect, envoi.StatusCode);

        var rectorat = await _application.ConnecterAsync("rectorat");
        var recus = await rectorat.OuvrirAsync($"{Chemin}?annee=2014&q=bp-2014-0993014n");
        var ouvert = await rectorat.OuvrirAsync($"/indemnites/bordereaux/{id}");
        var ligne = ouvert.QuerySelector("input[name='Lignes[0].Id']")!.GetAttribute("value")!;
        var decision = await rectorat.EnvoyerAsync($"{Chemin}/{ligne}/decision", new() { ["Sens"] = "Modifiee", ["Montant"] = "900", ["Motif"] = "réduite" });

        Assert.Contains("1 ligne à décider", Assert.Single(recus.QuerySelectorAll("tbody tr")).TextContent);
        Assert.Equal(HttpStatusCode.Redirect, decision.StatusCode);
        var lu = await chef.OuvrirAsync($"{Chemin}?annee=2014");
        Assert.Contains("Étape 5 sur 5", lu.Body!.TextContent);
        Assert.Contains("900,00 €", Texte(lu));
        Assert.Contains("réduite", lu.Body.TextContent);
    }

    [Fact]
    public async Task Un_depassement_reaffiche_la_saisie_avec_l_article_a_cote_du_champ()
    {
        await _scene.OuvrirAsync(1000);
        var mission = await _scene.MissionAsync();
        var chef = await _application.ConnecterAsync("chef.lycee");

        var reponse = await chef.EnvoyerAsync($"{Chemin}/nouvelle", Saisie(mission, "1200"), $"{Chemin}/nouvelle?mission={mission}");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, reponse.StatusCode);
        var page = await reponse.LireAsync();
        Assert.Equal("1200", page.QuerySelector("#Montant")!.GetAttribute("value"));
        var message = page.QuerySelector("#Montant-messages")!;
        Assert.Contains("Il ne reste que 1 000,00 € dans l'enveloppe. Réduisez de 200,00 €", message.TextContent.Replace('\u00A0', ' '));
        Assert.NotNull(message.QuerySelector("a[href='/decret-2010-1065#article-5']"));
        Assert.Contains("Trois projets", page.QuerySelector("#Participation")!.TextContent);
        Assert.NotNull(page.QuerySelector("#NonCumul[checked]"));
    }

    [Theory]
    [InlineData("douze")]
    [InlineData("-5")]
    [InlineData("12,345")]
    [InlineData("")]
    public async Task Un_montant_illisible_se_dit_a_cote_du_champ(string montant)
    {
        await _scene.OuvrirAsync(3000);
        var mission = await _scene.MissionAsync();
        var chef = await _application.ConnecterAsync("chef.lycee");

        var reponse = await chef.EnvoyerAsync($"{Chemin}/nouvelle", Saisie(mission, montant), $"{Chemin}/nouvelle?mission={mission}");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, reponse.StatusCode);
        Assert.Contains("Écrivez un montant positif en chiffres", (await reponse.LireAsync()).QuerySelector("#Montant-messages")!.TextContent);
    }

    [Fact]
    public async Task Sans_modalites_pas_de_formulaire_mais_l_etape_a_faire_et_un_envoi_forge_est_refuse()
    {
        await _scene.OuvrirAsync(3000, modalites: false);
        var mission = await _scene.MissionAsync();
        var chef = await _application.ConnecterAsync("chef.lycee");

        var liste = await chef.OuvrirAsync($"{Chemin}?annee=2014");
        var formulaire = await chef.GetAsync($"{Chemin}/nouvelle?mission={mission}");
        var forge = await chef.EnvoyerAsync($"{Chemin}/nouvelle", Saisie(mission, "600"), $"{Chemin}?annee=2014");

        Assert.Contains("Étape 1 sur 5", liste.Body!.TextContent);
        Assert.Null(liste.QuerySelector("#mission"));
        Assert.NotNull(liste.QuerySelector("a[href='/indemnites/modalites']"));
        Assert.Equal(HttpStatusCode.Redirect, formulaire.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, forge.StatusCode);
        var page = await forge.LireAsync();
        Assert.Contains("Enregistrez d'abord la date et l'avis du conseil pédagogique.", page.QuerySelector("[role=alert]")!.TextContent);
        Assert.NotNull(page.QuerySelector("[role=alert] a[href='/decret-2010-1065#article-5']"));
    }

    [Fact]
    public async Task En_IMP_cinq_taux_l_echeancier_et_l_avertissement_sous_le_repere()
    {
        using var scene = new SceneDIndemnites(2024);
        await scene.OuvrirAsync(2000);
        var mission = await scene.MissionAsync(fonction: Fonction.CodeRupn);
        using var application = new TestApplication(scene.Base);
        var chef = await application.ConnecterAsync("chef.lycee");

        var page = await chef.OuvrirAsync($"{Chemin}/nouvelle?mission={mission}");

        var taux = page.QuerySelectorAll("input[type=radio][name=Montant]");
        Assert.Equal(["312,50", "625,00", "1250,00", "2500,00", "3750,00"], taux.Select(t => t.GetAttribute("value")));
        var aides = page.QuerySelectorAll("#Montant label").Select(l => l.TextContent.Replace('\u00A0', ' ')).ToList();
        Assert.Contains("1 250,00 € en neuf : 8 × 138,88 €, puis 138,96 €, d'octobre 2024 à juin 2025.", aides[2]);
        Assert.Contains("625,00 € est sous le repère de 1 250,00 €", aides[1]);
        Assert.DoesNotContain("repère", aides[2]);
        Assert.Contains("Plus que le disponible", aides[3]);
        Assert.Null(page.QuerySelector("#ServiceComplet"));
        var reponse = await chef.EnvoyerAsync($"{Chemin}/nouvelle", Saisie(mission, "1250,00"), $"{Chemin}/nouvelle?mission={mission}");
        Assert.Equal(HttpStatusCode.Redirect, reponse.StatusCode);
    }

    [Fact]
    public async Task Qui_propose_a_le_releve_de_la_mission_sous_les_yeux()
    {
        await using var db = _scene.Base.Contexte();
        var prete = await db.Attributions.AsNoTracking().FirstAsync(a => a.Etat == EtatDAttribution.Preparee && a.Bordereau!.Numero == "BP-2026-0992001M-2");
        var mission = await db.Missions.Include(m => m.Personnel).SingleAsync(m => m.Id == prete.MissionId);
        var retiree = Noter(mission, 600);
        retiree.Retirer(new(2026, 11, 20));
        db.AddRange(Noter(mission, 90), Noter(mission, 30), retiree);
        await db.SaveChangesAsync();
        var activites = (await db.Activites.AsNoTracking().Where(a => a.MissionId == prete.MissionId).ToListAsync()).Where(a => a.RetireeLe is null).ToList();

        var page = await (await _application.ConnecterAsync("chef.college")).OuvrirAsync($"{Chemin}/{prete.Id}/modifier");

        var heures = Durees.EnHeures(activites.Sum(a => a.Minutes));
        Assert.Contains($"Relevé d'activité : {activites.Count} activités, {heures}, du {activites.Min(a => a.Date).EnLettres()}", page.Body!.TextContent);
        Assert.EndsWith($"mission={prete.MissionId}", page.QuerySelectorAll("main a").Single(l => l.TextContent == "Lire le relevé").GetAttribute("href"));
    }

    private static Activite Noter(Mission mission, int minutes) => Activite.Noter(mission,
        new() { Date = mission.Debut, Minutes = minutes, Nature = NatureDActivite.Accompagnement, Texte = "atelier" }, $"{Guid.NewGuid()}", new(2026, 11, 20));

    [Fact]
    public async Task Les_fichiers_du_bordereau_se_telechargent_octet_pour_octet()
    {
        await _scene.OuvrirAsync(3000);
        await _scene.PreparerAsync(await _scene.MissionAsync(), 600);
        var id = await _scene.EnvoyerAsync();
        var chef = await _application.ConnecterAsync("chef.lycee");
        var rectorat = await _application.ConnecterAsync("rectorat");

        foreach (var (format, type) in new[] { (FormatDePiece.Csv, "text/csv"), (FormatDePiece.Pdf, "application/pdf") })
        {
            var adresse = $"/indemnites/bordereaux/{id}.{format.ToString().ToLowerInvariant()}";
            var reponse = await chef.GetAsync(adresse);
            await using var db = _scene.Base.Contexte();
            var piece = await db.PiecesArchivees.SingleAsync(p => p.BordereauId == id && p.Format == format);
            Assert.Equal(type, reponse.Content.Headers.ContentType!.MediaType);
            Assert.Equal(piece.Octets, await reponse.Content.ReadAsByteArrayAsync());
            Assert.Equal(piece.Octets, await rectorat.GetByteArrayAsync(adresse));
            Assert.Equal(HttpStatusCode.Forbidden, (await (await _application.ConnecterAsync("intendance.lycee")).GetAsync(adresse)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await (await _application.ConnecterAsync("chef.college")).GetAsync(adresse)).StatusCode);
        }
    }

    [Fact]
    public async Task Chacun_voit_ce_qui_est_a_lui()
    {
        await _scene.OuvrirAsync(3000);
        var id = await _scene.PreparerAsync(await _scene.MissionAsync(), 1400);
        var autre = await _scene.PreparerAsync(await _scene.MissionAsync("rupn2.lycee"), 777);
        var rupn = await _application.ConnecterAsync("rupn.lycee");
        Assert.Contains("Aucune indemnité n'est proposée pour vous", (await rupn.OuvrirAsync("/indemnites/mon-indemnite?annee=2014")).Body!.TextContent);
        var bordereau = await _scene.EnvoyerAsync();

        var sienne = Texte(await rupn.OuvrirAsync("/indemnites/mon-indemnite?annee=2014"));
        Assert.Contains("attend la décision du recteur", sienne);
        Assert.Contains("1 400,00 €", sienne);
        Assert.Contains("Deux projets menés", sienne);
        Assert.DoesNotContain("777", sienne);
        Assert.DoesNotContain("Perrin", sienne);
        foreach (var interdite in new[] { Chemin, $"{Chemin}/{id}", $"{Chemin}/{autre}", $"/indemnites/bordereaux/{bordereau}" })
            Assert.Equal(HttpStatusCode.Forbidden, (await rupn.GetAsync(interdite)).StatusCode);

        var intendance = await _application.ConnecterAsync("intendance.lycee");
        foreach (var page in new[] { $"{Chemin}?annee=2014", $"{Chemin}/{id}", $"/indemnites/bordereaux/{bordereau}" })
        {
            var lue = Texte(await intendance.OuvrirAsync(page));
            Assert.Contains("1 400,00 €", lue);
            Assert.DoesNotContain("Deux projets menés", lue);
        }
        Assert.Equal(HttpStatusCode.Forbidden, (await (await _application.ConnecterAsync("dan")).GetAsync(Chemin)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await (await _application.ConnecterAsync("chef.college")).GetAsync($"{Chemin}/{id}")).StatusCode);
    }

    [Fact]
    public async Task L_indemnite_accordee_dit_ses_echeances_et_l_acte_qu_elle_attend()
    {
        await _scene.OuvrirAsync(3000);
        var id = await _scene.PreparerAsync(await _scene.MissionAsync(), 1400);
        await _scene.EnvoyerAsync();
        await _scene.DeciderAsync(id, SensDeDecision.Accordee);

        var page = Texte(await (await _application.ConnecterAsync("rupn.lycee")).OuvrirAsync("/indemnites/mon-indemnite?annee=2014"));

        Assert.Contains("attend la certification du service fait (année 2014-2015) par le chef d'établissement", page);
    }

    [Fact]
    public async Task Le_rectorat_decide_plusieurs_lignes_et_lit_l_issue_de_chacune()
    {
        await _scene.OuvrirAsync(3000);
        var un = await _scene.PreparerAsync(await _scene.MissionAsync(), 1400);
        var deux = await _scene.PreparerAsync(await _scene.MissionAsync("rupn2.lycee"), 600);
        var id = await _scene.EnvoyerAsync();
        var rectorat = await _application.ConnecterAsync("rectorat");
        Dictionary<string, string> saisie = new()
        {
            ["Sens"] = "Refusee", ["Lignes[0].Id"] = $"{un}", ["Lignes[0].Choisie"] = "true", ["Lignes[0].Motif"] = "propre",
            ["Lignes[1].Id"] = $"{deux}", ["Lignes[1].Choisie"] = "true",
        };

        var sansMotif = await rectorat.EnvoyerAsync($"/indemnites/bordereaux/{id}/decisions", new(saisie) { ["Lignes[0].Motif"] = "" }, $"/indemnites/bordereaux/{id}");
        await _scene.DeciderAsync(deux, SensDeDecision.Accordee);
        var reponse = await rectorat.EnvoyerAsync($"/indemnites/bordereaux/{id}/decisions", saisie, $"/indemnites/bordereaux/{id}");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, sansMotif.StatusCode);
        Assert.NotNull((await sansMotif.LireAsync()).QuerySelector("input[name='Lignes[0].Choisie'][checked]"));
        var page = await rectorat.OuvrirAsync(reponse.Headers.Location!.ToString());
        Assert.Contains("1 ligne décidée.", page.Body!.TextContent);
        Assert.Contains("M. Hugo Perrin : ", page.QuerySelector("[role=status]")!.TextContent);
        Assert.Contains("a déjà décidé cette proposition", page.QuerySelector("[role=status]")!.TextContent);
        Assert.Contains(": propre", page.Body.TextContent);
    }

    [Fact]
    public async Task Retirer_une_proposition_partie_sans_motif_reaffiche_la_page()
    {
        await _scene.OuvrirAsync(3000);
        var id = await _scene.PreparerAsync(await _scene.MissionAsync(), 1400);
        await _scene.EnvoyerAsync();
        var chef = await _application.ConnecterAsync("chef.lycee");

        var refus = await chef.EnvoyerAsync($"{Chemin}/{id}/retrait", new() { ["Motif"] = "" });
        var fait = await chef.EnvoyerAsync($"{Chemin}/{id}/retrait", new() { ["Motif"] = "départ" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refus.StatusCode);
        Assert.Contains("le rectorat le lira", (await refus.LireAsync()).QuerySelector("#Motif-messages")!.TextContent);
        Assert.Equal(HttpStatusCode.Redirect, fait.StatusCode);
        Assert.Contains("Retirée", (await chef.OuvrirAsync($"{Chemin}?annee=2014")).Body!.TextContent);
    }

    private static string Texte(IDocument page) => page.Body!.TextContent.Replace('\u00A0', ' ');

    private static Dictionary<string, string> Saisie(Guid mission, string montant) => new()
    {
        ["MissionId"] = $"{mission}", ["Montant"] = montant, ["Participation"] = "Trois projets menés.", ["ServiceComplet"] = "true", ["NonCumul"] = "true",
        ["Cumul"] = "Aucune",
    };
}
