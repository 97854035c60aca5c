using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Indemnites;
using RupnManager.Services.Indemnites;

namespace RupnManager.Tests.Support;

/// <summary>Les gestes du rectorat sur une enveloppe, chacun dans une requête à part.</summary>
internal static class EnveloppeDeTest
{
    public static readonly DateOnly Jour = new(2024, 9, 15);

    public static Courrier Courrier(decimal euros, string? reference, DateOnly? date) => new(Montant.EnEuros(euros), date, reference);

    public static Courrier Courrier(decimal euros, string reference) => Courrier(euros, reference, Jour);

    public static Task<Guid> NotifierAsync(this SceneDIndemnites scene, Courrier courrier, string uai = SceneDIndemnites.Lycee, Regime? regime = null,
        AnneeScolaire? annee = null, string compte = "rectorat") => scene.FaireAsync(compte, (s, a) =>
        s.GetRequiredService<EnveloppeService>().NotifierAsync(uai, regime ?? (annee ?? scene.Annee).Regime, annee ?? scene.Annee, courrier, a));

    public static Task MouvoirAsync(this SceneDIndemnites scene, Guid id, SensDeMouvement sens, Courrier courrier, string compte = "rectorat") =>
        scene.FaireAsync(compte, (s, a) => s.GetRequiredService<EnveloppeService>().MouvoirAsync(id, sens, courrier, a));

    public static Task CloreAsync(this SceneDIndemnites scene, Guid id, string compte = "rectorat") =>
        scene.FaireAsync(compte, (s, a) => s.GetRequiredService<EnveloppeService>().CloreAsync(id, a));

    public static async Task<Enveloppe> EnveloppeAsync(this SceneDIndemnites scene, Guid id)
    {
        await using var db = scene.Base.Contexte();
        return await db.Enveloppes.AsNoTracking().Include(e => e.Mouvements).SingleAsync(e => e.Id == id);
    }

    public static async Task<List<string>> PhrasesAsync(this SceneDIndemnites scene, Guid objet)
    {
        await using var db = scene.Base.Contexte();
        return [.. (await db.Journal.Where(e => e.ObjetId == objet).OrderBy(e => e.Numero).Select(e => e.Phrase).ToListAsync()).Select(p => p.Replace('\u00A0', ' '))];
    }
}
