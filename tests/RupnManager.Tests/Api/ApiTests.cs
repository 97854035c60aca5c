using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Services.Comptes;
using RupnManager.Services.Demonstration;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Api;

/// <summary>L'API vue d'un service : qui lit quoi, jusqu'à quand, combien de fois, et les refus qu'il comprend.</summary>
public sealed class ApiTests : IDisposable
{
    private static readonly string[] Adresses = ["/api/v1/couverture", "/api/v1/lettres", "/api/v1/indemnites"];
    private readonly TestApplication _application = new();

    public void Dispose() => _application.Dispose();

    [Fact]
    public async Task Sans_jeton_ou_avec_un_temoin_de_session_rien_ne_se_lit()
    {
        foreach (var client in new[] { _application.Visiteur(), await _application.ConnecterAsync("dan") })
            foreach (var adresse in Adresses)
            {
                var probleme = await RefusAsync(await client.GetAsync(adresse), HttpStatusCode.Unauthorized);
                Assert.StartsWith("Présentez un jeton d'accès", probleme.GetProperty("detail").GetString());
            }
    }

    [Fact]
    public async Task Un_jeton_inconnu_expire_ou_revoque_recoit_401_et_la_phrase()
    {
        var secret = await _application.SecretAsync("dan", null, PorteeDeJeton.Couverture);
        Assert.Equal(HttpStatusCode.OK, (await _application.Presenter(secret).GetAsync(Adresses[0])).StatusCode);

        await PerimeAsync("rupn_inconnu");
        await using (var portee = _application.Services.CreateAsyncScope())
        {
            var dan = await portee.ServiceProvider.ActeurAsync("dan");
            var jetons = portee.ServiceProvider.GetRequiredService<JetonService>();
            await jetons.RevoquerAsync((await jetons.ListerAsync(dan)).Single().Id, dan);
        }
        await PerimeAsync(secret);

        var bref = await _application.SecretAsync("dan", _application.Base.Horloge.Aujourdhui(), PorteeDeJeton.Couverture);
        Assert.Equal(HttpStatusCode.OK, (await _application.Presenter(bref).GetAsync(Adresses[0])).StatusCode);
        _application.Base.Horloge.Advance(TimeSpan.FromDays(1));
        await PerimeAsync(bref);
    }

    [Fact]
    public async Task Un_jeton_ne_survit_ni_a_l_affectation_ni_au_compte_de_son_auteur()
    {
        var (dan, rectorat) = (await _application.SecretAsync("dan", null, PorteeDeJeton.Couverture), await _application.SecretAsync("rectorat", null, PorteeDeJeton.Lettres));
        await using (var db = _application.Base.Contexte())
        {
            var affectation = await db.Affectations.SingleAsync(a => a.Role == Role.Dan && a.CodeAcademie == Troupe.CodeAcademie);
            affectation.Terminer(_application.Base.Horloge.Aujourdhui().AddDays(-1));
            (await db.Users.SingleAsync(c => c.Email == Troupe.Courriel("rectorat"))).Actif = false;
            await db.SaveChangesAsync();
        }

        await PerimeAsync(dan);
        await PerimeAsync(rectorat, "/api/v1/lettres");
    }

    [Fact]
    public async Task Hors_de_sa_portee_ou_de_son_role_un_jeton_recoit_403()
    {
        var (dan, rectorat) = (await _application.JetonAsync("dan", PorteeDeJeton.Couverture), await _application.JetonAsync("rectorat", PorteeDeJeton.Lettres));

        Assert.Equal("Ce jeton ne donne pas accès à ces données. Créez-en un autre dans votre compte.",
            (await RefusAsync(await dan.GetAsync("/api/v1/lettres"), HttpStatusCode.Forbidden)).GetProperty("detail").GetString());
        await RefusAsync(await dan.GetAsync("/api/v1/indemnites"), HttpStatusCode.Forbidden);
        await RefusAsync(await rectorat.GetAsync("/api/v1/couverture"), HttpStatusCode.Forbidden);
        Assert.Equal(HttpStatusCode.OK, (await rectorat.GetAsync("/api/v1/lettres")).StatusCode);
    }

