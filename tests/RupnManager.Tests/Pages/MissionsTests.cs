using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using RupnManager.Services.Demonstration;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Pages;

public sealed class MissionsTests : IDisposable
{
    private readonly TestApplication _application = new();

    public void Dispose() => _application.Dispose();

    [Fact]
    public async Task La_cheffe_ouvre_une_fiche_puis_confie_une_mission_et_la_retrouve()
    {
        var client = await _application.ConnecterAsync("chef.college");
        var fiche = await client.EnvoyerAsync("/personnels/nouveau", Fiche());
        var formulaire = await client.OuvrirAsync("/missions/nouvelle?annee=2024");

        var reponse = await client.EnvoyerAsync("/missions/nouvelle", Mission(formulaire, 2024, "Essai Paule"));

        Assert.Equal(HttpStatusCode.Redirect, fiche.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, reponse.StatusCode);
        var page = await client.OuvrirAsync(reponse.Headers.Location!.ToString());
        Assert.Equal("Mission de Mme Paule Essai", page.Titre());
        Assert.Contains("La mission est confiée.", page.Body!.TextContent);
        Assert.Contains("Sans lettre", page.Body.TextContent);
        Assert.Equal("Rédiger la lettre", page.QuerySelector("form[action='/lettres-de-mission'] button")!.TextContent);
        var liste = await client.OuvrirAsync("/missions?annee=2024&etat=APreparer");
        Assert.Contains("Mme Paule Essai", Assert.Single(liste.QuerySelectorAll("tbody tr")).TextContent);
        Assert.Empty((await client.OuvrirAsync("/missions?annee=2024&etat=Achevee")).QuerySelectorAll("tbody tr"));
    }

    /// <summary>Chaque lien demande l'année : écrite à chaque fois, elle ferait deux cents en-têtes, qu'un serveur frontal refuse.</summary>
    [Fact]
    public async Task L_annee_choisie_ne_se_retient_qu_une_fois_par_reponse()
    {
        var dan = await _application.ConnecterAsync("dan");

        var reponse = await dan.GetAsync("/academie/couverture?annee=2025");

        Assert.Equal(HttpStatusCode.OK, reponse.StatusCode);
        Assert.Single(reponse.Headers.GetValues("Set-Cookie"), c => c.StartsWith("rupn-annee=2025", StringComparison.Ordinal));
        Assert.Contains("2025-2026", (await dan.OuvrirAsync("/academie/couverture")).Body!.TextContent);
    }

