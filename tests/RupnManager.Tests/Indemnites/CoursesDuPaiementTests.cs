using Microsoft.EntityFrameworkCore;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.Regles;
using RupnManager.Services.Journal;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Indemnites;

/// <summary>Plusieurs au même instant : un seul arrêt, une seule ligne payable.</summary>
public sealed class CoursesDuPaiementTests
{
    [Theory, SurSqlite, SurSqlServer]
    public async Task Vingt_arrets_du_meme_etat_au_meme_instant_n_en_font_qu_un(Moteur moteur)
    {
        using var scene = new PaiementDeTest(2014, moteur: moteur);
        await scene.NotifierAsync(5000);
        var echeance = (await scene.AccorderAsync("rupn.lycee", 1000))[0];
        await scene.CertifierAsync(echeance);
        var id = await scene.PreparerAsync(echeance);
        await scene.SoumettreAsync(id);

        var issues = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => Record.ExceptionAsync(() => scene.ArreterAsync(id)))));

        Assert.Single(issues, i => i is null);
        Assert.All(issues.Where(i => i is not null), i => Assert.Equal("etat.deja-arrete", (i as RegleMetierException)?.Regle.Cle ?? i!.ToString()));
        await using var db = scene.Base.Contexte();
        Assert.Equal(3, await db.PiecesArchivees.CountAsync(p => p.EtatLiquidatifId == id));
        Assert.Equal(1, await db.Journal.CountAsync(e => e.ObjetId == id && e.Evenement == Evenement.EtatArrete));
        Assert.Equal(1, await db.Courriels.CountAsync(c => c.Cle == "liste-arretee" && c.Objet.Contains("EL-2014-0993014N")));
    }

    [Theory, SurSqlite, SurSqlServer]
    public async Task Deux_etats_qui_prennent_les_memes_lignes_n_en_ont_qu_un(Moteur moteur)
    {
        using var scene = new PaiementDeTest(2014, moteur: moteur);
        await scene.NotifierAsync(5000);
        var (une, autre) = ((await scene.AccorderAsync("rupn.lycee", 1000))[0], (await scene.AccorderAsync("rupn2.lycee", 500))[0]);
        await scene.CertifierAsync(une, autre);

        var issues = await Task.WhenAll(Enumerable.Range(0, 6).Select(n =>
            Task.Run(() => Record.ExceptionAsync(() => n % 2 == 0 ? scene.PreparerAsync(une, autre) : scene.PreparerAsync(autre, une)))));

        Assert.Single(issues, i => i is null);
        Assert.All(issues.Where(i => i is not null), i =>
        {
            Assert.Equal("paiement.deja", (i as RegleMetierException)?.Regle.Cle ?? i!.ToString());
            Assert.Contains("préparé par M. Bruno Lefèvre le 23/11/2026", i!.Message, StringComparison.Ordinal);
        });
        await using var db = scene.Base.Contexte();
        var annee = IndemniteDeTest.Ific;
        Assert.Equal(2, await db.EtatsLiquidatifs.Where(e => e.Annee == annee).SelectMany(e => e.Lignes).CountAsync());
    }

    [Fact]
    public async Task La_base_refuse_d_elle_meme_une_echeance_sur_deux_etats()
    {
        using var scene = new PaiementDeTest();
        await scene.NotifierAsync(5000);
        var (une, autre) = ((await scene.AccorderAsync("rupn.lycee", 1000))[0], (await scene.AccorderAsync("rupn2.lycee", 500))[0]);
        await scene.CertifierAsync(une, autre);
        await scene.PreparerAsync(une);
        var second = await scene.PreparerAsync(autre);

        await using var db = scene.Base.Contexte();
        db.LignesDEtat.Add(new LigneDEtat { EtatLiquidatifId = second, EcheanceId = une, Montant = Montant.EnEuros(1000) });

        await Assert.ThrowsAsync<DejaEnregistreException>(() => db.SaveChangesAsync());
    }
}
