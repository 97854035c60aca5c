using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Bilans;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Regles;
using RupnManager.Services.Bilans;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Bilans;

/// <summary>Le bilan au CA s'écrit, s'arrête, se présente, et clôt l'année ; jamais dans un autre ordre.</summary>
public sealed class BilanAuCATests : IDisposable
{
    private static readonly AnneeScolaire Annee = BilanDeTest.Annee;
    private static readonly TextesDuBilanAuCA Textes = new() { Reussites = "La webradio a produit neuf émissions.", Besoins = "Un chariot de tablettes à 5 000 €." };
    private static readonly PresentationAuCA Seance = new(new(2026, 11, 23), new(2026, 11, 12), null);
    private readonly TestDatabase _base = new();
    private readonly BilanDeTest _scene;

    public BilanAuCATests() => _scene = new(_base);

    public void Dispose()
    {
        _scene.Dispose();
        _base.Dispose();
    }

    [Fact]
    public async Task Du_premier_texte_a_l_annee_close()
    {
        await _scene.ViseAsync();
        Assert.Equal(EtatDuBilanAuCA.EnPreparation, (await LireAsync()).Etat);

        await FaireAsync((s, a) => s.EcrireAsync(Annee, 0, Textes, a));
        await FaireAsync((s, a) => s.ArreterAsync(Annee, null, a));
        Assert.Equal(EtatDuBilanAuCA.Pret, (await LireAsync()).Etat);
        await FaireAsync((s, a) => s.ReprendreAsync(Annee, a));
        await FaireAsync((s, a) => s.ArreterAsync(Annee, null, a));
        await FaireAsync((s, a) => s.PresenterAsync(Annee, Seance, a));
        await FaireAsync((s, a) => s.CloreLAnneeAsync(Annee, a));

        Assert.Equal(EtatDuBilanAuCA.AnneeClose, (await LireAsync()).Etat);
        using var db = _base.Contexte();
        Assert.Equal(
        [
            "Mme Hélène Petit a arrêté le texte du bilan 2022-2023 au CA.", "Mme Hélène Petit a repris le texte du bilan 2022-2023 au CA.",
            "Mme Hélène Petit a arrêté le texte du bilan 2022-2023 au CA.",
            "Mme Hélène Petit a enregistré la présentation du bilan 2022-2023 au CA du 23/11/2026.", "Mme Hélène Petit a clos l'année 2022-2023.",
        ], await db.Journal.Where(e => e.Objet == "bilan au CA" && e.Phrase.Contains("2022")).OrderBy(e => e.Numero).Select(e => e.Phrase).ToListAsync());
    }

    [Fact]
    public async Task Le_texte_ne_s_arrete_ni_vide_ni_sans_dire_pourquoi_des_bilans_manquent()
    {
        await RefuseAsync((s, a) => s.ArreterAsync(Annee, null, a), "bilan-ca.vide");
        await _scene.SoumisAsync();
        await FaireAsync((s, a) => s.EcrireAsync(Annee, 0, Textes, a));
        Assert.Equal(EtatDuBilanAuCA.EnAttente, (await LireAsync()).Etat);
        Assert.Equal(["M. Karim Durand"], (await LireAsync()).Attendus.Select(a => a.Personne));

        await RefuseAsync((s, a) => s.ArreterAsync(Annee, " ", a), "bilan-ca.attendus");
        await RefuseAsync((s, a) => s.ArreterAsync(Annee, new string('a', 1001), a), "bilan.texte");
        await FaireAsync((s, a) => s.ArreterAsync(Annee, "M. Durand est absent.", a));
        Assert.Equal("M. Durand est absent.", (await LireAsync()).Bilan!.MotifSansTousLesBilans);
    }

    [Theory]
    [InlineData("M. Durand a reçu 1 250 €.")]
    [InlineData("Bonne année. L'indemnité de 625,00 euros est juste.")]
    public async Task Un_montant_individuel_est_refuse_avec_le_passage(string texte)
    {
        await FaireAsync((s, a) => s.EcrireAsync(Annee, 0, Textes with { Perspectives = texte }, a));

        var refus = await RefuseAsync((s, a) => s.ArreterAsync(Annee, null, a), "confidentiel.montants");

        Assert.Equal("Perspectives", refus.Champ);
        Assert.Contains("Retirez « ", refus.Message);
        Assert.DoesNotContain("Bonne année", refus.Message);
    }

