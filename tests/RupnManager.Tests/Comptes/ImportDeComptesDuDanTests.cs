using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Data;
using RupnManager.Domain.Regles;
using RupnManager.Services.Comptes.Fichier;
using RupnManager.Services.Journal;
using RupnManager.Tests.Support;
using static RupnManager.Tests.Support.SceneDeComptes;

namespace RupnManager.Tests.Comptes;

/// <summary>Le DAN embarque son académie, et elle seule ; deux personnes déposent le même fichier ; un gros fichier reste léger.</summary>
public sealed class ImportDeComptesDuDanTests
{
    private const string Rupn = "lea.martin@demo.example;Mme;Léa;Martin;;rupn;0993047Z;;;;\n";

    [Fact]
    public async Task Le_DAN_ouvre_les_comptes_des_etablissements_de_son_academie()
    {
        using var scene = new SceneDeComptes();

        Assert.Equal(new BilanDeComptes(1, 1, 0, 0, 0), await scene.ImporterAsync(Titres + Rupn, "dan"));

        await using var db = scene.Base.Contexte();
        Assert.Equal("99", (await db.Journal.SingleAsync(e => e.Evenement == Evenement.ComptesImportes)).CodeAcademie);
        var suivi = await scene.FaireAsync("dan", (s, a) => s.GetRequiredService<ImportDesComptesService>().SuivreAsync(a));
        Assert.True(suivi.Comptes > suivi.Ouverts && suivi.AEnvoyer >= 1, $"{suivi}");
    }

    [Theory]
    [InlineData("l@d.fr;Mme;Léa;Martin;;dan;;99;;;", "role", "n'ouvre pas le rôle")]
    [InlineData("l@d.fr;Mme;Léa;Martin;;rectorat;;99;;;", "role", "n'ouvre pas le rôle")]
    [InlineData("dan@demo.example;Mme;Sophie;Leroy;;chef;0993047Z;;;;", "courriel", "")]
    [InlineData("rupn.college@demo.example;M.;Kévin;Autre;;rupn;0992001M;;;;", "courriel", "Ce courriel n'est pas celui de Kévin Autre.")]
    public async Task Le_DAN_n_ouvre_ni_un_role_de_l_academie_ni_le_sien_et_n_apprend_pas_un_nom(string ligne, string colonne, string probleme)
    {
        using var scene = new SceneDeComptes();

        var faute = Assert.Single((await scene.LireAsync(Titres + ligne, "dan")).Fautes);

        Assert.Equal(colonne, faute.Colonne);
        Assert.Contains(probleme, faute.Probleme, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Un_etablissement_d_une_autre_academie_n_existe_pas_pour_le_DAN()
    {
        using var scene = new SceneDeComptes();
        var uai = (await scene.EtablissementsAsync(1))[0];
        await using (var db = scene.Base.Contexte())
        {
            var etablissement = await db.Etablissements.SingleAsync(e => e.Nom == $"Collège {uai}");
            etablissement.CodeAcademie = await db.Academies.Where(a => a.Code != "99").Select(a => a.Code).FirstAsync();
            await db.SaveChangesAsync();
        }
        var ligne = $"l@d.fr;Mme;Léa;Martin;;rupn;{uai};;;;";

        Assert.Contains("Aucun établissement ouvert", Assert.Single((await scene.LireAsync(Titres + ligne, "dan")).Fautes).Probleme, StringComparison.Ordinal);
        Assert.Empty((await scene.LireAsync(Titres + ligne)).Fautes);
    }

    [Theory, InlineData("rectorat"), InlineData("chef.college"), InlineData("intendance.lycee")]
    public async Task Les_autres_n_importent_pas(string compte)
    {
        using var scene = new SceneDeComptes();
        await Assert.ThrowsAsync<InterditException>(() => scene.LireAsync(Titres + Rupn, compte));
        await Assert.ThrowsAsync<InterditException>(() => scene.ConfirmerAsync(Titres + Rupn, "", compte));
    }

    [Theory, SurSqlite, SurSqlServer]
    public async Task Le_meme_fichier_par_deux_personnes_a_la_fois_ne_s_enregistre_qu_une(Moteur moteur)
    {
        using var scene = new SceneDeComptes(moteur);
        var uais = await scene.EtablissementsAsync(5);
        var texte = Titres + string.Concat(uais.Select((u, n) => $"chef{n}@demo.example;Mme;Anne;Dupont {n};;chef;{u};;;01/09/2026;31/08/2027\n"));
        var empreinte = (await scene.LireAsync(texte)).Empreinte;

        var bilans = await Task.WhenAll(Enumerable.Range(0, 6).Select(n => Task.Run(() => scene.ConfirmerAsync(texte, empreinte, n % 2 == 0 ? "admin" : "dan"))));

        Assert.Single(bilans, b => b is { Comptes: 5, Affectations: 5 });
        Assert.Equal(5, bilans.Count(b => b.ARienChange));
        await using var db = scene.Base.Contexte();
        Assert.Equal(5, await db.Courriels.CountAsync(c => c.Cle == "invitation" && c.Destinataire.StartsWith("chef")));
        Assert.Equal(1, await db.Journal.CountAsync(e => e.Evenement == Evenement.ComptesImportes));
    }

    [Fact]
    public async Task Deux_mille_lignes_se_lisent_en_peu_de_requetes_et_s_enregistrent_d_un_coup()
    {
        var compteur = new CompteurDeRequetes();
        using var scene = new SceneDeComptes(adapter: s => s.ConfigureDbContext<SqliteRupnDbContext>(o => o.AddInterceptors(compteur)));
        var uais = await scene.EtablissementsAsync(400);
        var texte = Titres + string.Concat(Enumerable.Range(0, 2000).Select(n =>
            $"agent{n}@demo.example;{(n % 2 == 0 ? "Mme" : "M.")};Camille;Durand {n};;{(n < 400 ? "chef" : "rupn")};{uais[n % 400]};;;01/09/2026;\n"));

        compteur.Prendre();
        var apercu = await scene.LireAsync(texte);
        Assert.InRange(compteur.Prendre(), 1, 25);
        Assert.Equal((2000, 0), (apercu.Nombre(SortDeCompte.NouveauCompte), apercu.Fautes.Count));

        Assert.Equal(new BilanDeComptes(2000, 2000, 0, 0, 0), await scene.ConfirmerAsync(texte, apercu.Empreinte));
        compteur.Prendre();

        Assert.All((await scene.LireAsync(texte)).Effets, e => Assert.Equal(SortDeCompte.Inchangee, e.Sort));
        Assert.InRange(compteur.Prendre(), 1, 40);
        await using var db = scene.Base.Contexte();
        Assert.Equal(400, await db.Sieges.CountAsync(s => s.Cle.StartsWith("ChefEtablissement/")));
    }
}
