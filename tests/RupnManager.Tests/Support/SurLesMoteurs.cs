using System.Reflection;
using Xunit.Sdk;

namespace RupnManager.Tests.Support;

/// <summary>Les moteurs sur lesquels un test de base tourne.</summary>
public enum Moteur { Sqlite, SqlServer }

/// <summary>Fait tourner une théorie sur SQLite.</summary>
public sealed class SurSqliteAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[Moteur.Sqlite]];
}

/// <summary>Fait tourner une théorie sur SQL Server aussi ; comptée « skipped », avec sa raison, sans serveur.</summary>
public sealed class SurSqlServerAttribute : DataAttribute
{
    public SurSqlServerAttribute() => Skip = FactSqlServerAttribute.Raison;

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[Moteur.SqlServer]];
}

/// <summary>Un test qui demande un SQL Server.</summary>
public sealed class FactSqlServerAttribute : FactAttribute
{
    public const string Variable = "RUPN_TEST_SQLSERVER";

    public FactSqlServerAttribute() => Skip = Raison;

    /// <summary>Pourquoi ces tests ne tournent pas ; rien s'il y a un serveur.</summary>
    internal static string? Raison => Connexion is null
        ? $"Aucun SQL Server : mettez sa chaîne de connexion dans la variable d'environnement {Variable}." : null;

    internal static string? Connexion => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } connexion ? connexion : null;
}
