using RupnManager.Tests.Support;

namespace RupnManager.Tests.Couverture;

/// <summary>La couverture d'une année que l'académie n'a pas ouverte : quoi faire, et par où.</summary>
public sealed class CampagneNonOuverteTests : IDisposable
{
    private readonly TestApplication _application = new();

    public void Dispose() => _application.Dispose();

    [Fact]
    public async Task Une_annee_a_venir_preparee_mene_a_son_ouverture()
    {
        var page = await (await _application.ConnecterAsync("dan")).OuvrirAsync("/academie/couverture?annee=2027");

        Assert.Equal("La campagne 2027-2028 n'est pas ouverte", page.Titre());
        Assert.Contains("préparée, pas encore ouverte", page.QuerySelector("#t-campagne")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/campagne/ouverture?annee=2027", page.QuerySelector("a.fr-btn[href^='/campagne']")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Sans_campagne_du_tout_on_la_prepare_et_les_missions_deja_confiees_se_comptent_quand_meme()
    {
        _application.Base.Retoucher("DELETE FROM Campagnes WHERE Annee = 2026");

        var page = await (await _application.ConnecterAsync("dan")).OuvrirAsync("/academie/couverture?annee=2026");

        Assert.StartsWith("65", page.Titre(), StringComparison.Ordinal);
        Assert.Equal("Campagne 2026-2027 : à préparer", page.QuerySelector("#t-campagne")!.TextContent);
        Assert.Equal("/campagne/preparation?annee=2026", page.QuerySelector("a.fr-btn[href^='/campagne']")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData(2026)] // ouverte
    [InlineData(2025)] // close
    [InlineData(2016)] // passée, sans campagne : il n'y a plus rien à ouvrir
    public async Task Ailleurs_rien_ne_demande_d_ouvrir(int annee)
    {
        var page = await (await _application.ConnecterAsync("dan")).OuvrirAsync($"/academie/couverture?annee={annee}");

        Assert.Null(page.QuerySelector("#t-campagne"));
        Assert.Equal(annee == 2016, page.Body!.TextContent.Contains("Cette année est passée sans qu'une campagne ait été ouverte ici.", StringComparison.Ordinal));
    }
}
