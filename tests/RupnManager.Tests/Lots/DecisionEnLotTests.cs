using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.Lots;
using RupnManager.Domain.Regles;
using RupnManager.Services.Demonstration;
using RupnManager.Services.Indemnites;
using RupnManager.Services.Journal;
using RupnManager.Services.Lots;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Lots;

/// <summary>Le rectorat décide en lot sur plusieurs établissements : ce que le lot fait à chaque proposition, et ce qui l'en empêche.</summary>
public sealed class DecisionEnLotTests : IDisposable
{
    private readonly SceneDeDecisions _scene = new();

    [Fact]
    public async Task Chaque_proposition_est_accordee_une_fois_avec_ses_echeances_son_journal_et_un_courriel_par_bordereau()
    {
        var propositions = await _scene.QuatreAsync();
        var lot = await _scene.LancerAsync(propositions);

        await _scene.TravaillerAsync();
        await _scene.TravaillerAsync();

        var fini = await _scene.LireAsync(lot);
        Assert.Equal((EtatDeLot.Terminee, Role.Rectorat), (fini.Etat, fini.Role));
        Assert.All(fini.Lignes, l => Assert.Equal((EtatDeLigneDeLot.Faite, (Guid?)null), (l.Etat, l.Verrou)));
        Assert.Equal([1250m, 625m, 625m, 625m], fini.Lignes.Select(l => l.Montant.Euros));
        var lues = await _scene.AttributionsAsync(propositions);
        Assert.All(lues, a => Assert.Equal((EtatDAttribution.Accordee, 9, a.Propose), (a.Etat, a.Echeances.Count, a.Decision!.Montant)));
        Assert.All(lues, a => Assert.Equal(EtatDeBordereau.Decide, a.Bordereau!.Etat));
        await using var db = _scene.Base.Contexte();
        var objets = lues.Select(a => $"[RUPN] Décisions rendues – bordereau {a.Bordereau!.Numero}").Distinct().ToList();
        var destinataires = await db.Courriels.Where(c => objets.Contains(c.Objet)).Select(c => c.Destinataire).ToListAsync();
        Assert.Equal([Troupe.Courriel("adjoint.college"), Troupe.Courriel("chef.college"), Troupe.Courriel("chef.lycee")], destinataires.Order(StringComparer.Ordinal));
        var phrases = await db.Journal.Where(e => e.Evenement == Evenement.DecisionRendue && propositions.Contains(e.ObjetId)).ToListAsync();
        Assert.Equal(4, phrases.Count);
        Assert.All(phrases, e => Assert.StartsWith("M. Vincent Masson a accordé l'attribution de ", e.Phrase, StringComparison.Ordinal));
        Assert.All(phrases, e => Assert.EndsWith($" (lot n° {fini.Numero}).", e.Phrase, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Un_refus_porte_le_motif_commun_ou_le_sien_et_rend_les_montants_aux_enveloppes()
    {
        var propositions = await _scene.QuatreAsync();
        var lot = await _scene.ChoisirAsync(propositions, NatureDeLot.Refus);
        var lignes = (await _scene.LireAsync(lot)).Lignes;

        await _scene.LancerAsync(lot, 4, motif: "  enveloppe académique réduite ", motifs: new() { [lignes[3].Id] = "mission déjà reconnue" });
        await _scene.TravaillerAsync();

        var lues = await _scene.AttributionsAsync(propositions);
        Assert.All(lues, a => Assert.Equal((EtatDAttribution.Refusee, Montant.Zero), (a.Etat, a.Enveloppe!.Engage)));
        Assert.Equal(["enveloppe académique réduite", "enveloppe académique réduite", "enveloppe académique réduite", "mission déjà reconnue"], lues.Select(a => a.Decision!.Motif));
        await using var db = _scene.Base.Contexte();
        var phrase = await db.Journal.SingleAsync(e => e.ObjetId == propositions[3] && e.Evenement == Evenement.DecisionRendue);
        Assert.EndsWith($"(lot n° {(await _scene.LireAsync(lot)).Numero}) : mission déjà reconnue.", phrase.Phrase, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Le_journal_et_le_courriel_de_fin_parlent_de_propositions_sans_aucun_montant()
    {
        var propositions = await _scene.QuatreAsync();
        var lot = await _scene.LancerAsync(propositions);
        await _scene.TravaillerAsync();

        var numero = (await _scene.LireAsync(lot)).Numero;
        await using var db = _scene.Base.Contexte();
        var entrees = await db.Journal.Where(e => e.ObjetId == lot).OrderBy(e => e.Numero).Select(e => e.Phrase).ToListAsync();
        Assert.Equal([$"M. Vincent Masson a lancé l'accord de 4 propositions (lot n° {numero}).", $"Lot {numero} terminé : 4 faites, 0 déjà faite, 0 écartée, 0 échec."], entrees);
        var courriel = await db.Courriels.SingleAsync(c => c.Cle == "lot-termine" && c.Id == lot);
        Assert.Equal(Troupe.Courriel("rectorat"), courriel.Destinataire);
        Assert.Contains("L'opération « l'accord de 4 propositions »", courriel.Texte, StringComparison.Ordinal);
        Assert.Contains("Les propositions écartées n'ont pas été décidées.", courriel.Texte, StringComparison.Ordinal);
        Assert.DoesNotContain("signé", courriel.Texte, StringComparison.Ordinal);
        Assert.DoesNotContain("€", courriel.Texte, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Decidee_a_la_main_entre_temps_elle_est_deja_faite_ou_ecartee_selon_le_sens()
    {
        var propositions = await _scene.QuatreAsync();
        var lot = await _scene.LancerAsync(propositions);
        await _scene.Indemnites.DeciderAsync(propositions[0], SensDeDecision.Accordee);
        await _scene.Indemnites.DeciderAsync(propositions[1], SensDeDecision.Refusee, motif: "mission déjà reconnue");

        await _scene.TravaillerAsync();

        var lignes = (await _scene.LireAsync(lot)).Lignes;
        Assert.Equal([EtatDeLigneDeLot.DejaFaite, EtatDeLigneDeLot.Ecartee, EtatDeLigneDeLot.Faite, EtatDeLigneDeLot.Faite], lignes.Select(l => l.Etat));
        Assert.Equal("Accordée par M. Vincent Masson le 23 novembre 2026 à 9 h 00.", lignes[0].Motif);
        Assert.Equal("Refusée par M. Vincent Masson le 23 novembre 2026 à 9 h 00 : mission déjà reconnue.", lignes[1].Motif);
    }

    [Fact]
    public async Task Retiree_ou_changee_depuis_la_lecture_elle_n_est_jamais_decidee_a_l_aveugle()
    {
        var propositions = await _scene.QuatreAsync();
        var lot = await _scene.LancerAsync(propositions);
        await _scene.Indemnites.FaireAsync("chef.lycee", (s, a) => s.GetRequiredService<AttributionService>().RetirerAsync(propositions[0], "départ de l'agent", a));
        await _scene.Indemnites.ModifierAsync(async db =>
            (await db.Attributions.Include(a => a.Mission).SingleAsync(a => a.Id == propositions[1])).Mission!.Dater(new(2024, 9, 1), new(2025, 2, 28)));

        await _scene.TravaillerAsync();

        var (lignes, lues) = ((await _scene.LireAsync(lot)).Lignes, await _scene.AttributionsAsync(propositions));
        Assert.Equal([EtatDeLigneDeLot.Ecartee, EtatDeLigneDeLot.Ecartee, EtatDeLigneDeLot.Faite, EtatDeLigneDeLot.Faite], lignes.Select(l => l.Etat));
        Assert.Equal("Retirée par l'établissement le 23 novembre 2026 à 9 h 00 : départ de l'agent", lignes[0].Motif);
        Assert.Equal("La proposition pour M. Hugo Perrin a changé depuis votre lecture : écartée, non décidée.", lignes[1].Motif);
        Assert.Null(lues[1].Decision);
    }

    [Fact]
    public async Task Une_enveloppe_qui_ne_suffit_plus_refuse_sa_ligne_avec_son_article_et_le_lot_finit()
    {
        var propositions = await _scene.QuatreAsync();
        var lot = await _scene.LancerAsync(propositions);
        // L'engagement de la première est perdu, puis l'enveloppe épuisée à la main : l'accorder la ferait dépasser.
        await _scene.Indemnites.ModifierAsync(async db =>
        {
            await db.Attributions.Where(a => a.Id == propositions[0]).ExecuteUpdateAsync(a => a.SetProperty(x => x.Engage.Centimes, 0L));
            await db.Enveloppes.Where(e => db.Attributions.Any(a => a.Id == propositions[0] && a.EnveloppeId == e.Id)).ExecuteUpdateAsync(e => e
                .SetProperty(x => x.Engage.Centimes, x => x.Engage.Centimes - 125_000).SetProperty(x => x.Notifie.Centimes, 375_000L));
        });
        await _scene.Indemnites.DeciderAsync(propositions[1], SensDeDecision.Modifiee, 2500, "engagement reconnu");

        await _scene.TravaillerAsync();

        var (fini, lues) = (await _scene.LireAsync(lot), await _scene.AttributionsAsync(propositions));
        Assert.Equal([EtatDeLigneDeLot.Ecartee, EtatDeLigneDeLot.Ecartee, EtatDeLigneDeLot.Faite, EtatDeLigneDeLot.Faite], fini.Lignes.Select(l => l.Etat));
        Assert.StartsWith("Il ne reste que 625,00 € dans l'enveloppe", fini.Lignes[0].Motif, StringComparison.Ordinal);
        Assert.Null(lues[0].Decision);
        Assert.Equal(EtatDeLot.TermineeAvecEcarts, fini.Etat);
        Assert.All(lues, a => Assert.True(a.Enveloppe!.Engage <= a.Enveloppe.Notifie));
    }

    [Fact]
    public async Task Le_recapitulatif_dit_ce_qui_ne_peut_etre_decide_et_ce_qui_reste_de_chaque_enveloppe()
    {
        var propositions = await _scene.QuatreAsync();
        await _scene.Indemnites.DeciderAsync(propositions[0], SensDeDecision.Accordee);
        var tenu = await _scene.LancerAsync([propositions[2]]);
        var lot = await _scene.ChoisirAsync(propositions, NatureDeLot.Refus);

        var (choisi, enveloppes) = await _scene.Indemnites.FaireAsync("rectorat", async (s, a) =>
        {
            var ouvert = await s.GetRequiredService<SelectionDeLotService>().OuvrirAsync(lot, a);
            return (ouvert, await s.GetRequiredService<EnveloppesDuLotService>().LireAsync(ouvert, a));
        });

        Assert.Equal([propositions[1], propositions[3]], choisi.Pretes.Select(l => l.ObjetId));
        Assert.StartsWith("Accordée par M. Vincent Masson", choisi.Lignes[0].Motif, StringComparison.Ordinal);
        Assert.Equal($"Déjà dans le lot n° {(await _scene.LireAsync(tenu)).Numero}, en cours.", choisi.Lignes[2].Motif);
        Assert.Equal([(625m, 4000m, 2125m), (625m, 1250m, 1250m)], enveloppes.OrderByDescending(e => e.Notifie).Select(e => (e.Demande.Euros, e.Notifie.Euros, e.Reste.Euros)));
    }

    [Fact]
    public async Task Le_plafond_abaisse_depuis_se_dit_avant_de_lancer()
    {
        using var ific = new SceneDIndemnites(2014);
        await ific.OuvrirAsync(6000);
        var id = await ific.PreparerAsync(await ific.MissionAsync(), 2000);
        await ific.EnvoyerAsync();
        await ific.ModifierAsync(db => db.Baremes.ExecuteUpdateAsync(b => b.SetProperty(x => x.Plafond.Centimes, 150_000L)));

        var lot = await ific.FaireAsync("rectorat", async (s, a) =>
        {
            var selection = s.GetRequiredService<SelectionDeLotService>();
            return await selection.OuvrirAsync(await selection.PreparerAsync(NatureDeLot.Accord, [id], a), a);
        });

        Assert.Empty(lot.Pretes);
        Assert.EndsWith("(art. 5, décret n° 2010-1065)", lot.Lignes[0].Motif, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(NatureDeLot.Accord, false, Troupe.MotDePasse, null, "lot.confirmation")]
    [InlineData(NatureDeLot.Accord, true, "faux", null, "lot.mot-de-passe")]
    [InlineData(NatureDeLot.Refus, true, Troupe.MotDePasse, " ", "decision.motif")]
    [InlineData(NatureDeLot.Refus, true, Troupe.MotDePasse, "long", "lot.motif")]
    public async Task Sans_accord_ni_mot_de_passe_ni_motif_rien_n_est_decide(NatureDeLot nature, bool consentement, string motDePasse, string? motif, string cle)
    {
        var propositions = await _scene.QuatreAsync();
        var lot = await _scene.ChoisirAsync(propositions, nature);

        var refus = await Assert.ThrowsAsync<RegleMetierException>(() =>
            _scene.LancerAsync(lot, 4, motDePasse, consentement, motif == "long" ? new('x', Proposition.LongueurDuMotif + 1) : motif));

        Assert.Equal(cle, refus.Regle.Cle);
        Assert.Equal(EtatDeLot.EnPreparation, (await _scene.LireAsync(lot)).Etat);
    }

    [Fact]
    public async Task Chacun_ne_choisit_que_ce_qu_il_peut_decider_et_ne_voit_que_les_lots_de_son_role()
    {
        var propositions = await _scene.QuatreAsync();
        foreach (var compte in new[] { "dan", "chef.lycee", "intendance.lycee", "rupn.lycee", "admin" })
            await Assert.ThrowsAsync<InterditException>(() => _scene.ChoisirAsync(propositions, compte: compte));
        await Assert.ThrowsAsync<InterditException>(() => _scene.ChoisirAsync(propositions, NatureDeLot.Validation));
        var lot = await _scene.LancerAsync(propositions);

        await Assert.ThrowsAsync<IntrouvableException>(() => _scene.Indemnites.FaireAsync("dan", (s, a) => s.GetRequiredService<LectureDesLotsService>().EnCsvAsync(lot, a)));
        var duDan = await _scene.Indemnites.FaireAsync("dan", (s, a) => s.GetRequiredService<LectureDesLotsService>().ListerAsync(1, a));
        var duRectorat = await _scene.Indemnites.FaireAsync("rectorat", (s, a) => s.GetRequiredService<LectureDesLotsService>().ListerAsync(1, a));
        Assert.All(duDan.Lignes, l => Assert.Equal(Role.Dan, l.Lot.Role));
        Assert.Equal(lot, Assert.Single(duRectorat.Lignes).Lot.Id);
    }

    [Fact]
    public async Task Le_compte_rendu_du_rectorat_dit_le_montant_de_chaque_ligne()
    {
        var propositions = await _scene.QuatreAsync();
        var lot = await _scene.LancerAsync(propositions);
        await _scene.TravaillerAsync();

        var (_, octets) = await _scene.Indemnites.FaireAsync("rectorat", (s, a) => s.GetRequiredService<LectureDesLotsService>().EnCsvAsync(lot, a));

        var lignes = System.Text.Encoding.UTF8.GetString(octets).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("lot;rang;reference;proposition;montant_propose;resultat;motif;date;heure", lignes[0]);
        Assert.Contains(";1250,00;Accordée;;23/11/2026;9 h 00", lignes[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rien_n_est_decide_au_nom_de_qui_n_exerce_plus()
    {
        var propositions = await _scene.QuatreAsync();
        var lot = await _scene.LancerAsync(propositions);
        await _scene.Indemnites.ModifierAsync(async db =>
        {
            var courriel = Troupe.Courriel("rectorat");
            (await db.Affectations.SingleAsync(a => a.Personne!.Courriel == courriel && a.Role == Role.Rectorat)).Terminer(new(2026, 11, 22));
        });

        using var ailleurs = _scene.Base.Services();
        await ailleurs.GetRequiredService<TravailleurDesLots>().ToutTraiterAsync(CancellationToken.None);

        Assert.All((await _scene.LireAsync(lot)).Lignes, l => Assert.Equal("M. Vincent Masson n'exerce plus cette fonction : rien n'a été fait en son nom.", l.Motif));
        Assert.All(await _scene.AttributionsAsync(propositions), a => Assert.Null(a.Decision));
    }

    public void Dispose() => _scene.Dispose();
}
