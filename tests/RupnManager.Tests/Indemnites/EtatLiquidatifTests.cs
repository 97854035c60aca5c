using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.Regles;
using RupnManager.Services.Demonstration;
using RupnManager.Services.Indemnites;
using RupnManager.Services.Journal;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Indemnites;

/// <summary>L'intendance prépare et soumet, le chef arrête ou rend : chacun son geste, chaque refus sa règle.</summary>
public sealed class EtatLiquidatifTests
{
    [Fact]
    public async Task De_la_preparation_a_l_arret_l_etat_est_numerote_fige_et_annonce()
    {
        using var scene = await SceneAsync();
        var (une, autre) = (await CertifieeAsync(scene, "rupn.lycee", 1800), await CertifieeAsync(scene, "rupn2.lycee", 600.50m));
        var id = await scene.PreparerAsync(une, autre);
        await scene.SoumettreAsync(id);

        var arrete = await scene.ArreterAsync(id);

        var etat = await scene.EtatAsync(id);
        Assert.Equal(("EL-2014-0993014N-1", 2, 240050), (arrete.Numero, arrete.Lignes, etat.TotalArrete.Centimes));
        Assert.Equal([1, 2], etat.Lignes.Select(l => l.Figee!.NumeroDOrdre).Order());
        Assert.Equal($"M. Philippe Garnier a arrêté l'état {etat.Numero} : 2 lignes (empreinte {etat.Empreinte}).", (await scene.JournalAsync(Evenement.EtatArrete))[0]);
        await using var db = scene.Base.Contexte();
        Assert.Equal("intendance.lycee@demo.example", (await db.Courriels.SingleAsync(c => c.Cle == "liste-arretee")).Destinataire);
        Assert.Equal(3, await db.PiecesArchivees.CountAsync(p => p.EtatLiquidatifId == id));
    }

    [Fact]
    public async Task Une_ligne_deja_sur_un_etat_est_refusee_en_nommant_cet_etat()
    {
        using var scene = await SceneAsync();
        var echeance = await CertifieeAsync(scene, "rupn.lycee", 1000);
        await scene.ArreteAsync(echeance);

        var refus = await Assert.ThrowsAsync<RegleMetierException>(() => scene.PreparerAsync(echeance));

        Assert.Equal("paiement.deja", refus.Regle.Cle);
        Assert.Equal("L'échéance année 2014-2015 de Mme Amina Haddad est déjà sur l'état EL-2014-0993014N-1. Retirez-la de celui-ci.", refus.Message);
    }

    [Fact]
    public async Task Sans_ligne_ou_sans_certification_rien_ne_se_prepare()
    {
        using var scene = await SceneAsync();
        var sansService = (await scene.AccorderAsync("rupn.lycee", 1000))[0];

        Assert.Equal("etat.vide", (await Assert.ThrowsAsync<RegleMetierException>(() => scene.PreparerAsync())).Regle.Cle);
        Assert.Equal("ligne.geste", (await Assert.ThrowsAsync<RegleMetierException>(() => scene.PreparerAsync(sansService))).Regle.Cle);
    }

    [Fact]
    public async Task Une_certification_annulee_bloque_la_soumission_et_sort_la_ligne_a_l_arret()
    {
        using var scene = await SceneAsync();
        var (une, autre) = (await CertifieeAsync(scene, "rupn.lycee", 1000), await CertifieeAsync(scene, "rupn2.lycee", 600));
        var soumis = await scene.PreparerAsync(une, autre);
        await scene.SoumettreAsync(soumis);
        await scene.FaireAsync<ServiceFaitService>("chef.lycee", (s, a) => s.AnnulerAsync(une, "dates à vérifier", a));

        var arrete = await scene.ArreterAsync(soumis);

        Assert.Equal(1, arrete.Lignes);
        Assert.Equal("Mme Amina Haddad, année 2014-2015 : Le service fait de Mme Amina Haddad n'est pas certifié. Retirez ou retenez la ligne.", Assert.Single(arrete.Sorties));
        Assert.Equal(SituationDEcheance.NonCertifiee, (await scene.EcheanceAsync(une)).Situation);
        Assert.Equal(60000, (await scene.EtatAsync(soumis)).TotalArrete.Centimes);
    }

