using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Query;
using RupnManager.Data;

namespace RupnManager.Tests.Support.TransactSql;

/// <summary>Remplace les tables de la requête par celles d'un autre contexte, jusque dans les sous-requêtes prises à une variable.</summary>
internal sealed class MemesRacines(RupnDbContext contexte) : ExpressionVisitor
{
    private static readonly Type[] Operateurs = [typeof(Queryable), typeof(EntityFrameworkQueryableExtensions), typeof(RelationalQueryableExtensions)];

    public override Expression? Visit(Expression? node) =>
        node is MemberExpression or MethodCallExpression && typeof(IQueryable).IsAssignableFrom(node.Type) && !EstUnOperateur(node) && EstFermee(node)
            ? base.Visit(Expression.Lambda<Func<IQueryable>>(node).Compile(preferInterpretation: true)().Expression)
            : base.Visit(node);

    protected override Expression VisitExtension(Expression node) => node is EntityQueryRootExpression racine
        ? new EntityQueryRootExpression(contexte.GetService<IAsyncQueryProvider>(), contexte.Model.FindEntityType(racine.EntityType.Name)!)
        : base.VisitExtension(node);

    private static bool EstUnOperateur(Expression node) => node is MethodCallExpression appel && Operateurs.Contains(appel.Method.DeclaringType);

    /// <summary>Vrai si l'expression ne dépend d'aucune variable de la requête.</summary>
    private static bool EstFermee(Expression node)
    {
        var chercheur = new Variables();
        chercheur.Visit(node);
        return !chercheur.Trouvees;
    }

    private sealed class Variables : ExpressionVisitor
    {
        public bool Trouvees { get; private set; }

        protected override Expression VisitParameter(ParameterExpression node)
        {
            Trouvees = true;
            return node;
        }
    }
}
