using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Domain.Acteurs;
using RupnManager.Pdf.Scellement;
using RupnManager.Tests.Support;
using Serilog.Core;
using Serilog.Events;

namespace RupnManager.Tests.Comptes;

/// <summary>Un démarrage de production sur une base vide : aucun compte, aucun mot de passe connu, un lien dans le journal technique.</summary>
public sealed partial class PremierAdministrateurTests : IDisposable
{
    private const string Lea = "lea.martin@demo.example";
    private readonly TestDatabase _base = new(vide: true);
    private readonly string _sceau = Path.Combine(Path.GetTempPath(), $"sceau-{Guid.NewGuid():N}.p12");

    public PremierAdministrateurTests() => CertificatDeDeveloppement.OuvrirOuCreer(_sceau, "secret", TestDatabase.JourDeReference).Dispose();

    public void Dispose()
    {
        _base.Dispose();
        File.Delete(_sceau);
    }

    [Fact]
    public async Task Le_lien_du_journal_ouvre_le_premier_compte_une_fois_et_aucun_autre_n_existait()
    {
        await using var production = Demarrer();
        var client = production.Visiteur();
        await using (var db = _base.Contexte())
        {
            Assert.Equal(0, await db.Users.CountAsync());
            Assert.DoesNotContain(await db.LiensUniques.Select(l => l.Empreinte).ToListAsync(), e => production.Lien!.Contains(e));
        }

        Assert.Equal("Ouvrir le premier compte d'administration", (await client.OuvrirAsync(production.Lien!)).Titre());
        var reponse = await client.EnvoyerAsync(production.Lien!, Saisie());

        Assert.Equal("/connexion", reponse.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.Redirect, (await ConnecterAsync(client)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/comptes")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync("/missions")).StatusCode);
        await EstPerimeAsync(await production.Visiteur().GetAsync(production.Lien!));
        await using var ensuite = Demarrer();
        Assert.Null(ensuite.Lien);
    }

    [Fact]
    public async Task Le_lien_expire_en_un_jour_et_un_demarrage_en_ecrit_un_autre_qui_le_remplace()
    {
        await using var premier = Demarrer();
        await using (var aussitot = Demarrer()) Assert.Null(aussitot.Lien);

        _base.Horloge.Advance(TimeSpan.FromMinutes(10));
        await using var second = Demarrer();
        Assert.NotEqual(premier.Lien, second.Lien);
        await EstPerimeAsync(await second.Visiteur().GetAsync(premier.Lien!));
        Assert.Equal(HttpStatusCode.OK, (await second.Visiteur().GetAsync(second.Lien!)).StatusCode);

        _base.Horloge.Advance(TimeSpan.FromHours(24));
        await EstPerimeAsync(await second.Visiteur().GetAsync(second.Lien!));
    }

    [Fact]
    public async Task Un_refus_est_dit_a_cote_du_champ_et_le_lien_sert_encore()
    {
        await using var production = Demarrer();
        var client = production.Visiteur();
        foreach (var (champ, valeur, phrase) in new[]
        {
            ("MotDePasse", "court1A", "il y faut 12 caractères au moins"), ("Confirmation", "autre", "Les deux mots de passe sont différents."),
            ("Courriel", "lea", "Ce courriel n'a pas la forme"), ("NomUsage", "", "Écrivez le nom d'usage."),
        })
        {
            var saisie = Saisie();
            saisie[champ] = valeur;
            if (champ is "MotDePasse") saisie["Confirmation"] = valeur;

            var reponse = await client.EnvoyerAsync(production.Lien!, saisie);

            Assert.Equal(HttpStatusCode.UnprocessableEntity, reponse.StatusCode);
            var page = await reponse.LireAsync();
            Assert.Contains(phrase, page.Erreur(champ));
            Assert.Equal("Léa", page.Saisie("Prenom"));
        }
        Assert.Equal(HttpStatusCode.Redirect, (await client.EnvoyerAsync(production.Lien!, Saisie())).StatusCode);
    }

    [Fact]
    public async Task Deux_envois_au_meme_instant_n_ouvrent_qu_un_compte_et_un_lien_invente_aucun()
    {
        await using var production = Demarrer();
        await EstPerimeAsync(await production.Visiteur().GetAsync($"/premier-administrateur/{new string('a', 64)}"));
        var visiteurs = Enumerable.Range(0, 3).Select(_ => production.Visiteur()).ToList();

        var reponses = await visiteurs.EnvoyerEnsembleAsync(production.Lien!, i => Saisie($"lea{i}@demo.example"));

        Assert.Equal(1, reponses.Count(r => r.StatusCode is HttpStatusCode.Redirect));
        foreach (var perdant in reponses.Where(r => r.StatusCode is not HttpStatusCode.Redirect)) await EstPerimeAsync(perdant);
        await using var db = _base.Contexte();
        Assert.Equal(1, await db.Users.CountAsync());
        Assert.Equal(1, await db.Affectations.CountAsync(a => a.Role == Role.Administrateur));
    }

    [Fact]
    public async Task Quand_plus_personne_n_administre_un_demarrage_rouvre_la_porte_avec_un_courriel_neuf()
    {
        await using (var production = Demarrer()) await production.Visiteur().EnvoyerAsync(production.Lien!, Saisie());
        await using (var db = _base.Contexte())
        {
            (await db.Users.SingleAsync()).Actif = false;
            await db.SaveChangesAsync();
        }
        await using var ensuite = Demarrer();
        var client = ensuite.Visiteur();

        var refus = await client.EnvoyerAsync(ensuite.Lien!, Saisie());
        Assert.Contains("L'application connaît déjà ce courriel.", (await refus.LireAsync()).Erreur("Courriel"));
        Assert.Equal(HttpStatusCode.Redirect, (await client.EnvoyerAsync(ensuite.Lien!, Saisie("lea.bis@demo.example"))).StatusCode);
    }

    private Production Demarrer() => new(_base, _sceau);

    private static Dictionary<string, string> Saisie(string courriel = Lea) =>
        Administration.Personne(courriel, ("MotDePasse", Administration.MotDePasse), ("Confirmation", Administration.MotDePasse));

    private static Task<HttpResponseMessage> ConnecterAsync(HttpClient client) =>
        client.EnvoyerAsync("/connexion", new() { ["Courriel"] = Lea, ["MotDePasse"] = Administration.MotDePasse });

    private static async Task EstPerimeAsync(HttpResponseMessage reponse)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, reponse.StatusCode);
        Assert.Equal("Ce lien ne sert plus", (await reponse.LireAsync()).Titre());
    }

