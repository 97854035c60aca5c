using Microsoft.Extensions.DependencyInjection;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Missions;
using RupnManager.Services.Missions;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Services;

public sealed class ListeDesMissionsTests : IDisposable
{
    private readonly TestDatabase _base = new();

    public void Dispose() => _base.Dispose();

    /// <summary>La base filtre par état avant de paginer ; elle doit dire exactement ce que dit le domaine.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(-50)]
    [InlineData(120)]
    [InlineData(250)]
    public async Task Filtrer_par_etat_rend_les_missions_de_cet_etat_et_elles_seules(int jours)
    {
        if (jours > 0) _base.Horloge.Advance(TimeSpan.FromDays(jours));
        if (jours < 0) _base.Horloge.AdjustTime(TestDatabase.JourDeReference.AddDays(jours));
        using var services = _base.Services();
        using var portee = services.CreateScope();
        var (liste, dan) = (portee.ServiceProvider.GetRequiredService<ListeDesMissionsService>(), await portee.ServiceProvider.ActeurAsync("dan"));

        foreach (var annee in new[] { 2013, 2025, 2026 })
        {
            var total = (await liste.ListerAsync(new(new(annee)), dan)).Page.Total;
            var parEtat = new List<LigneDeMission>();
            foreach (var etat in Enum.GetValues<EtatDeMission>())
            {
                var lignes = (await liste.ListerAsync(new(new(annee)) { Etat = etat }, dan)).Page.Lignes;
                Assert.All(lignes, l => Assert.Equal(etat, l.Etat));
                parEtat.AddRange(lignes);
            }
            Assert.True(total >= 9, $"{total} missions en {annee}.");
            Assert.Equal(total, parEtat.DistinctBy(l => l.Id).Count());
        }
    }

    [Fact]
    public async Task Tous_les_etats_se_voient_dans_la_troupe()
    {
        using var services = _base.Services();
        using var portee = services.CreateScope();
        var dan = await portee.ServiceProvider.ActeurAsync("dan");
        var etats = new HashSet<EtatDeMission>();
        foreach (var annee in new[] { 2025, 2026 })
            etats.UnionWith((await portee.ServiceProvider.GetRequiredService<ListeDesMissionsService>().ListerAsync(new(new AnneeScolaire(annee)), dan)).Page.Lignes.Select(l => l.Etat));

        Assert.Equal(Enum.GetValues<EtatDeMission>(), etats.Order());
    }

    [Theory]
    [InlineData("rupn.college", 1)]
    [InlineData("chef.college", 3)]
    [InlineData("intendance.lycee", 8)]
    [InlineData("rectorat", 26)]
    public async Task Chacun_ne_voit_que_son_perimetre(string compte, int missions)
    {
        using var services = _base.Services();
        using var portee = services.CreateScope();
        Acteur acteur = await portee.ServiceProvider.ActeurAsync(compte);

        var page = (await portee.ServiceProvider.GetRequiredService<ListeDesMissionsService>().ListerAsync(new(new AnneeScolaire(2026)), acteur)).Page;

        Assert.Equal(missions, page.Total);
        if (compte.StartsWith("intendance", StringComparison.Ordinal)) Assert.All(page.Lignes, l => Assert.Empty(l.Lettres));
    }
}
