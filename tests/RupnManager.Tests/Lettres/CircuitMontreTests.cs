using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Data;
using RupnManager.Domain.Etablissements;
using RupnManager.Services.Accueil;
using RupnManager.Services.LettresDeMission;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Lettres;

/// <summary>Le circuit d'une lettre qui n'avance plus dit ce qui s'est passé à chaque étape.</summary>
public sealed class CircuitMontreTests : IDisposable
{
    private readonly TestDatabase _base = new();

    public void Dispose() => _base.Dispose();

    [Theory]
    [InlineData("chef.lycee", "RUPN-2026-0993014N-4", "signature sans effet", "a refusé le 13 novembre 2026", "ensuite")]
    [InlineData("chef.pont", "RUPN-2026-0992015C-1", "signature sans effet", "signature sans effet", "a renvoyé le 10 novembre 2026")]
    [InlineData("chef.erea", "RUPN-2026-0991007G-1", "au brouillon", "ensuite", "ensuite")]
    public async Task La_page_et_l_accueil_disent_la_meme_chose(string compte, string reference, params string[] mentions)
    {
        await using var services = _base.Services();
        await using var portee = services.CreateAsyncScope();
        var chef = await portee.ServiceProvider.ActeurAsync(compte);
        var id = await portee.ServiceProvider.GetRequiredService<RupnDbContext>().Lettres.Where(l => l.Reference == reference).Select(l => l.Id).SingleAsync();

        var page = await portee.ServiceProvider.GetRequiredService<LettreDeMissionService>().DetailAsync(id, chef);
        var accueil = await portee.ServiceProvider.GetRequiredService<AccueilService>().PourAsync(chef, new AnneeScolaire(2026));

        Assert.Equal(mentions, page.Circuit.Select(e => e.Mention));
        Assert.Equal(mentions, accueil.Lettres.Single(l => l.Lettre.Id == id).Circuit.Select(e => e.Mention));
    }
}
