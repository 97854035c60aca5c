using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Rappels;
using RupnManager.Services.Rappels;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Rappels;

/// <summary>Le service fait à certifier et les modalités à présenter se rappellent d'eux-mêmes, sans que personne le demande.</summary>
public sealed class RappelsDesIndemnitesTests
{
    [Fact]
    public async Task Le_service_fait_se_rappelle_chaque_semaine_et_cesse_une_fois_certifie()
    {
        using var scene = new PaiementDeTest();
        await scene.NotifierAsync(5000);
        var echeances = await scene.AccorderAsync("rupn.lycee", 1000);

        await PasserAsync(scene, new(2026, 11, 24));
        await PasserAsync(scene, new(2026, 11, 25));
        await PasserAsync(scene, new(2026, 12, 1));
        Assert.Equal([1, 2], await NumerosAsync(scene, echeances[0]));
        await using (var db = scene.Base.Contexte())
        {
            var envoi = await db.EnvoisDeRappels.Where(e => e.Rappels.Any(r => r.ActeId == echeances[0] && r.Numero == 1)).SingleAsync();
            Assert.Null(envoi.Auteur);
            var texte = (await db.Courriels.SingleAsync(c => c.Id == envoi.CourrielId)).Texte;
            Assert.DoesNotContain("€", texte);
            Assert.Contains("/indemnites/service-fait?annee=2014", texte);
        }
        await scene.CertifierAsync(echeances[0]);
        await PasserAsync(scene, new(2026, 12, 8));
        await PasserAsync(scene, new(2026, 12, 15));

        Assert.Equal([1, 2], await NumerosAsync(scene, echeances[0]));
    }

    [Fact]
    public async Task Les_modalites_se_rappellent_une_semaine_apres_la_notification_et_cessent_une_fois_presentees()
    {
        using var scene = new SceneDIndemnites(2026);
        const string prairie = "0993014N";
        Guid enveloppe;
        await using (var db = scene.Base.Contexte())
        {
            db.Modalites.RemoveRange(await db.Modalites.Where(m => m.Etablissement!.Uai == Uai.Relire(prairie) && m.Annee == scene.Annee).ToListAsync());
            await db.SaveChangesAsync();
            enveloppe = (await db.Enveloppes.Where(e => e.Etablissement!.Uai == Uai.Relire(prairie) && e.Annee == scene.Annee).SingleAsync()).Id;
        }

        await PasserAsync(scene, new(2026, 11, 24));
        await using (var db = scene.Base.Contexte())
            Assert.Equal(NatureDeRappel.Modalites, (await db.Rappels.SingleAsync(r => r.ActeId == enveloppe)).Nature);

        await scene.PresenterAsync(prairie);
        await PasserAsync(scene, new(2026, 12, 8));
        await using var apres = scene.Base.Contexte();
        Assert.Equal(1, await apres.Rappels.CountAsync(r => r.ActeId == enveloppe));
    }

    private static Task<int> PasserAsync(PaiementDeTest scene, DateOnly jour)
    {
        scene.Base.Horloge.SetUtcNow(new(jour.ToDateTime(new(8, 0)), TimeSpan.Zero));
        return scene.FaireAsync<RappelService, int>("admin", (s, _) => s.PasserAsync());
    }

    private static Task<int> PasserAsync(SceneDIndemnites scene, DateOnly jour)
    {
        scene.Base.Horloge.SetUtcNow(new(jour.ToDateTime(new(8, 0)), TimeSpan.Zero));
        return scene.FaireAsync("admin", (s, _) => s.GetRequiredService<RappelService>().PasserAsync());
    }

    private static async Task<List<int>> NumerosAsync(PaiementDeTest scene, Guid acte)
    {
        await using var db = scene.Base.Contexte();
        return await db.Rappels.Where(r => r.ActeId == acte && r.Envoi!.Personne!.Courriel == "chef.lycee@demo.example").OrderBy(r => r.Numero).Select(r => r.Numero).ToListAsync();
    }
}
