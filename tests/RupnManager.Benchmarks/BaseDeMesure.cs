using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Lots;
using RupnManager.Services.Academies;
using RupnManager.Services.Acteurs;
using RupnManager.Services.Demonstration;
using RupnManager.Services.Demonstration.Peuplement;
using RupnManager.Services.Initialisation;
using RupnManager.Services.LettresDeMission.Archives;
using RupnManager.Services.Lots;

namespace RupnManager.Benchmarks;

/// <summary>Une académie de mille établissements, peuplée une fois dans un fichier temporaire, où le DAN vient de valider un lot de 500 lettres.</summary>
internal sealed class BaseDeMesure : IDisposable
{
    private const string CodeAcademie = "13";
    private static readonly DemandeDePeuplement Demande = new()
    {
        Graine = 2026, CodeAcademie = CodeAcademie, Etablissements = 1000, Annees = 2, Activites = 100_000, Temoins = 1, AValider = Lot.Maximum,
    };

    private static Task<BaseDeMesure>? _ouverture;
    private readonly string _dossier = Directory.CreateTempSubdirectory("rupn-mesures-").FullName;
    private readonly ServiceProvider _services;

    private BaseDeMesure()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Rupn"] = $"Data Source={Path.Combine(_dossier, "mesures.db")}",
        }).Build();
        _services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddLogging()
            .AddRupnCore(configuration, _dossier, developpement: true).BuildServiceProvider();
        AnneeCourante = AnneeScolaire.Du(TimeProvider.System.Aujourdhui());
    }

    public AnneeScolaire AnneeCourante { get; }
    public Acteur Dan { get; private set; } = null!;
    public Acteur Rupn { get; private set; } = null!;
    public Acteur Intendance { get; private set; } = null!;

    /// <summary>Le temps du lot de 500, du lancement à la dernière lettre scellée.</summary>
    public TimeSpan DureeDuLot { get; private set; }

    /// <summary>La même pour toutes les mesures d'un lancement.</summary>
    public static Task<BaseDeMesure> OuvrirAsync() => _ouverture ??= PreparerAsync();

    /// <summary>Un geste dans une portée neuve, comme une requête.</summary>
    public async Task<T> FaireAsync<T>(Func<IServiceProvider, Task<T>> geste)
    {
        await using var portee = _services.CreateAsyncScope();
        return await geste(portee.ServiceProvider);
    }

    /// <summary>L'archive de tant de lettres scellées, prête à s'écrire.</summary>
    public Task<ArchiveDeLettres> ArchiveAsync(int nombre) => FaireAsync(async s =>
    {
        var ids = await s.GetRequiredService<RupnDbContext>().Scellements.Where(x => x.FichierId != null).OrderBy(x => x.Lettre!.Reference)
            .Select(x => x.LettreId).Take(nombre).ToListAsync();
        if (ids.Count < nombre) throw new InvalidOperationException($"Seulement {ids.Count} lettres scellées.");
        return await s.GetRequiredService<ArchiveDesLettresService>().PreparerAsync(ids, Dan);
    });

    public void Dispose()
    {
        _services.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_dossier, recursive: true);
    }

    private static async Task<BaseDeMesure> PreparerAsync()
    {
        var ouverte = new BaseDeMesure();
        var rapport = await ouverte.FaireAsync(async s =>
        {
            await s.GetRequiredService<InitialisationService>().PreparerAsync();
            return await s.GetRequiredService<PeuplementService>().PeuplerAsync(Demande, Console.WriteLine);
        });
        ouverte.Dan = await ouverte.ActeurAsync(Troupe.Courriel($"dan.{CodeAcademie}"));
        ouverte.Rupn = await ouverte.ActeurAsync(rapport.Comptes.First(c => c.StartsWith("rupn1.", StringComparison.Ordinal)));
        ouverte.Intendance = await ouverte.ActeurAsync(rapport.Comptes.First(c => c.StartsWith("intendance.", StringComparison.Ordinal)));
        ouverte.DureeDuLot = await ouverte.ValiderUnLotAsync();
        return ouverte;
    }

    private Task<Acteur> ActeurAsync(string courriel) => FaireAsync(async s =>
    {
        var personne = await s.GetRequiredService<RupnDbContext>().Personnes.Where(p => p.Courriel == courriel).Select(p => p.Id).SingleAsync();
        return (await s.GetRequiredService<ActeurService>().ChargerAsync(personne, null))!;
    });

    private async Task<TimeSpan> ValiderUnLotAsync()
    {
        var id = await FaireAsync(async s =>
        {
            var conformes = await s.GetRequiredService<FileDeValidationService>().IdentifiantsAsync(new FiltreDeLaFile { ALire = false }, Dan, Lot.Maximum);
            return await s.GetRequiredService<SelectionDeLotService>().PreparerAsync(NatureDeLot.Validation, conformes.Ids, Dan);
        });
        var montre = Stopwatch.StartNew();
        await FaireAsync(async s =>
        {
            await s.GetRequiredService<LotService>().LancerAsync(
                new() { LotId = id, Nombre = Lot.Maximum, Consentement = true, MotDePasse = Troupe.MotDePasse }, Dan);
            return true;
        });
        await _services.GetRequiredService<TravailleurDesLots>().ToutTraiterAsync(CancellationToken.None);
        var duree = montre.Elapsed;
        var scellees = await FaireAsync(s => s.GetRequiredService<RupnDbContext>().LignesDeLot
            .CountAsync(l => l.LotId == id && l.Etat == EtatDeLigneDeLot.Faite && s.GetRequiredService<RupnDbContext>().Scellements.Any(x => x.LettreId == l.ObjetId && x.FichierId != null)));
        if (scellees != Lot.Maximum) throw new InvalidOperationException($"{scellees} lettres scellées sur {Lot.Maximum}.");
        Console.WriteLine($"Lot de {Lot.Maximum} lettres : {duree.TotalSeconds:0.0} s, {duree.TotalMilliseconds / Lot.Maximum:0} ms par lettre, scellement compris.");
        return duree;
    }
}
