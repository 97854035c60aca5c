using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.Regles;
using RupnManager.Services.Demonstration;
using RupnManager.Services.Indemnites;
using RupnManager.Services.Journal;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Indemnites;

/// <summary>Préparer, modifier, retirer : ce qui passe, et ce qui reste.</summary>
public sealed class PropositionsTests : IDisposable
{
    private readonly SceneDIndemnites _scene = new(2014);

    [Fact]
    public async Task Une_proposition_s_engage_sur_l_enveloppe_et_le_decompte_et_se_dit_au_journal_sans_montant()
    {
        await _scene.OuvrirAsync(3000);
        var id = await _scene.PreparerAsync(await _scene.MissionAsync(), 1400);

        var attribution = await _scene.LireAsync(id);
        Assert.Equal(EtatDAttribution.Preparee, attribution.Etat);
        Assert.Equal("BP-2014-0993014N-1", attribution.Bordereau!.Numero);
        Assert.Equal(Montant.EnEuros(1400), attribution.Enveloppe!.Engage);
        await using var db = _scene.Base.Contexte();
        Assert.Equal(Montant.EnEuros(1400), (await db.Cumuls.SingleAsync(c => c.PersonneId == attribution.PersonneId && c.Annee == _scene.Annee)).Engage);
        var entree = await db.Journal.SingleAsync(e => e.ObjetId == id && e.Evenement == Evenement.AttributionPreparee);
        Assert.Equal("M. Philippe Garnier a préparé une attribution pour Mme Amina Haddad.", entree.Phrase);
    }

    [Fact]
    public async Task Les_propositions_se_rangent_sur_un_seul_bordereau()
    {
        await _scene.OuvrirAsync(3000);
        await _scene.PreparerAsync(await _scene.MissionAsync(), 1400);
        await _scene.PreparerAsync(await _scene.MissionAsync("rupn2.lycee"), 600);

        await using var db = _scene.Base.Contexte();
        Assert.Equal(2, (await db.Bordereaux.Include(b => b.Attributions).SingleAsync(b => b.Annee == _scene.Annee)).Attributions.Count);
    }

    [Fact]
    public async Task Modifier_change_l_engage_de_la_difference()
    {
        await _scene.OuvrirAsync(3000);
        var id = await _scene.PreparerAsync(await _scene.MissionAsync(), 1400);

        await ModifierAsync(id, 900);

        var attribution = await _scene.LireAsync(id);
        Assert.Equal((Montant.EnEuros(900), Montant.EnEuros(900)), (attribution.Propose, attribution.Enveloppe!.Engage));
    }

    [Fact]
    public async Task Modifier_ce_qu_un_autre_a_change_est_refuse_et_rien_n_est_ecrase()
    {
        await _scene.OuvrirAsync(3000);
        var id = await _scene.PreparerAsync(await _scene.MissionAsync(), 1400);
        var lue = (await _scene.LireAsync(id)).Version;
        await ModifierAsync(id, 900);

        await ModifierAsync(id, 500, lue).RefuseAsync("attribution.entre-temps", "règle de gestion");

        Assert.Equal(Montant.EnEuros(900), (await _scene.LireAsync(id)).Propose);
    }

    [Fact]
    public async Task Retirer_libere_l_enveloppe_et_le_decompte_et_permet_de_proposer_de_nouveau()
    {
        await _scene.OuvrirAsync(2400);
        var mission = await _scene.MissionAsync();
        var id = await _scene.PreparerAsync(mission, 2400);

        await RetirerAsync(id, null);

        var retiree = await _scene.LireAsync(id);
        Assert.Equal((EtatDAttribution.Retiree, Montant.Zero), (retiree.Etat, retiree.Enveloppe!.Engage));
        await _scene.PreparerAsync(mission, 2400);
    }

