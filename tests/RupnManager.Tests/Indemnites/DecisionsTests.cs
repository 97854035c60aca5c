using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.Regles;
using RupnManager.Services.Indemnites;
using RupnManager.Services.Journal;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Indemnites;

/// <summary>Le recteur décide, ligne par ligne ou plusieurs à la fois.</summary>
public sealed class DecisionsTests : IDisposable
{
    private readonly SceneDIndemnites _scene = new(2014);

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task Accorder_modifier_et_refuser_disent_le_montant_le_motif_et_ce_qui_est_engage()
    {
        var (_, lignes) = await TroisLignesAsync();

        await _scene.DeciderAsync(lignes[0], SensDeDecision.Accordee);
        await _scene.DeciderAsync(lignes[1], SensDeDecision.Modifiee, 800, "enveloppe académique réduite");
        await _scene.DeciderAsync(lignes[2], SensDeDecision.Refusee, motif: "heures supplémentaires déjà versées");

        var lues = await Task.WhenAll(lignes.Select(_scene.LireAsync));
        Assert.Equal([EtatDAttribution.Accordee, EtatDAttribution.Modifiee, EtatDAttribution.Refusee], lues.Select(l => l.Etat));
        Assert.Equal([Montant.EnEuros(1000), Montant.EnEuros(800), Montant.Zero], lues.Select(l => l.Decision!.Montant));
        Assert.Equal(Montant.EnEuros(1800), lues[0].Enveloppe!.Engage);
        Assert.Equal(EtatDeBordereau.Decide, lues[0].Bordereau!.Etat);
        await using var db = _scene.Base.Contexte();
        var phrases = await db.Journal.Where(e => e.Evenement == Evenement.DecisionRendue && lignes.Contains(e.ObjetId)).OrderBy(e => e.Numero).ToListAsync();
        Assert.Contains("a accordé l'attribution de Mme Amina Haddad.", phrases[0].Phrase);
        Assert.Contains("a modifié l'attribution de M. Hugo Perrin : enveloppe académique réduite.", phrases[1].Phrase);
        Assert.All(phrases, p => Assert.DoesNotContain("€", p.Phrase));
    }

    [Fact]
    public async Task Le_chef_est_averti_une_fois_tout_decide_avec_des_nombres_et_sans_montant()
    {
        var (bordereau, lignes) = await TroisLignesAsync();
        await _scene.DeciderAsync(lignes[0], SensDeDecision.Accordee);
        await _scene.DeciderAsync(lignes[1], SensDeDecision.Modifiee, 800, "réduite");
        await using (var db = _scene.Base.Contexte()) Assert.False(await db.Courriels.AnyAsync(c => c.Cle == "decision-recteur" && c.Texte.Contains($"{bordereau}")));

        await _scene.DeciderAsync(lignes[2], SensDeDecision.Refusee, motif: "déjà versé");

        await using var lecture = _scene.Base.Contexte();
        var courriel = await lecture.Courriels.SingleAsync(c => c.Cle == "decision-recteur" && c.Texte.Contains($"{bordereau}"));
        Assert.Equal("chef.lycee@demo.example", courriel.Destinataire);
        Assert.Contains("Accordées : 1. Modifiées : 1. Refusées : 1.", courriel.Texte);
        Assert.DoesNotContain("€", courriel.Texte);
        Assert.DoesNotContain("Haddad", courriel.Texte);
        Assert.True(courriel.Objet.Length <= 70);
    }

