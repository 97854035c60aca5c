using Microsoft.EntityFrameworkCore;
using RupnManager.Domain.Courriels;
using RupnManager.Domain.Indemnites;
using RupnManager.Services.Demonstration;
using RupnManager.Services.Indemnites;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Indemnites;

/// <summary>Chaque geste sur l'argent dit son tour à qui l'attend, sans un montant, sans un nom dans l'objet.</summary>
public sealed class QuiEstAvertiTests
{
    [Fact]
    public async Task L_etat_soumis_rendu_puis_repondu_avertit_le_chef_puis_l_intendance()
    {
        using var scene = new PaiementDeTest();
        await scene.NotifierAsync(5000);
        var echeance = (await scene.AccorderAsync("rupn.lycee", 1000))[0];
        await scene.CertifierAsync(echeance);
        var etat = await scene.PreparerAsync(echeance);

        await scene.SoumettreAsync(etat);
        var aArreter = await UnAsync(scene.Base, "etat-a-arreter", "chef.lycee");
        Assert.Contains("1 ligne.", aArreter.Texte);
        Assert.Contains($"/indemnites/etats-liquidatifs/{etat}", aArreter.Texte);
        Assert.True(aArreter.Groupable);

        await scene.FaireAsync<ArretService>("chef.lycee", (s, a) => s.RendreAsync(etat, "1 000 € au lieu de 900 €", a));
        Assert.False((await UnAsync(scene.Base, "etat-rendu", "intendance.lycee")).Groupable);

        await scene.SoumettreAsync(etat);
        await scene.ArreterAsync(etat);
        await scene.FaireAsync<RetourService>("intendance.lycee", (s, a) => s.TransmettreAsync(etat, new(2026, 11, 23), a));
        await scene.FaireAsync<RetourService>("rectorat", (s, a) => s.EnregistrerAsync(etat, [new(1, false, null, "RIB absent")], a));
        var retour = await UnAsync(scene.Base, "retour-enregistre", "intendance.lycee");
        Assert.Contains("Payées : 0. Rejetées : 1.", retour.Texte);
        Assert.Contains("reporter les lignes rejetées", retour.Texte);
        await SansMontantAsync(scene.Base);
    }

    [Fact]
    public async Task Qui_enregistre_le_retour_lui_meme_n_est_pas_averti_de_son_propre_geste()
    {
        using var scene = new PaiementDeTest();
        await scene.NotifierAsync(5000);
        var echeance = (await scene.AccorderAsync("rupn.lycee", 1000))[0];
        await scene.CertifierAsync(echeance);
        var etat = await scene.TransmisAsync(echeance);

        await scene.FaireAsync<RetourService>("intendance.lycee", (s, a) => s.EnregistrerAsync(etat, [new(1, true, new(2026, 11, 1), null)], a));

        await using var db = scene.Base.Contexte();
        Assert.False(await db.Courriels.AnyAsync(c => c.Cle == "retour-enregistre"));
    }

    [Fact]
    public async Task Le_bordereau_envoye_avertit_le_rectorat_et_la_decision_avertit_l_interesse_sans_dire_laquelle()
    {
        using var scene = new SceneDIndemnites(2014);
        await scene.OuvrirAsync(3000);
        var ligne = await scene.PreparerAsync(await scene.MissionAsync("rupn.lycee"), 1000);
        var sansCompte = await scene.PreparerAsync((await scene.MissionsAsync(1))[0], 1000);

        var bordereau = await scene.EnvoyerAsync();
        var recu = await UnAsync(scene.Base, "bordereau-recu", "rectorat");
        Assert.Contains("2 propositions à décider", recu.Objet);
        Assert.Contains($"/indemnites/bordereaux/{bordereau}", recu.Texte);

        await scene.DeciderAsync(ligne, SensDeDecision.Refusee, motif: "crédits épuisés");
        await scene.DeciderAsync(sansCompte, SensDeDecision.Accordee);
        var dit = await UnAsync(scene.Base, "decision-agent", "rupn.lycee");
        Assert.DoesNotContain("refus", dit.Texte, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("/indemnites/mon-indemnite?annee=2014", dit.Texte);
        await SansMontantAsync(scene.Base);
    }

    [Fact]
    public async Task Le_bilan_soumis_est_dit_au_chef_et_a_son_delegataire()
    {
        using var donnees = new TestDatabase();
        using var scene = new BilanDeTest(donnees);

        await scene.SoumisAsync();

        foreach (var compte in new[] { "chef.college", "adjoint.college" })
        {
            var avis = await UnAsync(donnees, "bilan-soumis", compte);
            Assert.Equal("[RUPN] Un bilan 2022-2023 attend votre visa", avis.Objet);
            Assert.Contains("M. Karim Durand vous a soumis son bilan 2022-2023", avis.Texte);
        }
    }

    private static async Task<CourrielSortant> UnAsync(TestDatabase donnees, string cle, string compte)
    {
        await using var db = donnees.Contexte();
        return await db.Courriels.AsNoTracking().SingleAsync(c => c.Cle == cle && c.Destinataire == Troupe.Courriel(compte));
    }

    private static async Task SansMontantAsync(TestDatabase donnees)
    {
        await using var db = donnees.Contexte();
        var courriels = await db.Courriels.AsNoTracking().Where(c => c.CreeLe >= TestDatabase.JourDeReference.UtcDateTime).ToListAsync();
        Assert.NotEmpty(courriels);
        Assert.All(courriels, c => Assert.DoesNotContain("€", c.Objet + c.Texte));
        Assert.All(courriels, c => Assert.True(c.Objet.Length <= 70, c.Objet));
    }
}
