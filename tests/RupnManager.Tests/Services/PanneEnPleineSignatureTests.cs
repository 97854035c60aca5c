using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Data;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Services.Journal;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Services;

/// <summary>On coupe le courant avant, puis après, chacun des ordres envoyés à la base pendant une signature.</summary>
public sealed class PanneEnPleineSignatureTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Une_panne_entre_deux_ordres_laisse_tout_ou_rien(bool apres)
    {
        var coupees = 0;
        for (var rang = 1; ; rang++)
        {
            var panne = new Panne();
            using var scene = new LettreDeTest(s => s.ConfigureDbContext<SqliteRupnDbContext>(o => o.AddInterceptors(panne.Ordres, panne.Transactions)));
            var id = await scene.BrouillonAsync();
            await scene.MettreALaSignatureAsync(id);
            var empreinte = await EmpreinteAsync(scene, id);
            panne.Armer(rang, apres);

            var coupee = await Record.ExceptionAsync(() => scene.SignerAsync(id, "chef.college", empreinte));

            await VerifierToutOuRienAsync(scene, id);
            if (coupee is null) break;
            coupees++;
        }
        Assert.True(coupees >= 10, $"Seulement {coupees} coupures : la signature n'a pas été vraiment interrompue.");
    }

    private static async Task VerifierToutOuRienAsync(LettreDeTest scene, Guid id)
    {
        using var db = scene.Base.Contexte();
        var lettre = await db.Lettres.Include(l => l.Versions).ThenInclude(v => v.Signatures).SingleAsync(l => l.Id == id);
        var signee = lettre.Etat is EtatDeLettre.ASignerParLeRupn;
        Assert.Equal(signee ? EtatDeLettre.ASignerParLeRupn : EtatDeLettre.ASignerParLeChef, lettre.Etat);
        Assert.Equal(signee ? 1 : 0, lettre.VersionCourante.Signatures.Count);
        Assert.Equal(signee ? 1 : 0, await db.Journal.CountAsync(e => e.ObjetId == id && e.Evenement == Evenement.LettreSignee));
        Assert.Equal(signee ? 1 : 0, await db.Courriels.CountAsync(c => c.Cle == "a-signer" && c.Destinataire == "rupn.college@demo.example"
            && c.Objet.Contains(lettre.Reference)));
    }

    private static async Task<string> EmpreinteAsync(LettreDeTest scene, Guid id)
    {
        using var db = scene.Base.Contexte();
        return (await db.Lettres.Include(l => l.Versions).SingleAsync(l => l.Id == id)).VersionCourante.Empreinte!;
    }

    /// <summary>Compte les ordres et coupe au rang dit.</summary>
    private sealed class Panne
    {
        private int _reste = int.MaxValue;
        private bool _apres;

        public Panne() => (Ordres, Transactions) = (new SurLesOrdres(this), new SurLesTransactions(this));

        public IInterceptor Ordres { get; }
        public IInterceptor Transactions { get; }

        public void Armer(int rang, bool apres) => (_reste, _apres) = (rang, apres);

        private void Passer(bool apres)
        {
            if (apres != _apres || _reste == int.MaxValue) return;
            if (--_reste == 0) throw new IOException("Coupure de courant.");
        }

        private sealed class SurLesOrdres(Panne panne) : DbCommandInterceptor
        {
            public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
                DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
            {
                panne.Passer(apres: false);
                return ValueTask.FromResult(result);
            }

            public override ValueTask<DbDataReader> ReaderExecutedAsync(
                DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
            {
                panne.Passer(apres: true);
                return ValueTask.FromResult(result);
            }

            public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
                DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
            {
                panne.Passer(apres: false);
                return ValueTask.FromResult(result);
            }
        }

        private sealed class SurLesTransactions(Panne panne) : DbTransactionInterceptor
        {
            public override ValueTask<InterceptionResult> TransactionCommittingAsync(
                DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
            {
                panne.Passer(apres: false);
                return ValueTask.FromResult(result);
            }

            public override Task TransactionCommittedAsync(
                DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
            {
                panne.Passer(apres: true);
                return Task.CompletedTask;
            }
        }
    }
}
