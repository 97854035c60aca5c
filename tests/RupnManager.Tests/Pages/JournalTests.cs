using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Services.Acteurs;
using RupnManager.Services.Demonstration;
using RupnManager.Services.Journal;
using RupnManager.Tests.Support;
using RupnManager.Web.Commandes;

namespace RupnManager.Tests.Pages;

public sealed class JournalTests
{
    [Fact]
    public async Task La_cheffe_lit_son_etablissement_et_pas_celui_d_a_cote()
    {
        using var application = new TestApplication();
        var (ici, ailleurs) = (await ActeurAsync(application, "chef.college"), await ActeurAsync(application, "chef.lycee"));
        await ConsignerAsync(application, ici, Evenement.MissionModifiee, "mission", "a modifié la mission de M. Karim Durand.");
        await ConsignerAsync(application, ailleurs, Evenement.MissionModifiee, "mission", "a modifié la mission de Mme Amina Haddad.");
        var client = await application.ConnecterAsync("chef.college");

        var page = await client.OuvrirAsync("/journal");

        Assert.Equal("Journal", page.Titre());
        Assert.Contains("Mme Hélène Petit a modifié la mission de M. Karim Durand.", page.Body!.TextContent);
        Assert.DoesNotContain("Haddad", page.Body.TextContent);
        var autre = await DernierNumeroAsync(application);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/journal/{autre}")).StatusCode);
        var detail = await client.OuvrirAsync($"/journal/{autre - 1}");
        Assert.Contains("cheffe d'établissement", detail.Body!.TextContent);
        Assert.Contains("Mission modifiée", detail.Body.TextContent);
    }

    [Fact]
    public async Task Le_DAN_ne_lit_rien_de_l_indemnite_d_une_personne_et_le_rectorat_si()
    {
        using var application = new TestApplication();
        using var portee = application.Services.CreateScope();
        var db = portee.ServiceProvider.GetRequiredService<RupnDbContext>();
        var (dan, rectorat) = (await ActeurAsync(application, "dan"), await ActeurAsync(application, "rectorat"));
        string[] objets = ["attribution", "état liquidatif"];

        Assert.Empty(await db.Journal.VisiblesPar(dan).Where(e => objets.Contains(e.Objet)).Select(e => e.Phrase).ToListAsync());
        Assert.NotEmpty(await db.Journal.VisiblesPar(rectorat).Where(e => e.Evenement == Evenement.ServiceFaitCertifie).ToListAsync());
    }

    [Theory]
    [InlineData("?auteur=Hélène", 1)]
    [InlineData("?auteur=hélène", 1)]
    [InlineData("?auteur=Garnier", 0)]
    [InlineData("?auteur=%25", 0)]
    [InlineData("?objet=éléonore", 1)]
    [InlineData("?objet=mission&auteur=petit&du=2026-11-23", 1)]
    [InlineData("?evenement=mission.interrompue", 1)]
    [InlineData("?evenement=mission.annulee", 0)]
    [InlineData("?du=2026-11-23&au=2026-11-23&objet=mission", 1)]
    [InlineData("?du=2026-11-24", 0)]
    [InlineData("?au=2026-11-22&objet=mission", 0)]
    public async Task Chaque_filtre_trouve_ce_qu_il_dit(string filtre, int attendu)
    {
        using var application = new TestApplication();
        var acteur = await ActeurAsync(application, "chef.college");
        await ConsignerAsync(application, acteur, Evenement.MissionInterrompue, "mission", "a interrompu la mission de Mme Éléonore Test.");
        var client = await application.ConnecterAsync("chef.college");

        var page = await client.OuvrirAsync($"/journal{filtre}");

        Assert.Equal(attendu, Lignes(page).Count(l => l.Contains("Éléonore Test", StringComparison.Ordinal)));
        if (Lignes(page).Count == 0) Assert.Contains("Aucun geste ne répond à ces filtres.", page.Body!.TextContent);
    }

