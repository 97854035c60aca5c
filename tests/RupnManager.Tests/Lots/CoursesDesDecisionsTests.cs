using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Data;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.Lots;
using RupnManager.Domain.Regles;
using RupnManager.Services.Journal;
using RupnManager.Services.Lots;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Lots;

/// <summary>Plusieurs à décider au même instant, et la mort entre deux ordres : chaque proposition l'est une fois, et l'enveloppe tient.</summary>
public sealed class CoursesDesDecisionsTests
{
    [Theory, SurSqlite, SurSqlServer]
    public async Task Deux_instances_et_quelqu_un_a_la_main_ne_decident_jamais_deux_fois_ni_au_dela_de_l_enveloppe(Moteur moteur)
    {
        using var scene = new SceneDeDecisions(moteur);
        await scene.Indemnites.OuvrirAsync(8750);
        var propositions = new List<Guid>();
        foreach (var mission in await scene.Indemnites.MissionsAsync(12)) propositions.Add(await scene.Indemnites.PreparerAsync(mission, 625));
        await scene.Indemnites.EnvoyerAsync();
        var lot = await scene.LancerAsync(propositions);
        using var seconde = scene.Base.Services();

        // À la main, quatre hausses de 625,00 : ce qui reste de l'enveloppe, 1 250,00, n'en permet que deux.
        var aLaMain = propositions.TakeLast(4).Select(p => EssayerAsync(() => scene.Indemnites.DeciderAsync(p, SensDeDecision.Modifiee, 1250, "davantage"))).ToList();
        await Task.WhenAll([Task.Run(scene.TravaillerAsync), Task.Run(() => seconde.GetRequiredService<TravailleurDesLots>().ToutTraiterAsync(CancellationToken.None)), .. aLaMain]);
        await scene.TravaillerAsync();

        var (fini, lues) = (await scene.LireAsync(lot), await scene.AttributionsAsync(propositions));
        Assert.True(fini.Etat.EstTermine(), $"{fini.Etat}");
        Assert.All(lues, a => Assert.NotNull(a.Decision));
        Assert.All(lues, a => Assert.Equal(9, a.Echeances.Count));
        var enveloppe = lues[0].Enveloppe!;
        Assert.Equal(lues.Select(a => a.Decision!.Montant).Total(), enveloppe.Engage);
        Assert.True(enveloppe.Engage <= enveloppe.Notifie);
        Assert.InRange(lues.Count(a => a.Etat is EtatDAttribution.Modifiee), 0, 2);
        Assert.Equal(lues.Count(a => a.Etat is EtatDAttribution.Accordee), fini.Lignes.Count(l => l.Etat is EtatDeLigneDeLot.Faite));
        Assert.Equal(12, await scene.CompterAsync(db => db.Journal.Where(e => propositions.Contains(e.ObjetId) && e.Evenement == Evenement.DecisionRendue)));
        Assert.Equal(1, await scene.CompterAsync(db => db.Courriels.Where(c => c.Cle == "decision-recteur" && c.Destinataire.StartsWith("chef.") && c.Objet.Contains(lues[0].Bordereau!.Numero))));
        Assert.Equal(1, await scene.CompterAsync(db => db.Courriels.Where(c => c.Id == lot)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Tuee_entre_deux_ordres_la_proposition_est_decidee_une_fois_ou_pas_du_tout(bool apres)
    {
        var coupees = 0;
        for (var rang = 1; ; rang++)
        {
            var panne = new Panne();
            using var scene = new SceneDeDecisions(adapter: s => s.ConfigureDbContext<SqliteRupnDbContext>(o => o.AddInterceptors(panne.Ordres, panne.Transactions)));
            await scene.Indemnites.OuvrirAsync(3000);
            var proposition = await scene.Indemnites.PreparerAsync(await scene.Indemnites.MissionAsync(), 1250);
            await scene.Indemnites.EnvoyerAsync();
            var lot = await scene.LancerAsync([proposition]);
            panne.Armer(rang, apres);

            var coupee = await MourirEnRouteAsync(scene);

            panne.Armer(int.MaxValue, apres);
            await VerifierToutOuRienAsync(scene, lot, proposition);
            await ReprendreAilleursAsync(scene);
            await VerifierUneFoisAsync(scene, lot, proposition);
            if (!coupee) break;
            coupees++;
        }
        Assert.True(coupees >= 15, $"Seulement {coupees} coupures : la ligne n'a pas été vraiment interrompue.");
    }

    private static async Task<bool> MourirEnRouteAsync(SceneDeDecisions scene)
    {
        var instance = Guid.NewGuid();
        try
        {
            var ligne = await scene.Indemnites.FaireAsync("rectorat", (s, _) => s.GetRequiredService<ExecutionDeLotService>().ReserverAsync(instance));
            if (ligne is { } prise) await scene.Indemnites.FaireAsync("rectorat", (s, _) => s.GetRequiredService<ExecutionDeLotService>().ExecuterAsync(prise, instance));
            await using (var db = scene.Base.Contexte())
                if (await db.LignesDeLot.AnyAsync(l => l.Id == ligne && l.Etat == EtatDeLigneDeLot.EnAttente)) return true;
            await scene.Indemnites.FaireAsync("rectorat", (s, _) => s.GetRequiredService<ClotureDeLotService>().TerminerAsync());
            return (await scene.LireAsync(await LotAsync(scene))).Etat is not EtatDeLot.Terminee;
        }
        catch (Exception mort) when (mort.GetBaseException() is IOException)
        {
            return true;
        }
    }

    private static async Task<Guid> LotAsync(SceneDeDecisions scene)
    {
        await using var db = scene.Base.Contexte();
        return await db.Lots.OrderByDescending(l => l.CreeLe).Select(l => l.Id).FirstAsync();
    }

    private static async Task VerifierToutOuRienAsync(SceneDeDecisions scene, Guid lot, Guid id)
    {
        var (attribution, ligne) = (await scene.Indemnites.LireAsync(id), (await scene.LireAsync(lot)).Lignes[0]);
        var decidee = ligne.Etat is EtatDeLigneDeLot.Faite;
        Assert.Equal(decidee, attribution.Decision is not null);
        Assert.Equal(decidee ? 9 : 0, attribution.Echeances.Count);
        Assert.Equal(decidee ? 1 : 0, await scene.CompterAsync(db => db.Journal.Where(e => e.ObjetId == id && e.Evenement == Evenement.DecisionRendue)));
        Assert.Equal(decidee, ligne.Verrou is null);
    }

    private static async Task ReprendreAilleursAsync(SceneDeDecisions scene)
    {
        scene.Base.Horloge.Advance(TimeSpan.FromMinutes(5));
        using var ailleurs = scene.Base.Services();
        await ailleurs.GetRequiredService<TravailleurDesLots>().ToutTraiterAsync(CancellationToken.None);
    }

    private static async Task VerifierUneFoisAsync(SceneDeDecisions scene, Guid lot, Guid id)
    {
        var attribution = await scene.Indemnites.LireAsync(id);
        Assert.Equal((EtatDAttribution.Accordee, EtatDeLot.Terminee), (attribution.Etat, (await scene.LireAsync(lot)).Etat));
        Assert.Equal((9, Montant.EnEuros(1250)), (attribution.Echeances.Count, attribution.Enveloppe!.Engage));
        Assert.Equal(1, await scene.CompterAsync(db => db.Journal.Where(e => e.ObjetId == id && e.Evenement == Evenement.DecisionRendue)));
        Assert.Equal(1, await scene.CompterAsync(db => db.Courriels.Where(c => c.Cle == "decision-recteur" && c.Destinataire.StartsWith("chef.") && c.Objet.Contains(attribution.Bordereau!.Numero))));
        Assert.Equal(1, await scene.CompterAsync(db => db.Courriels.Where(c => c.Id == lot)));
    }

    private static async Task<RegleMetierException?> EssayerAsync(Func<Task> geste)
    {
        try
        {
            await Task.Run(geste);
            return null;
        }
        catch (RegleMetierException refus)
        {
            return refus;
        }
    }
}
