using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Data;
using RupnManager.Services.Journal;

namespace RupnManager.Tests.Support;

/// <summary>Remplir le journal, et le retoucher dans le dos de l'application.</summary>
internal static class JournalDeTest
{
    public static async Task RemplirAsync(IServiceProvider services, int entrees)
    {
        using var portee = services.CreateScope();
        var journal = portee.ServiceProvider.GetRequiredService<JournalService>();
        for (var n = 1; n <= entrees; n++)
            journal.Consigner(Evenement.CourrielRelance, new($"essai {n}", Guid.CreateVersion7(), null, null, Technique: true), $"L'application fait l'essai {n}.");
        await portee.ServiceProvider.GetRequiredService<RupnDbContext>().SaveChangesAsync();
    }

    /// <summary>Ce que ferait quelqu'un qui a la base entre les mains ; rend le nombre de lignes touchées.</summary>
    public static int Retoucher(this TestDatabase donnees, string sql)
    {
        using var connexion = new SqliteConnection(donnees.Connexion);
        connexion.Open();
        using var commande = new SqliteCommand(sql, connexion);
        return commande.ExecuteNonQuery();
    }
}
