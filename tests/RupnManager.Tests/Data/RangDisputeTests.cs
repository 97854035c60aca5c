using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Data;
using RupnManager.Domain.Etablissements;
using RupnManager.Services.Journal;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Data;

/// <summary>
/// Sur SQL Server, deux gestes peuvent lire la même fin de chaîne et vouloir le même rang. SQLite, qui écrit chacun à son tour,
/// ne le montre pas : on l'imite en prenant le rang au moment de l'écriture.
/// </summary>
public sealed class RangDisputeTests
{
    [Fact]
    public async Task Un_geste_a_qui_l_on_prend_son_rang_recommence_a_la_suite()
    {
        using var donnees = new TestDatabase();
        using var services = donnees.Services();
        var voleur = new Voleur(() => JournalDeTest.RemplirAsync(services, 1));
        using var disputes = donnees.Services(s => s.ConfigureDbContext<SqliteRupnDbContext>(o => o.AddInterceptors(voleur)));
        using var portee = disputes.CreateScope();
        var db = portee.ServiceProvider.GetRequiredService<RupnDbContext>();
        var journal = portee.ServiceProvider.GetRequiredService<JournalService>();
        var avant = await db.Journal.CountAsync();
        db.Academies.Add(new Academie { Code = "98", Libelle = "essai" });
        foreach (var n in new[] { 1, 2, 3 }) journal.Consigner(Evenement.CompteCree, new("essai", Guid.CreateVersion7(), null, null), $"Entrée {n} du geste.");

        await db.SaveChangesAsync();

        Assert.Equal(2, voleur.Vols);
        using var lecture = donnees.Contexte();
        Assert.Equal(1, await lecture.Academies.CountAsync(a => a.Code == "98"));
        var entrees = await lecture.Journal.AsNoTracking().OrderBy(e => e.Numero).ToListAsync();
        Assert.Equal(avant + voleur.Vols + 3, entrees.Count);
        Assert.Equal(["Entrée 1 du geste.", "Entrée 2 du geste.", "Entrée 3 du geste."], entrees[^3..].Select(e => e.Phrase));
        var (numero, empreinte) = (0L, "");
        foreach (var entree in entrees)
        {
            Assert.True(entree.Suit(numero, empreinte), $"L'entrée {entree.Numero} ne suit pas l'entrée {numero}.");
            (numero, empreinte) = (entree.Numero, entree.Empreinte);
        }
    }

    /// <summary>Prend deux fois le rang que le geste allait prendre : dans sa transaction pour le faire échouer, puis pour de bon.</summary>
    private sealed class Voleur(Func<Task> prendreUnRang) : SaveChangesInterceptor, IDbTransactionInterceptor
    {
        public int Vols { get; private set; }

        public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
            DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            if (Vols < 2)
                await eventData.Context!.Database.ExecuteSqlAsync($"""
                    INSERT INTO Journal (Numero, Le, Auteur, Qualite, Evenement, Objet, ObjetId, Phrase, Technique, DitUnMontant, EmpreintePrecedente, Empreinte)
                    SELECT COALESCE(MAX(Numero), 0) + 1, '2026-11-23', '', '', '', '', '', '', 0, 0, '', '' FROM Journal
                    """, cancellationToken);
            return result;
        }

        public async Task TransactionRolledBackAsync(
            DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            await prendreUnRang();
            Vols++;
        }
    }
}
