using System.Net;
using System.Text;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using RupnManager.Domain.Activites;
using RupnManager.Tests.Support;
using static RupnManager.Tests.Activites.ReleveDeTest;

namespace RupnManager.Tests.Activites;

/// <summary>Un agenda ou un fichier, déposé deux fois, ne compte qu'une.</summary>
public sealed class ImportsTests : IDisposable
{
    private readonly ReleveDeTest _releve = new();

    [Fact]
    public async Task Un_agenda_importe_deux_fois_ne_double_rien_et_le_dit()
    {
        var rupn = await _releve.ConnecterAsync();
        var avant = (await _releve.ActivitesAsync()).Count;
        var agenda = File.ReadAllBytes(Path.Combine(Depot.Racine, "tests/RupnManager.Tests/Donnees/agenda-google.ics"));

        var choix = await (await DeposerAsync(rupn, "agenda", "agenda.ics", agenda)).LireAsync();
        Assert.Equal("12 événements à importer", choix.Titre());
        var champs = Champs(choix);
        champs["Nature"] = "Projet";
        var journee = champs.Single(c => c.Key.EndsWith(".Texte", StringComparison.Ordinal) && c.Value.StartsWith("Journée", StringComparison.Ordinal)).Key.Replace("Texte", "Duree");
        Assert.Contains("Indiquez une durée", await RefuseAsync(await rupn.EnvoyerAsync("/activites/agenda/import", champs, "/activites/agenda")));
        Assert.Equal(avant, (await _releve.ActivitesAsync()).Count);
        champs[journee] = "6 h";
        champs[journee.Replace("Duree", "Nature")] = "FormationSuivie";
        for (var fois = 0; fois < 2; fois++)
            Assert.Equal(HttpStatusCode.Redirect, (await rupn.EnvoyerAsync("/activites/agenda/import", champs, "/activites/agenda")).StatusCode);

        Assert.Contains("Aucune activité ajoutée ; 12 étaient déjà là.", (await rupn.OuvrirAsync("/activites")).Body!.TextContent);
        Assert.Equal(avant + 12, (await _releve.ActivitesAsync()).Count);
        Assert.Equal(360, (await _releve.ActivitesAsync()).Single(a => a.Nature is NatureDActivite.FormationSuivie && a.Cle.StartsWith("ics:", StringComparison.Ordinal)).Minutes);
        var second = await (await DeposerAsync(rupn, "agenda", "agenda.ics", agenda)).LireAsync();
        Assert.Equal("Rien de nouveau dans cet agenda", second.Titre());
        Assert.Contains("12 événements sont déjà dans votre relevé", second.Body!.TextContent);
        await using var db = _releve.Application.Base.Contexte();
        Assert.Equal(["M. Karim Durand a importé 12 activités (agenda)."], await db.Journal.Where(e => e.Evenement == "activite.importees").Select(e => e.Phrase).ToListAsync());
    }

    [Fact]
    public async Task Un_fichier_qui_n_est_pas_un_agenda_recoit_sa_phrase()
    {
        var rupn = await _releve.ConnecterAsync();

        Assert.Contains("Ce fichier n'est pas un agenda lisible (.ics).", await RefuseAsync(await DeposerAsync(rupn, "agenda", "a.ics", [0x89, 0x50, 0x4E, 0x47])));
        Assert.Contains("Le fichier pèse plus de 2\u00A0Mo.", await RefuseAsync(await DeposerAsync(rupn, "agenda", "a.ics", new byte[(2 * 1024 * 1024) + 1])));
    }

