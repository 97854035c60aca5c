using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Domain.Etablissements;
using RupnManager.Services.Accueil;
using RupnManager.Services.Bilans;
using RupnManager.Services.Demonstration;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Bilans;

/// <summary>En mai et juin, un rappel par semaine au plus à qui n'a pas soumis son bilan ; jamais en dehors.</summary>
public sealed class RappelDesBilansTests : IDisposable
{
    private static readonly AnneeScolaire Annee = new(2026);
    private readonly TestDatabase _base = new();

    public void Dispose() => _base.Dispose();

    [Fact]
    public async Task Un_rappel_par_semaine_au_plus_et_seulement_en_mai_et_juin()
    {
        await VaAsync(new(2027, 4, 30), 0);
        var premiers = await RappelerAsync(new(2027, 5, 3));
        Assert.True(premiers >= 15, $"Seulement {premiers} rappels.");

        await VaAsync(new(2027, 5, 3), 0);
        await VaAsync(new(2027, 5, 9), 0);
        await VaAsync(new(2027, 5, 11), premiers);
        await VaAsync(new(2027, 7, 1), 0);

        using var db = _base.Contexte();
        var durand = await db.Courriels.Where(c => c.Cle == "bilan-a-completer" && c.Destinataire == Troupe.Courriel("rupn.college")).ToListAsync();
        Assert.Equal(2, durand.Count);
        Assert.Equal("[RUPN] Votre bilan 2026-2027 est prêt à compléter", durand[0].Objet);
        Assert.Contains("Il est attendu pour le 15 juin 2027.", durand[0].Texte);
        Assert.DoesNotContain("€", durand[0].Texte);
    }

    [Fact]
    public async Task Qui_a_soumis_n_est_plus_rappele_et_son_accueil_ne_le_demande_plus()
    {
        _base.Horloge.SetUtcNow(new(2027, 5, 3, 8, 0, 0, TimeSpan.Zero));
        using var services = _base.Services();
        Assert.Contains("Compléter votre bilan 2026-2027", await TachesAsync(services));
        using (var scope = services.CreateScope())
        {
            var acteur = await scope.ServiceProvider.ActeurAsync("rupn.college");
            var bilans = scope.ServiceProvider.GetRequiredService<BilanService>();
            using var db = _base.Contexte();
            var mission = await db.Missions.Where(m => m.Annee == Annee && m.Personnel!.PersonneId == acteur.PersonneId && m.AnnuleeLe == null).Select(m => m.Id).FirstAsync();
            var id = await bilans.CommencerAsync(mission, acteur);
            var reponses = BilanDeTest.Reponses();
            foreach (var cle in new[] { "p1.accompagner", "p1.projets", "p1.information" }) reponses[cle] = new("Dit.");
            await bilans.EnregistrerAsync(new() { BilanId = id, Version = await db.Bilans.Where(b => b.Id == id).Select(b => b.Version).SingleAsync(), Reponses = reponses }, acteur);
            await bilans.SoumettreAsync(id, acteur);
        }

        await RappelerAsync(new(2027, 5, 4));

        Assert.DoesNotContain("Compléter votre bilan 2026-2027", await TachesAsync(services));
        using var apres = _base.Contexte();
        Assert.False(await apres.Courriels.AnyAsync(c => c.Cle == "bilan-a-completer" && c.Destinataire == Troupe.Courriel("rupn.college")));
        Assert.True(await apres.Courriels.AnyAsync(c => c.Cle == "bilan-a-completer" && c.Destinataire == Troupe.Courriel("rupn2.college")));
    }

    [Fact]
    public async Task Deux_instances_le_meme_jour_n_ecrivent_qu_un_rappel()
    {
        _base.Horloge.SetUtcNow(new(2027, 5, 3, 8, 0, 0, TimeSpan.Zero));
        using var services = _base.Services();
        using var une = services.CreateScope();
        using var autre = services.CreateScope();

        var ecrits = await Task.WhenAll(
            une.ServiceProvider.GetRequiredService<RappelDesBilansService>().RappelerAsync(),
            autre.ServiceProvider.GetRequiredService<RappelDesBilansService>().RappelerAsync());

        using var db = _base.Contexte();
        Assert.Equal(ecrits.Sum(), await db.Courriels.CountAsync(c => c.Cle == "bilan-a-completer"));
        Assert.All(await db.Courriels.Where(c => c.Cle == "bilan-a-completer").GroupBy(c => c.PersonneId).Select(g => g.Count()).ToListAsync(), n => Assert.Equal(1, n));
    }

    private static async Task<IEnumerable<string>> TachesAsync(IServiceProvider services)
    {
        using var portee = services.CreateScope();
        var acteur = await portee.ServiceProvider.ActeurAsync("rupn.college");
        return (await portee.ServiceProvider.GetRequiredService<TachesService>().DeAsync(acteur)).Select(t => t.Titre);
    }

    private async Task VaAsync(DateOnly jour, int attendus) => Assert.Equal(attendus, await RappelerAsync(jour));

    private async Task<int> RappelerAsync(DateOnly jour)
    {
        _base.Horloge.SetUtcNow(new(jour.ToDateTime(new(8, 0)), TimeSpan.Zero));
        using var services = _base.Services();
        using var portee = services.CreateScope();
        return await portee.ServiceProvider.GetRequiredService<RappelDesBilansService>().RappelerAsync();
    }
}
