using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Data;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Lots;
using RupnManager.Services.Journal;
using RupnManager.Services.LettresDeMission;
using RupnManager.Services.Lots;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Lots;

/// <summary>On tue l'instance avant, puis après, chacun des ordres d'une ligne, du bail à la clôture ; une autre instance reprend.</summary>
public sealed class PanneEnPleinLotTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Tuee_entre_deux_ordres_la_ligne_est_faite_une_fois_ou_pas_du_tout(bool apres)
    {
        var coupees = 0;
        for (var rang = 1; ; rang++)
        {
            var panne = new Panne();
            using var scene = new SceneDeLots(s => s.ConfigureDbContext<SqliteRupnDbContext>(o => o.AddInterceptors(panne.Ordres, panne.Transactions)));
            var lettre = Assert.Single(await scene.LettresAsync(1));
            var lot = await scene.LancerAsync([lettre]);
            panne.Armer(rang, apres);

            var coupee = await MourirEnRouteAsync(scene);

            panne.Armer(int.MaxValue, apres);
            await VerifierToutOuRienAsync(scene, lot, lettre);
            await ReprendreAilleursAsync(scene);
            await VerifierUneFoisAsync(scene, lot, lettre);
            if (!coupee) break;
            coupees++;
        }
        Assert.True(coupees >= 30, $"Seulement {coupees} coupures : la ligne n'a pas été vraiment interrompue.");
    }

    /// <summary>Chaque étape de la ligne, sans le filet du travailleur : la coupure est une mort, elle ne se note nulle part.</summary>
    private static async Task<bool> MourirEnRouteAsync(SceneDeLots scene)
    {
        var instance = Guid.NewGuid();
        Task<T> Faire<TService, T>(Func<TService, Task<T>> geste) where TService : notnull =>
            scene.FaireAsync("dan", async (s, _) => await geste(s.GetRequiredService<TService>()));
        try
        {
            if (await Faire<ExecutionDeLotService, Guid?>(s => s.ReserverAsync(instance)) is { } ligne)
            {
                await Faire<ExecutionDeLotService, bool>(async s => { await s.ExecuterAsync(ligne, instance); return true; });
                if ((await EtatAsync(scene, ligne)).Etat is EtatDeLigneDeLot.EnAttente) return true;
            }
            await Faire<ClotureDeLotService, bool>(async s => { await s.TerminerAsync(); return true; });
            return !await ScelleeAsync(scene);
        }
        catch (Exception coupure) when (coupure is IOException or DbUpdateException)
        {
            return true;
        }
    }

    private static async Task VerifierToutOuRienAsync(SceneDeLots scene, Guid lot, Guid id)
    {
        var (lettre, ligne) = (await scene.LettreAsync(id), (await scene.LireAsync(lot)).Lignes[0]);
        var signee = ligne.Etat is EtatDeLigneDeLot.Faite;
        Assert.Equal(signee, lettre.Etat is EtatDeLettre.ASceller or EtatDeLettre.Validee);
        Assert.Equal(signee ? 1 : 0, lettre.VersionCourante.Signatures.Count(s => s.Etape is Etape.Dan));
        Assert.Equal(signee ? 1 : 0, await scene.CompterAsync(db => db.Journal.Where(e => e.ObjetId == id && e.Evenement == Evenement.LettreValidee)));
        Assert.Equal(signee, ligne.Verrou is null);
    }

    private static async Task ReprendreAilleursAsync(SceneDeLots scene)
    {
        scene.Base.Horloge.Advance(TimeSpan.FromMinutes(5));
        using var ailleurs = scene.Base.Services();
        await ailleurs.GetRequiredService<TravailleurDesLots>().ToutTraiterAsync(CancellationToken.None);
        using var portee = ailleurs.CreateScope();
        await portee.ServiceProvider.GetRequiredService<ScellementService>().ReprendreAsync();
    }

    private static async Task VerifierUneFoisAsync(SceneDeLots scene, Guid lot, Guid id)
    {
        var (lettre, fini) = (await scene.LettreAsync(id), await scene.LireAsync(lot));
        Assert.Equal((EtatDeLettre.Validee, EtatDeLot.Terminee), (lettre.Etat, fini.Etat));
        Assert.Single(lettre.VersionCourante.Signatures, s => s.Etape is Etape.Dan);
        Assert.Equal(1, await scene.CompterAsync(db => db.Journal.Where(e => e.ObjetId == id && e.Evenement == Evenement.LettreValidee)));
        Assert.Equal(1, await scene.CompterAsync(db => db.Journal.Where(e => e.ObjetId == id && e.Evenement == Evenement.LettreScellee)));
        Assert.Equal(3, await scene.CompterAsync(db => db.Courriels.Where(c => c.Cle == "lettre-validee" && c.Objet.Contains(lettre.Reference))));
        Assert.Equal(1, await scene.CompterAsync(db => db.Fichiers.Where(f => f.LettreId == id && f.Usage == UsageDeFichier.LettreScellee)));
        Assert.Equal(1, await scene.CompterAsync(db => db.Courriels.Where(c => c.Cle == "lot-termine")));
        Assert.Equal(1, await scene.CompterAsync(db => db.Journal.Where(e => e.ObjetId == lot && e.Evenement == Evenement.LotTermine)));
    }

    private static async Task<LigneDeLot> EtatAsync(SceneDeLots scene, Guid ligne)
    {
        await using var db = scene.Base.Contexte();
        return await db.LignesDeLot.AsNoTracking().SingleAsync(l => l.Id == ligne);
    }

    private static async Task<bool> ScelleeAsync(SceneDeLots scene) => await scene.CompterAsync(db => db.Lettres.Where(l => l.Etat == EtatDeLettre.ASceller && l.Annee == SceneDeLots.Annee)) == 0;
}
