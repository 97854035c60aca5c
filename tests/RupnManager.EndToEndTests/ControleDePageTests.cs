using RupnManager.EndToEndTests.Support;
using Xunit.Sdk;

namespace RupnManager.EndToEndTests;

/// <summary>Le contrôle que toute page subit voit bien les fautes : on en met une dans une page saine.</summary>
[Collection(Scenes.Pages)]
public sealed class ControleDePageTests(Scene scene)
{
    [Theory]
    [InlineData("<input type='text'>", "critical label")]
    [InlineData("<p style='color:#ccc'>À peine lisible</p>", "serious color-contrast")]
    [InlineData("<div style='width:2000px'>Trop large</div>", "déborde")]
    [InlineData("<h1>Un second titre</h1>", "h1")]
    public async Task Une_faute_dans_la_page_est_vue(string faute, string plainte)
    {
        await using var visiteur = await scene.EntrerAsync();
        await visiteur.AllerAsync("/connexion");
        await visiteur.Page.EvaluateAsync("faute => document.querySelector('main').setHTMLUnsafe(document.querySelector('main').innerHTML + faute)", faute);
        await visiteur.Page.EvaluateAsync("() => document.querySelectorAll('main [style]').forEach(e => e.style.cssText = e.getAttribute('style'))");

        var refus = await Assert.ThrowsAnyAsync<XunitException>(() => visiteur.ControlerAsync("controle-en-faute"));

        Assert.Contains(plainte, refus.Message, StringComparison.Ordinal);
    }
}
