using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace RupnManager.Tests.Support;

/// <summary>Compte les ordres et coupe au rang dit.</summary>
internal sealed class Panne
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
