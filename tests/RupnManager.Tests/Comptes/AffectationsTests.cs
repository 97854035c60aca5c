using System.Net;
using Microsoft.EntityFrameworkCore;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Comptes;

public sealed class AffectationsTests : IDisposable
{
    private readonly TestApplication _application = new();

    public void Dispose() => _application.Dispose();

    [Fact]
    public async Task Une_affectation_a_venir_n_ouvre_rien_avant_son_premier_jour_ni_apres_le_dernier()
    {
        var admin = await _application.ConnecterAsync("admin");
        var id = await _application.IdAsync("intendance.lycee");
        await AffecterAsync(admin, id, ("Role", "Intendance"), ("Etablissement", "0993047Z"), ("Debut", "2026-11-24"), ("Fin", "2026-11-25"));
        var lefevre = await _application.ConnecterAsync("intendance.lycee");

        Assert.DoesNotContain("Quai-Neuf", await QualitesAsync(lefevre));
        Assert.Contains("À venir", (await admin.OuvrirAsync($"/comptes/{id}")).Body!.TextContent);

        _application.Base.Horloge.Advance(TimeSpan.FromDays(1));
        Assert.Contains("Quai-Neuf", await QualitesAsync(await _application.ConnecterAsync("intendance.lycee")));
        _application.Base.Horloge.Advance(TimeSpan.FromDays(2));
        Assert.DoesNotContain("Quai-Neuf", await QualitesAsync(await _application.ConnecterAsync("intendance.lycee")));
    }

    [Fact]
    public async Task La_fin_d_une_affectation_retire_le_role_a_la_session_ouverte()
    {
        var admin = await _application.ConnecterAsync("admin");
        var cheffe = await _application.ConnecterAsync("chef.college");
        var fin = await _application.FinAsync("chef.college");

        var page = await admin.OuvrirAsync(fin);
        Assert.Contains("M. Éric Lambert, principal adjoint (Arrêté 2026-04)", page.Body!.TextContent);
        Assert.Contains("attend", page.GetElementById("t-suites")!.ParentElement!.TextContent);
        Assert.Equal(HttpStatusCode.Redirect, (await admin.EnvoyerAsync(fin, new() { ["Fin"] = "2026-11-22" })).StatusCode);

        Assert.Equal(HttpStatusCode.Redirect, (await cheffe.GetAsync("/missions")).StatusCode);
        var refus = await (await _application.EntrerAsync("chef.college@demo.example")).LireAsync();
        Assert.Contains("Aucune affectation n'est en cours pour ce compte.", refus.Body!.TextContent);
        Assert.Contains("Cette affectation a déjà pris fin le 22 novembre 2026.",
            (await (await admin.EnvoyerAsync(fin, new() { ["Fin"] = "2026-12-22" })).LireAsync()).Erreur("Fin"));
    }

    [Fact]
    public async Task Une_delegation_finit_avec_les_fonctions_de_qui_l_a_donnee()
    {
        var admin = await _application.ConnecterAsync("admin");
        var adjoint = await _application.ConnecterAsync("adjoint.college");
        Assert.Equal(HttpStatusCode.OK, (await adjoint.GetAsync("/lettres-de-mission")).StatusCode);

        await admin.EnvoyerAsync(await _application.FinAsync("chef.college"), new() { ["Fin"] = "2026-11-22" });

        Assert.Equal(HttpStatusCode.Redirect, (await adjoint.GetAsync("/lettres-de-mission")).StatusCode);
        Assert.Contains("le chef qui l'avait donnée quitte ses fonctions", string.Concat(await _application.JournalAsync("delegation.terminee")));
    }

    [Fact]
    public async Task Le_successeur_reprend_les_lettres_qui_attendaient_la_signature_du_chef()
    {
        var admin = await _application.ConnecterAsync("admin");
        Guid lettre;
        await using (var db = _application.Base.Contexte())
            lettre = await db.Lettres.Where(l => l.Etat == EtatDeLettre.ASignerParLeChef && l.Etablissement!.Nom.Contains("Trois-Rivières"))
                .Select(l => l.Id).FirstAsync();
        await admin.EnvoyerAsync(await _application.FinAsync("chef.college"), new() { ["Fin"] = "2026-11-22" });

        await admin.EnvoyerAsync("/comptes/nouveau", Administration.Personne(
            autres: [("Role", "ChefEtablissement"), ("Etablissement", "0992001M"), ("Titre", "principale")]));
        await _application.Visiteur().ChoisirAsync(await _application.LienAsync("invitation", "lea.martin@demo.example"));
        var lea = _application.Visiteur();
        await lea.EnvoyerAsync("/connexion", new() { ["Courriel"] = "lea.martin@demo.example", ["MotDePasse"] = Administration.MotDePasse });

        Assert.Equal(HttpStatusCode.OK, (await lea.GetAsync($"/lettres-de-mission/{lettre}/signature")).StatusCode);
    }

