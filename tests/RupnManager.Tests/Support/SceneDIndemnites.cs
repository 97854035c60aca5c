using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.Missions;
using RupnManager.Domain.Regles;
using RupnManager.Services.Indemnites;

namespace RupnManager.Tests.Support;

/// <summary>Une base neuve et de quoi mener une indemnité de la proposition à la décision, chaque geste dans une requête à part.</summary>
public sealed class SceneDIndemnites(int annee, Moteur moteur = Moteur.Sqlite, Action<IServiceCollection>? adapter = null) : IDisposable
{
    public const string Lycee = "0993014N";
    public const string College = "0992001M";
    private ServiceProvider? _services;

    public TestDatabase Base { get; } = new(moteur);
    public AnneeScolaire Annee { get; } = new(annee);
    private ServiceProvider Services => _services ??= Base.Services(adapter);

    /// <summary>Fait agir un compte de la troupe.</summary>
    public async Task<T> FaireAsync<T>(string compte, Func<IServiceProvider, Acteur, Task<T>> geste)
    {
        await using var portee = Services.CreateAsyncScope();
        return await geste(portee.ServiceProvider, await portee.ServiceProvider.ActeurAsync(compte));
    }

    public Task FaireAsync(string compte, Func<IServiceProvider, Acteur, Task> geste) => FaireAsync(compte, async (s, a) =>
    {
        await geste(s, a);
        return true;
    });

    /// <summary>L'enveloppe et, sauf dit autrement, les modalités de l'établissement.</summary>
    public Task OuvrirAsync(decimal euros, string uai = Lycee, bool modalites = true) => FaireAsync("rectorat", async (s, a) =>
    {
        var dossier = Dossier(s);
        await dossier.NotifierAsync(euros, a, uai);
        if (modalites) await dossier.PresenterAsync(uai);
    });

    public Task PresenterAsync(string uai = Lycee) => FaireAsync("rectorat", async (s, _) => await Dossier(s).PresenterAsync(uai));

    public Task<Guid> MissionAsync(string compte = "rupn.lycee", string fonction = "TUTORAT", Indemnisation? indemnisation = null, string uai = Lycee) =>
        FaireAsync("rectorat", async (s, _) => (await Dossier(s).ConfierAsync(compte, fonction, indemnisation, uai)).Id);

    /// <summary>Des agents de plus au lycée, chacun avec sa mission de tutorat.</summary>
    public Task<List<Guid>> MissionsAsync(int nombre) => FaireAsync("rectorat", async (s, _) =>
    {
        var db = s.GetRequiredService<RupnDbContext>();
        var dossier = Dossier(s);
        var etablissement = await dossier.EtablissementAsync(Lycee);
        var missions = new List<Guid>();
        for (var n = 1; n <= nombre; n++)
        {
            var personne = new Personne { Civilite = Civilite.Mme, Prenom = "Agent", NomUsage = $"Numéro {n}", Courriel = $"agent{n}@demo.example" };
            db.Add(personne);
            db.Personnels.Add(new()
            {
                PersonneId = personne.Id, EtablissementId = etablissement.Id, Categorie = CategorieDePersonnel.Enseignant,
                CorpsGrade = "certifiée", Titulaire = true, ServiceCompletDeclareLe = new(annee, 9, 1)
            });
            await db.SaveChangesAsync();
            missions.Add((await dossier.ConfierAsync($"agent{n}")).Id);
        }
        return missions;
    });

    public Task<Guid> PreparerAsync(Guid mission, decimal euros, string compte = "chef.lycee", string? motif = null) =>
        PreparerAsync(mission, IndemniteDeTest.Proposition(euros, motif), compte);

    public Task<Guid> PreparerAsync(Guid mission, Proposition proposition, string compte = "chef.lycee") =>
        FaireAsync(compte, (s, a) => s.GetRequiredService<AttributionService>().PreparerAsync(mission, proposition, a));

    /// <summary>Envoie le bordereau en préparation ; rend son identifiant.</summary>
    public async Task<Guid> EnvoyerAsync(string compte = "chef.lycee", string uai = Lycee)
    {
        var (id, version) = await BordereauAsync(uai);
        await FaireAsync(compte, (s, a) => s.GetRequiredService<BordereauService>().EnvoyerAsync(id, version, a));
        return id;
    }

    public async Task<(Guid Id, int Version)> BordereauAsync(string uai = Lycee)
    {
        await using var db = Base.Contexte();
        var bordereau = await db.Bordereaux.Where(b => b.Etablissement!.Uai == Uai.Relire(uai) && b.Annee == Annee && b.Etat == EtatDeBordereau.EnPreparation).SingleAsync();
        return (bordereau.Id, bordereau.Version);
    }

    public Task DeciderAsync(Guid attribution, SensDeDecision sens, decimal? euros = null, string? motif = null, string compte = "rectorat") =>
        FaireAsync(compte, (s, a) => s.GetRequiredService<DecisionService>().DeciderAsync(
            new(attribution, sens, euros is { } e ? Montant.EnEuros(e) : null, motif), a));

    /// <summary>Une attribution, avec son enveloppe, son bordereau et ses échéances.</summary>
    public async Task<Attribution> LireAsync(Guid id)
    {
        await using var db = Base.Contexte();
        return await db.Attributions.AsNoTracking().Include(a => a.Enveloppe).Include(a => a.Bordereau).Include(a => a.Echeances).SingleAsync(a => a.Id == id);
    }

    /// <summary>Change la base sans passer par un geste.</summary>
    public async Task ModifierAsync(Func<RupnDbContext, Task> geste)
    {
        await using var db = Base.Contexte();
        await geste(db);
        await db.SaveChangesAsync();
    }

    public void Dispose()
    {
        _services?.Dispose();
        Base.Dispose();
    }

    private IndemniteDeTest Dossier(IServiceProvider services) => new(services.GetRequiredService<RupnDbContext>(), annee);
}

/// <summary>Le refus attendu d'un geste.</summary>
internal static class RefusAttendu
{
    /// <summary>La règle qui refuse, et le texte qu'elle cite.</summary>
    public static async Task<RegleMetierException> RefuseAsync(this Task geste, string cle, string fondement)
    {
        var refus = await Assert.ThrowsAsync<RegleMetierException>(() => geste);
        Assert.Equal(cle, refus.Regle.Cle);
        Assert.Equal(fondement, refus.Regle.Fondement.Libelle);
        return refus;
    }
}
