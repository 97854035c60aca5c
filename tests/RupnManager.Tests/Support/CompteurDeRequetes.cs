using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace RupnManager.Tests.Support;

/// <summary>Compte les lectures que la base reçoit.</summary>
internal sealed class CompteurDeRequetes : DbCommandInterceptor
{
    private int _nombre;

    /// <summary>Combien depuis la dernière fois.</summary>
    public int Prendre() => Interlocked.Exchange(ref _nombre, 0);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _nombre);
        return ValueTask.FromResult(result);
    }
}