    [Fact]
    public async Task Un_refus_reaffiche_le_formulaire_avec_l_article_et_la_saisie()
    {
        var client = await _application.ConnecterAsync("chef.college");
        await client.EnvoyerAsync("/personnels/nouveau", Fiche());
        var formulaire = await client.OuvrirAsync("/missions/nouvelle?annee=2013");
        var saisie = Mission(formulaire, 2013, "Essai Paule");
        saisie["Temps"] = "le mardi matin";

        var reponse = await client.EnvoyerAsync("/missions/nouvelle", saisie);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, reponse.StatusCode);
        var page = await reponse.LireAsync();
        Assert.Contains("Il manque la déclaration « obligations de service intégralement assurées » pour Mme Paule Essai", page.Body!.TextContent);
        Assert.NotNull(page.QuerySelector(".fr-message a[href='/decret-2010-1065#article-1']"));
        Assert.Equal("le mardi matin", page.QuerySelector("#Temps")!.TextContent);
    }

    [Fact]
    public async Task La_case_de_confirmation_ne_vient_qu_avec_l_avertissement()
    {
        var college = await _application.ConnecterAsync("chef.college");
        await college.EnvoyerAsync("/personnels/nouveau", Fiche());
        await college.EnvoyerAsync("/missions/nouvelle", Mission(await college.OuvrirAsync("/missions/nouvelle?annee=2024"), 2024, "Essai Paule"));
        var erea = await _application.ConnecterAsync("chef.erea");
        await erea.EnvoyerAsync("/personnels/nouveau", Fiche());
        var formulaire = await erea.OuvrirAsync("/missions/nouvelle?annee=2024");
        var saisie = Mission(formulaire, 2024, "Essai Paule");

        var refus = await erea.EnvoyerAsync("/missions/nouvelle", saisie);
        var confirmee = await erea.EnvoyerAsync("/missions/nouvelle", new(saisie) { ["AutreEtablissementConfirme"] = "true" });

        Assert.Null(formulaire.QuerySelector("#AutreEtablissementConfirme"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refus.StatusCode);
        Assert.NotNull((await refus.LireAsync()).QuerySelector("#AutreEtablissementConfirme"));
        Assert.Equal(HttpStatusCode.Redirect, confirmee.StatusCode);
    }

    [Fact]
    public async Task La_declaration_du_programme_clair_ne_vient_qu_avec_le_prefet_des_etudes()
    {
        var client = await _application.ConnecterAsync("chef.college");
        await client.EnvoyerAsync("/personnels/nouveau", Fiche());
        var formulaire = await client.OuvrirAsync("/missions/nouvelle?annee=2013");
        var saisie = Mission(formulaire, 2013, "Essai Paule");
        saisie["FonctionId"] = formulaire.QuerySelectorAll("#FonctionId option").Single(o => o.TextContent.Contains("préfet", StringComparison.Ordinal)).GetAttribute("value")!;
        saisie["Indemnisation"] = "Aucune";

        var refus = await client.EnvoyerAsync("/missions/nouvelle", saisie);
        var confiee = await client.EnvoyerAsync("/missions/nouvelle", new(saisie) { ["ProgrammeClair"] = "true" });

        Assert.Null(formulaire.QuerySelector("#ProgrammeClair"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refus.StatusCode);
        Assert.NotNull((await refus.LireAsync()).QuerySelector("#ProgrammeClair"));
        Assert.Equal(HttpStatusCode.Redirect, confiee.StatusCode);
    }

    [Fact]
    public async Task Chaque_role_voit_ce_qui_est_a_lui()
    {
        var college = await _application.ConnecterAsync("chef.college");
        await college.EnvoyerAsync("/personnels/nouveau", Fiche());
        var creee = await college.EnvoyerAsync("/missions/nouvelle", Mission(await college.OuvrirAsync("/missions/nouvelle?annee=2024"), 2024, "Essai Paule"));
        var chemin = creee.Headers.Location!.ToString();

        Assert.Contains("Mme Paule Essai", (await (await _application.ConnecterAsync("dan")).OuvrirAsync("/missions?annee=2024&departement=992&type=College&q=clairv")).Body!.TextContent);
        Assert.Contains("Mme Paule Essai", (await (await _application.ConnecterAsync("rectorat")).OuvrirAsync("/missions?annee=2024&q=0992001m")).Body!.TextContent);
        var intendance = await _application.ConnecterAsync("intendance.college");
        Assert.Null((await intendance.OuvrirAsync(chemin)).QuerySelector("form[action='/lettres-de-mission']"));
        Assert.Equal(HttpStatusCode.NotFound, (await (await _application.ConnecterAsync("chef.lycee")).GetAsync(chemin)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await (await _application.ConnecterAsync("rupn.college")).GetAsync(chemin)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await intendance.GetAsync($"{chemin}/modifier")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await _application.ConnecterAsync("admin")).GetAsync("/missions")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await intendance.GetAsync("/personnels")).StatusCode);
    }

    [Fact]
    public async Task Le_numen_ne_se_montre_qu_a_la_demande()
    {
        var client = await _application.ConnecterAsync("chef.college");
        await client.EnvoyerAsync("/personnels/nouveau", new(Fiche()) { ["Numen"] = "10E0912345ABC" });
        await using var db = _application.Base.Contexte();
        var id = await db.Personnels.Where(p => p.Personne!.NomUsage == "Essai").Select(p => p.Id).SingleAsync();

        var fiche = await client.OuvrirAsync($"/personnels/{id}");
        var lu = await client.EnvoyerAsync($"/personnels/{id}/numen", [], $"/personnels/{id}");

        Assert.DoesNotContain("10E0912345ABC", fiche.DocumentElement.OuterHtml);
        Assert.Contains("10E•••••••ABC", fiche.DocumentElement.TextContent);
        Assert.Contains("10E0912345ABC", (await lu.LireAsync()).DocumentElement.TextContent);
    }

    [Fact]
    public async Task Le_catalogue_des_fonctions_cite_le_decret()
    {
        var page = await (await _application.ConnecterAsync("rupn.college")).OuvrirAsync("/fonctions");

        Assert.Contains("Tutorat des élèves", page.Body!.TextContent);
        Assert.NotNull(page.QuerySelector("a[href='/decret-2010-1065#article-3']"));
    }

    private static Dictionary<string, string> Fiche() => new()
    {
        ["Civilite"] = "Mme", ["Prenom"] = "Paule", ["NomUsage"] = "Essai", ["Courriel"] = Troupe.Courriel("paule.essai"),
        ["Categorie"] = "Enseignant", ["CorpsGrade"] = "certifiée", ["Titulaire"] = "true",
    };

    private static Dictionary<string, string> Mission(IDocument formulaire, int annee, string agent) => new()
    {
        ["Annee"] = $"{annee}",
        ["PersonnelId"] = Choix(formulaire, "PersonnelId", agent),
        ["FonctionId"] = Choix(formulaire, "FonctionId", "référent pour les usages"),
        ["Debut"] = $"{annee}-09-02", ["Fin"] = $"{annee + 1}-06-30", ["Indemnisation"] = "VersementUnique",
    };

    private static string Choix(IDocument page, string champ, string texte) =>
        page.QuerySelectorAll($"#{champ} option").Single(o => o.TextContent.StartsWith(texte, StringComparison.Ordinal)).GetAttribute("value")!;
}
