using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Data;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Indemnites;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Indemnites;

/// <summary>Ce que l'argent devient dans la base : relu au centime, sommé par elle, borné par elle.</summary>
public sealed class CorrespondanceTests
{
    [Theory, SurSqlite, SurSqlServer]
    public async Task Une_attribution_decidee_se_relit_au_centime_avec_ses_neuviemes(Moteur moteur)
    {
        using var donnees = new TestDatabase(moteur);
        await using var services = donnees.Services();
        var id = await AccorderAsync(services, 1250m);

        await using var portee = services.CreateAsyncScope();
        var db = portee.ServiceProvider.GetRequiredService<RupnDbContext>();
        var relue = await db.Attributions.Include(a => a.Echeances).Include(a => a.Enveloppe).AsNoTracking().SingleAsync(a => a.Id == id);

        Assert.Equal(EtatDAttribution.Accordee, relue.Etat);
        Assert.Equal(125000, relue.Decision!.Montant.Centimes);
        Assert.Equal([13888, 13888, 13888, 13888, 13888, 13888, 13888, 13888, 13896], relue.Echeances.OrderBy(e => e.Numero).Select(e => e.Prevu.Centimes));
        Assert.All(relue.Echeances, e => Assert.Null(e.Certification));
        Assert.Equal(125000, await db.Attributions.Where(a => a.Decision != null && a.Id == id).SumAsync(a => a.Decision!.Montant.Centimes));
        Assert.Equal(relue.Enveloppe!.Engage.Centimes, await db.Attributions.Where(a => a.EnveloppeId == relue.EnveloppeId).SumAsync(a => a.Engage.Centimes));
    }

    [Theory, SurSqlite, SurSqlServer]
    public async Task La_base_refuse_d_elle_meme_d_engager_plus_que_le_notifie(Moteur moteur)
    {
        using var donnees = new TestDatabase(moteur);
        await using var services = donnees.Services();
        await AccorderAsync(services, 1250m);
        await using var portee = services.CreateAsyncScope();
        var db = portee.ServiceProvider.GetRequiredService<RupnDbContext>();

        var enveloppe = await db.Enveloppes.SingleAsync(e => e.Annee == IndemniteDeTest.Imp);
        db.Entry(enveloppe).ComplexProperty(e => e.Engage).Property(m => m.Centimes).CurrentValue = 300001;

        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
    }

    private static async Task<Guid> AccorderAsync(ServiceProvider services, decimal euros)
    {
        await using var portee = services.CreateAsyncScope();
        var db = portee.ServiceProvider.GetRequiredService<RupnDbContext>();
        var (chef, rectorat) = (await portee.ServiceProvider.ActeurAsync("chef.lycee"), await portee.ServiceProvider.ActeurAsync("rectorat"));
        var dossier = new IndemniteDeTest(db, IndemniteDeTest.Imp.Debut);
        var enveloppe = await dossier.NotifierAsync(3000, rectorat);
        var modalites = await dossier.PresenterAsync();
        var mission = await dossier.ConfierAsync("rupn.lycee");
        var mesure = new Mesure(await db.Baremes.SingleAsync(b => b.Regime == Regime.Imp), null, true);
        var quand = IndemniteDeTest.Midi(new(2024, 12, 2));
        var bordereau = new Bordereau
        {
            EtablissementId = mission.EtablissementId, CodeAcademie = enveloppe.CodeAcademie, Annee = dossier.Annee, Rang = 1,
            Numero = Bordereau.Numeroter(dossier.Annee, mission.Etablissement!.Uai, 1),
        };
        var attribution = Attribution.Preparer(IndemniteDeTest.Proposition(euros), mission, enveloppe, bordereau, mesure, chef, quand);
        db.Bordereaux.Add(bordereau);
        db.Attributions.Add(attribution);
        await db.SaveChangesAsync();
        bordereau.Envoyer(modalites, new HashSet<Guid>(), chef, quand);
        attribution.Decider(SensDeDecision.Accordee, null, null, mesure, 10, rectorat, quand);
        await db.SaveChangesAsync();
        return attribution.Id;
    }
}
