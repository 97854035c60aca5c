using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace RupnManager.Tests.Support;

/// <summary>Glisse un geste d'un autre, une fois, juste avant que la transaction s'ouvre : là où une règle lue trop tôt ne tient plus.</summary>
internal sealed class AvantLaTransaction : DbTransactionInterceptor
{
    private Func<Task>? _geste;

    public void Glisser(Func<Task> geste) => _geste = geste;

    public override async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default)
    {
        if (Interlocked.Exchange(ref _geste, null) is { } geste) await geste();
        return result;
    }
}
