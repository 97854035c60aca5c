using System.Net;
using RupnManager.Services.Demonstration;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Pages;

/// <summary>La base tombe, puis revient : on le dit, et l'application reprend sans redémarrer.</summary>
public sealed class MaintenanceTests
{
    private const string Titre = "Le service est momentanément arrêté";

    [Fact]
    public async Task Une_base_morte_donne_une_page_de_maintenance_puis_l_application_reprend()
    {
        using var application = new TestApplication();
        var cheffe = await application.ConnecterAsync("chef.college");
        await cheffe.OuvrirAsync("/");
        var visiteur = application.Visiteur();
        var connexion = await (await visiteur.GetAsync("/connexion")).LireAsync();
        var jeton = connexion.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        using (new BaseMorte(application.Base))
        {
            await EstEnMaintenanceAsync(await cheffe.GetAsync("/"));
            application.Base.Horloge.Advance(TimeSpan.FromMinutes(2)); // le jeton de sécurité doit être revu
            await EstEnMaintenanceAsync(await cheffe.GetAsync("/lettres-de-mission"));
            await EstEnMaintenanceAsync(await visiteur.PostAsync("/connexion", new FormUrlEncodedContent(
            [
                new("Courriel", Troupe.Courriel("chef.college")), new("MotDePasse", Troupe.MotDePasse), new("__RequestVerificationToken", jeton),
            ])));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, (await visiteur.GetAsync("/health/ready")).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await visiteur.GetAsync("/health/live")).StatusCode);
        }

        await cheffe.OuvrirAsync("/");
        await cheffe.OuvrirAsync("/lettres-de-mission");
        Assert.Equal(HttpStatusCode.OK, (await visiteur.GetAsync("/health/ready")).StatusCode);
        await application.ConnecterAsync("dan");
    }

    [Theory]
    [InlineData("/nulle-part")]
    [InlineData("/lettres-de-mission/00000000-0000-0000-0000-000000000000")]
    [InlineData("/missions/pas-un-identifiant")]
    public async Task Une_adresse_inconnue_est_introuvable_et_la_page_le_dit(string chemin)
    {
        using var application = new TestApplication();
        var cheffe = await application.ConnecterAsync("chef.college");

        var reponse = await cheffe.GetAsync(chemin);
        var page = await reponse.LireAsync();

        Assert.Equal(HttpStatusCode.NotFound, reponse.StatusCode);
        Assert.Equal("Page introuvable", page.Titre());
        Assert.NotNull(page.QuerySelector("main a[href='/']"));
    }

    [Fact]
    public async Task Sans_compte_une_adresse_inconnue_est_introuvable_elle_aussi()
    {
        using var application = new TestApplication();

        Assert.Equal(HttpStatusCode.NotFound, (await application.Visiteur().GetAsync("/nulle-part")).StatusCode);
    }

    [Fact]
    public async Task Une_page_interdite_le_dit_en_francais()
    {
        using var application = new TestApplication();

        var reponse = await (await application.ConnecterAsync("chef.college")).GetAsync("/journal/verification");

        Assert.Equal(HttpStatusCode.Forbidden, reponse.StatusCode);
        Assert.Equal("Ce geste ne vous est pas ouvert", (await reponse.LireAsync()).Titre());
    }

    private static async Task EstEnMaintenanceAsync(HttpResponseMessage reponse)
    {
        Assert.Equal(HttpStatusCode.ServiceUnavailable, reponse.StatusCode);
        var page = await reponse.LireAsync();
        Assert.Equal(Titre, page.Titre());
        Assert.Equal("fr", page.DocumentElement.GetAttribute("lang"));
    }

    /// <summary>À la place du fichier, un dossier : SQLite ne peut plus l'ouvrir.</summary>
    private sealed class BaseMorte : IDisposable
    {
        private readonly string _fichier;

        public BaseMorte(TestDatabase donnees)
        {
            _fichier = donnees.Fichier;
            foreach (var suffixe in Suffixes.ToList()) File.Move(_fichier + suffixe, $"{_fichier}{suffixe}.ailleurs");
            Directory.CreateDirectory(_fichier);
        }

        private IEnumerable<string> Suffixes => new[] { "", "-wal", "-shm" }.Where(s => File.Exists(_fichier + s));

        public void Dispose()
        {
            Directory.Delete(_fichier);
            foreach (var suffixe in new[] { "", "-wal", "-shm" }.Where(s => File.Exists($"{_fichier}{s}.ailleurs")))
                File.Move($"{_fichier}{suffixe}.ailleurs", _fichier + suffixe);
        }
    }
}