    [Fact]
    public async Task Un_jeton_lit_soixante_fois_par_minute_et_un_autre_n_en_souffre_pas()
    {
        var (un, autre) = (await _application.JetonAsync("dan", PorteeDeJeton.Lettres), await _application.JetonAsync("rectorat", PorteeDeJeton.Lettres));
        for (var n = 0; n < 60; n++) Assert.Equal(HttpStatusCode.OK, (await un.GetAsync("/api/v1/lettres?annee=2013")).StatusCode);

        var trop = await un.GetAsync("/api/v1/lettres?annee=2013");

        Assert.StartsWith("Trop de lectures", (await RefusAsync(trop, HttpStatusCode.TooManyRequests)).GetProperty("detail").GetString());
        Assert.InRange(trop.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 0, 60);
        Assert.Equal(HttpStatusCode.OK, (await autre.GetAsync("/api/v1/lettres?annee=2013")).StatusCode);
    }

    [Fact]
    public async Task Les_lettres_se_filtrent_et_se_paginent_dans_le_perimetre()
    {
        var client = await _application.JetonAsync("dan", PorteeDeJeton.Lettres);

        var toutes = await LireAsync(client, "/api/v1/lettres?annee=2026");
        var aValider = await LireAsync(client, "/api/v1/lettres?annee=2026&etat=ASignerParLeDan&departement=993");

        Assert.Equal((21, 1, 1), (toutes.GetProperty("total").GetInt32(), toutes.GetProperty("page").GetInt32(), toutes.GetProperty("pages").GetInt32()));
        Assert.Equal(["RUPN-2026-0993002A-1", "RUPN-2026-0993021W-2", "RUPN-2026-0993032H-1", "RUPN-2026-0993032H-2"],
            aValider.GetProperty("lettres").EnumerateArray().Select(l => l.GetProperty("reference").GetString()));
    }

    [Theory]
    [InlineData("/api/v1/couverture?annee=deux-mille", HttpStatusCode.BadRequest, "« deux-mille » ne convient pas.")]
    [InlineData("/api/v1/couverture?annee=1999", HttpStatusCode.BadRequest, "L'année va de 2010 à 2100.")]
    [InlineData("/api/v1/lettres?etat=Perdue", HttpStatusCode.BadRequest, "« Perdue » ne convient pas.")]
    [InlineData("/api/v1/lettres?page=0", HttpStatusCode.BadRequest, "La page commence à 1.")]
    [InlineData("/api/v1/rien", HttpStatusCode.NotFound, "Cette adresse ne mène à rien que vous puissiez voir. Vérifiez-la, ou revenez à l'accueil.")]
    public async Task Un_refus_est_un_probleme_en_francais(string adresse, HttpStatusCode statut, string detail)
    {
        var client = await _application.JetonAsync("dan", PorteeDeJeton.Couverture, PorteeDeJeton.Lettres);

        Assert.Equal(detail, (await RefusAsync(await client.GetAsync(adresse), statut)).GetProperty("detail").GetString());
    }

    [Fact]
    public async Task Le_dernier_usage_se_note_a_l_heure_pres()
    {
        var client = await _application.JetonAsync("dan", PorteeDeJeton.Lettres);
        async Task<DateTime?> UsageAsync()
        {
            await client.GetAsync("/api/v1/lettres");
            await using var db = _application.Base.Contexte();
            return (await db.Jetons.SingleAsync()).DernierUsageLe;
        }

        var premier = await UsageAsync();
        _application.Base.Horloge.Advance(TimeSpan.FromMinutes(30));
        var memeHeure = await UsageAsync();
        _application.Base.Horloge.Advance(TimeSpan.FromMinutes(40));

        Assert.Equal(TestDatabase.JourDeReference.UtcDateTime, premier);
        Assert.Equal(premier, memeHeure);
        Assert.Equal(premier!.Value.AddMinutes(70), await UsageAsync());
    }

    private async Task PerimeAsync(string secret, string adresse = "/api/v1/couverture")
    {
        var reponse = await _application.Presenter(secret).GetAsync(adresse);
        Assert.Equal("Jeton expiré ou révoqué. Créez-en un autre dans votre compte.",
            (await RefusAsync(reponse, HttpStatusCode.Unauthorized)).GetProperty("detail").GetString());
        Assert.Equal("Bearer", reponse.Headers.WwwAuthenticate.Single().Scheme);
    }

    private static async Task<JsonElement> RefusAsync(HttpResponseMessage reponse, HttpStatusCode statut)
    {
        Assert.Equal(statut, reponse.StatusCode);
        Assert.Equal("application/problem+json", reponse.Content.Headers.ContentType!.MediaType);
        var probleme = JsonDocument.Parse(await reponse.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal((int)statut, probleme.GetProperty("status").GetInt32());
        return probleme;
    }

    private static async Task<JsonElement> LireAsync(HttpClient client, string adresse) => JsonDocument.Parse(await client.GetStringAsync(adresse)).RootElement;
}