    [Fact]
    public async Task Retirer_une_proposition_partie_demande_un_motif()
    {
        await _scene.OuvrirAsync(2400);
        var id = await _scene.PreparerAsync(await _scene.MissionAsync(), 2400);
        await _scene.EnvoyerAsync();

        await RetirerAsync(id, " ").RefuseAsync("retrait.motif", "règle de gestion");
        await RetirerAsync(id, "départ de l'agent");

        await using var db = _scene.Base.Contexte();
        Assert.Equal("départ de l'agent", (await _scene.LireAsync(id)).MotifDuRetrait);
        Assert.Contains(": départ de l'agent.", (await db.Journal.SingleAsync(e => e.ObjetId == id && e.Evenement == Evenement.AttributionRetiree)).Phrase);
    }

    [Theory]
    [InlineData("intendance.lycee")]
    [InlineData("rectorat")]
    [InlineData("rupn.lycee")]
    [InlineData("dan")]
    public async Task Seul_le_chef_ou_son_delegataire_propose(string compte)
    {
        await _scene.OuvrirAsync(3000);
        var mission = await _scene.MissionAsync();

        var refus = await Assert.ThrowsAsync<InterditException>(() => _scene.PreparerAsync(mission, 600, compte));

        Assert.Equal(ReglesDesAttributions.Auteur.Phrase, refus.Message);
        Assert.Equal("art. 5, décret n° 2010-1065", ReglesDesAttributions.Auteur.Fondement.Libelle);
    }

    [Fact]
    public async Task Le_chef_d_un_autre_etablissement_ne_trouve_pas_la_mission()
    {
        await _scene.OuvrirAsync(3000);
        var mission = await _scene.MissionAsync();

        await Assert.ThrowsAsync<IntrouvableException>(() => _scene.PreparerAsync(mission, 600, "chef.college"));
    }

    [Fact]
    public async Task Sans_plafond_par_personne_chaque_fonction_a_le_sien()
    {
        await _scene.OuvrirAsync(5000);
        await _scene.ModifierAsync(db =>
        {
            db.Reglages.Add(new() { CodeAcademie = Troupe.CodeAcademie, Annee = _scene.Annee, PlafondParPersonne = false });
            return Task.CompletedTask;
        });
        await _scene.PreparerAsync(await _scene.MissionAsync(), 2400);

        await _scene.PreparerAsync(await _scene.MissionAsync(fonction: "CULTURE"), 2400);
    }

    [Fact]
    public async Task Le_bareme_le_plus_recent_de_l_annee_l_emporte()
    {
        await _scene.OuvrirAsync(5000);
        await _scene.ModifierAsync(db =>
        {
            db.Baremes.Add(Bareme(2014, 1, 900));
            db.Baremes.Add(Bareme(2014, 2, 1000));
            db.Baremes.Add(Bareme(2013, 9, 2000));
            return Task.CompletedTask;
        });
        var mission = await _scene.MissionAsync();

        var refus = await _scene.PreparerAsync(mission, 1001).RefuseAsync("ific.plafond", "art. 5, décret n° 2010-1065");

        Assert.Contains($"{Montant.EnEuros(1000)}", refus.Message);
    }

    private static Bareme Bareme(int depuis, int numero, decimal plafond) => new()
    {
        Regime = Regime.Ific, Depuis = new(depuis), Numero = numero, Minimum = Montant.EnEuros(400), Plafond = Montant.EnEuros(plafond),
        Source = "essai", CreeLe = IndemniteDeTest.Midi(new(2014, 9, 1)),
    };

    private async Task ModifierAsync(Guid id, decimal euros, int? version = null)
    {
        var lue = version ?? (await _scene.LireAsync(id)).Version;
        await _scene.FaireAsync("chef.lycee", (s, a) => s.GetRequiredService<AttributionService>().ModifierAsync(id, lue, IndemniteDeTest.Proposition(euros), a));
    }

    private Task RetirerAsync(Guid id, string? motif) =>
        _scene.FaireAsync("chef.lycee", (s, a) => s.GetRequiredService<AttributionService>().RetirerAsync(id, motif, a));

    public void Dispose() => _scene.Dispose();
}
