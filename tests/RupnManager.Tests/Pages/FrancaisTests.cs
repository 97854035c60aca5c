using System.Globalization;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Pages;

public sealed class FrancaisTests
{
    [Theory]
    [InlineData("en-US,en;q=0.9")]
    [InlineData("de")]
    [InlineData("fr-CA")]
    public async Task La_langue_du_navigateur_ne_change_rien(string langue)
    {
        using var application = new TestApplication();
        var client = await application.ConnecterAsync("chef.college");
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(langue);

        var journal = await client.OuvrirAsync("/journal");
        var date = journal.QuerySelector("#journal time")!.TextContent;

        Assert.Matches(@"^\d{1,2} (?:janv\.|févr\.|mars|avr\.|mai|juin|juil\.|août|sept\.|oct\.|nov\.|déc\.) 20\d\d, \d{1,2} h \d\d$", date);
        Assert.Equal("fr", journal.DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task Hors_d_une_requete_la_culture_est_francaise_aussi()
    {
        using var application = new TestApplication();
        await application.Visiteur().GetAsync("/health/live");

        Assert.Equal("fr-FR", CultureInfo.DefaultThreadCurrentCulture?.Name);
        Assert.Equal("fr-FR", CultureInfo.DefaultThreadCurrentUICulture?.Name);
    }
}
