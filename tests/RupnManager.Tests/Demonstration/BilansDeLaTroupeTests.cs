using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Domain.Bilans;
using RupnManager.Domain.Etablissements;
using RupnManager.Services.Accueil;
using RupnManager.Services.Bilans;
using RupnManager.Services.Demonstration;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Demonstration;

/// <summary>Les bilans de la troupe sont à chaque étape, aux dates annoncées.</summary>
public sealed class BilansDeLaTroupeTests : IDisposable
{
    private readonly TestDatabase _base = new();

    public void Dispose() => _base.Dispose();

    [Theory]
    [InlineData(2013, "rupn.college", EtatDeBilan.Vise, "05/06/2014", "10/06/2014")]
    [InlineData(2013, "rupn2.college", EtatDeBilan.Vise, "05/06/2014", "10/06/2014")]
    [InlineData(2013, "rupn3.college", EtatDeBilan.Vise, "05/06/2014", "10/06/2014")]
    [InlineData(2013, "rupn.lycee", EtatDeBilan.Vise, "05/06/2014", "10/06/2014")]
    [InlineData(2013, "rupn2.lycee", EtatDeBilan.Vise, "05/06/2014", "10/06/2014")]
    [InlineData(2025, "rupn.college", EtatDeBilan.Vise, "09/06/2026", "12/06/2026")]
    [InlineData(2025, "rupn2.college", EtatDeBilan.Soumis, "16/11/2026", "")]
    [InlineData(2025, "rupn.lycee", EtatDeBilan.Renvoye, "", "")]
    [InlineData(2025, "rupn2.lycee", EtatDeBilan.Brouillon, "", "")]
    [InlineData(2025, "rupn.forges", EtatDeBilan.Brouillon, "", "")]
    [InlineData(2025, "rupn.erea", EtatDeBilan.Vise, "16/06/2026", "22/09/2026")]
    [InlineData(2025, "rupn.pont", EtatDeBilan.Soumis, "18/06/2026", "")]
    [InlineData(2025, "rupn.saulnieres", EtatDeBilan.Vise, "09/06/2026", "15/06/2026")]
    public async Task Chaque_bilan_est_dans_son_etat(int annee, string agent, EtatDeBilan etat, string soumis, string vise)
    {
        using var db = _base.Contexte();
        var courriel = Troupe.Courriel(agent);
        var bilan = await db.Bilans.SingleAsync(b => b.Annee == new AnneeScolaire(annee) && b.Personne!.Courriel == courriel);

        Assert.Equal((etat, soumis, vise), (bilan.Etat, $"{bilan.SoumisLe:dd/MM/yyyy}", $"{bilan.ViseLe:dd/MM/yyyy}"));
    }

    [Fact]
    public async Task Mme_Blin_n_a_rien_commence_et_Mme_Haddad_lit_pourquoi_le_sien_revient()
    {
        using var db = _base.Contexte();
        Assert.False(await db.Bilans.AnyAsync(b => b.Etablissement!.Nom.Contains("Belvédère")));
        Assert.Equal(16, await db.Bilans.CountAsync());
        Assert.Contains("Reprendre votre bilan 2025-2026", await TachesAsync("rupn.lycee"));
        Assert.Contains("Viser le bilan 2025-2026 de Mme Lucie Marchand", await TachesAsync("chef.college"));
    }

    [Theory]
    [InlineData("chef.college", 2013, EtatDuBilanAuCA.Presente, 0)]
    [InlineData("chef.lycee", 2013, EtatDuBilanAuCA.AnneeClose, 0)]
    [InlineData("chef.erea", 2013, EtatDuBilanAuCA.Presente, 1)]
    [InlineData("chef.college", 2025, EtatDuBilanAuCA.EnAttente, 1)]
    [InlineData("chef.lycee", 2025, EtatDuBilanAuCA.EnAttente, 2)]
    [InlineData("chef.erea", 2025, EtatDuBilanAuCA.Pret, 0)]
    [InlineData("chef.saulnieres", 2025, EtatDuBilanAuCA.EnPreparation, 0)]
    public async Task Chaque_bilan_au_CA_aussi(string chef, int annee, EtatDuBilanAuCA etat, int attendus)
    {
        using var services = _base.Services();
        using var portee = services.CreateScope();

        var fiche = await portee.ServiceProvider.GetRequiredService<LectureDuBilanAuCAService>()
            .OuvrirAsync(new(annee), await portee.ServiceProvider.ActeurAsync(chef));

        Assert.Equal((etat, attendus), (fiche.Etat, fiche.Attendus.Count));
    }

    private async Task<IEnumerable<string>> TachesAsync(string compte)
    {
        using var services = _base.Services();
        using var portee = services.CreateScope();
        return (await portee.ServiceProvider.GetRequiredService<TachesService>().DeAsync(await portee.ServiceProvider.ActeurAsync(compte))).Select(t => t.Titre);
    }
}
