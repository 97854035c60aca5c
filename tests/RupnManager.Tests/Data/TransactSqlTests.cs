using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Etablissements;
using RupnManager.Services.Demonstration;
using RupnManager.Tests.Support;
using RupnManager.Tests.Support.TransactSql;

namespace RupnManager.Tests.Data;

/// <summary>
/// Toute requête et toute écriture d'un test est rejouée pour SQL Server (Support/TransactSql) et fait échouer ce test si
/// l'autre moteur ne sait pas la lire. Ici, la preuve que ce contrôle regarde et qu'il voit les fautes.
/// </summary>
public sealed class TransactSqlTests
{
    [Fact]
    public async Task Ce_que_les_pages_envoient_est_lisible_par_SQL_Server()
    {
        using var application = new TestApplication();
        foreach (var compte in Troupe.Personnes.Where(p => p.Role is not null).DistinctBy(p => p.Role).Select(p => p.Compte))
        {
            var client = await application.ConnecterAsync(compte);
            foreach (var page in PagesSansParametre(application)) await client.GetAsync(page);
        }

        var instructions = AnalyseurTransactSql.Textes.ToList();
        Assert.True(instructions.Count >= 35, $"Seulement {instructions.Count} instructions différentes.");
        Assert.Contains(instructions, i => i.Contains("INSERT INTO [Journal]", StringComparison.Ordinal) || i.Contains("INSERT INTO [Comptes]", StringComparison.Ordinal));
        Assert.Contains(instructions, i => i.Contains("FROM [Comptes] AS [c]", StringComparison.Ordinal) && i.Contains("UPDATE [c]", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Une_requete_que_SQL_Server_ne_sait_pas_faire_est_vue()
    {
        using var donnees = new TestDatabase();
        using var services = donnees.Services();
        using var portee = services.CreateScope();
        var db = portee.ServiceProvider.GetRequiredService<RupnDbContext>();

        await Assert.ThrowsAsync<SqlIntraduisibleException>(() => db.Personnes.Where(p => EF.Functions.Glob(p.Prenom, "A*")).ToListAsync());
        Assert.NotEmpty(await db.Personnes.Where(p => EF.Functions.Like(p.Prenom, "A%")).ToListAsync());
    }

    [Fact]
    public async Task Une_sous_requete_prise_a_une_variable_est_suivie()
    {
        using var donnees = new TestDatabase();
        using var services = donnees.Services();
        using var portee = services.CreateScope();
        var db = portee.ServiceProvider.GetRequiredService<RupnDbContext>();
        var colleges = db.Etablissements.Where(e => e.Type == TypeEtablissement.College);

        await db.Affectations.Where(a => a.Role == Role.Rupn && colleges.Any(c => c.Id == a.EtablissementId)).CountAsync();

        Assert.Contains(AnalyseurTransactSql.Textes, t => t.Contains("FROM [Affectations]", StringComparison.Ordinal)
            && t.Contains("EXISTS", StringComparison.Ordinal) && t.Contains("[Type] = N'College'", StringComparison.Ordinal));
    }

    [Fact]
    public void Une_faute_de_syntaxe_est_vue()
    {
        Assert.Throws<SqlIntraduisibleException>(() => AnalyseurTransactSql.Analyser("SELECT [a] FROM WHERE [b] = 1"));
        Assert.Throws<SqlIntraduisibleException>(() => AnalyseurTransactSql.Analyser("SELECT [a] FROM [b] LIMIT 1"));
        Assert.Equal(2, AnalyseurTransactSql.Analyser("SELECT TOP(1) [a] FROM [b]; SELECT 1"));
    }

    private static List<string> PagesSansParametre(TestApplication application) =>
        [.. application.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<ControllerActionDescriptor>() is not null && e.RoutePattern.Parameters.Count == 0
                && e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") is true)
            .Select(e => $"/{e.RoutePattern.RawText!.TrimStart('/')}")];
}
