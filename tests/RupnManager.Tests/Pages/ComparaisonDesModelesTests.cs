using System.Net;
using Microsoft.EntityFrameworkCore;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Pages;

public sealed class ComparaisonDesModelesTests : IDisposable
{
    private readonly TestApplication _application = new();

    public void Dispose() => _application.Dispose();

    [Fact]
    public async Task Deux_versions_se_comparent_sujet_par_sujet_et_mot_a_mot()
    {
        var dan = await _application.ConnecterAsync("dan");
        var (premier, prochain) = (await IdAsync(2026, 1), await IdAsync(2027, 1));

        var page = await dan.OuvrirAsync($"/modeles/{prochain}/comparaison?avec={premier}");

        Assert.Equal("M-2027-1 change 6 passages de M-2026-1", page.Titre());
        Assert.Equal(["Textes de l'académie (1)", "Clauses que le chef adapte (1)", "Champs à remplir (2)", "Tableau « qui fait quoi ? » (2)"],
            page.QuerySelectorAll("main h2").Select(h => h.TextContent.Trim()));
        var materiel = page.QuerySelectorAll("li.rupn-clause").Single(l => l.TextContent.Contains("met à disposition")).InnerHtml;
        Assert.Contains("dans [<del><span class=\"fr-sr-only\">Retiré : </span>lieu</del><ins><span class=\"fr-sr-only\">Ajouté : </span>lieux</ins>].", materiel);
        Assert.Equal("M-2026-2", (await dan.OuvrirAsync($"/modeles/{prochain}/comparaison")).QuerySelector("#avec option[selected]")!.TextContent.Split(',')[0]);
        var inverse = await dan.OuvrirAsync($"/modeles/{premier}/comparaison?avec={prochain}");
        Assert.Equal("M-2027-1 change 6 passages de M-2026-1", inverse.Titre());
        Assert.Equal($"{prochain}", inverse.QuerySelector("#avec option[selected]")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.NotFound, (await dan.GetAsync($"/modeles/{prochain}/comparaison?avec={Guid.NewGuid()}")).StatusCode);
    }

    [Fact]
    public async Task Avant_de_publier_la_page_dit_ou_est_le_champ_inconnu_et_ce_qui_changera()
    {
        var dan = await _application.ConnecterAsync("dan");
        var prochain = await IdAsync(2027, 1);

        var page = await dan.OuvrirAsync($"/modeles/{prochain}");

        var alerte = page.QuerySelector(".fr-alert--warning")!;
        Assert.Contains("Un champ inconnu empêche de publier", alerte.TextContent);
        Assert.Contains("[lieux], Moyens accordés", alerte.TextContent.Replace("\n", "").Replace("  ", ""));
        Assert.Contains("Peut-être [lieu] ?", alerte.TextContent);
        var ancre = alerte.QuerySelector("a")!.GetAttribute("href")!.Split('#');
        Assert.Contains("[lieux]", (await dan.OuvrirAsync(ancre[0])).GetElementById(ancre[1])!.TextContent);
        Assert.Contains("Aucun brouillon n'est en cours pour 2027-2028.", page.QuerySelector("section[aria-labelledby=t-effets]")!.TextContent);
        Assert.Contains("Comparer à M-2026-2", page.Body!.TextContent);
    }

