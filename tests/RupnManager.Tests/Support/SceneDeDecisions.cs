using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Data;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.Lots;
using RupnManager.Services.Demonstration;
using RupnManager.Services.Lots;

namespace RupnManager.Tests.Support;

/// <summary>Deux établissements ont envoyé leurs propositions de 2024-2025 (IMP), une année où la troupe n'a rien : elles attendent le rectorat.</summary>
internal sealed class SceneDeDecisions(Moteur moteur = Moteur.Sqlite, Action<IServiceCollection>? adapter = null) : IDisposable
{
    public SceneDIndemnites Indemnites { get; } = new(2024, moteur, adapter);

    public TestDatabase Base => Indemnites.Base;

    /// <summary>Trois propositions au lycée (1 250,00, 625,00 et 625,00 sur 4 000,00) et une au collège (625,00 sur 1 250,00), envoyées.</summary>
    public async Task<Guid[]> QuatreAsync()
    {
        await Indemnites.OuvrirAsync(4000);
        await Indemnites.OuvrirAsync(1250, SceneDIndemnites.College);
        var lycee = new List<Guid>
        {
            await Indemnites.PreparerAsync(await Indemnites.MissionAsync(), 1250),
            await Indemnites.PreparerAsync(await Indemnites.MissionAsync("rupn2.lycee"), 625),
            await Indemnites.PreparerAsync(await Indemnites.MissionAsync("rupn3.lycee"), 625),
        };
        var college = await Indemnites.PreparerAsync(await Indemnites.MissionAsync("rupn.college", "CULTURE", uai: SceneDIndemnites.College), 625, "chef.college");
        await Indemnites.EnvoyerAsync();
        await Indemnites.EnvoyerAsync("chef.college", SceneDIndemnites.College);
        return [.. lycee, college];
    }

    public Task<Guid> ChoisirAsync(IReadOnlyCollection<Guid> propositions, NatureDeLot nature = NatureDeLot.Accord, string compte = "rectorat") =>
        Indemnites.FaireAsync(compte, (s, a) => s.GetRequiredService<SelectionDeLotService>().PreparerAsync(nature, propositions, a));

    public Task LancerAsync(Guid lot, int nombre, string? motDePasse = Troupe.MotDePasse, bool consentement = true, string? motif = null, Dictionary<Guid, string>? motifs = null) =>
        Indemnites.FaireAsync("rectorat", (s, a) => s.GetRequiredService<LotService>().LancerAsync(new()
        {
            LotId = lot, Nombre = nombre, Consentement = consentement, MotDePasse = motDePasse, Motif = motif, MotifsPropres = motifs ?? [],
        }, a));

    /// <summary>Un lot lancé sur ces propositions.</summary>
    public async Task<Guid> LancerAsync(IReadOnlyCollection<Guid> propositions, NatureDeLot nature = NatureDeLot.Accord, string? motif = null)
    {
        var lot = await ChoisirAsync(propositions, nature);
        await LancerAsync(lot, propositions.Count, motif: motif);
        return lot;
    }

    /// <summary>Le travailleur de la première instance fait tout ce qui est dû.</summary>
    public Task TravaillerAsync() => Indemnites.FaireAsync("rectorat", (s, _) => s.GetRequiredService<TravailleurDesLots>().ToutTraiterAsync(CancellationToken.None));

    public async Task<Lot> LireAsync(Guid lot)
    {
        await using var db = Base.Contexte();
        return await db.Lots.AsNoTracking().Include(l => l.Lignes.OrderBy(x => x.Rang)).SingleAsync(l => l.Id == lot);
    }

    /// <summary>Les attributions, dans l'ordre demandé.</summary>
    public async Task<List<Attribution>> AttributionsAsync(IEnumerable<Guid> ids)
    {
        var lues = new List<Attribution>();
        foreach (var id in ids) lues.Add(await Indemnites.LireAsync(id));
        return lues;
    }

    public async Task<int> CompterAsync<T>(Func<RupnDbContext, IQueryable<T>> quoi)
    {
        await using var db = Base.Contexte();
        return await quoi(db).CountAsync();
    }

    public void Dispose() => Indemnites.Dispose();
}
