using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Services.Acteurs;
using RupnManager.Services.Demonstration;

namespace RupnManager.Tests.Support;

/// <summary>Les personnes de la troupe, prêtes à agir.</summary>
internal static class ActeursDeTest
{
    /// <summary>L'acteur d'un compte (avant « @demo.example »), dans sa première qualité en vigueur.</summary>
    public static async Task<Acteur> ActeurAsync(this IServiceProvider services, string compte)
    {
        var db = services.GetRequiredService<RupnDbContext>();
        var courriel = Troupe.Courriel(compte);
        var id = await db.Personnes.Where(p => p.Courriel == courriel).Select(p => p.Id).SingleAsync();
        return await services.GetRequiredService<ActeurService>().ChargerAsync(id, null)
            ?? throw new InvalidOperationException($"{compte} n'exerce rien aujourd'hui.");
    }
}