    [Fact]
    public async Task Sa_propre_annee_reimportee_ne_double_rien()
    {
        var rupn = await _releve.ConnecterAsync();
        var champs = Saisie();
        champs["Texte"] = "=1+1 ; une formule \"piégée\"";
        await NoterAsync(rupn, champs);
        var avant = await _releve.ActivitesAsync();

        var reponse = await rupn.GetAsync("/activites/fichier.csv");
        var fichier = await reponse.Content.ReadAsByteArrayAsync();
        Assert.Equal([0xEF, 0xBB, 0xBF], fichier[..3]);
        Assert.Contains("\"'=1+1 ; une formule \"\"piégée\"\"\"", Encoding.UTF8.GetString(fichier));
        Assert.Equal(HttpStatusCode.Redirect, (await DeposerAsync(rupn, "fichier", "a.csv", fichier)).StatusCode);

        Assert.Contains("Aucune activité ajoutée ; 41 étaient déjà là.", (await rupn.OuvrirAsync("/activites")).Body!.TextContent);
        Assert.Equal(avant.Count, (await _releve.ActivitesAsync()).Count);
        Assert.Equal(HttpStatusCode.Redirect, (await DeposerAsync(rupn, "fichier", "a.csv", [.. fichier, .. "2026-11-10;45;information;;;;Deux fois\r\n2026-11-10;45;information;;;;Deux fois\r\n"u8])).StatusCode);
        Assert.Equal(avant.Count + 2, (await _releve.ActivitesAsync()).Count);
    }

    [Fact]
    public async Task Une_erreur_refuse_tout_le_fichier_et_dit_sa_ligne_et_sa_colonne()
    {
        var rupn = await _releve.ConnecterAsync();
        var avant = (await _releve.ActivitesAsync()).Count;
        const string entete = "date;duree_minutes;nature;rubrique;enseignants;eleves;texte\n";

        var une = await RefuseAsync(await DeposerAsync(rupn, "fichier", "a.csv", Encoding.UTF8.GetBytes(entete + "2026-11-10;45;information;;;;Bonne\n2026-11-11;beaucoup;information;;;;\n")));
        Assert.Contains("Ligne 3, colonne duree_minutes : écrivez un nombre de minutes, par exemple 45. Rien n'a été enregistré.", une);
        var plusieurs = await DeposerAsync(rupn, "fichier", "a.csv", Encoding.UTF8.GetBytes(entete
            + "2025-01-01;45;information;;;;\n2026-11-10;1500;information;;;;\n2026-11-10;45;dormir;;;;\n2026-11-10;45;eleves;p9.rien;;x;\n2026-11-10;45;eleves;p9.rien;;;\n2026-11-10;45;autre;p1.projets;;;\n"));
        Assert.Equal(
            [("2", "date"), ("3", "duree_minutes"), ("4", "nature"), ("5", "eleves"), ("6", "rubrique"), ("7", "texte")],
            (await plusieurs.LireAsync()).QuerySelectorAll("tbody tr").Select(l => (l.Children[0].TextContent, l.Children[1].TextContent)));
        Assert.Contains("Colonnes attendues : date ; duree_minutes", await RefuseAsync(await DeposerAsync(rupn, "fichier", "a.csv", "jour;heures\n"u8.ToArray())));
        Assert.Equal(avant, (await _releve.ActivitesAsync()).Count);
    }

    private static Dictionary<string, string> Champs(IDocument page) => page.QuerySelectorAll("form[action='/activites/agenda/import'] input, form[action='/activites/agenda/import'] select")
        .Where(c => c.GetAttribute("name") is { } nom && nom != "__RequestVerificationToken").ToDictionary(c => c.GetAttribute("name")!, c => c.GetAttribute("value") ?? "");

    private static async Task<HttpResponseMessage> DeposerAsync(HttpClient rupn, string page, string nom, byte[] octets)
    {
        var jeton = (await rupn.OuvrirAsync($"/activites/{page}")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return await rupn.PostAsync($"/activites/{page}", new MultipartFormDataContent { { new StringContent(jeton), "__RequestVerificationToken" }, { new StringContent("2026-11-23"), "Au" }, { new ByteArrayContent(octets), "Fichier", nom } });
    }

    public void Dispose() => _releve.Dispose();
}
