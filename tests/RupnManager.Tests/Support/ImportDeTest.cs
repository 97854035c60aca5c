using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Etablissements;
using RupnManager.Services.Acteurs;
using RupnManager.Services.Demonstration;
using RupnManager.Services.Etablissements.Annuaire;

namespace RupnManager.Tests.Support;

/// <summary>Déposer, lire et appliquer un fichier de l'annuaire, comme l'application le fait.</summary>
public sealed class ImportDeTest(TestDatabase donnees)
{
    /// <summary>Dépose le fichier et fait l'aperçu.</summary>
    public async Task<ApercuDImport> LireAsync(byte[] octets, string compte = "admin", SortDeLigne? liste = null)
    {
        var acteur = await ActeurAsync(compte);
        var id = await AgirAsync(s => s.DeposerAsync("annuaire.csv", octets, acteur));
        await TravaillerAsync(id);
        return await AgirAsync(s => s.OuvrirAsync(id, liste, 1, acteur));
    }

    /// <summary>Dépose, lit et applique.</summary>
    public async Task<ApercuDImport> ImporterAsync(byte[] octets)
    {
        var apercu = await LireAsync(octets);
        var acteur = await ActeurAsync("admin");
        await AgirAsync(s => s.AppliquerAsync(apercu.Import.Id, apercu.Import.Version, acteur));
        await TravaillerAsync(apercu.Import.Id);
        return await OuvrirAsync(apercu.Import.Id);
    }

    public async Task<ApercuDImport> OuvrirAsync(Guid id, SortDeLigne? liste = null)
    {
        var acteur = await ActeurAsync("admin");
        return await AgirAsync(s => s.OuvrirAsync(id, liste, 1, acteur));
    }

    /// <summary>Le travail de fond, fait tout de suite.</summary>
    public async Task TravaillerAsync(Guid id)
    {
        using var services = donnees.Services();
        using var portee = services.CreateScope();
        await portee.ServiceProvider.GetRequiredService<TraitementDImportService>().TraiterAsync(id);
    }

    public async Task<T> AgirAsync<T>(Func<ImportAnnuaireService, Task<T>> geste)
    {
        using var services = donnees.Services();
        using var portee = services.CreateScope();
        return await geste(portee.ServiceProvider.GetRequiredService<ImportAnnuaireService>());
    }

    public Task AgirAsync(Func<ImportAnnuaireService, Task> geste) => AgirAsync(async s =>
    {
        await geste(s);
        return true;
    });

    public async Task<Acteur> ActeurAsync(string compte)
    {
        using var services = donnees.Services();
        using var portee = services.CreateScope();
        using var db = donnees.Contexte();
        var id = (await db.Users.FirstAsync(u => u.Email == Troupe.Courriel(compte))).Id;
        return (await portee.ServiceProvider.GetRequiredService<ActeurService>().ChargerAsync(id, null))!;
    }

    /// <summary>L'établissement tel que la base le garde.</summary>
    public async Task<Etablissement?> EtablissementAsync(string uai)
    {
        using var db = donnees.Contexte();
        return await db.Etablissements.FirstOrDefaultAsync(e => e.Uai == Uai.Lire(uai));
    }
}
