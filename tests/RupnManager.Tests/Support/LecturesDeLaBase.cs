using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace RupnManager.Tests.Support;

/// <summary>Une lecture : son texte, ses valeurs, les lignes que la base a rendues.</summary>
internal sealed record Lecture(string Sql, int Lignes, IReadOnlyList<(string Nom, object? Valeur)> Valeurs);

/// <summary>Retient ce que la base lit, et combien de lignes elle rend.</summary>
internal sealed class LecturesDeLaBase : DbCommandInterceptor
{
    private readonly ConcurrentQueue<Lecture> _lectures = [];

    /// <summary>Les lectures depuis la dernière fois.</summary>
    public IReadOnlyList<Lecture> Prendre()
    {
        var prises = new List<Lecture>();
        while (_lectures.TryDequeue(out var lecture)) prises.Add(lecture);
        return prises;
    }

    public override InterceptionResult DataReaderDisposing(DbCommand command, DataReaderDisposingEventData eventData, InterceptionResult result)
    {
        // La dernière demande, qui ne rend rien, est comptée aussi.
        _lectures.Enqueue(new(command.CommandText, Math.Max(0, eventData.ReadCount - 1),
            [.. command.Parameters.Cast<DbParameter>().Select(p => (p.ParameterName, p.Value))]));
        return result;
    }
}
