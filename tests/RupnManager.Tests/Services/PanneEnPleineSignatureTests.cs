using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Data;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Services.Journal;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Services;

/// <summary>On coupe le courant avant, puis après, chacun des ordres envoyés à la base pendant une signature.</summary>
public sealed class PanneEnPleineSignatureTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Une_panne_entre_deux_ordres_laisse_tout_ou_rien(bool apres)
    {
        var coupees = 0;
        for (var rang = 1; ; rang++)
        {
            var panne = new Panne();
            using var scene = new LettreDeTest(s => s.ConfigureDbContext<SqliteRupnDbContext>(o => o.AddInterceptors(panne.Ordres, panne.Transactions)));
            var id = await scene.BrouillonAsync();
            await scene.MettreALaSignatureAsync(id);
            var empreinte = await EmpreinteAsync(scene, id);
            panne.Armer(rang, apres);

            var coupee = await Record.ExceptionAsync(() => scene.SignerAsync(id, "chef.college", empreinte));

            await VerifierToutOuRienAsync(scene, id);
            if (coupee is null) break;
            coupees++;
        }
        Assert.True(coupees >= 10, $"Seulement {coupees} coupures : la signature n'a pas été vraiment interrompue.");
    }

    private static async Task VerifierToutOuRienAsync(LettreDeTest scene, Guid id)
    {
        using var db = scene.Base.Contexte();
        var lettre = await db.Lettres.Include(l => l.Versions).ThenInclude(v => v.Signatures).SingleAsync(l => l.Id == id);
        var signee = lettre.Etat is EtatDeLettre.ASignerParLeRupn;
        Assert.Equal(signee ? EtatDeLettre.ASignerParLeRupn : EtatDeLettre.ASignerParLeChef, lettre.Etat);
        Assert.Equal(signee ? 1 : 0, lettre.VersionCourante.Signatures.Count);
        Assert.Equal(signee ? 1 : 0, await db.Journal.CountAsync(e => e.ObjetId == id && e.Evenement == Evenement.LettreSignee));
        Assert.Equal(signee ? 1 : 0, await db.Courriels.CountAsync(c => c.Cle == "a-signer" && c.Destinataire == "rupn.college@demo.example"
            && c.Objet.Contains(lettre.Reference)));
    }

    private static async Task<string> EmpreinteAsync(LettreDeTest scene, Guid id)
    {
        using var db = scene.Base.Contexte();
        return (await db.Lettres.Include(l => l.Versions).SingleAsync(l => l.Id == id)).VersionCourante.Empreinte!;
    }
}
