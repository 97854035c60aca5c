using Microsoft.Extensions.DependencyInjection;
using RupnManager.Services.Accueil;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Indemnites;

/// <summary>Ce que l'accueil dit des propositions à qui elles attendent.</summary>
public sealed class TachesDesAttributionsTests : IDisposable
{
    private readonly TestDatabase _base = new();

    public void Dispose() => _base.Dispose();

    [Fact]
    public async Task La_cheffe_du_college_a_un_bordereau_a_envoyer() =>
        Assert.Equal(("Envoyer le bordereau BP-2026-0992001M-2", "Une proposition est prête."), Dire(Assert.Single(await TachesAsync("chef.college"))));

    [Fact]
    public async Task La_cheffe_de_l_EREA_a_la_seance_du_CA_a_enregistrer() =>
        Assert.Equal("Enregistrer la séance du CA", Assert.Single(await TachesAsync("chef.erea")).Titre);

    [Fact]
    public async Task Le_chef_des_Saulnieres_commence_par_le_conseil_pedagogique() =>
        Assert.Equal("Enregistrer l'avis du conseil pédagogique", Assert.Single(await TachesAsync("chef.saulnieres")).Titre);

    [Fact]
    public async Task Le_rectorat_a_deux_decisions_a_rendre()
    {
        var (titre, phrase) = Dire(Assert.Single(await TachesAsync("rectorat")));

        Assert.Equal("Décider le bordereau BP-2026-0993014N-2", titre);
        Assert.Equal("Lycée polyvalent Augustine-Verdier : 2 décisions à rendre, envoyé le 16 novembre 2026.", phrase);
    }

    [Theory]
    [InlineData("rupn.college")]
    [InlineData("intendance.college")]
    [InlineData("dan")]
    public async Task Les_autres_n_ont_rien_a_en_faire(string compte) => Assert.Empty(await TachesAsync(compte));

    private static (string, string) Dire(Tache tache) => (tache.Titre, tache.Phrase);

    private async Task<IReadOnlyList<Tache>> TachesAsync(string compte)
    {
        await using var services = _base.Services();
        await using var portee = services.CreateAsyncScope();
        return await portee.ServiceProvider.GetRequiredService<TachesDesAttributionsService>().DeAsync(await portee.ServiceProvider.ActeurAsync(compte));
    }
}
