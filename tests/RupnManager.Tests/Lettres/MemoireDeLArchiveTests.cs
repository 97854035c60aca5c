using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Services.LettresDeMission.Archives;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Lettres;

/// <summary>Ces tests tournent seuls : ils regardent ce qui vit dans la mémoire du processus.</summary>
[CollectionDefinition(Nom, DisableParallelization = true)]
public sealed class SeulsEnMemoire
{
    public const string Nom = "seuls en mémoire";
}

/// <summary>L'archive ne garde pas plus de mémoire pour vingt-quatre grosses lettres que pour six.</summary>
[Collection(SeulsEnMemoire.Nom)]
public sealed class MemoireDeLArchiveTests : IDisposable
{
    private const int TailleDUneLettre = 4 << 20;
    private readonly TestDatabase _base = new();

    public void Dispose() => _base.Dispose();

    [Fact]
    public async Task Quatre_fois_plus_de_lettres_ne_tiennent_pas_plus_de_place()
    {
        var fichier = await GrossirUneLettreAsync();
        await EcrireAsync(fichier, 1);

        var (six, vingtQuatre) = (await EcrireAsync(fichier, 6), await EcrireAsync(fichier, 24));

        // Tout garder ferait dix-huit lettres de plus ; en garder une seule de trop se verrait déjà.
        Assert.True(vingtQuatre < six + (TailleDUneLettre / 2), $"{six >> 10} Ko pour 6 lettres, {vingtQuatre >> 10} Ko pour 24.");
        Assert.True(vingtQuatre < 6 * TailleDUneLettre, $"{vingtQuatre >> 10} Ko gardés.");
    }

    /// <summary>Des octets que le ZIP ne sait pas réduire : ce qui est lu se voit passer.</summary>
    private async Task<Guid> GrossirUneLettreAsync()
    {
        using var db = _base.Contexte();
        var fichier = await db.Fichiers.Where(f => f.Usage == UsageDeFichier.LettreScellee).Select(f => f.Id).FirstAsync();
        _base.Retoucher($"UPDATE Fichiers SET Octets = X'{Convert.ToHexString(RandomNumberGenerator.GetBytes(TailleDUneLettre))}' WHERE upper(Id) = '{fichier.ToString().ToUpperInvariant()}'");
        return fichier;
    }

    /// <summary>Le plus que la mémoire vivante ait grandi pendant l'écriture.</summary>
    private async Task<long> EcrireAsync(Guid fichier, int nombre)
    {
        using var services = _base.Services();
        using var portee = services.CreateScope();
        var archive = ArchiveDeLettres.De(Enumerable.Range(0, nombre).Select(i =>
            new LettreAArchiver(fichier, $"R{i}", "0992001M", "Collège", new(2026), $"Durand {i}", "M. Durand", TestDatabase.JourDeReference.UtcDateTime, "")));
        var balance = new Balance(GC.GetTotalMemory(forceFullCollection: true));
        await portee.ServiceProvider.GetRequiredService<ArchiveDesLettresService>().EcrireAsync(archive, balance);
        Assert.True(balance.Ecrits >= (long)nombre * TailleDUneLettre, $"{balance.Ecrits} octets écrits.");
        return balance.Gardes;
    }

    /// <summary>Reçoit sans rien garder ; pèse, à chaque lettre, ce qui vit encore.</summary>
    private sealed class Balance(long depart) : MemoryStream
    {
        public long Ecrits { get; private set; }
        public long Gardes { get; private set; }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Ecrits += buffer.Length;
            Gardes = Math.Max(Gardes, GC.GetTotalMemory(forceFullCollection: true) - depart);
            return ValueTask.CompletedTask;
        }
    }
}