    /// <summary>Un démarrage en production, et ce qu'il a écrit dans son journal technique.</summary>
    private sealed partial class Production : IAsyncDisposable, ILogEventSink
    {
        private readonly List<string> _lignes = [];
        private readonly TestApplication _application;
        private readonly WebApplicationFactory<Program> _hote;

        public Production(TestDatabase donnees, string sceau)
        {
            _application = new(donnees) { Adapter = s => s.AddSingleton<ILogEventSink>(this) };
            _hote = _application.WithWebHostBuilder(hote => hote.UseEnvironment("Production").UseSetting("Serilog:MinimumLevel:Default", "Warning")
                .UseSetting("Seal:CertificatePath", sceau).UseSetting("Seal:CertificatePassword", "secret"));
            _ = _hote.Server;
        }

        /// <summary>Le chemin du lien, écrit une fois ou pas du tout.</summary>
        public string? Lien => _lignes.SelectMany(l => Chemin().Matches(l)).Select(m => m.Value).Distinct().SingleOrDefault();

        public HttpClient Visiteur() => _hote.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = new("https://localhost") });

        public void Emit(LogEvent logEvent)
        {
            lock (_lignes) _lignes.Add(logEvent.RenderMessage());
        }

        public async ValueTask DisposeAsync()
        {
            await _hote.DisposeAsync();
            await _application.DisposeAsync();
        }

        [GeneratedRegex("/premier-administrateur/[0-9a-f]{64}")]
        private static partial Regex Chemin();
    }
}