    [Fact]
    public async Task Une_anomalie_bloquante_empeche_de_soumettre()
    {
        using var scene = await SceneAsync();
        var echeance = await CertifieeAsync(scene, "rupn.lycee", 1000);
        var id = await scene.PreparerAsync(echeance);
        await scene.FaireAsync<ServiceFaitService>("chef.lycee", (s, a) => s.AnnulerAsync(echeance, "erreur", a));

        Assert.Equal("etat.anomalies", (await Assert.ThrowsAsync<RegleMetierException>(() => scene.SoumettreAsync(id))).Regle.Cle);
        Assert.Equal(["etat.sans-certification", "code.non-confirme"], await AnomaliesAsync(scene, id));

        await scene.FaireAsync<ServiceFaitService>("chef.lycee", (s, a) =>
            s.CertifierAsync(echeance, new() { Resultat = ResultatDuService.Partiel, Montant = Montant.EnEuros(900), Motif = "absence", Date = new(2015, 7, 1) }, a));
        Assert.Equal(["etat.montant-change"], await AnomaliesAsync(scene, id));
    }

    [Fact]
    public async Task Au_dessus_du_plafond_de_l_annee_la_ligne_est_bloquee_article_5()
    {
        using var scene = await SceneAsync();
        var id = await scene.PreparerAsync(await CertifieeAsync(scene, "rupn.lycee", 2000));
        await using (var db = scene.Base.Contexte())
        {
            db.Baremes.Add(new() { Regime = Regime.Ific, Depuis = new(2014), Numero = 2, Minimum = Montant.EnEuros(400), Plafond = Montant.EnEuros(1500), Source = "essai", CreeLe = scene.Base.Horloge.GetUtcNow().UtcDateTime });
            await db.SaveChangesAsync();
        }

        var ouvert = await scene.FaireAsync<ListeDesEtatsService, EtatOuvert>("intendance.lycee", (s, a) => s.OuvrirAsync(id, a));

        var anomalie = Assert.Single(ouvert.Controle.Anomalies, a => a.Bloquante);
        Assert.Equal(("etat.plafond", Fondement.Article(5).Libelle), (anomalie.Regle.Cle, anomalie.Regle.Fondement.Libelle));
        Assert.Equal((0, 200000), (ouvert.Total.Centimes, ouvert.EnAnomalie.Centimes));
    }

    [Fact]
    public async Task En_IMP_le_code_a_confirmer_avertit_sans_bloquer()
    {
        using var scene = new PaiementDeTest(2024);
        await scene.NotifierAsync(3000);
        var octobre = (await scene.AccorderAsync("rupn.lycee", 1250))[0];
        await scene.CertifierAsync(octobre);
        var id = await scene.PreparerAsync(octobre);

        Assert.Equal(["code.a-confirmer"], await AnomaliesAsync(scene, id));
        await scene.SoumettreAsync(id);
        Assert.Equal(EtatDeListe.Soumis, (await scene.EtatAsync(id)).Etat);
    }

    [Fact]
    public async Task En_IFIC_le_code_releve_par_l_usage_s_exporte_et_avertit_jusqu_a_ce_que_le_rectorat_le_confirme()
    {
        using var scene = await SceneAsync();
        var id = await scene.PreparerAsync(await CertifieeAsync(scene, "rupn.lycee", 1000));
        Assert.Equal(["code.non-confirme"], await AnomaliesAsync(scene, id));

        await scene.FaireAsync<CatalogueDesBaremesService>("rectorat", (s, a) => s.ConfirmerAsync(new(2010), "1649", a));

        Assert.Empty(await AnomaliesAsync(scene, id));
    }

    [Fact]
    public async Task Celui_qui_prepare_n_arrete_pas()
    {
        using var scene = await SceneAsync();
        var id = await scene.PreparerAsync(await CertifieeAsync(scene, "rupn.lycee", 1000));
        await scene.SoumettreAsync(id);
        await scene.FaireAsync<RupnDbContext>("chef.lycee", async (db, chef) =>
        {
            var etat = await db.EtatsLiquidatifs.SingleAsync(e => e.Id == id);
            db.Entry(etat).Property(e => e.PreparateurId).CurrentValue = chef.PersonneId;
            await db.SaveChangesAsync();
        });

        Assert.Equal("roles.arreter", (await Assert.ThrowsAsync<RegleMetierException>(() => scene.ArreterAsync(id))).Regle.Cle);
        await Assert.ThrowsAsync<DbUpdateException>(() => scene.FaireAsync<RupnDbContext>("chef.lycee", async (db, chef) =>
        {
            var etat = await db.EtatsLiquidatifs.SingleAsync(e => e.Id == id);
            db.Entry(etat).Property(e => e.ArreteParId).CurrentValue = chef.PersonneId;
            await db.SaveChangesAsync();
        }));
    }

