using System.Net;
using Microsoft.EntityFrameworkCore;
using RupnManager.Domain.Etablissements;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.NouvelleAnnee;

/// <summary>Les pages de la rentrée : la liste du chef, l'accueil qui la propose, le tableau du DAN.</summary>
public sealed class PagesDeLaRentreeTests : IDisposable
{
    private readonly TestApplication _application = new();

    public PagesDeLaRentreeTests() => _application.Base.Horloge.SetUtcNow(new(2027, 9, 2, 8, 0, 0, TimeSpan.Zero));

    public void Dispose() => _application.Dispose();

    [Fact]
    public async Task L_accueil_d_une_annee_vide_propose_de_reconduire_et_le_fait()
    {
        var chef = await _application.ConnecterAsync("chef.saulnieres");
        var accueil = await chef.OuvrirAsync("/?annee=2027");
        Assert.Contains("Commencer l'année 2027-2028", accueil.Body!.TextContent);
        var cases = accueil.QuerySelectorAll("input[name=Missions]");
        Assert.All(cases, c => Assert.True(c.HasAttribute("checked")));

        var reponse = await chef.EnvoyerAsync("/nouvelle-annee?annee=2027", new() { ["Missions"] = cases[0].GetAttribute("value")! }, "/?annee=2027");

        Assert.Equal(HttpStatusCode.Redirect, reponse.StatusCode);
        var page = await chef.OuvrirAsync("/nouvelle-annee?annee=2027");
        Assert.Contains("1 mission est reconduite, en brouillon.", page.Body!.TextContent);
        Assert.Contains("RUPN-2027-0993002A-1", page.Body.TextContent);
        Assert.DoesNotContain("Commencer l'année", (await chef.OuvrirAsync("/?annee=2027")).Body!.TextContent);
    }

    [Fact]
    public async Task Ne_rien_cocher_est_refuse_a_cote_du_formulaire()
    {
        var chef = await _application.ConnecterAsync("chef.college");

        var reponse = await chef.EnvoyerAsync("/nouvelle-annee?annee=2027", []);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, reponse.StatusCode);
        Assert.Contains("Cochez au moins une mission à reconduire.", (await reponse.LireAsync()).Body!.TextContent);
    }

    [Fact]
    public async Task Un_agent_dont_le_depart_est_note_est_ecarte_avec_sa_raison()
    {
        var chef = await _application.ConnecterAsync("chef.saulnieres");
        var page = await chef.OuvrirAsync("/nouvelle-annee?annee=2027");
        Assert.Single(page.QuerySelectorAll("input[name=Missions]"));
        using var db = _application.Base.Contexte();
        var agent = await db.Missions.Where(m => m.Annee == new AnneeScolaire(2026) && m.Etablissement!.Uai == Uai.Relire("0993002A")).Select(m => m.PersonnelId).SingleAsync();

        var reponse = await chef.EnvoyerAsync($"/personnels/{agent}/depart", new() { ["DernierJour"] = "2027-08-31", ["Version"] = "0" });

        Assert.Equal(HttpStatusCode.Redirect, reponse.StatusCode);
        page = await chef.OuvrirAsync("/nouvelle-annee?annee=2027");
        Assert.Empty(page.QuerySelectorAll("input[name=Missions]"));
        Assert.Contains("n'est plus en fonction dans l'établissement après le 31 août 2027", page.Body!.TextContent);
    }

    [Fact]
    public async Task La_liste_dit_ce_qui_est_fait_ce_qui_reste_et_ce_qu_on_attend()
    {
        var chef = await _application.ConnecterAsync("chef.college");

        var points = (await chef.OuvrirAsync("/nouvelle-annee?annee=2026")).QuerySelectorAll(".rupn-points > li").Select(p => p.TextContent).ToList();

        Assert.Equal(8, points.Count);
        Assert.Contains(points, p => p.Contains("Campagne de l'académie") && p.Contains("Ouverte jusqu'au"));
        Assert.Contains(points, p => p.Contains("est publié pour 2026-2027.") && p.Contains("Fait"));
        Assert.Contains(points, p => p.Contains("Bilan 2025-2026 au CA") && p.Contains("À faire"));
        Assert.Contains((await chef.OuvrirAsync("/nouvelle-annee?annee=2027")).QuerySelectorAll(".rupn-points > li"),
            p => p.TextContent.Contains("Pas encore notifiée par le rectorat.") && p.TextContent.Contains("Attendu"));
    }

    [Fact]
    public async Task Le_DAN_lit_ou_en_est_chaque_etablissement_et_filtre()
    {
        var dan = await _application.ConnecterAsync("dan");

        var page = await dan.OuvrirAsync("/nouvelle-annee/academie?annee=2026");
        var nombres = page.QuerySelectorAll(".rupn-chiffres dd").Sum(d => int.Parse(d.TextContent));
        Assert.Equal(12, nombres);
        Assert.Equal(12, page.QuerySelectorAll("tbody tr").Length);
        var quai = page.QuerySelectorAll("tbody tr").Single(l => l.TextContent.Contains("Quai-Neuf"));
        Assert.Contains("Sans référent", quai.TextContent);

        var encours = await dan.OuvrirAsync("/nouvelle-annee/academie?annee=2026&etat=EnCours");
        Assert.NotEmpty(encours.QuerySelectorAll("tbody tr"));
        Assert.All(encours.QuerySelectorAll("tbody tr"), l => Assert.Contains("En cours", l.TextContent));
        using var db = _application.Base.Contexte();
        var avec = await db.Missions.Where(m => m.Annee == new AnneeScolaire(2026) && m.AnnuleeLe == null && m.Fonction!.Code == "RUPN").Select(m => m.EtablissementId).Distinct().CountAsync();
        var aCommencer = await dan.OuvrirAsync("/nouvelle-annee/academie?annee=2027&etat=ACommencer");
        Assert.Equal(avec, aCommencer.QuerySelectorAll("tbody tr").Length);
    }
}
