using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Data;
using RupnManager.Domain.Activites;
using RupnManager.Domain.Etablissements;
using RupnManager.Services.Activites;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Bilans;

/// <summary>Cent mille activités dans un établissement : le relevé et les pages des bilans ne posent pas une question de plus à la base.</summary>
public sealed class GrosReleveTests : IDisposable
{
    private const int Maximum = 25;
    private readonly CompteurDeRequetes _compteur = new();
    private readonly TestApplication _application;

    public GrosReleveTests() => _application = new()
    {
        Adapter = services => services.ConfigureDbContext<SqliteRupnDbContext>(o => o.AddInterceptors(_compteur)),
    };

    public void Dispose() => _application.Dispose();

    [Fact]
    public async Task Les_pages_des_bilans_posent_le_meme_nombre_de_questions()
    {
        var rupn = await _application.ConnecterAsync("rupn.college");
        var chef = await _application.ConnecterAsync("chef.college");
        var dan = await _application.ConnecterAsync("dan");
        using var db = _application.Base.Contexte();
        var mission = await db.Missions.Where(m => m.Annee == new AnneeScolaire(2026) && m.Etablissement!.Uai == Uai.Relire("0992001M")
            && m.Personnel!.Personne!.Courriel == "rupn.college@demo.example").Select(m => m.Id).SingleAsync();
        var bilan = (await rupn.EnvoyerAsync("/bilans", new() { ["missionId"] = $"{mission}" })).Headers.Location!.ToString();
        (HttpClient, string)[] pages =
        [
            (rupn, "/bilans"), (rupn, bilan), (rupn, $"{bilan}/pdf"), (chef, "/bilans?annee=2026"), (chef, "/bilans/ca?annee=2025"), (dan, "/bilans/synthese?annee=2025"),
        ];
        foreach (var page in pages) await CompterAsync(page);

        var avant = new List<int>();
        foreach (var page in pages) avant.Add(await CompterAsync(page));
        await RemplirAsync(db);
        var apres = new List<int>();
        foreach (var page in pages) apres.Add(await CompterAsync(page));

        Assert.Equal(avant, apres);
        Assert.All(apres, n => Assert.InRange(n, 1, Maximum));
    }

    [Fact]
    public async Task Le_releve_pose_le_meme_nombre_de_questions_a_la_semaine_au_mois_et_en_recherche()
    {
        var rupn = await _application.ConnecterAsync("rupn.college");
        var chef = await _application.ConnecterAsync("chef.college");
        using var db = _application.Base.Contexte();
        string[] vues = ["", "&semaine=2026-09-10", "&mois=2026-10-01", "&q=r%C3%A9seau", "&nature=Equipement&page=2"];
        var pages = vues.SelectMany(v => new[] { (rupn, $"/activites?annee=2026{v}"), (chef, $"/activites?annee=2026{v}") }).Append((rupn, "/")).ToList();
        foreach (var page in pages) await CompterAsync(page);

        var avant = new List<int>();
        foreach (var page in pages) avant.Add(await CompterAsync(page));
        await RemplirAsync(db);
        var apres = new List<int>();
        foreach (var page in pages) apres.Add(await CompterAsync(page));

        Assert.Equal(avant, apres);
        Assert.All(apres, n => Assert.InRange(n, 1, Maximum));
        var plein = await db.Activites.Where(a => a.Mission!.Annee == new AnneeScolaire(2026) && a.Mission.Personnel!.Personne!.Courriel == "rupn.college@demo.example")
            .GroupBy(a => a.Date).OrderByDescending(g => g.Count()).Select(g => new { g.Key, Nombre = g.Count() }).FirstAsync();
        Assert.True(plein.Nombre > 10_000, $"Seulement {plein.Nombre} activités le {plein.Key}.");
        Assert.Equal(avant[2], await CompterAsync((rupn, $"/activites?annee=2026&semaine={plein.Key:yyyy-MM-dd}")));
        Assert.Equal(avant[4], await CompterAsync((rupn, $"/activites?annee=2026&mois={plein.Key:yyyy-MM-dd}")));
        var semaine = await rupn.OuvrirAsync($"/activites?annee=2026&semaine={plein.Key:yyyy-MM-dd}");
        Assert.Equal(ReleveService.LignesDUneSemaine, semaine.QuerySelectorAll("#semaine li li").Length);
        Assert.Contains("Les 200 premières activités de la semaine sont montrées.", semaine.Body!.TextContent);
    }

    private async Task<int> CompterAsync((HttpClient Client, string Chemin) page)
    {
        _compteur.Prendre();
        var reponse = await page.Client.GetAsync(page.Chemin);
        Assert.True(reponse.IsSuccessStatusCode, $"{page.Chemin} : {(int)reponse.StatusCode}");
        return _compteur.Prendre();
    }

    /// <summary>Recopie une activité de chaque mission du collège, jusqu'à cent mille.</summary>
    private async Task RemplirAsync(RupnDbContext db)
    {
        var lieu = await db.Etablissements.Where(e => e.Uai == Uai.Relire("0992001M")).Select(e => e.Id).SingleAsync();
        var missions = await db.Activites.Where(a => a.EtablissementId == lieu).Select(a => a.MissionId).Distinct().CountAsync();
        var parMission = (100_000 / missions) + 1;
        var colonnes = db.Model.FindEntityType(typeof(Activite))!.GetProperties().Select(p => p.GetColumnName()).ToList();
        const string id = "upper(substr(h,1,8)||'-'||substr(h,9,4)||'-'||substr(h,13,4)||'-'||substr(h,17,4)||'-'||substr(h,21,12))";
        var valeurs = colonnes.Select(c => c switch { "Id" => id, "Cle" => "h", _ => $"a.\"{c}\"" });
        var ajoutees = _application.Base.Retoucher($"""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {parMission}),
                 a AS (SELECT * FROM Activites WHERE upper(EtablissementId) = '{lieu.ToString().ToUpperInvariant()}' GROUP BY MissionId),
                 t AS MATERIALIZED (SELECT a.*, hex(randomblob(16)) AS h FROM a, n)
            INSERT INTO Activites ({string.Join(',', colonnes.Select(c => $"\"{c}\""))}) SELECT {string.Join(',', valeurs)} FROM t AS a
            """);
        Assert.True(ajoutees >= 100_000, $"Seulement {ajoutees} activités.");
    }
}