    [Fact]
    public async Task La_presentation_demande_une_seance_tenue_et_previent_d_un_delai_court()
    {
        await RefuseAsync((s, a) => s.PresenterAsync(Annee, Seance, a), "bilan-ca.geste");
        await FaireAsync((s, a) => s.EcrireAsync(Annee, 0, Textes, a));
        await FaireAsync((s, a) => s.ArreterAsync(Annee, null, a));

        await RefuseAsync((s, a) => s.PresenterAsync(Annee, Seance with { Date = new(2026, 11, 24) }, a), "bilan-ca.date");
        await RefuseAsync((s, a) => s.PresenterAsync(Annee, Seance with { Convocation = new(2026, 11, 24) }, a), "bilan-ca.date");
        await RefuseAsync((s, a) => s.PresenterAsync(Annee, Seance with { Date = null }, a), "bilan-ca.date");
        var lus = await _scene.AvecAsync<BilanAuCAService, IReadOnlyList<string>>("chef.college",
            (s, a) => s.PresenterAsync(Annee, Seance with { Convocation = new(2026, 11, 19) }, a));

        Assert.StartsWith("CA convoqué 4 jours avant la séance", Assert.Single(lus));
        Assert.Equal(lus, (await LireAsync()).Avertissements);
    }

    [Fact]
    public async Task L_annee_ne_se_clot_pas_sans_presentation()
    {
        var refus = await RefuseAsync((s, a) => s.CloreLAnneeAsync(Annee, a), "annee.bilan-ca");
        Assert.Equal("L'année 2022-2023 ne peut pas être close : enregistrez la présentation du bilan au CA.", refus.Message);

        await _scene.ViseAsync();
        await FaireAsync((s, a) => s.EcrireAsync(Annee, 0, Textes, a));
        await FaireAsync((s, a) => s.ArreterAsync(Annee, null, a));
        await RefuseAsync((s, a) => s.CloreLAnneeAsync(Annee, a), "annee.bilan-ca");
    }

    [Fact]
    public async Task L_annee_ne_se_clot_pas_tant_qu_un_paiement_attend()
    {
        using var scene = new SceneDIndemnites(2014);
        await scene.OuvrirAsync(1000);
        await scene.PreparerAsync(await scene.MissionAsync(), 400);
        await scene.EnvoyerAsync();

        var refus = await Assert.ThrowsAsync<RegleMetierException>(() => scene.FaireAsync("chef.lycee", async (services, a) =>
        {
            var bilans = services.GetRequiredService<BilanAuCAService>();
            await bilans.EcrireAsync(new(2014), 0, Textes with { Fonctions = new Dictionary<string, string> { ["TUTORAT"] = "Six élèves suivis." } }, a);
            await bilans.ArreterAsync(new(2014), null, a);
            await bilans.PresenterAsync(new(2014), Seance, a);
            await bilans.CloreLAnneeAsync(new(2014), a);
        }));

        Assert.Equal("annee.retours", refus.Regle.Cle);
        Assert.Contains("1 ligne sans", refus.Message);
    }

    [Fact]
    public async Task Deux_onglets_ne_s_ecrasent_pas()
    {
        await FaireAsync((s, a) => s.EcrireAsync(Annee, 0, Textes, a));

        await RefuseAsync((s, a) => s.EcrireAsync(Annee, 0, new(), a), "bilan.entre-temps");

        Assert.Equivalent(Textes, (await LireAsync()).Textes);
    }

