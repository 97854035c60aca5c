using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Lots;
using RupnManager.Domain.Regles;
using RupnManager.Services.Acteurs;
using RupnManager.Services.Comptes;
using RupnManager.Services.LettresDeMission;
using RupnManager.Services.Lots;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Comptes;

/// <summary>Le chef ou le DAN change au milieu d'un circuit : ce qui attend passe au successeur, rien n'est signé au nom de qui est parti.</summary>
public sealed class SuccessionsTests
{
    private const string Lea = "lea.martin";
    private static readonly DateOnly Veille = new(2026, 11, 22);

    [Fact]
    public async Task Sans_chef_la_place_est_a_pourvoir_puis_le_circuit_dit_depuis_quand_le_successeur_est_la()
    {
        using var scene = new LettreDeTest();
        var lettre = await scene.BrouillonAsync();
        await scene.MettreALaSignatureAsync(lettre);
        Assert.Equal(("Mme Hélène Petit", "à signer depuis aujourd'hui"), await EtapeAsync(scene, lettre, Etape.Chef));

        await scene.FaireAsync("admin", (s, a) => FinirAsync(s, a, "chef.college", new(2026, 11, 23)));
        scene.Base.Horloge.Advance(TimeSpan.FromDays(2));
        Assert.Equal(("Personne en fonction", "à signer depuis 2 jours ; la place est à pourvoir"), await EtapeAsync(scene, lettre, Etape.Chef));

        await scene.FaireAsync("admin", (s, a) => NommerAsync(s, a, Role.ChefEtablissement, new("0992001M"), new(2026, 11, 25)));
        Assert.Equal(("Mme Léa Martin", "à signer depuis 2 jours ; en fonction depuis le 25 novembre 2026"), await EtapeAsync(scene, lettre, Etape.Chef));
    }

    [Fact]
    public async Task Le_DAN_remplace_au_milieu_du_circuit_laisse_ses_lettres_au_suivant_qui_les_signe_en_son_nom()
    {
        using var scene = new LettreDeTest();
        using var application = new TestApplication(scene.Base);
        var lettre = await ASignerParLeDanAsync(scene);
        var leroy = await application.ConnecterAsync("dan");
        Assert.Equal(HttpStatusCode.OK, (await leroy.GetAsync($"/lettres-de-mission/{lettre}/signature")).StatusCode);

        await scene.FaireAsync("admin", (s, a) => FinirAsync(s, a, "dan", new(2026, 11, 23)));
        scene.Base.Horloge.Advance(TimeSpan.FromDays(1));
        Assert.Equal("Personne en fonction", (await EtapeAsync(scene, lettre, Etape.Dan)).Qui);
        var reponse = await leroy.PostAsync($"/lettres-de-mission/{lettre}/signature", new FormUrlEncodedContent([]));
        Assert.Equal((HttpStatusCode.Redirect, "/connexion"), (reponse.StatusCode, new Uri(reponse.Headers.Location!.ToString(), UriKind.RelativeOrAbsolute).ToString().Split('?')[0].Replace("http://localhost", "", StringComparison.Ordinal)));
        Assert.Null(await ActeurAsync(scene, "dan"));

        await scene.FaireAsync("admin", (s, a) => NommerAsync(s, a, Role.Dan, new(CodeAcademie: "99"), new(2026, 11, 24)));
        Assert.Equal(("Mme Léa Martin", "à valider depuis 1 jour ; en fonction depuis le 24 novembre 2026"), await EtapeAsync(scene, lettre, Etape.Dan));
        await ChoisirUnMotDePasseAsync(application);
        await scene.SignerAsync(lettre, Lea, motDePasse: Administration.MotDePasse);

        await scene.VoirAsync(lettre, l =>
        {
            Assert.Equal(EtatDeLettre.Validee, l.Etat);
            Assert.Equal(["Mme Hélène Petit", "M. Karim Durand", "Mme Léa Martin"], l.VersionCourante.Posees.Select(s => s.Designation));
        });
    }

