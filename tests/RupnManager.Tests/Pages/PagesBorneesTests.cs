using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Services.Demonstration.Peuplement;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Pages;

/// <summary>
/// Chaque page sans objet, pour chaque rôle : autant de questions à la base avec 400 établissements qu'avec 8, un petit nombre,
/// et jamais plus de lignes qu'une page n'en montre. Une adresse nouvelle y entre d'elle-même.
/// </summary>
public sealed class PagesBorneesTests
{
    private const int QuestionsMaximales = 30;
    private const int LignesMaximales = 110;

    /// <summary>Les fichiers lisent tout ce qu'ils emportent, et la vérification du journal, toute la chaîne.</summary>
    private static readonly string[] LisentTout = ["fichier.csv", "synthese.xlsx", "journal/verification", "modele.csv"];

    private static readonly DemandeDePeuplement Grande = new() { Graine = 2026, CodeAcademie = "13", Etablissements = 400, Annees = 3, Activites = 20_000, Temoins = 1 };
    private static readonly DemandeDePeuplement Petite = Grande with { Etablissements = 8, Activites = 400 };

    private static readonly Dictionary<Role, string> Comptes = new()
    {
        [Role.ChefEtablissement] = "chef.{0}", [Role.Delegataire] = "adjoint.{0}", [Role.Rupn] = "rupn1.{0}", [Role.Intendance] = "intendance.{0}",
        [Role.Dan] = "dan.13", [Role.Rectorat] = "rectorat.13", [Role.Administrateur] = "admin",
    };

    private sealed record Mesure(int Questions, Lecture PlusLongue);

    [Fact]
    public async Task Aucune_page_ne_lit_davantage_quand_la_base_grandit()
    {
        var petites = await MesurerAsync(Petite);
        var grandes = await MesurerAsync(Grande);

        Assert.True(grandes.Count >= 60, $"Seulement {grandes.Count} pages mesurées.");
        var fautes = grandes.SelectMany(p => Fautes(p.Key, p.Value, petites[p.Key])).ToList();
        Assert.True(fautes.Count == 0, string.Join("\n\n", fautes));
    }

    private static IEnumerable<string> Fautes(string page, Mesure grande, Mesure petite)
    {
        if (grande.Questions > petite.Questions) yield return $"{page} : {grande.Questions} questions, {petite.Questions} dans la petite base";
        if (grande.Questions > QuestionsMaximales) yield return $"{page} : {grande.Questions} questions, {QuestionsMaximales} au plus";
        if (grande.PlusLongue.Lignes > LignesMaximales)
            yield return $"{page} : {grande.PlusLongue.Lignes} lignes lues, {LignesMaximales} au plus\n{grande.PlusLongue.Sql}";
    }

    private static async Task<Dictionary<string, Mesure>> MesurerAsync(DemandeDePeuplement demande)
    {
        using var donnees = TestDatabase.Peuplee(demande);
        var lectures = new LecturesDeLaBase();
        using var application = new TestApplication(donnees)
        {
            Rejouer = false, Adapter = services => services.ConfigureDbContext<SqliteRupnDbContext>(o => o.AddInterceptors(lectures)),
        };
        var mesures = new Dictionary<string, Mesure>();
        var temoin = await TemoinAsync(donnees);
        foreach (var (role, compte) in Comptes)
        {
            var client = await application.ConnecterAsync(string.Format(compte, temoin));
            foreach (var page in Pages(application, role))
            {
                lectures.Prendre();
                var reponse = await client.GetAsync(page);
                Assert.True((int)reponse.StatusCode < 400, $"{role} {page} répond {(int)reponse.StatusCode}.");
                var lues = lectures.Prendre();
                mesures[$"{role} {page}"] = new(lues.Count, lues.MaxBy(l => l.Lignes) ?? new("", 0));
            }
        }
        return mesures;
    }

    /// <summary>L'UAI du témoin : le seul établissement dont le chef a un mot de passe.</summary>
    private static async Task<string> TemoinAsync(TestDatabase donnees)
    {
        using var db = donnees.Contexte();
        var courriel = await db.Users.Where(c => c.PasswordHash != null && c.Email!.StartsWith("chef.")).Select(c => c.Email!).SingleAsync();
        return courriel.Split('@')[0]["chef.".Length..];
    }

    private static List<string> Pages(TestApplication application, Role role) =>
    [
        .. application.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<ControllerActionDescriptor>() is { ControllerName: not "Erreur" })
            .Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is null && e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") is true)
            .Where(e => e.Metadata.OfType<IAuthorizeData>().All(a => a.Policy is null || role.Peut(Enum.Parse<Permission>(a.Policy))))
            .Select(e => $"/{e.RoutePattern.RawText!.TrimStart('/')}")
            .Where(p => !p.Contains('{') && p != "/session" && !LisentTout.Any(p.EndsWith)).Distinct().Order(),
    ];
}
