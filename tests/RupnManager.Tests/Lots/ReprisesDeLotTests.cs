using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Data;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Lots;
using RupnManager.Domain.Regles;
using RupnManager.Services.Journal;
using RupnManager.Services.Lots;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Lots;

/// <summary>Arrêter, reprendre, mourir en route, travailler à deux : jamais deux fois la même ligne, jamais une de perdue.</summary>
public sealed class ReprisesDeLotTests
{
    [Fact]
    public async Task Arrete_le_lot_laisse_le_reste_intact_et_libre_puis_reprend()
    {
        using var scene = new SceneDeLots();
        var lettres = await scene.LettresAsync(3);
        var lot = await scene.LancerAsync(lettres);
        await UneLigneAsync(scene);

        await scene.FaireAsync("dan", (s, a) => s.GetRequiredService<LotService>().ArreterAsync(lot, a));
        await scene.TravaillerAsync();

        var arrete = await scene.LireAsync(lot);
        Assert.Equal(EtatDeLot.Arretee, arrete.Etat);
        Assert.Equal([EtatDeLigneDeLot.Faite, EtatDeLigneDeLot.EnAttente, EtatDeLigneDeLot.EnAttente], arrete.Lignes.Select(l => l.Etat));
        Assert.All(arrete.Lignes, l => Assert.Null(l.Verrou));
        var autre = await scene.LancerAsync([lettres[1]]);
        await scene.TravaillerAsync();

        await scene.FaireAsync("dan", (s, a) => s.GetRequiredService<LotService>().ReprendreAsync(lot, a));
        await scene.TravaillerAsync();

        var fini = await scene.LireAsync(lot);
        Assert.Equal([EtatDeLigneDeLot.Faite, EtatDeLigneDeLot.DejaFaite, EtatDeLigneDeLot.Faite], fini.Lignes.Select(l => l.Etat));
        Assert.Equal(EtatDeLot.Terminee, (await scene.LireAsync(autre)).Etat);
        Assert.Equal(1, await scene.CompterAsync(db => db.Journal.Where(e => e.ObjetId == lot && e.Evenement == Evenement.LotArrete)));
        Assert.Equal(1, await scene.CompterAsync(db => db.Journal.Where(e => e.ObjetId == lot && e.Evenement == Evenement.LotRepris)));
        Assert.Equal(1, await scene.CompterAsync(db => db.Courriels.Where(c => c.Id == lot)));
    }

    [Fact]
    public async Task Seul_son_auteur_arrete_un_lot_et_seulement_s_il_court()
    {
        using var scene = new SceneDeLots();
        var lot = await scene.LancerAsync(await scene.LettresAsync(1));
        await Assert.ThrowsAsync<InterditException>(() => scene.FaireAsync("chef.college", (s, a) => s.GetRequiredService<LotService>().ArreterAsync(lot, a)));
        await scene.TravaillerAsync();

        var refus = await Assert.ThrowsAsync<RegleMetierException>(() => scene.FaireAsync("dan", (s, a) => s.GetRequiredService<LotService>().ArreterAsync(lot, a)));

        Assert.Equal("lot.etat", refus.Regle.Cle);
    }

    [Fact]
    public async Task L_instance_qui_s_arrete_rend_ce_qu_elle_tient_et_le_lot_reprend()
    {
        using var scene = new SceneDeLots();
        var lot = await scene.LancerAsync(await scene.LettresAsync(2));
        var instance = Guid.NewGuid();
        await scene.FaireAsync("dan", (s, _) => s.GetRequiredService<ExecutionDeLotService>().ReserverAsync(instance));

        await scene.FaireAsync("dan", async (s, _) => await s.GetRequiredService<ExecutionDeLotService>().InterrompreAsync(instance));
        Assert.Equal(EtatDeLot.Interrompue, (await scene.LireAsync(lot)).Etat);

        await scene.TravaillerAsync();
        Assert.Equal(EtatDeLot.Terminee, (await scene.LireAsync(lot)).Etat);
    }

    [Fact]
    public async Task La_ligne_d_une_instance_morte_attend_la_fin_de_son_bail_puis_se_reprend()
    {
        using var scene = new SceneDeLots();
        var lot = await scene.LancerAsync(await scene.LettresAsync(2));
        await scene.FaireAsync("dan", (s, _) => s.GetRequiredService<ExecutionDeLotService>().ReserverAsync(Guid.NewGuid()));

        await scene.TravaillerAsync();
        Assert.Equal([EtatDeLigneDeLot.EnAttente, EtatDeLigneDeLot.Faite], (await scene.LireAsync(lot)).Lignes.Select(l => l.Etat));

        scene.Base.Horloge.Advance(ExecutionDeLotService.Bail + TimeSpan.FromSeconds(1));
        var avancement = await scene.FaireAsync("dan", (s, a) => s.GetRequiredService<LectureDesLotsService>().AvancementAsync(lot, a));
        Assert.Equal(EtatDeLot.Interrompue, avancement.Etat);
        await scene.TravaillerAsync();
        Assert.Equal(EtatDeLot.Terminee, (await scene.LireAsync(lot)).Etat);
    }

