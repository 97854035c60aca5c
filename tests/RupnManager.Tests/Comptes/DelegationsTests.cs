using System.Net;
using Microsoft.EntityFrameworkCore;
using RupnManager.Services.Demonstration;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Comptes;

public sealed class DelegationsTests : IDisposable
{
    private readonly TestApplication _application = new();

    public void Dispose() => _application.Dispose();

    [Fact]
    public async Task Le_chef_delegue_et_la_personne_invitee_agit_par_delegation_jusqu_au_dernier_jour()
    {
        var proviseur = await _application.ConnecterAsync("chef.lycee");

        var reponse = await proviseur.EnvoyerAsync("/delegations/nouvelle", Delegation());

        Assert.Equal(HttpStatusCode.Redirect, reponse.StatusCode);
        Assert.Contains("Mme Léa Martin, proviseure adjointe", (await proviseur.OuvrirAsync("/delegations")).Body!.TextContent);
        Assert.Contains("a donné délégation de signature à Mme Léa Martin (Arrêté 2026-11)", string.Concat(await _application.JournalAsync("delegation.donnee")));
        await _application.Visiteur().ChoisirAsync(await _application.LienAsync("invitation", "lea.martin@demo.example"));
        var lea = _application.Visiteur();
        await lea.EnvoyerAsync("/connexion", new() { ["Courriel"] = "lea.martin@demo.example", ["MotDePasse"] = Administration.MotDePasse });
        Assert.Contains("par délégation", (await lea.OuvrirAsync("/mon-compte")).Body!.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.Forbidden, (await lea.GetAsync("/delegations/nouvelle")).StatusCode);

        _application.Base.Horloge.Advance(TimeSpan.FromDays(7));
        var refus = await _application.EntrerAsync("lea.martin@demo.example", Administration.MotDePasse);
        Assert.Equal(HttpStatusCode.Redirect, refus.StatusCode);
        _application.Base.Horloge.Advance(TimeSpan.FromDays(1));
        refus = await _application.EntrerAsync("lea.martin@demo.example", Administration.MotDePasse);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refus.StatusCode);
    }

    [Theory]
    [InlineData("Reference", "", "Indiquez la référence de l'arrêté et les deux dates de la délégation.")]
    [InlineData("Debut", "", "Indiquez la référence de l'arrêté et les deux dates de la délégation.")]
    [InlineData("Fin", "", "Indiquez la référence de l'arrêté et les deux dates de la délégation.")]
    [InlineData("Fin", "2026-11-22", "Le dernier jour de la délégation ne peut pas précéder le premier.")]
    [InlineData("Titre", "", "Écrivez le titre, par exemple « principal adjoint ».")]
    [InlineData("Courriel", "chef.lycee@demo.example", "Ce courriel n'est pas celui de Léa Martin.")]
    [InlineData("Courriel", "marc.vidal@demo.example", "Ce courriel n'est pas celui de Léa Martin.")]
    public async Task Un_champ_faux_est_dit_a_cote_de_lui_et_rien_ne_se_perd(string champ, string valeur, string phrase)
    {
        var proviseur = await _application.ConnecterAsync("chef.lycee");
        var saisie = Delegation((champ, valeur));

        var reponse = await proviseur.EnvoyerAsync("/delegations/nouvelle", saisie);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, reponse.StatusCode);
        var page = await reponse.LireAsync();
        Assert.Contains(phrase, page.Erreur(champ));
        foreach (var (nom, tape) in saisie) Assert.Equal((nom, tape), (nom, page.Saisie(nom)));
        Assert.DoesNotContain(await _application.JournalAsync("delegation.donnee"), p => p.Contains("Arrêté 2026-11"));
    }

    [Fact]
    public async Task Une_delegation_tient_dans_les_fonctions_du_chef_et_n_est_pas_deja_passee()
    {
        var admin = await _application.ConnecterAsync("admin");
        await admin.EnvoyerAsync(await _application.FinAsync("chef.lycee"), new() { ["Fin"] = "2027-01-31" });
        await using (var db = _application.Base.Contexte())
            Assert.Equal(new DateOnly(2027, 1, 31), (await db.Affectations.SingleAsync(a => a.Personne!.NomUsage == "Garnier")).Fin);
        var proviseur = await _application.ConnecterAsync("chef.lycee");

        Assert.Contains("Vos fonctions de chef d'établissement finissent le 31 janvier 2027 : la délégation doit y tenir.",
            await RefusAsync(proviseur, "Fin", ("Fin", "2027-02-01")));
        Assert.Contains("Vos fonctions de chef d'établissement ont commencé le", await RefusAsync(proviseur, "Debut", ("Debut", "1999-09-01")));
        Assert.Contains("Ce dernier jour est déjà passé", await RefusAsync(proviseur, "Fin", ("Debut", "2026-11-01"), ("Fin", "2026-11-22")));
        Assert.Equal(HttpStatusCode.Redirect, (await proviseur.EnvoyerAsync("/delegations/nouvelle", Delegation(("Fin", "2027-01-31")))).StatusCode);
    }

    [Fact]
    public async Task On_ne_delegue_ni_a_soi_ni_a_l_administration_ni_a_un_compte_ferme_ni_deux_fois()
    {
        var proviseur = await _application.ConnecterAsync("chef.lycee");
        var admin = await _application.ConnecterAsync("admin");
        var adjoint = $"/comptes/{await _application.IdAsync("adjoint.college")}";

        Assert.Contains("Une délégation ne se transmet pas.", await RefusAsync(proviseur, "Courriel", A("M", "Philippe", "Garnier", "chef.lycee")));
        Assert.Contains("ne se cumule avec aucun autre rôle", await RefusAsync(proviseur, "Courriel", A("M", "Alex", "Renaud", "admin")));
        await proviseur.EnvoyerAsync("/delegations/nouvelle", Delegation(A("M", "Éric", "Lambert", "adjoint.college")));
        Assert.Contains("M. Éric Lambert a déjà une délégation à ces dates (Arrêté 2026-11).",
            await RefusAsync(proviseur, "Debut", [.. A("M", "Éric", "Lambert", "adjoint.college"), ("Debut", "2026-11-30"), ("Fin", "2026-12-31")]));
        await admin.EnvoyerAsync($"{adjoint}/desactivation", [], adjoint);
        Assert.Contains("Le compte de M. Éric Lambert est désactivé.", await RefusAsync(proviseur, "Courriel", A("M", "Éric", "Lambert", "adjoint.college")));
    }

    [Fact]
    public async Task Le_chef_met_fin_a_une_delegation_la_veille_pour_tout_de_suite_et_a_elle_seule()
    {
        var cheffe = await _application.ConnecterAsync("chef.college");
        var adjoint = await _application.ConnecterAsync("adjoint.college");
        var fin = (await cheffe.OuvrirAsync("/delegations")).QuerySelector("a[href$='/fin']")!.GetAttribute("href")!;

        Assert.Contains("Le dernier jour doit être compris entre le 22 novembre 2026 et le 31 août 2027.",
            (await (await cheffe.EnvoyerAsync(fin, new() { ["Fin"] = "2026-11-21" })).LireAsync()).Erreur("Fin"));
        Assert.Contains("Le dernier jour doit être compris",
            (await (await cheffe.EnvoyerAsync(fin, new() { ["Fin"] = "2027-09-01" })).LireAsync()).Erreur("Fin"));
        Assert.Equal(HttpStatusCode.OK, (await adjoint.GetAsync("/lettres-de-mission")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await (await _application.ConnecterAsync("chef.lycee")).GetAsync(fin)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await cheffe.EnvoyerAsync(fin, new() { ["Fin"] = "2026-11-22" })).StatusCode);

        Assert.Equal(HttpStatusCode.Redirect, (await adjoint.GetAsync("/lettres-de-mission")).StatusCode);
        Assert.Contains("Terminée", (await cheffe.OuvrirAsync("/delegations")).Body!.TextContent);
    }

    [Fact]
    public async Task Une_delegation_annulee_se_redonne_par_le_meme_arrete()
    {
        var proviseur = await _application.ConnecterAsync("chef.lycee");
        var demande = Delegation(("Debut", "2026-12-01"), ("Fin", "2026-12-20"));
        for (var fois = 0; fois < 2; fois++)
        {
            Assert.Equal(HttpStatusCode.Redirect, (await proviseur.EnvoyerAsync("/delegations/nouvelle", demande)).StatusCode);
            var fin = (await proviseur.OuvrirAsync("/delegations")).QuerySelector("a[href$='/fin']")!.GetAttribute("href")!;
            var page = await proviseur.OuvrirAsync(fin);
            Assert.Equal("Annuler la délégation de Mme Léa Martin", page.Titre());
            Assert.Equal(HttpStatusCode.Redirect,
                (await proviseur.EnvoyerAsync(fin, new() { ["Fin"] = page.QuerySelector("input[name=Fin]")!.GetAttribute("value")! })).StatusCode);
        }
        demande["Debut"] = "2026-11-25";
        Assert.Equal(HttpStatusCode.Redirect, (await proviseur.EnvoyerAsync("/delegations/nouvelle", demande)).StatusCode);
    }

    [Fact]
    public async Task Un_double_clic_ne_donne_qu_une_delegation()
    {
        var demande = Delegation(A("M", "Éric", "Lambert", "adjoint.college"));
        var proviseurs = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => _application.ConnecterAsync("chef.lycee")));

        var reponses = await Task.WhenAll(proviseurs.Select(p => p.EnvoyerAsync("/delegations/nouvelle", demande)));

        Assert.Equal(1, reponses.Count(r => r.StatusCode is HttpStatusCode.Redirect));
        Assert.Equal(2, reponses.Count(r => r.StatusCode is HttpStatusCode.UnprocessableEntity));
        Assert.Single(await _application.JournalAsync("delegation.donnee"), p => p.Contains("Arrêté 2026-11"));
    }

    private static (string, string)[] A(string civilite, string prenom, string nom, string compte) =>
        [("Civilite", civilite), ("Prenom", prenom), ("NomUsage", nom), ("Courriel", Troupe.Courriel(compte))];

    private static Dictionary<string, string> Delegation(params (string Champ, string Valeur)[] autres) => Administration.Personne(autres:
        [("Titre", "proviseure adjointe"), ("Reference", "Arrêté 2026-11"), ("Debut", "2026-11-23"), ("Fin", "2026-11-30"), .. autres]);

    private static async Task<string> RefusAsync(HttpClient client, string champ, params (string, string)[] autres)
    {
        var reponse = await client.EnvoyerAsync("/delegations/nouvelle", Delegation(autres));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, reponse.StatusCode);
        return (await reponse.LireAsync()).Erreur(champ);
    }
}