    [Fact]
    public async Task Les_autres_fonctions_de_l_annee_s_y_disent_aussi()
    {
        using var scene = new SceneDIndemnites(2014);
        await scene.MissionAsync();
        await scene.MissionAsync("rupn2.lycee", "CULTURE");
        await scene.FaireAsync("chef.lycee", (s, a) => s.GetRequiredService<BilanAuCAService>().EcrireAsync(new(2014), 0, Ecrits("Six élèves suivis."), a));

        var refus = await Assert.ThrowsAsync<RegleMetierException>(
            () => scene.FaireAsync("chef.lycee", (s, a) => s.GetRequiredService<BilanAuCAService>().ArreterAsync(new(2014), null, a)));

        Assert.Equal(("bilan-ca.fonction", "Fonctions[CULTURE]", "art. 6, décret n° 2010-1065"), (refus.Regle.Cle, refus.Champ, refus.Regle.Fondement.Libelle));
        Assert.StartsWith("Dites les activités menées au titre de « référent « culture » »", refus.Message);
        await scene.FaireAsync("chef.lycee", async (s, a) =>
        {
            var bilans = s.GetRequiredService<BilanAuCAService>();
            await bilans.EcrireAsync(new(2014), 1, Ecrits("Six élèves suivis.", "M. Perrin a reçu 600 €."), a);
            Assert.Equal("confidentiel.montants", (await Assert.ThrowsAsync<RegleMetierException>(() => bilans.ArreterAsync(new(2014), null, a))).Regle.Cle);
            await bilans.EcrireAsync(new(2014), 2, Ecrits("Six élèves suivis.", "Deux sorties au théâtre."), a);
            await bilans.ArreterAsync(new(2014), null, a);
        });
        var fiche = await scene.FaireAsync("chef.lycee", (s, a) => s.GetRequiredService<LectureDuBilanAuCAService>().OuvrirAsync(new(2014), a));
        Assert.Equal(["Référent « culture » : activités de l'année", "Tutorat des élèves : activités de l'année", "Réussites de l'année"],
            fiche.TextesTitres.Take(3).Select(t => t.Titre));
        Assert.Equal("Deux sorties au théâtre.", fiche.TextesTitres.First().Texte);
    }

    private static TextesDuBilanAuCA Ecrits(string tutorat, string? culture = null)
    {
        var fonctions = new Dictionary<string, string> { ["TUTORAT"] = tutorat };
        if (culture is not null) fonctions["CULTURE"] = culture;
        return Textes with { Fonctions = fonctions };
    }

    [Fact]
    public async Task Les_bilans_vises_se_cumulent_les_autres_ne_comptent_pas()
    {
        await _scene.ViseAsync();
        await _scene.ViseAsync("rupn2.college");
        await _scene.SoumisAsync("rupn3.college");

        var fiche = await LireAsync();

        Assert.Equal(new("total", 12, 14, 900, 126, 162), fiche.Chiffres.Total);
        Assert.Equal(new("p1.accompagner", 2, 4, 220, 14, null), fiche.Chiffres.Pour("p1.accompagner"));
        var rupn = Assert.Single(fiche.Fonctions);
        Assert.Equal((3, 2), (rupn.Missions, rupn.BilansVises));
        Assert.True(fiche.Emploi.EstMasque);
    }

    [Fact]
    public async Task Seul_le_chef_presente()
    {
        foreach (var compte in new[] { "adjoint.college", "rupn.college", "dan", "rectorat", "intendance.college" })
            await Assert.ThrowsAsync<InterditException>(() =>
                _scene.AvecAsync<LectureDuBilanAuCAService, FicheDuBilanAuCA>(compte, (s, a) => s.OuvrirAsync(Annee, a)));
    }

    private Task<FicheDuBilanAuCA> LireAsync() =>
        _scene.AvecAsync<LectureDuBilanAuCAService, FicheDuBilanAuCA>("chef.college", (s, a) => s.OuvrirAsync(Annee, a));

    private Task<bool> FaireAsync(Func<BilanAuCAService, Acteur, Task> geste) => _scene.AvecAsync<BilanAuCAService, bool>("chef.college", async (s, a) =>
    {
        await geste(s, a);
        return true;
    });

    private async Task<RegleMetierException> RefuseAsync(Func<BilanAuCAService, Acteur, Task> geste, string cle)
    {
        var refus = await Assert.ThrowsAsync<RegleMetierException>(() => FaireAsync(geste));
        Assert.Equal(cle, refus.Regle.Cle);
        return refus;
    }
}
