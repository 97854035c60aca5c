using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Etablissements;
using RupnManager.Services.Comptes;
using RupnManager.Services.Demonstration;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Comptes;

/// <summary>Un chef prend ses fonctions par la boîte de son établissement ; la page publique ne dit rien à personne d'autre.</summary>
public sealed partial class PriseDeFonctionsTests : IDisposable
{
    private const string Boite = "ce.0993047z@demo.example";
    private const string Quai = "0993047Z";
    private const string Lea = "lea.martin@demo.example";
    private readonly TestApplication _application = new();

    public void Dispose() => _application.Dispose();

    [Fact]
    public async Task Le_lien_recu_par_l_etablissement_ouvre_le_compte_et_l_affectation_et_le_DAN_l_apprend()
    {
        await FermerLeSiegeAsync();
        await DemanderAsync();
        var lien = await LienAsync();

        var page = await _application.Visiteur().OuvrirAsync(lien);
        Assert.Contains("Mme Léa Martin, cheffe d'établissement, Lycée professionnel du Quai-Neuf (0993047Z)", page.Body!.TextContent);
        Assert.Empty(page.QuerySelectorAll("input[type=password]"));
        Assert.Equal(HttpStatusCode.Redirect, (await _application.Visiteur().EnvoyerAsync(lien, [])).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await _application.Visiteur().ChoisirAsync(await _application.LienAsync("prise-de-fonctions-faite", Lea))).StatusCode);