    [Fact]
    public async Task La_liste_va_par_pages_de_cinquante_la_plus_recente_d_abord()
    {
        using var application = new TestApplication();
        await JournalDeTest.RemplirAsync(application.Services, 120);
        var client = await application.ConnecterAsync("admin");

        var (premiere, troisieme) = (await client.OuvrirAsync("/journal"), await client.OuvrirAsync("/journal?page=3"));

        Assert.Equal(50, Lignes(premiere).Count);
        Assert.Contains("essai 120.", Lignes(premiere)[0]);
        Assert.InRange(Lignes(troisieme).Count, 20, 50);
        Assert.DoesNotContain(Lignes(troisieme), l => l.Contains("essai 120.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task L_administrateur_verifie_la_chaine_et_la_verification_s_inscrit()
    {
        using var application = new TestApplication();
        await JournalDeTest.RemplirAsync(application.Services, 20);
        var client = await application.ConnecterAsync("admin");

        var intacte = await (await client.EnvoyerAsync("/journal/verification", [])).LireAsync();
        Assert.Contains("La chaîne est intacte", intacte.Body!.TextContent);
        application.Base.Retoucher("UPDATE Journal SET Phrase = 'Retouchée.' WHERE Numero = 7");
        var rompue = await (await client.EnvoyerAsync("/journal/verification", [])).LireAsync();

        Assert.Contains("La chaîne est rompue", rompue.Body!.TextContent);
        Assert.Contains("L'entrée n° 7 a été modifiée", rompue.QuerySelector("#anomalies")!.TextContent);
        var journal = await client.OuvrirAsync("/journal?evenement=journal.verifie");
        Assert.Contains(Lignes(journal), l => l.Contains("1 anomalie, la première à l'entrée n° 7.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null, Commandes.Reussite, "aucune anomalie")]
    [InlineData("UPDATE Journal SET Qualite = 'recteur' WHERE Numero = 5", Commandes.Anomalie, "L'entrée n° 5 a été modifiée")]
    [InlineData("DELETE FROM Journal WHERE Numero = 6", Commandes.Anomalie, "L'entrée n° 6 manque.")]
    public async Task La_commande_rend_un_code_et_nomme_l_entree(string? retouche, int code, string phrase)
    {
        using var application = new TestApplication();
        await JournalDeTest.RemplirAsync(application.Services, 10);
        if (retouche is not null) Assert.Equal(1, application.Base.Retoucher(retouche));
        using var sortie = new StringWriter();

        Assert.Equal(code, await Commandes.ExecuterAsync(application.Services, ["verifier-journal"], sortie));

        Assert.Contains(phrase, sortie.ToString());
    }

    [Fact]
    public async Task Une_commande_inconnue_est_dite_et_aucune_demarre_l_application()
    {
        using var application = new TestApplication();
        using var sortie = new StringWriter();

        Assert.Equal(Commandes.Inutilisable, await Commandes.ExecuterAsync(application.Services, ["verifier-jornal"], sortie));
        Assert.Contains("Commandes : verifier-journal", sortie.ToString());
        Assert.Equal(Commandes.Inutilisable, await Commandes.ExecuterAsync(application.Services, ["verifier-journal", "douze"], sortie));
        Assert.Null(await Commandes.ExecuterAsync(application.Services, [], sortie));
        Assert.Null(await Commandes.ExecuterAsync(application.Services, ["--urls", "http://localhost"], sortie));
    }

    [Fact]
    public void Chaque_geste_a_un_nom_dans_la_liste() => Assert.Equal(
        typeof(Evenement).GetFields().Select(f => (string)f.GetRawConstantValue()!).Order(StringComparer.Ordinal),
        LibellesDesEvenements.Tous.Select(l => l.Evenement).Order(StringComparer.Ordinal));

    private static List<string> Lignes(IDocument page) => [.. page.QuerySelectorAll("#journal tbody tr").Select(l => l.TextContent)];

    private static async Task<Acteur> ActeurAsync(TestApplication application, string compte)
    {
        using var portee = application.Services.CreateScope();
        var personne = portee.ServiceProvider.GetRequiredService<RupnDbContext>().Personnes.Single(p => p.Courriel == Troupe.Courriel(compte));
        return (await portee.ServiceProvider.GetRequiredService<ActeurService>().ChargerAsync(personne.Id, null))!;
    }

    private static async Task ConsignerAsync(TestApplication application, Acteur acteur, string evenement, string objet, string geste)
    {
        using var portee = application.Services.CreateScope();
        portee.ServiceProvider.GetRequiredService<JournalService>()
            .Consigner(acteur, evenement, new(objet, Guid.CreateVersion7(), acteur.EtablissementId, acteur.CodeAcademie), geste);
        await portee.ServiceProvider.GetRequiredService<RupnDbContext>().SaveChangesAsync();
    }

    private static Task<long> DernierNumeroAsync(TestApplication application)
    {
        using var db = application.Base.Contexte();
        return Task.FromResult(db.Journal.Max(e => e.Numero));
    }
}
