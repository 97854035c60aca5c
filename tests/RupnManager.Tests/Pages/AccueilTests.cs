using System.Net;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Services.Accueil;
using RupnManager.Services.LettresDeMission;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Pages;

/// <summary>Ce qui attend chacun : compté juste, rangé par date, chaque lien ouvert à qui le lit.</summary>
public sealed class AccueilTests : IDisposable
{
    private readonly SceneDeLots _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task Le_DAN_qui_a_beaucoup_de_lettres_a_valider_lit_leur_nombre_et_ouvre_leur_file()
    {
        var avant = (await TachesAsync("dan")).Count(t => t.Etat is EtatDeLettre.ASignerParLeDan);
        Assert.InRange(avant, 1, TachesService.Groupe);

        await _scene.LettresAsync(60);

        var tache = Assert.Single(await TachesAsync("dan"), t => t.Titre.EndsWith("à valider", StringComparison.Ordinal));
        Assert.Equal(($"{60 + avant} lettres à valider", "/academie"), (tache.Titre, tache.Lien));
    }

    [Fact]
    public async Task Les_gestes_vont_du_plus_proche_de_sa_date_au_plus_lointain()
    {
        var taches = await TachesAsync("chef.college");

        Assert.Equal("Signer la lettre de mission de M. Olivier Caron", taches[0].Titre);
        Assert.Equal(taches.Select(t => t.AttendueLe).Order(), taches.Select(t => t.AttendueLe));
        Assert.Contains(taches, t => t.Limite is not null);
        Assert.Contains(taches, t => t.Limite is null);
    }

    [Fact]
    public void Un_geste_sans_date_est_attendu_sous_quinze_jours()
    {
        var tache = new Tache("Viser", null, "", "Viser", "/", new(2026, 11, 30, 23, 30, 0, DateTimeKind.Utc));

        Assert.Equal(new(2026, 12, 16), tache.AttendueLe); // à Paris, c'est déjà le 1er décembre
        Assert.Equal(new(2026, 12, 2), (tache with { Limite = new(2026, 12, 2) }).AttendueLe);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public async Task Une_mission_sans_lettre_attend_le_chef_tant_que_la_lettre_est_exigee(bool exigee, bool attendue)
    {
        await ExigerUneLettreAsync(exigee);

        Assert.Equal(attendue, (await TachesAsync("chef.alban")).Any(t => t.Titre.StartsWith("Rédiger la lettre", StringComparison.Ordinal)));
        var chiffres = await _scene.FaireAsync("dan", async (s, a) => (await s.GetRequiredService<AccueilService>().PourAsync(a, new(2026))).Chiffres!);
        Assert.Equal(attendue, chiffres.SansLettre is not null);
    }

    [Theory]
    [InlineData("chef.college")]
    [InlineData("rupn.college")]
    [InlineData("intendance.lycee")]
    [InlineData("dan")]
    [InlineData("rectorat")]
    [InlineData("admin")]
    public async Task La_page_entiere_s_ouvre_et_chacun_de_ses_gestes_aussi(string compte)
    {
        using var application = new TestApplication();
        var visiteur = await application.ConnecterAsync(compte);

        var page = await visiteur.OuvrirAsync("/?toutes=true");

        foreach (var lien in page.QuerySelectorAll(".rupn-taches a").Select(a => a.GetAttribute("href")!))
            Assert.Equal(HttpStatusCode.OK, (await visiteur.GetAsync(lien)).StatusCode);
    }

    private Task<IReadOnlyList<Tache>> TachesAsync(string compte) =>
        _scene.FaireAsync(compte, (s, a) => s.GetRequiredService<TachesService>().DeAsync(a));

    private Task ExigerUneLettreAsync(bool exigee) => _scene.FaireAsync("dan", async (s, a) =>
    {
        var reglages = s.GetRequiredService<ReglageService>();
        var actuel = await reglages.PourAsync(a.CodeAcademie!, new(2026));
        await reglages.EnregistrerAsync(new()
        {
            CodeAcademie = a.CodeAcademie, Annee = new AnneeScolaire(2026), Version = actuel.Version, ValidationDuDan = actuel.ValidationDuDan,
            Titre = actuel.TitreDuTroisiemeSignataire, LettreExigee = exigee, PremierMois = actuel.PremierMoisDesNeuviemes, PlafondParPersonne = actuel.PlafondParPersonne,
        }, a);
    });
}
