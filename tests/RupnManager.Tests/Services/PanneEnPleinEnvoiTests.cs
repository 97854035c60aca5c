using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Data;
using RupnManager.Domain.Indemnites;
using RupnManager.Services.Indemnites;
using RupnManager.Services.Journal;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Services;

/// <summary>On coupe le courant avant, puis après, chacun des ordres envoyés à la base pendant l'envoi d'un bordereau.</summary>
public sealed class PanneEnPleinEnvoiTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Une_panne_pendant_l_envoi_laisse_tout_ou_rien(bool apres)
    {
        var panne = new Panne();
        using var scene = new SceneDIndemnites(2014, adapter: s =>
            s.ConfigureDbContext<SqliteRupnDbContext>(o => o.AddInterceptors(panne.Ordres, panne.Transactions)));
        await scene.OuvrirAsync(3000);
        foreach (var mission in await scene.MissionsAsync(2)) await scene.PreparerAsync(mission, 1000);
        var (id, version) = await scene.BordereauAsync();
        var coupees = 0;
        for (var rang = 1; ; rang++)
        {
            panne.Armer(rang, apres);
            var coupee = await Record.ExceptionAsync(() =>
                scene.FaireAsync("chef.lycee", (s, a) => s.GetRequiredService<BordereauService>().EnvoyerAsync(id, version, a)));
            panne.Armer(int.MaxValue, apres);
            var parti = await VerifierToutOuRienAsync(scene, id);
            if (coupee is null || parti) break;
            coupees++;
        }
        Assert.True(coupees >= 12, $"Seulement {coupees} coupures : l'envoi n'a pas été vraiment interrompu.");
        Assert.True(await VerifierToutOuRienAsync(scene, id));
    }

    private static async Task<bool> VerifierToutOuRienAsync(SceneDIndemnites scene, Guid id)
    {
        await using var db = scene.Base.Contexte();
        var bordereau = await db.Bordereaux.Include(b => b.Attributions).SingleAsync(b => b.Id == id);
        var parti = bordereau.Etat is EtatDeBordereau.Envoye;
        Assert.Equal(parti ? EtatDeBordereau.Envoye : EtatDeBordereau.EnPreparation, bordereau.Etat);
        Assert.Equal(parti, bordereau.Empreinte is not null);
        Assert.All(bordereau.Attributions, a => Assert.Equal(parti ? EtatDAttribution.Proposee : EtatDAttribution.Preparee, a.Etat));
        Assert.Equal(parti ? 2 : 0, await db.PiecesArchivees.CountAsync(p => p.BordereauId == id));
        Assert.Equal(parti ? 1 : 0, await db.Journal.CountAsync(e => e.ObjetId == id && e.Evenement == Evenement.BordereauEnvoye));
        return parti;
    }
}
