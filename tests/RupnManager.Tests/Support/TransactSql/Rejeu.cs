using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.Internal;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Update;
using RupnManager.Data;

#pragma warning disable EF1001 // Le seul endroit où l'on voit une requête avant sa traduction est interne à EF Core.

namespace RupnManager.Tests.Support.TransactSql;

/// <summary>
/// Rejoue pour SQL Server tout ce que l'application envoie à SQLite : la même requête, la même écriture, traduites par EF Core
/// pour l'autre moteur et analysées. Une instruction intraduisible fait échouer le test qui l'a provoquée.
/// </summary>
internal static class Rejeu
{
    private static readonly DbContextOptions<SqlServerRupnDbContext> Options = new DbContextOptionsBuilder<SqlServerRupnDbContext>()
        .UseSqlServer("Server=.;Database=rupn").AddInterceptors(new ServeurAbsent()).Options;

    private const int LotMaximal = 50;

    private static readonly EcrituresRejouees Ecritures = new();

    /// <summary>À ajouter aux réglages du contexte SQLite d'un test.</summary>
    public static void Suivre(DbContextOptionsBuilder options) =>
        Avertir(options.ReplaceService<IQueryCompiler, RequetesRejouees>().AddInterceptors(Ecritures));

    /// <summary>
    /// Une requête qui lit deux collections à la fois doit avoir choisi (AsSplitQuery ou AsSingleQuery), et une page ou une première
    /// ligne dire son ordre : sinon, elle échoue ici au lieu de ralentir ou de varier là-bas.
    /// </summary>
    public static void Avertir(DbContextOptionsBuilder options) => options.ConfigureWarnings(w => w.Throw(
        RelationalEventId.MultipleCollectionIncludeWarning, CoreEventId.RowLimitingOperationWithoutOrderByWarning,
        CoreEventId.FirstWithoutOrderByAndFilterWarning));

    public static void Requete(Expression requete)
    {
        using var contexte = new SqlServerRupnDbContext(Options);
        var traduite = new MemesRacines(contexte).Visit(requete)!;
        Essayer(() => Executer(contexte.GetService<IAsyncQueryProvider>(), traduite), requete.ToString);
    }

    public static void Ecriture(IReadOnlyList<EntityEntry> entrees)
    {
        EcrireEnsemble([.. entrees.Take(LotMaximal)]);
        foreach (var entree in entrees.DistinctBy(Forme)) EcrireEnsemble([entree]);
    }

    /// <summary>Deux écritures de même forme donnent le même texte : en rejouer une suffit.</summary>
    private static string Forme(EntityEntry entree) => entree.State is EntityState.Modified
        ? $"{entree.Metadata.Name} {string.Join(',', entree.Properties.Where(p => p.IsModified).Select(p => p.Metadata.Name))}"
        : $"{entree.Metadata.Name} {entree.State}";

    private static void EcrireEnsemble(IReadOnlyList<EntityEntry> entrees)
    {
        using var contexte = new SqlServerRupnDbContext(Options);
        contexte.ChangeTracker.AutoDetectChangesEnabled = false;
        contexte.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
        var aEcrire = entrees.Select(e => (IUpdateEntry)Copier(e, contexte).GetInfrastructure()).ToList();
        Essayer(() => contexte.GetService<IDatabase>().SaveChanges(aEcrire), () => string.Join(", ", entrees.Select(e => e.Metadata.Name)));
    }

    /// <summary>Une copie suivie par l'autre contexte : mêmes valeurs, même état, sans ses voisines.</summary>
    private static EntityEntry Copier(EntityEntry entree, RupnDbContext contexte)
    {
        var copie = contexte.Entry(entree.CurrentValues.ToObject());
        foreach (var ombre in entree.Properties.Where(p => p.Metadata.IsShadowProperty()))
            copie.Property(ombre.Metadata.Name).CurrentValue = ombre.CurrentValue;
        copie.State = entree.State;
        if (entree.State is EntityState.Modified)
            foreach (var propriete in entree.Properties) copie.Property(propriete.Metadata.Name).IsModified = propriete.IsModified;
        return copie;
    }

    private static void Executer(IQueryProvider fournisseur, Expression requete)
    {
        if (!typeof(IQueryable).IsAssignableFrom(requete.Type)) fournisseur.Execute(requete);
        else foreach (var _ in fournisseur.CreateQuery(requete)) throw new InvalidOperationException("Le serveur absent a rendu une ligne.");
    }

    /// <summary>Une fois le texte reçu et analysé, le geste échoue faute de lignes : cela ne nous apprend rien.</summary>
    private static void Essayer(Action geste, Func<string> quoi)
    {
        var dejaRecues = ServeurAbsent.Recues;
        try
        {
            geste();
        }
        catch (Exception refus) when (ServeurAbsent.Recues == dejaRecues)
        {
            throw new SqlIntraduisibleException($"SQL Server ne sait pas faire : {quoi()}\n{refus.GetBaseException().Message}", refus);
        }
        catch
        {
            return;
        }
    }
}

/// <summary>Voit chaque requête avant sa traduction.</summary>
internal sealed class RequetesRejouees(
    IQueryContextFactory queryContextFactory, ICompiledQueryCache compiledQueryCache, ICompiledQueryCacheKeyGenerator keys,
    IDatabase database, IDiagnosticsLogger<DbLoggerCategory.Query> logger, ICurrentDbContext contexte, IEvaluatableExpressionFilter filter, IModel modele)
    : QueryCompiler(queryContextFactory, compiledQueryCache, keys, database, logger, contexte, filter, modele)
{
    public override TResult Execute<TResult>(Expression query)
    {
        Rejeu.Requete(query);
        return base.Execute<TResult>(query);
    }

    public override TResult ExecuteAsync<TResult>(Expression query, CancellationToken cancellationToken = default)
    {
        Rejeu.Requete(query);
        return base.ExecuteAsync<TResult>(query, cancellationToken);
    }
}

/// <summary>Voit chaque écriture avant qu'elle parte.</summary>
internal sealed class EcrituresRejouees : SaveChangesInterceptor
{
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Rejeu.Ecriture([.. eventData.Context!.ChangeTracker.Entries()
            .Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)]);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        new(SavingChanges(eventData, result));
}
