using RupnManager.Domain.Indemnites;
using RupnManager.Domain.Regles;
using RupnManager.Services.Indemnites;
using RupnManager.Services.Journal;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Indemnites;

/// <summary>Le chef certifie le service fait ; sans certification, rien ne part en paiement.</summary>
public sealed class ServiceFaitTests
{
    private static readonly DateOnly Terme = new(2015, 6, 30);

    [Fact]
    public async Task Le_service_complet_se_certifie_a_la_fin_de_la_mission_et_se_dit_au_journal()
    {
        using var scene = await SceneAsync();
        var echeance = (await scene.AccorderAsync("rupn.lycee", 1000))[0];

        await scene.FaireAsync<ServiceFaitService>("chef.lycee", (s, a) => s.CertifierAsync(echeance, Complet(Terme), a));

        var certifiee = await scene.EcheanceAsync(echeance);
        Assert.Equal((SituationDEcheance.APayer, 100000), (certifiee.Situation, certifiee.Certification!.Montant.Centimes));
        Assert.Equal("M. Philippe Garnier a certifié le service fait de Mme Amina Haddad, année 2014-2015, complet.", (await scene.JournalAsync(Evenement.ServiceFaitCertifie))[0]);
    }

    [Fact]
    public async Task Avant_le_terme_c_est_trop_tot_article_5()
    {
        using var scene = await SceneAsync();
        var echeance = (await scene.AccorderAsync("rupn.lycee", 1000))[0];

        var refus = await scene.RefusAsync<ServiceFaitService>("chef.lycee", (s, a) => s.CertifierAsync(echeance, Complet(Terme.AddDays(-1)), a));

        Assert.Equal(("service-fait.trop-tot", Fondement.Article(5).Libelle), (refus.Regle.Cle, refus.Regle.Fondement.Libelle));
        Assert.Contains("30/06/2015", refus.Message, StringComparison.Ordinal);
        Assert.Null((await scene.EcheanceAsync(echeance)).Certification);
    }

    [Fact]
    public async Task Un_neuvieme_se_certifie_le_premier_jour_ouvre_apres_son_mois()
    {
        using var scene = new PaiementDeTest(2024);
        await scene.NotifierAsync(3000);
        var octobre = (await scene.AccorderAsync("rupn.lycee", 1250))[0];

        var refus = await scene.RefusAsync<ServiceFaitService>("chef.lycee", (s, a) => s.CertifierAsync(octobre, Complet(new(2024, 10, 31)), a));
        Assert.Equal("service-fait.echeance", refus.Regle.Cle);
        Assert.Contains("octobre 2024", refus.Message, StringComparison.Ordinal);

        await scene.FaireAsync<ServiceFaitService>("chef.lycee", (s, a) => s.CertifierAsync(octobre, Complet(new(2024, 11, 4)), a));
        Assert.Equal(13888, (await scene.EcheanceAsync(octobre)).Certification!.Montant.Centimes);
    }

    [Fact]
    public async Task Le_service_partiel_demande_son_montant_et_son_motif_et_libere_l_enveloppe()
    {
        using var scene = await SceneAsync();
        var echeance = (await scene.AccorderAsync("rupn.lycee", 800))[0];
        Task<RegleMetierException> Refus(ServiceFait service) => scene.RefusAsync<ServiceFaitService>("chef.lycee", (s, a) => s.CertifierAsync(echeance, service, a));

        Assert.Equal("service-fait.prorata", (await Refus(Partiel(720, null))).Regle.Cle);
        Assert.Equal("service-fait.prorata", (await Refus(Partiel(null, "absence"))).Regle.Cle);
        Assert.Equal("service-fait.montant", (await Refus(Partiel(800, "absence"))).Regle.Cle);
        Assert.Equal("service-fait.motif", (await Refus(new() { Resultat = ResultatDuService.NonFait, Date = Terme })).Regle.Cle);

        await scene.FaireAsync<ServiceFaitService>("chef.lycee", (s, a) => s.CertifierAsync(echeance, Partiel(720, "six semaines d'absence"), a));
        var certifiee = await scene.EcheanceAsync(echeance);
        Assert.Equal(("90 %", 72000), (certifiee.Prorata, certifiee.Attribution!.Enveloppe!.Engage.Centimes));
        Assert.Equal("service-fait.deja", (await Refus(Complet(Terme))).Regle.Cle);
    }