    [Fact]
    public async Task Une_affectation_posee_par_erreur_s_annule_et_ne_gene_plus_la_bonne()
    {
        var admin = await _application.ConnecterAsync("admin");
        var id = await _application.IdAsync("adjoint.college");
        await AffecterAsync(admin, id, ("Role", "Intendance"), ("Etablissement", "0993047Z"), ("Debut", "2026-12-01"), ("Fin", ""));
        var fin = await _application.FinAsync("adjoint.college");

        var page = await admin.OuvrirAsync(fin);
        Assert.Equal("Annuler l'affectation de M. Éric Lambert", page.Titre());
        await admin.EnvoyerAsync(fin, new() { ["Fin"] = page.QuerySelector("input[name=Fin]")!.GetAttribute("value")! });

        Assert.Contains("annulée avant son début", (await admin.OuvrirAsync($"/comptes/{id}")).Body!.TextContent);
        Assert.Contains("a annulé l'affectation de M. Éric Lambert", string.Concat(await _application.JournalAsync("affectation.terminee")));
        await AffecterAsync(admin, id, ("Role", "Intendance"), ("Etablissement", "0993047Z"), ("Debut", "2026-11-30"), ("Fin", "2026-12-15"));
    }

    [Fact]
    public async Task Une_affectation_commencee_ne_s_annule_pas_mais_celle_du_jour_si()
    {
        var admin = await _application.ConnecterAsync("admin");
        var id = await _application.IdAsync("adjoint.college");
        await AffecterAsync(admin, id, ("Role", "Intendance"), ("Etablissement", "0993047Z"), ("Debut", "2026-11-23"));
        Assert.Equal(HttpStatusCode.Redirect, (await admin.EnvoyerAsync(await _application.FinAsync("adjoint.college"), new() { ["Fin"] = "2026-11-22" })).StatusCode);

        await AffecterAsync(admin, id, ("Role", "Intendance"), ("Etablissement", "0993047Z"), ("Debut", "2026-11-20"));
        var refus = await admin.EnvoyerAsync(await _application.FinAsync("adjoint.college"), new() { ["Fin"] = "2026-11-19" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refus.StatusCode);
        Assert.Contains("La fin de l'affectation ne peut pas précéder son début.", (await refus.LireAsync()).Erreur("Fin"));
    }

    [Fact]
    public async Task L_administration_technique_ne_se_cumule_ni_avec_un_role_ni_avec_une_delegation()
    {
        var admin = await _application.ConnecterAsync("admin");
        foreach (var compte in new[] { "chef.lycee", "adjoint.college" })
        {
            var reponse = await admin.EnvoyerAsync($"/comptes/{await _application.IdAsync(compte)}/affectations/nouvelle",
                new() { ["Role"] = "Administrateur", ["Debut"] = "2026-11-23" });
            Assert.Contains("L'administration technique ne se cumule avec aucun autre rôle.", (await reponse.LireAsync()).Erreur("Role"));
        }
    }

    [Fact]
    public async Task L_affectation_d_un_autre_compte_ne_se_termine_pas_depuis_une_adresse_forgee()
    {
        var admin = await _application.ConnecterAsync("admin");
        var forgee = (await _application.FinAsync("chef.college")).Replace(
            $"{await _application.IdAsync("chef.college")}", $"{await _application.IdAsync("dan")}", StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync(forgee)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.EnvoyerAsync(forgee, new() { ["Fin"] = "2026-11-22" }, "/comptes/nouveau")).StatusCode);
    }

    private static async Task<string> QualitesAsync(HttpClient client) => (await client.OuvrirAsync("/qualite")).Body!.TextContent;

    private static async Task AffecterAsync(HttpClient admin, Guid id, params (string Champ, string Valeur)[] champs)
    {
        var reponse = await admin.EnvoyerAsync($"/comptes/{id}/affectations/nouvelle", champs.ToDictionary(c => c.Champ, c => c.Valeur));
        Assert.Equal(HttpStatusCode.Redirect, reponse.StatusCode);
    }
}
