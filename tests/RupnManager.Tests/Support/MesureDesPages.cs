using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Services.Demonstration.Peuplement;

namespace RupnManager.Tests.Support;

/// <summary>Ce que chaque page sans objet demande à la base, pour chaque rôle : dans une académie de 400 établissements, et dans une de 8.</summary>
public sealed class MesureDesPages : IAsyncLifetime
{
    private static readonly DemandeDePeuplement Academie = new() { Graine = 2026, CodeAcademie = "13", Etablissements = 400, Annees = 3, Activites = 20_000, Temoins = 1 };

    /// <summary>La vérification du journal en lit toute la chaîne.</summary>
    private static readonly string[] LisentTout = ["journal/verification"];

    /// <summary>Un fichier rend plus de lignes qu'une page ; il ne lit pas pour autant au-delà du périmètre de qui le demande.</summary>
    private static readonly string[] Fichiers = [".csv", ".xlsx", ".pdf", ".zip"];

    internal static bool EstUnFichier(string page) => Fichiers.Any(page.EndsWith);

    /// <summary>Les mêmes listes, cherchées, filtrées, plus loin.</summary>
    private static readonly string[] Cherchees =
    [
        "/lettres-de-mission?recherche=rupn1", "/lettres-de-mission?page=2", "/lettres-de-mission?annee=2025&etat=Validee", "/missions?q=rupn1", "/missions?page=2",
        "/etablissements?q=tilleuls", "/etablissements?page=2", "/comptes?q=rupn1", "/comptes?role=Rupn", "/comptes?page=2", "/journal?page=2", "/journal?q=rupn1",
        "/journal?evenement=lettre.signee", "/academie?q=rupn1", "/academie?page=2", "/activites?q=webradio", "/bilans?annee=2025", "/bilans/synthese?annee=2025",
        "/indemnites/enveloppes?annee=2025&page=2", "/indemnites/attributions?annee=2025&page=2", "/indemnites/etats-liquidatifs?annee=2025&page=2",
    ];

    private static readonly Dictionary<Role, string> Comptes = new()
    {
        [Role.ChefEtablissement] = "chef.{0}", [Role.Delegataire] = "adjoint.{0}", [Role.Rupn] = "rupn1.{0}", [Role.Intendance] = "intendance.{0}",
        [Role.Dan] = "dan.13", [Role.Rectorat] = "rectorat.13", [Role.Administrateur] = "admin",
    };

    /// <summary>Les lectures de chaque page, nommée par le rôle et l'adresse.</summary>
    internal IReadOnlyDictionary<string, IReadOnlyList<Lecture>> Grande { get; private set; } = new Dictionary<string, IReadOnlyList<Lecture>>();
    internal IReadOnlyDictionary<string, IReadOnlyList<Lecture>> Petite { get; private set; } = new Dictionary<string, IReadOnlyList<Lecture>>();

    /// <summary>Comment SQLite exécute chaque lecture de la grande base : les étapes de son plan.</summary>
    internal IReadOnlyDictionary<string, IReadOnlyList<string>> Plans { get; private set; } = new Dictionary<string, IReadOnlyList<string>>();

    public async Task InitializeAsync()
    {
        using var grande = TestDatabase.Peuplee(Academie);
        using var petite = TestDatabase.Peuplee(Academie with { Etablissements = 8, Activites = 400 });
        (Grande, Petite) = (await MesurerAsync(grande), await MesurerAsync(petite));
        Plans = Expliquer(grande, Grande.Values.SelectMany(l => l).DistinctBy(l => l.Sql));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private static async Task<Dictionary<string, IReadOnlyList<Lecture>>> MesurerAsync(TestDatabase donnees)
    {
        var lectures = new LecturesDeLaBase();
        using var application = new TestApplication(donnees)
        {
            Rejouer = false, Adapter = services => services.ConfigureDbContext<SqliteRupnDbContext>(o => o.AddInterceptors(lectures)),
        };
        var mesures = new Dictionary<string, IReadOnlyList<Lecture>>();
        var temoin = await TemoinAsync(donnees);
        foreach (var (role, compte) in Comptes)
        {
            var client = await application.ConnecterAsync(string.Format(compte, temoin));
            var pages = Pages(application, role);
            foreach (var page in pages.Concat(Cherchees.Where(c => pages.Contains(c.Split('?')[0]))))
            {
                lectures.Prendre();
                var reponse = await client.GetAsync(page);
                // Une page dont l'objet manque dans ce peuplement (une campagne) est introuvable : rien à mesurer.
                Assert.True((int)reponse.StatusCode is < 400 or 404, $"{role} {page} répond {(int)reponse.StatusCode}.");
                mesures[$"{role} {page}"] = lectures.Prendre();
            }
        }
        return mesures;
    }

    private static Dictionary<string, IReadOnlyList<string>> Expliquer(TestDatabase donnees, IEnumerable<Lecture> lectures)
    {
        using var connexion = new SqliteConnection(donnees.Connexion);
        connexion.Open();
        var plans = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var lecture in lectures)
        {
            using var commande = connexion.CreateCommand();
            commande.CommandText = $"EXPLAIN QUERY PLAN {lecture.Sql}";
            foreach (var (nom, valeur) in lecture.Valeurs) commande.Parameters.AddWithValue(nom, valeur ?? DBNull.Value);
            using var lignes = commande.ExecuteReader();
            var etapes = new List<string>();
            while (lignes.Read()) etapes.Add(lignes.GetString(3));
            plans[lecture.Sql] = etapes;
        }
        return plans;
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
            // L'interface de données se demande avec un jeton, non avec une session.
            .Where(p => !p.Contains('{') && p != "/session" && !p.StartsWith("/api/", StringComparison.Ordinal) && !LisentTout.Any(p.EndsWith)).Distinct().Order(),
    ];
}
