using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Data;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Lots;
using RupnManager.Domain.Regles;
using RupnManager.Services.Demonstration;
using RupnManager.Services.Journal;
using RupnManager.Services.Lots;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Lots;

/// <summary>Ce qui arrive à un lot au mauvais moment : deux clics, un arrêt ou un bail qui finit pendant une ligne.</summary>
public sealed class TrousDuMoteurTests
{
    [Fact]
    public async Task Lance_de_deux_clics_le_lot_n_a_qu_un_numero_et_la_seconde_page_le_montre()
    {
        using var scene = new SceneDeLots();
        var lot = await scene.ChoisirAsync(await scene.LettresAsync(2));
        await using var application = new TestApplication(scene.Base);
        var dan = await application.ConnecterAsync("dan");
        var chemin = $"/academie/lots/{lot}";
        var champs = new Dictionary<string, string> { ["Nombre"] = "2", ["Consentement"] = "true", ["MotDePasse"] = Troupe.MotDePasse };

        await Task.WhenAll(dan.EnvoyerAsync($"{chemin}/lancement", champs, chemin), dan.EnvoyerAsync($"{chemin}/lancement", champs, chemin));
        var troisieme = await dan.EnvoyerAsync($"{chemin}/lancement", champs, chemin);

        Assert.Equal(chemin, troisieme.Headers.Location!.ToString());
        Assert.Equal(1, await scene.CompterAsync(db => db.Journal.Where(e => e.ObjetId == lot && e.Evenement == Evenement.LotLance)));
        Assert.NotNull((await scene.LireAsync(lot)).Numero);
    }

    [Fact]
    public async Task Un_bail_qui_finit_pendant_la_ligne_ne_la_fait_jamais_faire_deux_fois()
    {
        var pause = new Pause();
        using var scene = new SceneDeLots(s => s.ConfigureDbContext<SqliteRupnDbContext>(o => o.AddInterceptors(pause.Toutes)));
        var lettre = Assert.Single(await scene.LettresAsync(1));
        var lot = await scene.LancerAsync([lettre]);
        pause.Avant = async () =>
        {
            // L'instance vit, mais dort plus longtemps que son bail : une autre prend la ligne et la finit.
            scene.Base.Horloge.Advance(ExecutionDeLotService.Bail + TimeSpan.FromSeconds(1));
            using var ailleurs = scene.Base.Services();
            await ailleurs.GetRequiredService<TravailleurDesLots>().ToutTraiterAsync(CancellationToken.None);
        };

        await scene.TravaillerAsync();

        Assert.True(pause.Passee);
        Assert.Equal(EtatDeLot.Terminee, (await scene.LireAsync(lot)).Etat);
        Assert.Single((await scene.LettreAsync(lettre)).VersionCourante.Signatures, s => s.Etape is Etape.Dan);
        Assert.Equal(1, await scene.CompterAsync(db => db.Journal.Where(e => e.ObjetId == lettre && e.Evenement == Evenement.LettreValidee)));
        Assert.Equal(1, await scene.CompterAsync(db => db.Courriels.Where(c => c.Id == lot)));
    }

    [Fact]
    public async Task Arrete_pendant_sa_derniere_ligne_le_lot_se_termine_au_lieu_d_attendre_une_reprise_sans_rien()
    {
        var pause = new Pause();
        using var scene = new SceneDeLots(s => s.ConfigureDbContext<SqliteRupnDbContext>(o => o.AddInterceptors(pause.Toutes)));
        var lettre = Assert.Single(await scene.LettresAsync(1));
        var lot = await scene.LancerAsync([lettre]);
        pause.Avant = async () =>
        {
            using var ailleurs = scene.Base.Services();
            await SceneDeLots.FaireAsync(ailleurs, "dan", async (s, a) => { await s.GetRequiredService<LotService>().ArreterAsync(lot, a); return true; });
        };

        await scene.TravaillerAsync();

        var fini = await scene.LireAsync(lot);
        Assert.True(pause.Passee);
        Assert.Equal((EtatDeLot.Terminee, EtatDeLigneDeLot.Faite), (fini.Etat, fini.Lignes[0].Etat));
        Assert.Equal(1, await scene.CompterAsync(db => db.Courriels.Where(c => c.Id == lot)));
    }

    [Fact]
    public async Task L_instance_qui_s_arrete_rend_sa_ligne_meme_si_le_lot_change_au_meme_instant()
    {
        var pause = new Pause();
        using var scene = new SceneDeLots(s => s.ConfigureDbContext<SqliteRupnDbContext>(o => o.AddInterceptors(pause.Toutes)));
        var lot = await scene.LancerAsync(await scene.LettresAsync(2));
        var instance = Guid.NewGuid();
        await scene.FaireAsync("dan", (s, _) => s.GetRequiredService<ExecutionDeLotService>().ReserverAsync(instance));
        pause.Avant = async () =>
        {
            await using var db = scene.Base.Contexte();
            await db.Lots.Where(l => l.Id == lot).ExecuteUpdateAsync(l => l.SetProperty(x => x.Jeton, x => x.Jeton + 1));
        };

        await scene.FaireAsync("dan", async (s, _) => await s.GetRequiredService<ExecutionDeLotService>().InterrompreAsync(instance));

        Assert.True(pause.Passee);
        Assert.All((await scene.LireAsync(lot)).Lignes, l => Assert.Null(l.Instance));
        Assert.Equal(EtatDeLot.Interrompue, (await scene.LireAsync(lot)).Etat);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Un_motif_plus_long_que_sa_colonne_est_refuse_avant_de_lancer(bool commun)
    {
        using var scene = new SceneDeLots();
        var lot = await scene.ChoisirAsync(await scene.LettresAsync(1), NatureDeLot.Renvoi);
        var (ligne, trop) = ((await scene.LireAsync(lot)).Lignes[0].Id, new string('x', VersionDeLettre.LongueurDuMotif + 1));

        var refus = await Assert.ThrowsAsync<RegleMetierException>(() =>
            scene.LancerAsync(lot, 1, null, motif: commun ? trop : "Les dates sont fausses.", motifs: commun ? null : new() { [ligne] = trop }));

        Assert.Equal("lot.motif", refus.Regle.Cle);
        Assert.Equal(EtatDeLot.EnPreparation, (await scene.LireAsync(lot)).Etat);
    }

    /// <summary>Glisse un geste, une fois, juste avant que la première instance enregistre la ligne faite ; ou, sans transaction, rendue.</summary>
    private sealed class Pause
    {
        public Pause() => Toutes = [new AvantLaTransaction(this), new AvantDEnregistrer(this)];

        public IInterceptor[] Toutes { get; }
        public Func<Task>? Avant { get; set; }
        public bool Passee { get; private set; }

        private async Task PasserAsync(DbContext contexte, Func<LigneDeLot, bool> quand)
        {
            if (Avant is not { } avant || !contexte.ChangeTracker.Entries<LigneDeLot>().Any(e => e.State is EntityState.Modified && quand(e.Entity))) return;
            (Avant, Passee) = (null, true);
            await avant();
        }

        private sealed class AvantLaTransaction(Pause pause) : DbTransactionInterceptor
        {
            public override async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
                DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default)
            {
                await pause.PasserAsync(eventData.Context!, l => l.Etat is EtatDeLigneDeLot.Faite);
                return result;
            }
        }

        private sealed class AvantDEnregistrer(Pause pause) : SaveChangesInterceptor
        {
            public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
                DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
            {
                await pause.PasserAsync(eventData.Context!, l => l is { Etat: EtatDeLigneDeLot.EnAttente, Instance: null });
                return result;
            }
        }
    }
}