    [Fact]
    public async Task Un_lot_lance_par_un_DAN_qui_part_s_arrete_ligne_a_ligne_et_le_suivant_reprend_les_lettres()
    {
        using var scene = new SceneDeLots();
        using var application = new TestApplication(scene.Base);
        var lettres = await scene.LettresAsync(3);
        var lot = await scene.LancerAsync(lettres);
        var instance = Guid.NewGuid();
        using (var portee = scene.Services.CreateScope())
        {
            var travail = portee.ServiceProvider.GetRequiredService<ExecutionDeLotService>();
            await travail.ExecuterAsync((await travail.ReserverAsync(instance))!.Value, instance);
        }

        await scene.FaireAsync("admin", (s, a) => FinirAsync(s, a, "dan", Veille));
        await scene.TravaillerAsync();

        var fini = await scene.LireAsync(lot);
        Assert.Equal([EtatDeLigneDeLot.Faite, EtatDeLigneDeLot.Ecartee, EtatDeLigneDeLot.Ecartee], fini.Lignes.Select(l => l.Etat));
        Assert.All(fini.Lignes.Skip(1), l => Assert.Equal(ReglesDesLots.DroitPerdu.Dire(("auteur", fini.Auteur)), l.Motif));
        foreach (var intacte in lettres.Skip(1))
        {
            var lettre = await scene.LettreAsync(intacte);
            Assert.Equal(EtatDeLettre.ASignerParLeDan, lettre.Etat);
            Assert.DoesNotContain(lettre.VersionCourante.Signatures, s => s.Etape is Etape.Dan);
        }

        await scene.FaireAsync("admin", (s, a) => NommerAsync(s, a, Role.Dan, new(CodeAcademie: "99"), new(2026, 11, 23)));
        var reprise = await scene.FaireAsync(Lea, (s, a) => s.GetRequiredService<SelectionDeLotService>().PreparerAsync(NatureDeLot.Validation, [.. lettres.Skip(1)], a));
        Assert.All((await scene.LireAsync(reprise)).Lignes, l => Assert.Equal(EtatDeLigneDeLot.EnAttente, l.Etat));
    }

    [Fact]
    public async Task Le_successeur_recoit_ce_qui_l_attend_et_de_qui()
    {
        using var scene = new LettreDeTest();
        await ASignerParLeDanAsync(scene);
        await scene.FaireAsync("admin", (s, a) => FinirAsync(s, a, "dan", Veille));

        await scene.FaireAsync("admin", (s, a) => NommerAsync(s, a, Role.Dan, new(CodeAcademie: "99"), new(2026, 11, 23)));

        await using var db = scene.Base.Contexte();
        var courriel = await db.Courriels.SingleAsync(c => c.Cle == "succession");
        Assert.Equal("lea.martin@demo.example", courriel.Destinataire);
        Assert.Contains("Vous succédez à Mme Sophie Leroy.", courriel.Texte);
        var attendues = await db.Lettres.CountAsync(l => l.CodeAcademie == "99" && l.Etat == EtatDeLettre.ASignerParLeDan);
        Assert.Contains($"- {attendues} lettres à valider ou à renvoyer", courriel.Texte);
    }

    [Fact]
    public async Task Une_place_ou_rien_n_attend_n_ecrit_a_personne()
    {
        using var scene = new LettreDeTest();
        await using (var db = scene.Base.Contexte())
        {
            var neuf = (await db.Academies.OrderBy(a => a.Code).FirstAsync(a => a.Code != "99")).Code;
            await scene.FaireAsync("admin", (s, a) => NommerAsync(s, a, Role.Dan, new(CodeAcademie: neuf), new(2026, 11, 23)));
            Assert.False(await db.Courriels.AnyAsync(c => c.Cle == "succession"));
        }
    }

    [Fact]
    public async Task La_page_de_fin_d_un_DAN_compte_ses_lettres_et_ses_lots_et_dit_que_la_place_sera_a_pourvoir()
    {
        using var scene = new SceneDeLots();
        using var application = new TestApplication(scene.Base);
        var lettres = await scene.LettresAsync(2);
        var admin = await application.ConnecterAsync("admin"); // avant le lancement : en démarrant, l'application prendrait le lot
        await scene.LancerAsync(lettres);

        var texte = (await admin.OuvrirAsync(await application.FinAsync("dan"))).QuerySelector("[aria-labelledby=t-suites]")!;

        Assert.Matches(@"\d+ lettres à valider ou à renvoyer", texte.TextContent);
        Assert.Contains("1 opération par lot lancée, dont le reste sera écarté", texte.TextContent);
        Assert.Contains("la place sera à pourvoir", texte.TextContent);
        var nomination = await admin.OuvrirAsync(texte.QuerySelector("a")!.GetAttribute("href")!);
        Assert.Equal("Dan", ((AngleSharp.Html.Dom.IHtmlSelectElement)nomination.QuerySelector("#Role")!).Value);
        Assert.Equal("99", ((AngleSharp.Html.Dom.IHtmlSelectElement)nomination.QuerySelector("#CodeAcademie")!).Value);
    }

