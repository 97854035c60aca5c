using Microsoft.EntityFrameworkCore;
using RupnManager.Domain.Etablissements;
using RupnManager.Services.Demonstration;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Activites;

/// <summary>Les relevés joués donnent les chiffres comptés à la main.</summary>
public sealed class RelevesDeLaTroupeTests
{
    [Theory]
    [InlineData("rupn.college", 2013, 60, 4025, 370, 679)]
    [InlineData("rupn.lycee", 2013, 30, 1975, 186, 323)]
    [InlineData("rupn2.college", 2013, 30, 2050, 184, 356)]
    [InlineData("rupn.college", 2026, 40, 2345, 291, 497)]
    [InlineData("rupn.lycee", 2026, 20, 1135, 176, 260)]
    [InlineData("rupn2.college", 2026, 20, 1210, 115, 237)]
    [InlineData("rupn.erea", 2025, 6, 365, 12, 26)]
    public async Task Chaque_releve_a_ses_totaux(string compte, int annee, int nombre, int minutes, int enseignants, int eleves)
    {
        using var donnees = new TestDatabase();
        await using var db = donnees.Contexte();

        var notees = await db.Activites.Where(a => a.Mission!.Personnel!.Personne!.Courriel == Troupe.Courriel(compte) && a.Annee == new AnneeScolaire(annee)).ToListAsync();

        Assert.Equal((nombre, minutes, enseignants, eleves), (notees.Count, notees.Sum(a => a.Minutes), notees.Sum(a => a.Enseignants ?? 0), notees.Sum(a => a.Eleves ?? 0)));
    }
}