    [Fact]
    public async Task La_derniere_ligne_retiree_par_le_chef_cloture_aussi_le_bordereau()
    {
        var (bordereau, lignes) = await TroisLignesAsync();
        await _scene.DeciderAsync(lignes[0], SensDeDecision.Accordee);
        await _scene.DeciderAsync(lignes[1], SensDeDecision.Accordee);

        await _scene.FaireAsync("chef.lycee", (s, a) => s.GetRequiredService<AttributionService>().RetirerAsync(lignes[2], "départ", a));

        await using var db = _scene.Base.Contexte();
        Assert.Equal(EtatDeBordereau.Decide, (await db.Bordereaux.SingleAsync(b => b.Id == bordereau)).Etat);
        Assert.Contains("Accordées : 2.", (await db.Courriels.SingleAsync(c => c.Cle == "decision-recteur" && c.Texte.Contains($"{bordereau}"))).Texte);
    }

    [Theory]
    [InlineData(SensDeDecision.Modifiee, 800d, null, "decision.motif", "règle de gestion")]
    [InlineData(SensDeDecision.Refusee, null, " ", "decision.motif", "règle de gestion")]
    [InlineData(SensDeDecision.Modifiee, 1000d, "idem", "decision.montant", "règle de gestion")]
    [InlineData(SensDeDecision.Modifiee, null, "sans montant", "montant.forme", "règle de gestion")]
    [InlineData(SensDeDecision.Modifiee, 2400.01, "trop", "ific.plafond", "art. 5, décret n° 2010-1065")]
    [InlineData(SensDeDecision.Modifiee, 2300d, "davantage", "enveloppe.insuffisante", "art. 5, décret n° 2010-1065")]
    public async Task Une_decision_incomplete_ou_hors_bornes_est_refusee_et_ne_laisse_rien(SensDeDecision sens, double? euros, string? motif, string cle, string fondement)
    {
        var (_, lignes) = await TroisLignesAsync();

        await _scene.DeciderAsync(lignes[0], sens, (decimal?)euros, motif).RefuseAsync(cle, fondement);

        var ligne = await _scene.LireAsync(lignes[0]);
        Assert.Null(ligne.Decision);
        Assert.Equal(EtatDAttribution.Proposee, ligne.Etat);
    }

    [Fact]
    public async Task Le_recteur_ne_depasse_pas_non_plus_le_plafond_de_la_personne()
    {
        using var scene = new SceneDIndemnites(2014);
        await scene.OuvrirAsync(6000);
        await scene.PreparerAsync(await scene.MissionAsync(), 1400);
        var autre = await scene.PreparerAsync(await scene.MissionAsync(fonction: "CULTURE"), 600);
        await scene.EnvoyerAsync();

        await scene.DeciderAsync(autre, SensDeDecision.Modifiee, 1100, "davantage").RefuseAsync("ific.plafond-cumul", "art. 5, décret n° 2010-1065");
    }

    [Fact]
    public async Task En_IMP_le_recteur_choisit_aussi_parmi_les_taux()
    {
        using var scene = new SceneDIndemnites(2024);
        await scene.OuvrirAsync(3000);
        var id = await scene.PreparerAsync(await scene.MissionAsync(), 1250);
        await scene.EnvoyerAsync();

        await scene.DeciderAsync(id, SensDeDecision.Modifiee, 1000, "autre").RefuseAsync("imp.taux", "décret n° 2015-475");
    }

    [Fact]
    public async Task Une_ligne_decidee_dit_par_qui_et_quand()
    {
        var (_, lignes) = await TroisLignesAsync();
        await _scene.DeciderAsync(lignes[0], SensDeDecision.Accordee);

        var refus = await _scene.DeciderAsync(lignes[0], SensDeDecision.Refusee, motif: "trop tard").RefuseAsync("decision.deja", "règle de gestion");

        var decision = (await _scene.LireAsync(lignes[0])).Decision!;
        Assert.Equal($"{decision.Par} a déjà décidé cette proposition le 23 novembre 2026. Rechargez la liste.", refus.Message);
    }