    [Fact]
    public async Task Le_chef_apprend_ce_que_laisse_un_RUPN_dont_l_acces_finit_par_un_fichier()
    {
        using var scene = new SceneDeComptes();
        const string depart = SceneDeComptes.Titres + "rupn.college@demo.example;M.;Karim;Durand;;rupn;0992001M;;;;30/11/2026\n";

        var effet = Assert.Single((await scene.LireAsync(depart, "dan")).Effets);
        Assert.Contains(effet.Laisse, r => r.ToString().EndsWith("en cours ou à venir", StringComparison.Ordinal));
        await scene.ImporterAsync(depart, "dan");

        await using var db = scene.Base.Contexte();
        var courriel = await db.Courriels.SingleAsync(c => c.Cle == "depart-rupn");
        Assert.Equal("chef.college@demo.example", courriel.Destinataire);
        Assert.DoesNotContain("Durand", courriel.Objet);
        Assert.Contains("a mis fin à l'affectation de M. Karim Durand, RUPN", courriel.Texte);

        await scene.ImporterAsync(depart.Replace("30/11/2026", "15/12/2026", StringComparison.Ordinal), "dan");
        Assert.Equal(1, await db.Courriels.CountAsync(c => c.Cle == "depart-rupn"));
    }

    [Fact]
    public async Task Un_fichier_dit_ce_que_laissent_un_chef_et_un_DAN_et_avertit_leurs_successeurs()
    {
        using var scene = new SceneDeComptes();
        const string fichier = SceneDeComptes.Titres
            + "dan@demo.example;Mme;Sophie;Leroy;;dan;;99;;;30/11/2026\n"
            + "chef.college@demo.example;Mme;Hélène;Petit;;chef;0992001M;;;;30/11/2026\n"
            + "lea.martin@demo.example;Mme;Léa;Martin;;dan;;99;déléguée académique au numérique;01/12/2026;\n"
            + "paul.roche@demo.example;M.;Paul;Roche;;chef;0992001M;;principal;01/12/2026;\n";

        var apercu = await scene.LireAsync(fichier);
        Assert.Empty(apercu.Fautes);
        Assert.All(apercu.Effets.Where(e => e.EstUnDepart), e => Assert.NotEmpty(e.Laisse));
        Assert.Contains(apercu.Effets.Single(e => e.Affectation.Role is Role.Dan && e.EstUnDepart).Laisse, r => r.ToString().Contains("à valider ou à renvoyer", StringComparison.Ordinal));
        await scene.ImporterAsync(fichier);

        await using var db = scene.Base.Contexte();
        var textes = await db.Courriels.Where(c => c.Cle == "succession").OrderBy(c => c.Destinataire).Select(c => c.Texte).ToListAsync();
        Assert.Equal(2, textes.Count);
        Assert.Contains("Vous succédez à Mme Sophie Leroy.", textes[0]);
        Assert.Contains("Vous succédez à Mme Hélène Petit.", textes[1]);
    }

    private static async Task<Guid> ASignerParLeDanAsync(LettreDeTest scene)
    {
        var lettre = await scene.BrouillonAsync();
        await scene.MettreALaSignatureAsync(lettre);
        foreach (var compte in new[] { "chef.college", "rupn.college" }) await scene.SignerAsync(lettre, compte);
        return lettre;
    }

    private static async Task<(string Qui, string Mention)> EtapeAsync(LettreDeTest scene, Guid lettre, Etape etape)
    {
        var page = await scene.FaireAsync("rectorat", (s, a) => s.GetRequiredService<LettreDeMissionService>().DetailAsync(lettre, a));
        var montree = page.Circuit.Single(e => e.Etape == etape);
        return (montree.Qui, montree.Mention);
    }

    private static async Task<bool> FinirAsync(IServiceProvider services, Acteur admin, string compte, DateOnly fin)
    {
        var partant = await services.ActeurAsync(compte);
        await services.GetRequiredService<AffectationService>().TerminerAsync(partant.PersonneId, partant.QualiteId, fin, admin);
        return true;
    }

    private static Task<Guid> NommerAsync(IServiceProvider services, Acteur admin, Role role, LieuSaisi lieu, DateOnly debut) =>
        services.GetRequiredService<CompteService>().CreerAsync(new()
        {
            Identite = new() { Civilite = Civilite.Mme, Prenom = "Léa", NomUsage = "Martin", Courriel = "lea.martin@demo.example" },
            Affectation = new() { Role = role, Lieu = lieu, Debut = debut },
        }, admin);

    private static Task<Acteur?> ActeurAsync(LettreDeTest scene, string compte) => scene.FaireAsync("admin", async (s, _) =>
    {
        using var db = scene.Base.Contexte();
        var personne = await db.Personnes.Where(p => p.Courriel == compte + "@demo.example").Select(p => p.Id).SingleAsync();
        return await s.GetRequiredService<ActeurService>().ChargerAsync(personne, null);
    });

    private static async Task ChoisirUnMotDePasseAsync(TestApplication application) =>
        await application.Visiteur().ChoisirAsync(await application.LienAsync("invitation", "lea.martin@demo.example"));
}
