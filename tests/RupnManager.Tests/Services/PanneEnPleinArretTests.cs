using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Data;
using RupnManager.Domain.Indemnites;
using RupnManager.Services.Journal;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Services;

/// <summary>On coupe le courant avant, puis après, chacun des ordres envoyés à la base pendant l'arrêt d'un état liquidatif.</summary>
public sealed class PanneEnPleinArretTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Une_panne_pendant_l_arret_laisse_tout_ou_rien(bool apres)
    {
        var panne = new Panne();
        using var scene = new PaiementDeTest(2014, s => s.ConfigureDbContext<SqliteRupnDbContext>(o => o.AddInterceptors(panne.Ordres, panne.Transactions)));
        await scene.NotifierAsync(5000);
        var (une, autre) = ((await scene.AccorderAsync("rupn.lycee", 1000))[0], (await scene.AccorderAsync("rupn2.lycee", 500))[0]);
        await scene.CertifierAsync(une, autre);
        var id = await scene.PreparerAsync(une, autre);
        await scene.SoumettreAsync(id);
        var coupees = 0;
        for (var rang = 1; ; rang++)
        {
            panne.Armer(rang, apres);
            var coupee = await Record.ExceptionAsync(() => scene.ArreterAsync(id));
            panne.Armer(int.MaxValue, apres);
            var arrete = await VerifierToutOuRienAsync(scene, id);
            if (coupee is null || arrete) break;
            coupees++;
        }
        Assert.True(coupees >= 15, $"Seulement {coupees} coupures : l'arrêt n'a pas été vraiment interrompu.");
        Assert.True(await VerifierToutOuRienAsync(scene, id));
    }

    private static async Task<bool> VerifierToutOuRienAsync(PaiementDeTest scene, Guid id)
    {
        await using var db = scene.Base.Contexte();
        var etat = await db.EtatsLiquidatifs.Include(e => e.Lignes).ThenInclude(l => l.Echeance).SingleAsync(e => e.Id == id);
        var arrete = etat.Etat is EtatDeListe.Arrete;
        Assert.Equal(arrete ? EtatDeListe.Arrete : EtatDeListe.Soumis, etat.Etat);
        Assert.Equal(arrete, etat.Numero is not null);
        Assert.All(etat.Lignes, l => Assert.Equal((arrete, arrete ? SituationDEcheance.Arretee : SituationDEcheance.SurEtat), (l.Figee is not null, l.Echeance!.Situation)));
        Assert.Equal(arrete ? 3 : 0, await db.PiecesArchivees.CountAsync(p => p.EtatLiquidatifId == id));
        Assert.Equal(arrete ? 1 : 0, await db.Journal.CountAsync(e => e.ObjetId == id && e.Evenement == Evenement.EtatArrete));
        Assert.Equal(arrete ? 1 : 0, await db.Courriels.CountAsync(c => c.Cle == "liste-arretee" && c.Objet.Contains("EL-2014-0993014N")));
        return arrete;
    }
}