    [Fact]
    public async Task Qui_a_certifie_par_delegation_ne_prepare_ni_ne_soumet_la_ligne()
    {
        using var scene = await SceneAsync();
        var (sienne, autre) = (await CertifieeAsync(scene, "rupn.lycee", 1000), await CertifieeAsync(scene, "rupn2.lycee", 400));
        var id = await scene.PreparerAsync(autre);
        await CertifierAuNomDeAsync(scene, sienne, autre);

        Assert.Equal("roles.preparer", (await scene.RefusAsync<PreparationDEtatService>("intendance.lycee", (s, a) => s.AjouterAsync(id, sienne, a))).Regle.Cle);
        Assert.Equal("roles.preparer", (await scene.RefusAsync<PreparationDEtatService>("intendance.lycee", (s, a) => s.SoumettreAsync(id, [], a))).Regle.Cle);
    }

    /// <summary>Comme si l'intendance avait certifié, par la délégation du chef.</summary>
    private static Task CertifierAuNomDeAsync(PaiementDeTest scene, params Guid[] echeances) => scene.FaireAsync<RupnDbContext>("intendance.lycee", async (db, intendance) =>
    {
        foreach (var echeance in await db.Echeances.Where(e => echeances.Contains(e.Id)).ToListAsync())
            db.Entry(echeance).ComplexProperty(e => e.Certification!).Property(c => c.ParId).CurrentValue = intendance.PersonneId;
        await db.SaveChangesAsync();
    });

    [Fact]
    public async Task L_intendance_n_arrete_pas_et_le_chef_ne_prepare_pas()
    {
        using var scene = await SceneAsync();
        var echeance = await CertifieeAsync(scene, "rupn.lycee", 1000);
        var id = await scene.PreparerAsync(echeance);

        await Assert.ThrowsAsync<InterditException>(() => scene.FaireAsync<ArretService>("intendance.lycee", (s, a) => s.ArreterAsync(id, Troupe.MotDePasse, a)));
        await Assert.ThrowsAsync<InterditException>(() => scene.FaireAsync<PreparationDEtatService>("chef.lycee", (s, a) => s.SoumettreAsync(id, [], a)));
        await Assert.ThrowsAsync<IntrouvableException>(() => scene.FaireAsync<ArretService>("chef.college", (s, a) => s.ArreterAsync(id, Troupe.MotDePasse, a)));
    }

    [Fact]
    public async Task Arreter_demande_le_mot_de_passe_et_un_etat_arrete_dit_par_qui_et_quand()
    {
        using var scene = await SceneAsync();
        var id = await scene.PreparerAsync(await CertifieeAsync(scene, "rupn.lycee", 1000));
        Assert.Equal("etat.geste", (await Assert.ThrowsAsync<RegleMetierException>(() => scene.ArreterAsync(id))).Regle.Cle);
        await scene.SoumettreAsync(id);

        var faux = await scene.RefusAsync<ArretService>("chef.lycee", (s, a) => s.ArreterAsync(id, "faux", a));
        Assert.Equal(ReglesDeLaSignature.MotDePasse.Cle, faux.Regle.Cle);
        await scene.ArreterAsync(id);

        var deja = await Assert.ThrowsAsync<RegleMetierException>(() => scene.ArreterAsync(id));
        Assert.Equal("etat.deja-arrete", deja.Regle.Cle);
        Assert.Equal("M. Philippe Garnier a arrêté cet état le 23 novembre 2026 à 9 h 00, sous le numéro EL-2014-0993014N-1.", deja.Message);
        Assert.Equal("archive.immuable", (await Assert.ThrowsAsync<RegleMetierException>(() => scene.SoumettreAsync(id))).Regle.Cle);
    }

    [Fact]
    public async Task Le_chef_rend_l_etat_avec_un_motif()
    {
        using var scene = await SceneAsync();
        var id = await scene.PreparerAsync(await CertifieeAsync(scene, "rupn.lycee", 1000));
        await scene.SoumettreAsync(id);

        Assert.Equal("etat.motif", (await scene.RefusAsync<ArretService>("chef.lycee", (s, a) => s.RendreAsync(id, " ", a))).Regle.Cle);
        await scene.FaireAsync<ArretService>("chef.lycee", (s, a) => s.RendreAsync(id, "une ligne en trop", a));

        var etat = await scene.EtatAsync(id);
        Assert.Equal((EtatDeListe.EnPreparation, "une ligne en trop"), (etat.Etat, etat.MotifDuRendu));
    }

