using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Journal;
using RupnManager.Services.Demonstration;
using RupnManager.Services.Initialisation;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Demonstration;

/// <summary>Les gestes de la troupe se lisent dans l'ordre, jamais un jour chômé, jamais demain.</summary>
public sealed class JournalDeLaTroupeTests
{
    private static readonly DateOnly Novembre = new(2026, 11, 2);

    /// <summary>Vacances approchées, fins comprises.</summary>
    private static readonly (DateOnly Debut, DateOnly Fin)[] Vacances =
    [
        (new(2013, 10, 19), new(2013, 11, 3)), (new(2013, 12, 21), new(2014, 1, 3)), (new(2014, 2, 22), new(2014, 3, 9)), (new(2014, 4, 19), new(2014, 5, 4)),
        (new(2025, 12, 21), new(2026, 1, 3)), (new(2026, 2, 14), new(2026, 3, 1)), (new(2026, 4, 11), new(2026, 4, 26)), (new(2026, 10, 17), new(2026, 11, 1)),
        (new(2013, 11, 11), new(2013, 11, 11)), (new(2025, 11, 11), new(2025, 11, 11)), (new(2026, 11, 11), new(2026, 11, 11)),
    ];

    [Fact]
    public async Task Le_journal_est_une_chaine_dans_l_ordre_du_temps()
    {
        using var donnees = new TestDatabase();
        var entrees = await EntreesAsync(donnees);

        var (numero, empreinte, le) = (0L, "", DateTime.MinValue);
        Assert.True(entrees.Count > 250, $"{entrees.Count} gestes lus.");
        Assert.All(entrees, e =>
        {
            Assert.True(e.Suit(numero, empreinte) && e.Le >= le, $"{e.Numero} : {e.Phrase}");
            (numero, empreinte, le) = (e.Numero, e.Empreinte, e.Le);
        });
    }

    [Fact]
    public async Task Personne_n_agit_un_jour_chome_ni_apres_aujourd_hui()
    {
        using var donnees = new TestDatabase();

        Assert.All(await EntreesAsync(donnees), e =>
        {
            var jour = e.Le.JourDeParis();
            Assert.False(jour.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || Vacances.Any(v => v.Debut <= jour && jour <= v.Fin), $"{jour} : {e.Phrase}");
            Assert.True(e.Le <= TestDatabase.JourDeReference.UtcDateTime, $"{jour} : {e.Phrase}");
        });
    }

    [Fact]
    public async Task Demarree_dix_semaines_plus_tard_les_gestes_de_novembre_avancent_de_dix_semaines()
    {
        using var donnees = new TestDatabase();
        using var tardives = new TestDatabase(vide: true);
        tardives.Horloge.Advance(TimeSpan.FromDays(73));
        using (var services = tardives.Services())
        using (var portee = services.CreateScope())
        {
            await portee.ServiceProvider.GetRequiredService<InitialisationService>().PreparerAsync();
            await portee.ServiceProvider.GetRequiredService<DemonstrationService>().JouerAsync();
        }

        var attendus = (await EntreesAsync(donnees)).Select(e => Avancer(e.Le.JourDeParis())).Order();
        Assert.Equal(attendus, (await EntreesAsync(tardives)).Select(e => e.Le.JourDeParis()).Order());
    }

    private static DateOnly Avancer(DateOnly jour) => jour < Novembre ? jour : jour.AddDays(70);

    private static async Task<List<EntreeJournal>> EntreesAsync(TestDatabase donnees)
    {
        using var db = donnees.Contexte();
        return await db.Journal.OrderBy(e => e.Numero).ToListAsync();
    }
}
