using System.IO.Compression;
using System.Net;
using Microsoft.EntityFrameworkCore;
using RupnManager.Domain.Activites;
using RupnManager.Domain.Bilans;
using RupnManager.Services.Bilans;
using RupnManager.Services.Demonstration;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Bilans;

/// <summary>La synthèse de l'académie : des totaux qui ne désignent personne.</summary>
public sealed class SyntheseTests : IDisposable
{
    private static readonly string[] Tous =
        ["rupn.college", "rupn2.college", "rupn3.college", "rupn.lycee", "rupn2.lycee", "rupn.futaie", "rupn.pont", "rupn.saulnieres"];

    private readonly TestApplication _application = new();
    private readonly BilanDeTest _scene;

    public SyntheseTests() => _scene = new(_application.Base);

    public void Dispose()
    {
        _scene.Dispose();
        _application.Dispose();
    }

    [Theory]
    [InlineData("7 9", "")]
    [InlineData("7 9 3", "3 7")]
    [InlineData("2 3 9", "2 3")]
    [InlineData("1 2 9 12", "1 2 9")]
    [InlineData("4", "4")]
    [InlineData("4 0 8", "4 8")]
    [InlineData("4 1 8", "1 4")]
    public void Un_petit_groupe_se_masque_et_le_total_ne_le_revele_pas(string effectifs, string masques)
    {
        var groupes = effectifs.Split(' ').Select(e => (Cle: e, Effectif: int.Parse(e))).ToList();

        var obtenus = SecretStatistique.AMasquer(groupes);

        Assert.Equal(masques, string.Join(' ', obtenus.Order(StringComparer.Ordinal)));
        var caches = groupes.Where(g => obtenus.Contains(g.Cle)).Sum(g => g.Effectif);
        Assert.True(caches == 0 || obtenus.Count == 1 && groupes.Count == 1 || caches >= SecretStatistique.Seuil);
    }

    [Fact]
    public async Task Les_totaux_sont_ceux_des_bilans_soumis_et_les_petits_groupes_sont_masques()
    {
        foreach (var compte in Tous) await _scene.SoumisAsync(compte);
        await _scene.BrouillonAsync("rupn.embruns");

        var synthese = await OuvrirAsync();

        Assert.Equal(new(8, 8, 5, 56, 3600), synthese.Total.Chiffres);
        Assert.Equal([("Collège", null), ("Lycée", null)], synthese.ParType.Select(g => (g.Nom, g.Chiffres)));
        Assert.Equal(960, synthese.ParNature.Single(n => n.Nom == "Formation donnée").Minutes);
        Assert.Equal([("Montage vidéo", "8"), ("Tablettes", "8")], synthese.Formations.Select(f => (f.Texte, f.Nombre)));
    }

    [Fact]
    public async Task Une_nature_que_peu_de_bilans_portent_ne_se_montre_pas_seule()
    {
        foreach (var compte in Tous.Take(6)) await _scene.SoumisAsync(compte);
        var mission = await _scene.MissionAsync("rupn.saulnieres");
        await _scene.NoterAsync(mission, new BilanDeTest.Ligne("2022-09-05", 100, NatureDActivite.Pilotage));
        var id = await _scene.FaireAsync("rupn.saulnieres", (s, a) => s.CommencerAsync(mission, a));
        var reponses = BilanDeTest.Reponses();
        foreach (var cle in new[] { "p1.accompagner", "p1.projets", "p1.information" }) reponses[cle] = new(null, SansObjet: true);
        await _scene.FaireAsync("rupn.saulnieres", (s, a) => s.EnregistrerAsync(new() { BilanId = id, Version = 0, Reponses = reponses }, a));
        await _scene.FaireAsync("rupn.saulnieres", (s, a) => s.SoumettreAsync(id, a));

        var natures = (await OuvrirAsync()).ParNature;

        Assert.DoesNotContain("Pilotage, diagnostic, commission", natures.Select(n => n.Nom));
        Assert.True(natures.Single(n => n.Nom == "Autres natures").Minutes > 100);
        Assert.Equal(6 * 450 + 100, natures.Sum(n => n.Minutes));
    }

    [Fact]
    public async Task Sous_cinq_bilans_rien_ne_se_montre()
    {
        foreach (var compte in Tous.Take(4)) await _scene.SoumisAsync(compte);

        var synthese = await OuvrirAsync("réseau");

        Assert.Null(synthese.Total.Chiffres);
        Assert.Empty(synthese.Difficultes);
        Assert.Empty(synthese.Extraits);
        Assert.Equal("moins de 5", synthese.Trouves!.Nombre);
    }

    [Fact]
    public async Task Les_difficultes_se_comptent_et_se_cherchent_sans_nom()
    {
        foreach (var compte in Tous.Take(6)) await _scene.SoumisAsync(compte, difficultes: "Le réseau est coupé. Peu de créneaux.");
        await _scene.SoumisAsync("rupn.pont", difficultes: "Réseau instable, dit M. Luc Tanguy au collège.");

        var synthese = await OuvrirAsync("RESEAU");

        Assert.Equal(("réseau", 7), synthese.Difficultes.Select(d => (d.Texte, d.Bilans)).First());
        Assert.Equal(7, synthese.Trouves!.Bilans);
        Assert.Equal(["Le réseau est coupé", "Réseau instable, dit [nom retiré] au collège"], synthese.Extraits);
        Assert.Equal("moins de 5", (await OuvrirAsync("instable")).Trouves!.Nombre);
    }

    [Fact]
    public async Task La_page_et_le_classeur_ne_portent_ni_nom_ni_montant_et_l_export_est_au_journal()
    {
        foreach (var compte in Tous) await _scene.SoumisAsync(compte);
        var dan = await _application.ConnecterAsync("dan");

        var page = (await dan.OuvrirAsync("/bilans/synthese?annee=2022&recherche=reseau")).QuerySelector("main")!.TextContent;
        var reponse = await dan.GetAsync("/bilans/synthese.xlsx?annee=2022");
        Assert.Equal(HttpStatusCode.OK, reponse.StatusCode);
        var classeur = await TexteAsync(reponse);

        foreach (var texte in new[] { page, classeur })
        {
            Assert.Contains("Collège", texte);
            Assert.Contains("moins de 5", texte);
            Assert.DoesNotContain("€", texte);
            foreach (var compte in Tous) Assert.DoesNotContain(Troupe.Personnes.Single(p => p.Compte == compte).Nom, texte);
        }
        using var db = _application.Base.Contexte();
        Assert.Equal("Mme Sophie Leroy a exporté la synthèse des bilans 2022-2023.",
            (await db.Journal.SingleAsync(e => e.Evenement == "synthese.exportee")).Phrase);
    }

    private Task<SyntheseDesBilans> OuvrirAsync(string? recherche = null) =>
        _scene.AvecAsync<SyntheseService, SyntheseDesBilans>("dan", (s, a) => s.OuvrirAsync(BilanDeTest.Annee, recherche, a));

    private static async Task<string> TexteAsync(HttpResponseMessage reponse)
    {
        using var archive = new ZipArchive(await reponse.Content.ReadAsStreamAsync());
        var feuilles = archive.Entries.Where(e => e.FullName.Contains("/sheet", StringComparison.Ordinal)).ToList();
        Assert.Equal(6, feuilles.Count);
        return string.Concat(feuilles.Select(f =>
        {
            using var lecteur = new StreamReader(f.Open());
            return lecteur.ReadToEnd();
        }));
    }
}