    [Fact]
    public async Task Une_ligne_retenue_sort_de_l_etat_est_comptee_et_se_libere()
    {
        using var scene = await SceneAsync();
        var (une, autre) = (await CertifieeAsync(scene, "rupn.lycee", 1000), await CertifieeAsync(scene, "rupn2.lycee", 600));
        var id = await scene.PreparerAsync(une, autre);
        Assert.Equal("ligne.motif-retenue", (await scene.RefusAsync<LigneDePaiementService>("intendance.lycee", (s, a) => s.RetenirAsync(une, "", a))).Regle.Cle);
        Assert.Equal(2, (await scene.EtatAsync(id)).Lignes.Count);

        await scene.FaireAsync<LigneDePaiementService>("intendance.lycee", (s, a) => s.RetenirAsync(une, "absence à vérifier", a));

        var ouvert = await scene.FaireAsync<ListeDesEtatsService, EtatOuvert>("intendance.lycee", (s, a) => s.OuvrirAsync(id, a));
        Assert.Equal((1, 60000, 1), (ouvert.Etat.Lignes.Count, ouvert.Total.Centimes, ouvert.LignesRetenues));
        Assert.Contains("absence à vérifier", Assert.Single(ouvert.Hors).Raison, StringComparison.Ordinal);
        Assert.Equal("ligne.geste", (await Assert.ThrowsAsync<RegleMetierException>(() => scene.PreparerAsync(une))).Regle.Cle);
        await scene.FaireAsync<LigneDePaiementService>("intendance.lycee", (s, a) => s.LibererAsync(une, a));
        await scene.FaireAsync<PreparationDEtatService>("intendance.lycee", (s, a) => s.AjouterAsync(id, une, a));
        Assert.Equal(2, (await scene.EtatAsync(id)).Lignes.Count);
    }

    [Fact]
    public async Task Un_etat_abandonne_rend_ses_lignes()
    {
        using var scene = await SceneAsync();
        var echeance = await CertifieeAsync(scene, "rupn.lycee", 1000);
        var id = await scene.PreparerAsync(echeance);

        await scene.FaireAsync<PreparationDEtatService>("intendance.lycee", (s, a) => s.AbandonnerAsync(id, a));

        Assert.Equal(SituationDEcheance.APayer, (await scene.EcheanceAsync(echeance)).Situation);
        Assert.NotEqual(id, await scene.PreparerAsync(echeance));
    }

    [Fact]
    public async Task Le_rappel_au_chef_part_une_fois_par_semaine_et_seulement_s_il_reste_a_certifier()
    {
        using var scene = await SceneAsync();
        await scene.AccorderAsync("rupn.lycee", 1000);
        Task Rappeler() => scene.FaireAsync<LigneDePaiementService>("intendance.lycee", (s, a) => s.RappelerAsync(a));

        await Rappeler();
        Assert.Equal("rappel.semaine", (await Assert.ThrowsAsync<RegleMetierException>(Rappeler)).Regle.Cle);
        scene.Base.Horloge.Advance(TimeSpan.FromDays(7));
        await Rappeler();

        await using var db = scene.Base.Contexte();
        var courriels = await db.Courriels.Where(c => c.Cle == "service-fait" && c.Destinataire == "chef.lycee@demo.example").OrderBy(c => c.CreeLe).Select(c => c.Objet).ToListAsync();
        Assert.Equal(2, courriels.Count);
        Assert.StartsWith("[RUPN] Service fait à certifier – Lycée", courriels[0]);
        Assert.StartsWith("[RUPN] Rappel n° 2 – service fait à certifier – Lycée", courriels[1]);
    }

    private static async Task<PaiementDeTest> SceneAsync()
    {
        var scene = new PaiementDeTest();
        await scene.NotifierAsync(5000);
        return scene;
    }

    private static async Task<Guid> CertifieeAsync(PaiementDeTest scene, string compte, decimal euros)
    {
        var echeance = (await scene.AccorderAsync(compte, euros))[0];
        await scene.CertifierAsync(echeance);
        return echeance;
    }

    private static async Task<List<string>> AnomaliesAsync(PaiementDeTest scene, Guid id) =>
        (await scene.FaireAsync<ListeDesEtatsService, EtatOuvert>("intendance.lycee", (s, a) => s.OuvrirAsync(id, a))).Controle.Anomalies.Select(a => a.Regle.Cle).ToList();
}
