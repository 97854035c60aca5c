using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Regles;
using RupnManager.Services.Comptes;
using RupnManager.Services.Demonstration;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Api;

/// <summary>Les jetons d'une personne : ce qui se refuse à leur création, ce qui en reste, et qui les voit.</summary>
public sealed class JetonsTests : IDisposable
{
    private readonly TestApplication _application = new();

    public void Dispose() => _application.Dispose();

    [Theory]
    [InlineData("jeton.nom", "", 30, PorteeDeJeton.Couverture)]
    [InlineData("jeton.portee", "service", 30)]
    [InlineData("jeton.portee", "service", 30, PorteeDeJeton.Indemnites)]
    [InlineData("jeton.echeance", "service", -1, PorteeDeJeton.Couverture)]
    [InlineData("jeton.echeance", "service", 366, PorteeDeJeton.Couverture)]
    public async Task Un_jeton_sans_nom_hors_du_role_ou_de_plus_d_un_an_est_refuse(string cle, string nom, int jours, params PorteeDeJeton[] portees) =>
        Assert.Equal(cle, (await Assert.ThrowsAsync<RegleMetierException>(() => CreerAsync("dan", nom, jours, portees: portees))).Regle.Cle);

    [Fact]
    public async Task Un_an_jour_pour_jour_convient_et_un_mauvais_mot_de_passe_ne_cree_rien()
    {
        await CreerAsync("dan", "un an", 365, portees: PorteeDeJeton.Couverture);

        var refus = await Assert.ThrowsAsync<RegleMetierException>(() => CreerAsync("dan", "autre", 30, "faux", PorteeDeJeton.Couverture));

        Assert.Equal("jeton.mot-de-passe", refus.Regle.Cle);
        await using var db = _application.Base.Contexte();
        Assert.Equal("un an", (await db.Jetons.SingleAsync()).Nom);
    }

    [Fact]
    public async Task Le_secret_n_est_garde_nulle_part_et_ses_gestes_sont_au_journal()
    {
        var secret = await CreerAsync("dan", "entrepôt", 30, portees: PorteeDeJeton.Couverture);

        await using var db = _application.Base.Contexte();
        var jeton = await db.Jetons.SingleAsync();
        Assert.Equal((JetonDAcces.EmpreinteDe(secret), secret[..13]), (jeton.Empreinte, jeton.Debut));
        Assert.Equal($"Mme Sophie Leroy a créé le jeton d'accès « entrepôt » (Couverture des missions), jusqu'au {jeton.ExpireLe.EnLettres()}.",
            (await db.Journal.SingleAsync(e => e.Evenement == "jeton.cree")).Phrase);
        Assert.False(await db.Journal.AnyAsync(e => e.Phrase.Contains(secret)));
    }

    [Fact]
    public async Task Dix_jetons_en_cours_suffisent_et_en_revoquer_un_libere_sa_place()
    {
        for (var n = 1; n <= JetonDAcces.Maximum; n++) await CreerAsync("dan", $"n° {n}", 30, portees: PorteeDeJeton.Couverture);

        Assert.Equal("jeton.trop", (await Assert.ThrowsAsync<RegleMetierException>(() => CreerAsync("dan", "de trop", 30, portees: PorteeDeJeton.Couverture))).Regle.Cle);
        await AvecAsync("dan", async (jetons, dan) => await jetons.RevoquerAsync((await jetons.ListerAsync(dan))[0].Id, dan));
        await CreerAsync("dan", "à sa place", 30, portees: PorteeDeJeton.Couverture);
    }

    [Fact]
    public async Task Le_jeton_d_un_autre_n_existe_pas_et_le_chef_n_en_a_pas()
    {
        await CreerAsync("rectorat", "paie", 30, portees: PorteeDeJeton.Indemnites);
        await using var db = _application.Base.Contexte();
        var id = (await db.Jetons.SingleAsync()).Id;
        var (dan, chef) = (await _application.ConnecterAsync("dan"), await _application.ConnecterAsync("chef.college"));

        Assert.Equal(HttpStatusCode.NotFound, (await dan.EnvoyerAsync($"/mon-compte/jetons/{id}/revocation", [], "/mon-compte/jetons")).StatusCode);
        Assert.DoesNotContain("paie", (await dan.OuvrirAsync("/mon-compte/jetons")).QuerySelector("main")!.TextContent);
        Assert.Equal(HttpStatusCode.Forbidden, (await chef.GetAsync("/mon-compte/jetons")).StatusCode);
        Assert.Null((await chef.OuvrirAsync("/mon-compte")).QuerySelector("a[href='/mon-compte/jetons']"));
        await using var apres = _application.Base.Contexte();
        Assert.Null((await apres.Jetons.SingleAsync()).RevoqueLe);
    }

    [Fact]
    public async Task La_page_montre_le_secret_une_fois_et_garde_la_saisie_apres_un_refus()
    {
        var dan = await _application.ConnecterAsync("dan");
        Dictionary<string, string> saisie = new() { ["Nom"] = "entrepôt", ["Portees"] = "Couverture", ["ExpireLe"] = "2027-11-24", ["MotDePasse"] = Troupe.MotDePasse };

        var refus = await dan.EnvoyerAsync("/mon-compte/jetons", saisie);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refus.StatusCode);
        var page = await refus.LireAsync();
        Assert.Equal("entrepôt", page.QuerySelector("#Nom")!.GetAttribute("value"));
        Assert.True(page.QuerySelector("#portee-Couverture")!.HasAttribute("checked"));
        Assert.Contains("Choisissez un dernier jour entre le 23/11/2026 et le 23/11/2027", page.QuerySelector("main")!.TextContent);

        Assert.Equal(HttpStatusCode.Redirect, (await dan.EnvoyerAsync("/mon-compte/jetons", new(saisie) { ["ExpireLe"] = "2027-11-23" })).StatusCode);
        Assert.StartsWith("rupn_", (await dan.OuvrirAsync("/mon-compte/jetons")).QuerySelector("#secret")!.TextContent);
        Assert.Null((await dan.OuvrirAsync("/mon-compte/jetons")).QuerySelector("#secret"));
    }

    private async Task<string> CreerAsync(string compte, string nom, int jours, string motDePasse = Troupe.MotDePasse, params PorteeDeJeton[] portees)
    {
        var secret = "";
        await AvecAsync(compte, async (jetons, acteur) => secret = await jetons.CreerAsync(new()
        {
            Nom = nom, Portees = portees, ExpireLe = _application.Base.Horloge.Aujourdhui().AddDays(jours), MotDePasse = motDePasse,
        }, acteur));
        return secret;
    }

    private async Task AvecAsync(string compte, Func<JetonService, Acteur, Task> geste)
    {
        await using var portee = _application.Services.CreateAsyncScope();
        await geste(portee.ServiceProvider.GetRequiredService<JetonService>(), await portee.ServiceProvider.ActeurAsync(compte));
    }
}