    [Fact]
    public async Task Publier_dit_combien_de_brouillons_gardent_leur_version_et_leur_chef_choisit()
    {
        var (dan, chef) = (await _application.ConnecterAsync("dan"), await _application.ConnecterAsync("chef.erea"));
        var enVigueur = await IdAsync(2026, 2);
        var prepare = (await dan.EnvoyerAsync($"/modeles/{enVigueur}/version", new() { ["Annee"] = "2026" })).Headers.Location!.ToString().Replace("/textes", "");

        var effets = (await dan.OuvrirAsync(prepare)).QuerySelector("section[aria-labelledby=t-effets]")!.TextContent;
        Assert.Contains("Le texte est celui de M-2026-2.", effets);
        Assert.Contains("1 brouillon garde sa version (M-2026-2 : 1) ; chaque chef choisira de la garder ou de passer à M-2026-3.", effets);
        var lettre = await BrouillonAsync();
        Assert.Null((await chef.OuvrirAsync($"/lettres-de-mission/{lettre}/redaction")).QuerySelector("#t-modele-propose"));
        await dan.EnvoyerAsync($"{prepare}/publication", new() { ["version"] = "0" }, prepare);

        var page = await chef.OuvrirAsync($"/lettres-de-mission/{lettre}/redaction");
        Assert.Equal("Le modèle M-2026-3 est publié", page.QuerySelector("#t-modele-propose")!.TextContent);
        var passer = page.QuerySelectorAll("button[form=redaction]").Single(b => b.TextContent == "Passer à M-2026-3");
        var champs = page.QuerySelectorAll("#redaction input[name], #redaction textarea[name], #redaction select[name]").GroupBy(c => c.GetAttribute("name")!)
            .ToDictionary(g => g.Key, g => g.First().GetAttribute("value") ?? g.First().QuerySelector("option[selected]")?.GetAttribute("value") ?? g.First().TextContent);
        champs.Remove("__RequestVerificationToken");
        champs["Geste"] = passer.GetAttribute("value")!;
        champs["Clauses[0].Texte"] = "Tapé juste avant de choisir.";
        Assert.Equal(HttpStatusCode.Redirect, (await chef.EnvoyerAsync($"/lettres-de-mission/{lettre}/redaction", champs)).StatusCode);

        using var db = _application.Base.Contexte();
        var apres = await db.Lettres.Include(l => l.Modele).Include(l => l.Versions).SingleAsync(l => l.Id == lettre);
        Assert.Equal(("M-2026-3", "Tapé juste avant de choisir."), (apres.Modele!.Nom, apres.VersionCourante.Contenu.Clauses[0].Texte));
        Assert.Null((await chef.OuvrirAsync($"/lettres-de-mission/{lettre}/redaction")).QuerySelector("#t-modele-propose"));
    }

    [Fact]
    public async Task Le_tableau_qui_fait_quoi_s_ecrit_se_voit_dans_l_exemple_et_se_propose_aux_chefs()
    {
        var dan = await _application.ConnecterAsync("dan");
        var prochain = await IdAsync(2027, 1);
        var page = await dan.OuvrirAsync($"/modeles/{prochain}/qui-fait-quoi");
        var champs = page.QuerySelectorAll("main form[data-libre] input[name], main form[data-libre] select[name]").Where(c => c.GetAttribute("name") != "__RequestVerificationToken")
            .ToDictionary(c => c.GetAttribute("name")!, c => c.GetAttribute("value") ?? c.QuerySelector("option[selected]")!.GetAttribute("value")!);

        var ajoutee = await (await dan.EnvoyerAsync($"/modeles/{prochain}/qui-fait-quoi", new(champs) { ["Geste"] = "ligne" })).LireAsync();
        Assert.Equal(page.QuerySelectorAll(".rupn-quoi > li").Length + 1, ajoutee.QuerySelectorAll(".rupn-quoi > li").Length);
        var vide = await dan.EnvoyerAsync($"/modeles/{prochain}/qui-fait-quoi", new(champs) { ["Geste"] = "enregistrer", ["QuiFaitQuoi[0].Tache"] = " " });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, vide.StatusCode);
        Assert.Contains("Écrivez chaque tâche, en 200 caractères au plus", (await vide.LireAsync()).QuerySelector("#q0-erreur")!.TextContent);
        Assert.Equal(HttpStatusCode.Redirect,
            (await dan.EnvoyerAsync($"/modeles/{prochain}/qui-fait-quoi", new(champs) { ["Geste"] = "enregistrer", ["QuiFaitQuoi[0].Tache"] = "Recenser ensemble" })).StatusCode);

        Assert.Contains("Recenser ensemble", (await dan.OuvrirAsync($"/modeles/{prochain}")).QuerySelector("section[aria-labelledby=t-quoi]")!.TextContent);
        Assert.Contains("Recenser ensemble", (await dan.OuvrirAsync($"/modeles/{prochain}/apercu")).QuerySelector("article")!.TextContent);
        using var db = _application.Base.Contexte();
        Assert.Contains(await db.Journal.Where(e => e.ObjetId == prochain).Select(e => e.Phrase).ToListAsync(),
            p => p == "Mme Sophie Leroy a modifié le modèle M-2027-1 : tableau « qui fait quoi ? ».");
    }

    private async Task<Guid> IdAsync(int annee, int numero)
    {
        using var db = _application.Base.Contexte();
        return (await db.Modeles.SingleAsync(m => m.CodeAcademie == "99" && m.Annee == new AnneeScolaire(annee) && m.Numero == numero)).Id;
    }

    private async Task<Guid> BrouillonAsync()
    {
        using var db = _application.Base.Contexte();
        return (await db.Lettres.SingleAsync(l => l.Etat == EtatDeLettre.Brouillon && l.Annee == new AnneeScolaire(2026))).Id;
    }
}
