using System.Collections.Concurrent;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace RupnManager.Tests.Support.TransactSql;

/// <summary>Analyse du SQL comme SQL Server 2022 le lirait.</summary>
internal static class AnalyseurTransactSql
{
    private static readonly ConcurrentDictionary<string, int> Lus = new();

    /// <summary>Les textes déjà analysés sans erreur dans cette exécution.</summary>
    public static IEnumerable<string> Textes => Lus.Keys;

    /// <summary>Le nombre d'instructions ; échoue à la première faute de syntaxe.</summary>
    public static int Analyser(string sql) => Lus.GetOrAdd(sql, static texte =>
    {
        var arbre = new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(texte), out var erreurs);
        if (erreurs.Count > 0)
            throw new SqlIntraduisibleException($"Ligne {erreurs[0].Line} : {erreurs[0].Message}\n{texte}");
        return ((TSqlScript)arbre).Batches.Sum(l => l.Statements.Count);
    });
}

/// <summary>L'application envoie un SQL que SQL Server ne saurait pas lire.</summary>
public sealed class SqlIntraduisibleException(string message, Exception? cause = null) : Exception(message, cause);
