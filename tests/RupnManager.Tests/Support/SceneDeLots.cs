using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Lots;
using RupnManager.Domain.Missions;
using RupnManager.Services.Demonstration;
using RupnManager.Services.LettresDeMission;
using RupnManager.Services.Lots;

namespace RupnManager.Tests.Support;

/// <summary>Des lettres du collège, en 2022-2023 où la troupe ne joue pas, signées du chef et du RUPN : elles attendent le DAN.</summary>
internal sealed class SceneDeLots(Action<IServiceCollection>? adapter = null) : IDisposable
{
    public static readonly AnneeScolaire Annee = new(2022);
    private ServiceProvider? _services;
    private int _rang;

    public TestDatabase Base { get; } = new();

    /// <summary>Les services de la première instance.</summary>
    public ServiceProvider Services => _services ??= Base.Services(adapter);

    public Task<T> FaireAsync<T>(string compte, Func<IServiceProvider, Acteur, Task<T>> geste) => FaireAsync(Services, compte, geste);

    public static async Task<T> FaireAsync<T>(IServiceProvider services, string compte, Func<IServiceProvider, Acteur, Task<T>> geste)
    {
        using var portee = services.CreateScope();
        return await geste(portee.ServiceProvider, await portee.ServiceProvider.ActeurAsync(compte));
    }

    public Task FaireAsync(string compte, Func<IServiceProvider, Acteur, Task> geste) => FaireAsync(compte, async (s, a) =>
    {
        await geste(s, a);
        return true;
    });

    /// <summary>Tant de lettres, dont les premières ont une clause de plus que le modèle.</summary>
    public async Task<List<Guid>> LettresAsync(int nombre, int modifiees = 0)
    {
        // Base à part : ce que la scène prépare ne compte ni ne tombe avec ce que le test mesure.
        using var services = Base.Services();
        using var portee = services.CreateScope();
        var (s, db) = (portee.ServiceProvider, portee.ServiceProvider.GetRequiredService<RupnDbContext>());
        var (chef, rupn, quand) = (await s.ActeurAsync("chef.college"), await s.ActeurAsync("rupn.college"), Base.Horloge.Maintenant());
        var agent = await db.Personnels.Include(p => p.Personne).Include(p => p.Etablissement!.Academie)
            .SingleAsync(p => p.PersonneId == rupn.PersonneId && p.EtablissementId == rupn.EtablissementId);
        var fonctions = await db.Fonctions.Where(f => f.Code == Fonction.CodeRupn && f.TypeEtablissement == agent.Etablissement!.Type).ToListAsync();
        var modele = await s.GetRequiredService<ModeleService>().ModeleEnVigueurAsync(agent.Etablissement!.CodeAcademie, Annee);
        var reglage = await s.GetRequiredService<ReglageService>().PourAsync(agent.Etablissement.CodeAcademie, Annee);
        var lettres = new List<LettreDeMission>();
        for (var n = 0; n < nombre; n++)
        {
            var mission = new Mission
            {
                PersonnelId = agent.Id, Personnel = agent, EtablissementId = agent.EtablissementId, Etablissement = agent.Etablissement,
                FonctionId = fonctions.Single(f => f.OuverteEn(Annee)).Id, Annee = Annee, Indemnisation = Indemnisation.Neuviemes,
            };
            mission.Dater(Annee.PremierJour, new(2023, 6, 30));
            db.Missions.Add(mission);
            var contenu = ContenuDeLettre.Initial(modele);
            if (n < modifiees) contenu = contenu with { Clauses = contenu.Clauses.Add(new($"{ClauseDeLettre.PrefixeLibre}1", Partie.Partie3, "gestion du prêt des 40 tablettes de la classe mobile ;")) };
            var lettre = LettreDeMission.Rediger(mission, modele, reglage, ++_rang, CodeDeVerification.Tirer(), contenu, quand);
            lettre.MettreALaSignature(quand);
            lettre.Signer(Etape.Chef, chef, new(lettre.VersionCourante.Empreinte!, SignatureDemandee.MotDePasse), quand);
            lettre.Signer(Etape.Rupn, rupn, new(lettre.VersionCourante.Empreinte!, SignatureDemandee.MotDePasse), quand);
            lettres.Add(lettre);
        }
        db.Lettres.AddRange(lettres);
        await db.SaveChangesAsync();
        return [.. lettres.Select(l => l.Id)];
    }

    public Task<Guid> ChoisirAsync(IReadOnlyCollection<Guid> lettres, NatureDeLot nature = NatureDeLot.Validation) =>
        FaireAsync("dan", (s, a) => s.GetRequiredService<SelectionDeLotService>().PreparerAsync(nature, lettres, a));

    public Task LancerAsync(Guid lot, int nombre, string? motDePasse = Troupe.MotDePasse, bool consentement = true, string? motif = null, Dictionary<Guid, string>? motifs = null) =>
        FaireAsync("dan", (s, a) => s.GetRequiredService<LotService>().LancerAsync(new()
        {
            LotId = lot, Nombre = nombre, Consentement = consentement, MotDePasse = motDePasse, Motif = motif, MotifsPropres = motifs ?? [],
        }, a));

    /// <summary>Un lot lancé sur ces lettres, toutes conformes.</summary>
    public async Task<Guid> LancerAsync(IReadOnlyCollection<Guid> lettres)
    {
        var lot = await ChoisirAsync(lettres);
        await LancerAsync(lot, lettres.Count);
        return lot;
    }

    /// <summary>Le travailleur de la première instance fait tout ce qui est dû.</summary>
    public Task TravaillerAsync() => Services.GetRequiredService<TravailleurDesLots>().ToutTraiterAsync(CancellationToken.None);

    /// <summary>Le lot tel qu'il est en base, lignes dans leur ordre.</summary>
    public async Task<Lot> LireAsync(Guid lot)
    {
        await using var db = Base.Contexte();
        return await db.Lots.AsNoTracking().Include(l => l.Lignes.OrderBy(x => x.Rang)).SingleAsync(l => l.Id == lot);
    }

    public async Task<LettreDeMission> LettreAsync(Guid lettre)
    {
        await using var db = Base.Contexte();
        return await db.Lettres.Include(l => l.Versions).ThenInclude(v => v.Signatures).SingleAsync(l => l.Id == lettre);
    }

    public async Task<int> CompterAsync<T>(Func<RupnDbContext, IQueryable<T>> quoi)
    {
        await using var db = Base.Contexte();
        return await quoi(db).CountAsync();
    }

    public void Dispose()
    {
        _services?.Dispose();
        Base.Dispose();
    }
}