    [Fact]
    public async Task Une_ligne_trois_fois_interrompue_est_un_echec_et_le_lot_finit()
    {
        using var scene = new SceneDeLots();
        var lot = await scene.LancerAsync(await scene.LettresAsync(1));
        for (var mort = 0; mort < LigneDeLot.EssaisMaximaux; mort++)
        {
            await scene.FaireAsync("dan", (s, _) => s.GetRequiredService<ExecutionDeLotService>().ReserverAsync(Guid.NewGuid()));
            scene.Base.Horloge.Advance(ExecutionDeLotService.Bail + TimeSpan.FromSeconds(1));
        }

        await scene.TravaillerAsync();

        var fini = await scene.LireAsync(lot);
        Assert.Equal((EtatDeLot.TermineeAvecEcarts, EtatDeLigneDeLot.Echouee), (fini.Etat, fini.Lignes[0].Etat));
        Assert.Equal(1, await scene.CompterAsync(db => db.Courriels.Where(c => c.Id == lot && c.Objet.EndsWith("0 faite, 1 à revoir"))));
    }

    [Fact]
    public async Task Une_panne_passagere_se_retente_plus_tard_puis_devient_un_echec()
    {
        var panne = new PanneDeDisque();
        using var scene = new SceneDeLots(s => s.ConfigureDbContext<SqliteRupnDbContext>(o => o.AddInterceptors(panne)));
        var lettres = await scene.LettresAsync(2);
        var lot = await scene.LancerAsync(lettres);
        panne.Sur = lettres[0];

        await scene.TravaillerAsync();
        var attend = (await scene.LireAsync(lot)).Lignes[0];
        Assert.Equal((EtatDeLigneDeLot.EnAttente, "La base ou le disque n'a pas répondu."), (attend.Etat, attend.Motif));
        Assert.NotNull(attend.ProchainEssai);
        for (var essai = 1; essai < LigneDeLot.EssaisMaximaux; essai++)
        {
            scene.Base.Horloge.Advance(TimeSpan.FromMinutes(5));
            await scene.TravaillerAsync();
        }

        Assert.Equal([EtatDeLigneDeLot.Echouee, EtatDeLigneDeLot.Faite], (await scene.LireAsync(lot)).Lignes.Select(l => l.Etat));
        Assert.Equal(EtatDeLettre.ASignerParLeDan, (await scene.LettreAsync(lettres[0])).Etat);
    }

    [Fact]
    public async Task Deux_instances_se_partagent_un_lot_sans_jamais_faire_la_meme_ligne()
    {
        using var scene = new SceneDeLots();
        var lettres = await scene.LettresAsync(12);
        var lot = await scene.LancerAsync(lettres);
        using var seconde = scene.Base.Services();

        await Task.WhenAll(Task.Run(scene.TravaillerAsync), Task.Run(() => seconde.GetRequiredService<TravailleurDesLots>().ToutTraiterAsync(CancellationToken.None)));

        var fini = await scene.LireAsync(lot);
        Assert.Equal(EtatDeLot.Terminee, fini.Etat);
        Assert.All(fini.Lignes, l => Assert.Equal((EtatDeLigneDeLot.Faite, 1), (l.Etat, l.Essais)));
        Assert.Equal(12, await scene.CompterAsync(db => db.Signatures.Where(s => s.Etape == Etape.Dan && s.MoyenDAuthentification.Contains("lot n°"))));
        Assert.Equal(12, await scene.CompterAsync(db => db.Journal.Where(e => lettres.Contains(e.ObjetId) && e.Evenement == Evenement.LettreScellee)));
        Assert.Equal(1, await scene.CompterAsync(db => db.Courriels.Where(c => c.Cle == "lot-termine")));
    }

    private static Task UneLigneAsync(SceneDeLots scene) => scene.FaireAsync("dan", async (s, _) =>
    {
        var (instance, execution) = (Guid.NewGuid(), s.GetRequiredService<ExecutionDeLotService>());
        await execution.ExecuterAsync((await execution.ReserverAsync(instance))!.Value, instance);
    });

    /// <summary>Le disque refuse d'enregistrer la signature de cette lettre.</summary>
    private sealed class PanneDeDisque : SaveChangesInterceptor
    {
        public Guid? Sur { get; set; }

        public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
            DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
            eventData.Context!.ChangeTracker.Entries<LettreDeMission>().Any(e => e.Entity.Id == Sur && e.State is EntityState.Modified)
                ? throw new SqliteException("disk I/O error", 10) : ValueTask.FromResult(result);
    }
}
