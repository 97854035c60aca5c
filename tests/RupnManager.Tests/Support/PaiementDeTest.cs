using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.Missions;
using RupnManager.Domain.Regles;
using RupnManager.Services.Demonstration;
using RupnManager.Services.Indemnites;

namespace RupnManager.Tests.Support;

/// <summary>Le lycée de la troupe, une année où elle n'a rien : des attributions accordées, prêtes à certifier et à payer.</summary>
internal sealed class PaiementDeTest : IDisposable
{
    private readonly ServiceProvider _services;
    private int _rang;

    public PaiementDeTest(int annee = 2014, Action<IServiceCollection>? adapter = null, Moteur moteur = Moteur.Sqlite)
    {
        Base = new(moteur);
        (Annee, _services) = (annee, Base.Services(adapter));
    }

    public TestDatabase Base { get; }
    public int Annee { get; }

    /// <summary>Fait agir un compte, dans une requête à part.</summary>
    public async Task<T> FaireAsync<TService, T>(string compte, Func<TService, Acteur, Task<T>> geste) where TService : notnull
    {
        await using var portee = _services.CreateAsyncScope();
        return await geste(portee.ServiceProvider.GetRequiredService<TService>(), await portee.ServiceProvider.ActeurAsync(compte));
    }

    public Task FaireAsync<TService>(string compte, Func<TService, Acteur, Task> geste) where TService : notnull =>
        FaireAsync<TService, bool>(compte, async (s, a) =>
        {
            await geste(s, a);
            return true;
        });

    /// <summary>Le refus du domaine que ce geste rencontre.</summary>
    public async Task<RegleMetierException> RefusAsync<TService>(string compte, Func<TService, Acteur, Task> geste) where TService : notnull =>
        await Assert.ThrowsAsync<RegleMetierException>(() => FaireAsync(compte, geste));

    /// <summary>L'enveloppe, une fois pour toutes.</summary>
    public Task NotifierAsync(decimal euros) => FaireAsync<RupnDbContext>("rectorat", (db, rectorat) => new IndemniteDeTest(db, Annee).NotifierAsync(euros, rectorat));

    /// <summary>Une attribution accordée ; rend ses échéances dans l'ordre.</summary>
    public Task<List<Guid>> AccorderAsync(string compte, decimal euros, string fonction = "TUTORAT", Indemnisation? indemnisation = null) =>
        FaireAsync<RupnDbContext, List<Guid>>("rectorat", async (db, rectorat) =>
        {
            var dossier = new IndemniteDeTest(db, Annee);
            if (!await db.Modalites.AnyAsync(m => m.Annee == dossier.Annee)) await dossier.PresenterAsync();
            var mission = await dossier.ConfierAsync(compte, fonction, indemnisation);
            var chef = rectorat with { Designation = "M. Philippe Garnier" };
            var enveloppe = await db.Enveloppes.SingleAsync(e => e.Annee == dossier.Annee && e.EtablissementId == mission.EtablissementId);
            var cumul = await new CumulService(db).DeAsync(mission.Personnel!.PersonneId, dossier.Annee);
            var mesure = new Mesure(await db.Baremes.SingleAsync(b => b.Regime == dossier.Annee.Regime), cumul, true);
            var quand = IndemniteDeTest.Midi(new(Annee, 12, 2));
            var bordereau = new Bordereau
            {
                EtablissementId = mission.EtablissementId, CodeAcademie = enveloppe.CodeAcademie, Annee = dossier.Annee, Rang = ++_rang,
                Numero = Bordereau.Numeroter(dossier.Annee, mission.Etablissement!.Uai, _rang),
            };
            var attribution = Attribution.Preparer(IndemniteDeTest.Proposition(euros), mission, enveloppe, bordereau, mesure, chef, quand);
            db.Bordereaux.Add(bordereau);
            db.Attributions.Add(attribution);
            await db.SaveChangesAsync();
            bordereau.Envoyer(await db.Modalites.SingleAsync(m => m.Annee == dossier.Annee), new HashSet<Guid>(), chef, quand);
            attribution.Decider(SensDeDecision.Accordee, null, null, mesure, 10, rectorat, quand);
            await db.SaveChangesAsync();
            return attribution.Echeances.OrderBy(e => e.Numero).Select(e => e.Id).ToList();
        });

    public Task<int> CertifierAsync(params Guid[] echeances) =>
        FaireAsync<ServiceFaitService, int>("chef.lycee", (s, a) => s.CertifierCompletAsync(echeances, new(Annee + 1, 7, 1), a));

    public Task<Guid> PreparerAsync(params Guid[] echeances) =>
        FaireAsync<PreparationDEtatService, Guid>("intendance.lycee", (s, a) => s.PreparerAsync(new(Annee), echeances, a));

    public Task SoumettreAsync(Guid etat, params Guid[] confirmees) =>
        FaireAsync<PreparationDEtatService>("intendance.lycee", (s, a) => s.SoumettreAsync(etat, confirmees, a));

    public Task<EtatArrete> ArreterAsync(Guid etat) =>
        FaireAsync<ArretService, EtatArrete>("chef.lycee", (s, a) => s.ArreterAsync(etat, Troupe.MotDePasse, a));

    /// <summary>Prépare, soumet et arrête un état de ces échéances, toutes certifiées.</summary>
    public async Task<Guid> ArreteAsync(params Guid[] echeances)
    {
        var etat = await PreparerAsync(echeances);
        await SoumettreAsync(etat);
        await ArreterAsync(etat);
        return etat;
    }

    public async Task<Guid> TransmisAsync(params Guid[] echeances)
    {
        var etat = await ArreteAsync(echeances);
        await FaireAsync<RetourService>("intendance.lycee", (s, a) => s.TransmettreAsync(etat, new(2026, 11, 23), a));
        return etat;
    }

    public async Task<Echeance> EcheanceAsync(Guid id)
    {
        await using var db = Base.Contexte();
        return await db.Echeances.AsNoTracking().Include(e => e.Attribution!.Enveloppe).SingleAsync(e => e.Id == id);
    }

    public async Task<EtatLiquidatif> EtatAsync(Guid id)
    {
        await using var db = Base.Contexte();
        return await db.EtatsLiquidatifs.AsNoTracking().Include(e => e.Lignes).SingleAsync(e => e.Id == id);
    }

    public async Task<List<string>> JournalAsync(string evenement)
    {
        await using var db = Base.Contexte();
        return await db.Journal.AsNoTracking().Where(e => e.Evenement == evenement).OrderByDescending(e => e.Numero).Select(e => e.Phrase).ToListAsync();
    }

    public void Dispose()
    {
        _services.Dispose();
        Base.Dispose();
    }
}
