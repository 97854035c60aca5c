using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Missions;
using RupnManager.Services.Acteurs;
using RupnManager.Services.Demonstration;
using RupnManager.Services.LettresDeMission;

namespace RupnManager.Tests.Support;

/// <summary>Une mission neuve de M. Durand au collège, en 2022-2023 où la troupe ne joue pas, et de quoi mener sa lettre jusqu'au bout.</summary>
public sealed class LettreDeTest : IDisposable
{
    public static readonly AnneeScolaire Annee = new(2022);
    private readonly ServiceProvider _services;

    public LettreDeTest(Action<IServiceCollection>? adapter = null) => _services = Base.Services(adapter);

    public TestDatabase Base { get; } = new();

    /// <summary>Fait agir un compte de la troupe, dans une requête à part.</summary>
    public async Task<T> FaireAsync<T>(string compte, Func<IServiceProvider, Acteur, Task<T>> geste)
    {
        using var portee = _services.CreateScope();
        return await geste(portee.ServiceProvider, await ActeurAsync(portee.ServiceProvider, compte));
    }

    public Task FaireAsync(string compte, Func<IServiceProvider, Acteur, Task> geste) =>
        FaireAsync(compte, async (s, a) =>
        {
            await geste(s, a);
            return true;
        });

    public static async Task<Acteur> ActeurAsync(IServiceProvider services, string compte)
    {
        var courriel = Troupe.Courriel(compte);
        var personne = await services.GetRequiredService<RupnDbContext>().Personnes.SingleAsync(p => p.Courriel == courriel);
        return (await services.GetRequiredService<ActeurService>().ChargerAsync(personne.Id, null))!;
    }

    /// <summary>Une mission de RUPN sans lettre.</summary>
    public async Task<Guid> MissionAsync(string rupn = "rupn.college", Indemnisation indemnisation = Indemnisation.Neuviemes, AnneeScolaire? annee = null)
    {
        using var db = Base.Contexte();
        var courriel = Troupe.Courriel(rupn);
        var agent = await db.Personnels.Include(p => p.Etablissement).OrderBy(p => p.Etablissement!.Nom).FirstAsync(p => p.Personne!.Courriel == courriel);
        var choisie = annee ?? Annee;
        var fonctions = await db.Fonctions.Where(f => f.Code == Fonction.CodeRupn && f.TypeEtablissement == agent.Etablissement!.Type).ToListAsync();
        var mission = new Mission
        {
            PersonnelId = agent.Id, EtablissementId = agent.EtablissementId, FonctionId = fonctions.Single(f => f.OuverteEn(choisie)).Id,
            Annee = choisie, Indemnisation = indemnisation,
        };
        mission.Dater(choisie.PremierJour, new DateOnly(choisie.Debut + 1, 6, 30));
        db.Missions.Add(mission);
        await db.SaveChangesAsync();
        return mission.Id;
    }

    public async Task<Guid> BrouillonAsync(string rupn = "rupn.college", string chef = "chef.college")
    {
        var mission = await MissionAsync(rupn);
        return await FaireAsync(chef, (s, a) => s.GetRequiredService<RedactionService>().RedigerAsync(mission, a));
    }

    public Task MettreALaSignatureAsync(Guid id, string chef = "chef.college") =>
        FaireAsync(chef, (s, a) => s.GetRequiredService<RedactionService>().MettreALaSignatureAsync(id, a));

    public Task<EtatDeLettre> SignerAsync(Guid id, string compte, string? empreinte = null, string motDePasse = Troupe.MotDePasse, bool consentement = true) =>
        FaireAsync(compte, async (s, a) => await s.GetRequiredService<SignatureService>().SignerAsync(new()
        {
            LettreId = id,
            EmpreinteLue = empreinte ?? (await EmpreinteAsync(id)),
            Consentement = consentement,
            MotDePasse = motDePasse,
        }, a));

    /// <summary>Une lettre validée et scellée.</summary>
    public async Task<Guid> ValideeAsync()
    {
        var id = await BrouillonAsync();
        await MettreALaSignatureAsync(id);
        foreach (var compte in new[] { "chef.college", "rupn.college", "dan" }) await SignerAsync(id, compte);
        return id;
    }

    public async Task VoirAsync(Guid id, Action<LettreDeMission> voir)
    {
        using var db = Base.Contexte();
        voir(await db.Lettres.Include(l => l.Versions).ThenInclude(v => v.Signatures).SingleAsync(l => l.Id == id));
    }

    public void Dispose()
    {
        _services.Dispose();
        Base.Dispose();
    }

    private async Task<string> EmpreinteAsync(Guid id)
    {
        using var db = Base.Contexte();
        return (await db.Lettres.Include(l => l.Versions).SingleAsync(l => l.Id == id)).VersionCourante.Empreinte ?? "";
    }
}