    [Fact]
    public async Task La_certification_s_annule_avec_un_motif_tant_que_la_ligne_n_est_pas_arretee()
    {
        using var scene = await SceneAsync();
        var echeance = (await scene.AccorderAsync("rupn.lycee", 1000))[0];
        Task<RegleMetierException> Refus(string? motif) => scene.RefusAsync<ServiceFaitService>("chef.lycee", (s, a) => s.AnnulerAsync(echeance, motif, a));
        Assert.Equal("service-fait.non-certifie", (await Refus("erreur")).Regle.Cle);
        await scene.CertifierAsync(echeance);
        Assert.Equal("service-fait.annulation", (await Refus(" ")).Regle.Cle);

        await scene.FaireAsync<ServiceFaitService>("chef.lycee", (s, a) => s.AnnulerAsync(echeance, "dates à vérifier", a));
        Assert.Equal(SituationDEcheance.NonCertifiee, (await scene.EcheanceAsync(echeance)).Situation);

        await scene.CertifierAsync(echeance);
        await scene.ArreteAsync(echeance);
        Assert.Equal("ligne.geste", (await Refus("trop tard")).Regle.Cle);
    }

    [Fact]
    public async Task L_intendance_ne_certifie_pas()
    {
        using var scene = await SceneAsync();
        var echeance = (await scene.AccorderAsync("rupn.lycee", 1000))[0];

        var refus = await Assert.ThrowsAsync<InterditException>(() =>
            scene.FaireAsync<ServiceFaitService>("intendance.lycee", (s, a) => s.CertifierAsync(echeance, Complet(Terme), a)));

        Assert.Equal(ReglesDuPaiement.Certifier.Phrase, refus.Message);
    }

    [Fact]
    public async Task Plusieurs_echeances_se_certifient_ensemble_ou_pas_du_tout()
    {
        using var scene = await SceneAsync();
        var (une, autre) = ((await scene.AccorderAsync("rupn.lycee", 1000))[0], (await scene.AccorderAsync("rupn2.lycee", 600))[0]);
        await scene.CertifierAsync(autre);

        Assert.Equal("service-fait.deja", (await Assert.ThrowsAsync<RegleMetierException>(() => scene.CertifierAsync(une, autre))).Regle.Cle);
        Assert.Null((await scene.EcheanceAsync(une)).Certification);
        Assert.Equal("service-fait.selection", (await Assert.ThrowsAsync<RegleMetierException>(() => scene.CertifierAsync())).Regle.Cle);
        Assert.Equal(1, await scene.CertifierAsync(une));
    }

    [Fact]
    public async Task Certifier_ouvre_le_decompte_de_la_personne_sur_ce_qui_est_deja_engage()
    {
        using var scene = await SceneAsync();
        var echeance = (await scene.AccorderAsync("rupn.lycee", 1000))[0];
        await scene.AccorderAsync("rupn.lycee", 500, "CULTURE");

        await scene.FaireAsync<ServiceFaitService>("chef.lycee", (s, a) => s.CertifierAsync(echeance, Partiel(900, "absence"), a));

        await using var db = scene.Base.Contexte();
        Assert.Equal(140000, db.Cumuls.Single(c => c.Annee == IndemniteDeTest.Ific).Engage.Centimes);
    }

    private static async Task<PaiementDeTest> SceneAsync()
    {
        var scene = new PaiementDeTest();
        await scene.NotifierAsync(5000);
        return scene;
    }

    private static ServiceFait Complet(DateOnly date) => new() { Resultat = ResultatDuService.Complet, Date = date };

    private static ServiceFait Partiel(decimal? euros, string? motif) => new()
    {
        Resultat = ResultatDuService.Partiel, Montant = euros is { } e ? Montant.EnEuros(e) : null, Motif = motif, Date = Terme,
    };
}
