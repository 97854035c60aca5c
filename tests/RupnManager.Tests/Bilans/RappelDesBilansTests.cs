using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Rappels;
using RupnManager.Services.Accueil;
using RupnManager.Services.Bilans;
using RupnManager.Services.Demonstration;
using RupnManager.Services.Rappels;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Bilans;

/// <summary>Le bilan se rappelle aux règles de tout geste attendu : à qui ne l'a pas soumis, un par semaine, cinq au plus.</summary>
public sealed class RappelDesBilansTests : IDisposable
{
    private static readonly AnneeScolaire Annee = new(2026);
    private readonly TestDatabase _base = new();

    public void Dispose() => _base.Dispose();

    [Fact]
    public async Task Un_rappel_par_semaine_quatre_semaines_avant_la_date_puis_plus_aucun_apres_le_cinquieme()
    {
        Assert.Empty(await ApresAsync(new(2027, 5, 17)));
        var premiers = await ApresAsync(new(2027, 5, 18));
        Assert.True(premiers.Count >= 15, $"Seulement {premiers.Count} rappels.");

        Assert.Equal(premiers.Count, (await ApresAsync(new(2027, 5, 24))).Count);
        Assert.Equal(2 * premiers.Count, (await ApresAsync(new(2027, 5, 25))).Count);
        foreach (var jour in new DateOnly[] { new(2027, 6, 1), new(2027, 6, 8), new(2027, 6, 15), new(2027, 6, 22), new(2027, 6, 29) }) await RappelerAsync(jour);
        Assert.Equal(5 * premiers.Count, (await ApresAsync(new(2027, 7, 1))).Count);

        using var db = _base.Contexte();
        var durand = await db.Courriels.Where(c => c.Cle == "bilan-a-completer" && c.Destinataire == Troupe.Courriel("rupn2.college")).OrderBy(c => c.CreeLe).ToListAsync();
        Assert.Equal(5, durand.Count);
        Assert.Equal("[RUPN] Votre bilan 2026-2027 est prêt à compléter", durand[0].Objet);
        Assert.Equal("[RUPN] Rappel n° 2 – votre bilan 2026-2027 est prêt à compléter", durand[1].Objet);
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

        await RappelerAsync(new(2027, 5, 18));

        Assert.DoesNotContain("Compléter votre bilan 2026-2027", await TachesAsync(services));
        using var apres = _base.Contexte();
        Assert.False(await apres.Rappels.AnyAsync(r => r.Nature == NatureDeRappel.Bilan && r.Envoi!.Personne!.Courriel == Troupe.Courriel("rupn.college")));
        Assert.True(await apres.Rappels.AnyAsync(r => r.Nature == NatureDeRappel.Bilan && r.Envoi!.Personne!.Courriel == Troupe.Courriel("rupn2.college")));
    }

    private static async Task<IEnumerable<string>> TachesAsync(IServiceProvider services)
    {
        using var portee = services.CreateScope();
        var acteur = await portee.ServiceProvider.ActeurAsync("rupn.college");
        return (await portee.ServiceProvider.GetRequiredService<TachesService>().DeAsync(acteur)).Select(t => t.Titre);
    }

    private async Task<List<Rappel>> ApresAsync(DateOnly jour)
    {
        await RappelerAsync(jour);
        using var db = _base.Contexte();
        return await db.Rappels.Where(r => r.Nature == NatureDeRappel.Bilan).ToListAsync();
    }

    private async Task<int> RappelerAsync(DateOnly jour)
    {
        _base.Horloge.SetUtcNow(new(jour.ToDateTime(new(8, 0)), TimeSpan.Zero));
        using var services = _base.Services();
        using var portee = services.CreateScope();
        return await portee.ServiceProvider.GetRequiredService<RappelService>().PasserAsync();
    }
}