    [Theory]
    [InlineData("chef.lycee")]
    [InlineData("intendance.lycee")]
    [InlineData("dan")]
    public async Task La_decision_revient_au_recteur(string compte)
    {
        var (bordereau, lignes) = await TroisLignesAsync();

        var seule = await Assert.ThrowsAsync<InterditException>(() => _scene.DeciderAsync(lignes[0], SensDeDecision.Accordee, compte: compte));
        await Assert.ThrowsAsync<InterditException>(() => PlusieursAsync(bordereau, [new(lignes[0], SensDeDecision.Accordee)], compte));

        Assert.Equal(ReglesDesAttributions.DecisionAuteur.Phrase, seule.Message);
        Assert.Equal("art. 5, décret n° 2010-1065", ReglesDesAttributions.DecisionAuteur.Fondement.Libelle);
    }

    [Fact]
    public async Task Une_proposition_qui_n_est_pas_partie_n_existe_pas_pour_le_recteur()
    {
        await _scene.OuvrirAsync(3000);
        var id = await _scene.PreparerAsync(await _scene.MissionAsync(), 600);

        await Assert.ThrowsAsync<IntrouvableException>(() => _scene.DeciderAsync(id, SensDeDecision.Accordee));
    }

    [Fact]
    public async Task Plusieurs_lignes_se_decident_ensemble_chacune_avec_son_issue()
    {
        var (bordereau, lignes) = await TroisLignesAsync();
        await _scene.DeciderAsync(lignes[1], SensDeDecision.Accordee);

        var issues = await PlusieursAsync(bordereau, [.. lignes.Select((l, i) => new DecisionVoulue(l, SensDeDecision.Refusee, Motif: $"motif {i}"))]);

        Assert.Equal([null, "decision.deja", null], issues.Select(i => i.Refus?.Regle.Cle));
        var lues = await Task.WhenAll(lignes.Select(_scene.LireAsync));
        Assert.Equal(["motif 0", null, "motif 2"], lues.Select(l => l.Decision!.Motif));
        Assert.Equal(EtatDeBordereau.Decide, lues[0].Bordereau!.Etat);
        await using var db = _scene.Base.Contexte();
        Assert.Equal(3, await db.Journal.CountAsync(e => e.Evenement == Evenement.DecisionRendue && lignes.Contains(e.ObjetId)));
        Assert.Equal(1, await db.Courriels.CountAsync(c => c.Cle == "decision-recteur" && c.Texte.Contains($"{bordereau}")));
    }

    [Fact]
    public async Task Une_selection_vide_ou_dont_rien_ne_passe_est_refusee()
    {
        var (bordereau, lignes) = await TroisLignesAsync();

        await PlusieursAsync(bordereau, []).RefuseAsync("decision.selection", "règle de gestion");
        await PlusieursAsync(bordereau, [.. lignes.Select(l => new DecisionVoulue(l, SensDeDecision.Refusee))]).RefuseAsync("decision.motif", "règle de gestion");

        Assert.All(await Task.WhenAll(lignes.Select(_scene.LireAsync)), l => Assert.Null(l.Decision));
    }

    private Task<IReadOnlyList<IssueDeDecision>> PlusieursAsync(Guid bordereau, IReadOnlyList<DecisionVoulue> voulues, string compte = "rectorat") =>
        _scene.FaireAsync(compte, (s, a) => s.GetRequiredService<DecisionService>().DeciderPlusieursAsync(bordereau, voulues, a));

    /// <summary>1 000,00 €, 900,00 € et 400,00 € sur 3 000,00 €.</summary>
    private async Task<(Guid Bordereau, Guid[] Lignes)> TroisLignesAsync()
    {
        await _scene.OuvrirAsync(3000);
        var un = await _scene.PreparerAsync(await _scene.MissionAsync(), 1000);
        var deux = await _scene.PreparerAsync(await _scene.MissionAsync("rupn2.lycee"), 900);
        var trois = await _scene.PreparerAsync(await _scene.MissionAsync("rupn3.lycee"), 400);
        return (await _scene.EnvoyerAsync(), [un, deux, trois]);
    }
}