        var lea = _application.Visiteur();
        await lea.EnvoyerAsync("/connexion", new() { ["Courriel"] = Lea, ["MotDePasse"] = Administration.MotDePasse });
        Assert.Contains("Quai-Neuf", (await lea.OuvrirAsync("/missions")).Body!.TextContent);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await _application.Visiteur().GetAsync(lien)).StatusCode);
        await using var db = _application.Base.Contexte();
        Assert.Contains("Mme Léa Martin (lea.martin@demo.example) a pris ses fonctions", await TexteAsync("prise-de-fonctions-dan", Troupe.Courriel("dan")));
        var fait = await db.Journal.SingleAsync(e => e.Evenement == "prise-de-fonctions.faite");
        Assert.Equal(("99", $"Mme Léa Martin a pris ses fonctions de cheffe d'établissement, proviseure à Lycée professionnel du Quai-Neuf (0993047Z), par le lien envoyé à {Boite}."),
            (fait.CodeAcademie, fait.Phrase));
        Assert.Empty(await db.PrisesDeFonctions.ToListAsync());
        Assert.Contains("a pris ses fonctions", (await (await _application.ConnecterAsync("dan")).OuvrirAsync("/journal")).Body!.TextContent);
    }

    [Fact]
    public async Task Le_jeton_n_est_garde_que_par_son_empreinte()
    {
        await FermerLeSiegeAsync();
        await DemanderAsync();
        var jeton = (await LienAsync()).Split('/')[^1];

        await using var db = _application.Base.Contexte();
        var lien = await db.LiensUniques.SingleAsync(l => l.Usage == UsageDuLien.PriseDeFonctions);
        Assert.Equal(LienUnique.EmpreinteDe(jeton), lien.Empreinte);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await _application.Visiteur().GetAsync($"/mot-de-passe/{jeton}")).StatusCode);
    }

    [Theory]
    [InlineData("0993047Z")]
    [InlineData("0992001M")]
    [InlineData("0750001U")]
    public async Task La_page_repond_la_meme_chose_que_l_etablissement_existe_ou_non(string uai)
    {
        var reponse = await _application.Visiteur().EnvoyerAsync("/prise-de-fonctions", Saisie(uai));

        Assert.Equal((HttpStatusCode.Redirect, "/prise-de-fonctions/envoyee"), (reponse.StatusCode, reponse.Headers.Location!.ToString()));
    }

    [Theory]
    [InlineData("Uai", "0993047A", "ne correspond pas au numéro")]
    [InlineData("NomUsage", "http://ailleurs.example", "Écrivez-le en lettres")]
    [InlineData("Prenom", "", "Écrivez votre prénom.")]
    [InlineData("Courriel", "lea@", "n'a pas la forme")]
    public async Task Une_saisie_fausse_se_corrige_sans_rien_retaper(string champ, string valeur, string refus)
    {
        var saisie = Saisie(Quai);
        saisie[champ] = valeur;

        var reponse = await _application.Visiteur().EnvoyerAsync("/prise-de-fonctions", saisie);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, reponse.StatusCode);
        var page = await reponse.LireAsync();
        Assert.Contains(refus, page.Erreur(champ), StringComparison.Ordinal);
        Assert.Equal(valeur, page.Saisie(champ));
    }

    [Fact]
    public async Task Avec_un_chef_en_fonction_la_boite_recoit_un_message_sans_lien()
    {
        await DemanderAsync("0992001M");

        var texte = await TexteAsync("prise-de-fonctions-sans-suite", "ce.0992001m@demo.example");
        Assert.Contains("Mme Hélène Petit y est en fonction depuis le 1er septembre 2010 : rien n'a changé.", texte);
        Assert.DoesNotContain("/prise-de-fonctions/", texte);
        await using var db = _application.Base.Contexte();
        Assert.Empty(await db.PrisesDeFonctions.ToListAsync());
    }

    [Fact]
    public async Task La_boite_d_un_etablissement_ne_recoit_pas_plus_de_trois_messages_par_jour()
    {
        await FermerLeSiegeAsync();
        for (var n = 0; n < 5; n++) await DemanderAsync();
        await using var db = _application.Base.Contexte();
        Assert.Equal(PriseDeFonctions.MessagesParJour, await db.Courriels.CountAsync(c => c.Destinataire == Boite));

        _application.Base.Horloge.Advance(TimeSpan.FromDays(1.1));
        await DemanderAsync();
        Assert.Equal(PriseDeFonctions.MessagesParJour + 1, await db.Courriels.CountAsync(c => c.Destinataire == Boite));
    }

    [Fact]
    public async Task Un_lien_expire_ne_sert_plus_et_sa_demande_s_oublie()
    {
        await FermerLeSiegeAsync();
        await DemanderAsync();
        var lien = await LienAsync();

        _application.Base.Horloge.Advance(TimeSpan.FromDays(3));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await _application.Visiteur().GetAsync(lien)).StatusCode);
        await DemanderAsync("0992001M");

        await using var db = _application.Base.Contexte();
        Assert.Empty(await db.PrisesDeFonctions.ToListAsync());
    }

    [Fact]
    public async Task Un_compte_qui_existe_garde_son_mot_de_passe_et_gagne_la_fonction()
    {
        await FermerLeSiegeAsync();
        await DemanderAsync(Quai, "chef.college@demo.example", "Hélène", "Petit");
        var lien = await LienAsync();
        Assert.Contains("existe déjà", (await _application.Visiteur().OuvrirAsync(lien)).Body!.TextContent);

        Assert.Equal(HttpStatusCode.Redirect, (await _application.Visiteur().EnvoyerAsync(lien, [])).StatusCode);

        var cheffe = await _application.ConnecterAsync("chef.college");
        Assert.Contains("Quai-Neuf", (await cheffe.OuvrirAsync("/qualite")).Body!.TextContent);
    }

    [Fact]
    public async Task Qui_lit_la_boite_de_l_etablissement_ne_choisit_pas_le_mot_de_passe_d_un_autre()
    {
        await FermerLeSiegeAsync();
        await DemanderAsync();

        await _application.Visiteur().EnvoyerAsync(await LienAsync(), new() { ["MotDePasse"] = Administration.MotDePasse, ["Confirmation"] = Administration.MotDePasse });

        Assert.NotEqual(HttpStatusCode.Redirect, (await _application.EntrerAsync(Lea, Administration.MotDePasse)).StatusCode);
        await using var db = _application.Base.Contexte();
        Assert.Null((await db.Users.SingleAsync(c => c.Email == Lea)).PasswordHash);
        Assert.DoesNotContain(await db.Courriels.Where(c => c.Destinataire == Boite).Select(c => c.Texte).ToListAsync(), t => t.Contains("/mot-de-passe/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Un_chef_nomme_entre_la_demande_et_le_lien_garde_sa_place()
    {
        await FermerLeSiegeAsync();
        await DemanderAsync();
        var lien = await LienAsync();
        var admin = await _application.ConnecterAsync("admin");
        await admin.EnvoyerAsync("/comptes/nouveau", Administration.Personne("paul.roche@demo.example", ("Role", "ChefEtablissement"), ("Etablissement", Quai), ("Debut", "2026-12-01")));

        var reponse = await _application.Visiteur().EnvoyerAsync(lien, []);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, reponse.StatusCode);
        Assert.Contains("Une personne est déjà en fonction ou nommée dans cet établissement", (await reponse.LireAsync()).Body!.TextContent);
        await using var db = _application.Base.Contexte();
        Assert.False(await db.Users.AnyAsync(c => c.Email == Lea));
    }

    [Fact]
    public async Task Le_chef_qui_prend_ses_fonctions_recoit_ce_qui_l_attend()
    {
        Guid lieu;
        await using (var db = _application.Base.Contexte())
        {
            lieu = await db.Etablissements.Where(e => e.Uai == Uai.Relire("0992001M")).Select(e => e.Id).SingleAsync();
            foreach (var chef in await db.Affectations.Where(a => a.Role == Role.ChefEtablissement && a.EtablissementId == lieu && a.Fin == null).ToListAsync()) chef.Terminer(new(2026, 11, 22));
            await db.SaveChangesAsync();
        }
        await DemanderAsync("0992001M");
        await _application.Visiteur().EnvoyerAsync(Lien().Match(await TexteAsync("prise-de-fonctions", "ce.0992001m@demo.example")).Value, []);

        var texte = await TexteAsync("succession", Lea);
        Assert.Contains("Vous succédez à Mme Hélène Petit.", texte);
        Assert.Matches(@"- \d+ lettres? à finir, à reprendre ou à signer", texte);
    }

    [Fact]
    public async Task Un_courriel_connu_sous_un_autre_nom_ne_prend_pas_la_place_de_son_titulaire()
    {
        await FermerLeSiegeAsync();
        await DemanderAsync(Quai, "chef.college@demo.example", "Paul", "Autre");

        var reponse = await _application.Visiteur().EnvoyerAsync(await LienAsync(), []);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, reponse.StatusCode);
        var texte = (await reponse.LireAsync()).Body!.TextContent;
        Assert.Contains("Ce courriel est déjà connu sous un autre nom.", texte);
        Assert.DoesNotContain("Petit", texte);
    }

    [Fact]
    public async Task De_deux_liens_ouverts_au_meme_instant_un_seul_fait_un_chef()
    {
        await FermerLeSiegeAsync();
        await DemanderAsync();
        var premier = await LienAsync();
        await DemanderAsync(Quai, "paul.roche@demo.example", "Paul", "Roche");
        var second = await LienAsync();

        var reponses = await Task.WhenAll(_application.Visiteur().EnvoyerAsync(premier, []), _application.Visiteur().EnvoyerAsync(second, []));

        Assert.Single(reponses, r => r.StatusCode is HttpStatusCode.Redirect);
        Assert.Single(reponses, r => r.StatusCode is HttpStatusCode.UnprocessableEntity);
        await using var db = _application.Base.Contexte();
        var jour = new DateOnly(2026, 11, 23);
        Assert.Equal(1, await db.Affectations.CountAsync(a => a.Role == Role.ChefEtablissement && a.Etablissement!.Uai == Uai.Relire(Quai) && a.Debut <= jour && (a.Fin == null || a.Fin >= jour)));
    }

    [Fact]
    public async Task Trop_de_demandes_depuis_une_adresse_attendent()
    {
        var visiteur = _application.Visiteur();
        for (var n = 0; n < 5; n++) await visiteur.EnvoyerAsync("/prise-de-fonctions", Saisie(Quai));

        Assert.Equal(HttpStatusCode.TooManyRequests, (await visiteur.EnvoyerAsync("/prise-de-fonctions", Saisie(Quai))).StatusCode);
    }

    private static Dictionary<string, string> Saisie(string uai) => new()
    {
        ["Uai"] = uai, ["Civilite"] = "Mme", ["Prenom"] = "Léa", ["NomUsage"] = "Martin", ["Courriel"] = Lea, ["Titre"] = "proviseure",
    };

    private async Task DemanderAsync(string uai = Quai, string courriel = Lea, string prenom = "Léa", string nom = "Martin")
    {
        await using var portee = _application.Services.CreateAsyncScope();
        await portee.ServiceProvider.GetRequiredService<DemandeDePriseDeFonctionsService>().DemanderAsync(new(
            Uai.Lire(uai), new() { Civilite = Civilite.Mme, Prenom = prenom, NomUsage = nom, Courriel = courriel }, "proviseure"));
    }

    /// <summary>L'établissement n'a plus de chef en fonction.</summary>
    private async Task FermerLeSiegeAsync()
    {
        await using var db = _application.Base.Contexte();
        foreach (var chef in await db.Affectations.Where(a => a.Role == Role.ChefEtablissement && a.Etablissement!.Uai == Uai.Relire(Quai) && (a.Fin == null || a.Fin > new DateOnly(2026, 11, 22))).ToListAsync())
            chef.Terminer(new(2026, 11, 22));
        await db.SaveChangesAsync();
    }

    private async Task<string> LienAsync() => Lien().Match(await TexteAsync("prise-de-fonctions", Boite)).Value;

    private async Task<string> TexteAsync(string cle, string destinataire)
    {
        await using var db = _application.Base.Contexte();
        return (await db.Courriels.Where(c => c.Cle == cle && c.Destinataire == destinataire).OrderBy(c => c.Id).Select(c => c.Texte).ToListAsync())[^1];
    }

    [GeneratedRegex("/prise-de-fonctions/[0-9a-f]{64}")]
    private static partial Regex Lien();
}
