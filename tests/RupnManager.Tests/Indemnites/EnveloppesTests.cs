using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Data;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.Regles;
using RupnManager.Services;
using RupnManager.Services.Accueil;
using RupnManager.Services.Indemnites;
using RupnManager.Tests.Support;
using static RupnManager.Tests.Support.EnveloppeDeTest;

namespace RupnManager.Tests.Indemnites;

/// <summary>Le rectorat notifie, complète, retire et clôt ; l'enveloppe est la somme de ses mouvements.</summary>
public sealed class EnveloppesTests : IDisposable
{
    private const string Gestion = "règle de gestion";
    private readonly SceneDIndemnites _scene = new(2024);

    [Fact]
    public async Task L_enveloppe_est_la_somme_de_ses_mouvements_et_le_journal_les_dit()
    {
        var id = await _scene.NotifierAsync(Courrier(3000, "DPE-2024-0001"));
        await _scene.MouvoirAsync(id, SensDeMouvement.Complement, Courrier(600.5m, "DPE-2024-0002"));
        await _scene.MouvoirAsync(id, SensDeMouvement.Retrait, Courrier(200, "DPE-2024-0003"));
        await _scene.CloreAsync(id);

        var enveloppe = await _scene.EnveloppeAsync(id);
        Assert.Equal([300000, 60050, -20000], enveloppe.Mouvements.OrderBy(m => m.Rang).Select(m => m.Montant.Centimes));
        Assert.Equal(enveloppe.Mouvements.Select(m => m.Montant).Total(), enveloppe.Notifie);
        Assert.Equal((340050, EtatDEnveloppe.Close), (enveloppe.Notifie.Centimes, enveloppe.Etat));
        var lycee = await NomAsync();
        var auteur = enveloppe.Mouvements[0].Auteur;
        Assert.Equal([
            $"{auteur} a notifié 3 000,00 € à {lycee} (DPE-2024-0001).",
            $"{auteur} a ajouté 600,50 € à l'enveloppe 2024-2025 de {lycee} (DPE-2024-0002).",
            $"{auteur} a retiré 200,00 € à l'enveloppe 2024-2025 de {lycee} (DPE-2024-0003).",
            $"{auteur} a clos l'enveloppe 2024-2025 de {lycee}."], await _scene.PhrasesAsync(id));
    }

    [Fact]
    public async Task Le_DAN_ne_lit_aucun_montant_au_journal_ni_ne_touche_aux_enveloppes()
    {
        var id = await _scene.NotifierAsync(Courrier(3000, "DPE-2024-0001"));
        await _scene.MouvoirAsync(id, SensDeMouvement.Complement, Courrier(600, "DPE-2024-0002"));
        await _scene.MouvoirAsync(id, SensDeMouvement.Retrait, Courrier(100, "DPE-2024-0003"));
        await _scene.CloreAsync(id);

        var lues = await _scene.FaireAsync("dan", (s, a) => s.GetRequiredService<RupnDbContext>().Journal.VisiblesPar(a)
            .Where(e => e.Objet == "enveloppe").Select(e => e.Phrase).ToListAsync());
        Assert.Single(lues);
        Assert.DoesNotContain('€', lues[0]);
        Assert.Equal(4, await _scene.FaireAsync("rectorat", (s, a) => s.GetRequiredService<RupnDbContext>().Journal.VisiblesPar(a).CountAsync(e => e.ObjetId == id)));
        await Assert.ThrowsAsync<InterditException>(() => _scene.FaireAsync("dan", (s, a) => s.GetRequiredService<ListeDesEnveloppesService>().OuvrirAsync(id, a)));
    }

    [Theory]
    [InlineData("dan"), InlineData("chef.lycee"), InlineData("intendance.lycee"), InlineData("rupn.lycee"), InlineData("admin")]
    public async Task Seul_le_rectorat_notifie_complete_et_clot(string compte)
    {
        var id = await _scene.NotifierAsync(Courrier(3000, "DPE-2024-0001"));

        await Assert.ThrowsAsync<InterditException>(() => _scene.NotifierAsync(Courrier(10, "x"), SceneDIndemnites.College, compte: compte));
        await Assert.ThrowsAsync<InterditException>(() => _scene.MouvoirAsync(id, SensDeMouvement.Complement, Courrier(10, "x"), compte));
        await Assert.ThrowsAsync<InterditException>(() => _scene.CloreAsync(id, compte));
        await Assert.ThrowsAsync<InterditException>(() => ListerAsync(new(_scene.Annee), compte));
    }

    [Fact]
    public async Task Un_autre_etablissement_n_ouvre_pas_l_enveloppe()
    {
        var id = await _scene.NotifierAsync(Courrier(3000, "DPE-2024-0001"));

        await Assert.ThrowsAsync<IntrouvableException>(() => _scene.FaireAsync("chef.college", (s, a) => s.GetRequiredService<ListeDesEnveloppesService>().OuvrirAsync(id, a)));
        Assert.Equal(id, (await LaMienneAsync("chef.lycee"))!.Enveloppe.Id);
        Assert.Equal(id, (await LaMienneAsync("intendance.lycee"))!.Jauge.EnveloppeId);
        Assert.Null(await LaMienneAsync("chef.college"));
    }

    [Theory]
    [InlineData(Regime.Ific, 2015, "regime.ific-close", "art. 7, décret n° 2010-1065")]
    [InlineData(Regime.Ific, 2009, "regime.ific-avant", "art. 7, décret n° 2010-1065")]
    [InlineData(Regime.Imp, 2014, "regime.imp-avant", "décret n° 2015-475")]
    [InlineData(Regime.Imp, 2028, "enveloppe.annee", Gestion)]
    public async Task Le_regime_et_l_annee_vont_ensemble(Regime regime, int debut, string cle, string fondement) =>
        await _scene.NotifierAsync(Courrier(1000, "DPE-1"), regime: regime, annee: new(debut)).RefuseAsync(cle, fondement);

    [Theory]
    [InlineData(Regime.Ific, 2010), InlineData(Regime.Ific, 2014), InlineData(Regime.Imp, 2015), InlineData(Regime.Imp, 2027)]
    public async Task La_premiere_et_la_derniere_annee_de_chaque_regime_se_notifient(Regime regime, int debut)
    {
        var id = await _scene.NotifierAsync(Courrier(1000, "DPE-1"), regime: regime, annee: new(debut));

        Assert.Equal(new AnneeScolaire(debut), (await _scene.EnveloppeAsync(id)).Annee);
    }

    [Fact]
    public async Task Une_deuxieme_notification_est_refusee()
    {
        var id = await _scene.NotifierAsync(Courrier(3000, "DPE-2024-0001"));

        Assert.Equal("Uai", (await _scene.NotifierAsync(Courrier(10, "DPE-2024-0009")).RefuseAsync("enveloppe.deja", Gestion)).Champ);
        await _scene.MouvoirAsync(id, SensDeMouvement.Notification, Courrier(10, "DPE-2024-0009")).RefuseAsync("enveloppe.deja", Gestion);
        Assert.Equal(300000, (await _scene.EnveloppeAsync(id)).Notifie.Centimes);
    }

    [Fact]
    public async Task Un_etablissement_ferme_ou_d_une_autre_academie_est_refuse()
    {
        await _scene.ModifierAsync(async db => (await db.Etablissements.SingleAsync(e => e.Uai == Uai.Relire(SceneDIndemnites.College))).Ouvert = false);

        await _scene.NotifierAsync(Courrier(10, "x"), SceneDIndemnites.College).RefuseAsync("enveloppe.etablissement", Gestion);
        await _scene.NotifierAsync(Courrier(10, "x"), "0750001" + Uai.LettreDeControle("0750001")).RefuseAsync("enveloppe.etablissement", Gestion);
        Assert.Equal("uai.cle", (await Assert.ThrowsAsync<RegleMetierException>(() => _scene.NotifierAsync(Courrier(10, "x"), "0993014A"))).Regle.Cle);
        Assert.Equal("uai.forme", (await Assert.ThrowsAsync<RegleMetierException>(() => _scene.NotifierAsync(Courrier(10, "x"), ""))).Regle.Cle);
    }

    [Fact]
    public async Task Un_mouvement_demande_son_courrier_une_seule_fois_et_un_montant_positif()
    {
        var id = await _scene.NotifierAsync(Courrier(3000, "DPE-2024-0001"));

        await _scene.MouvoirAsync(id, SensDeMouvement.Complement, Courrier(10, " ", Jour)).RefuseAsync("enveloppe.reference", Gestion);
        await _scene.MouvoirAsync(id, SensDeMouvement.Complement, Courrier(10, "DPE-2", null)).RefuseAsync("enveloppe.reference", Gestion);
        await _scene.MouvoirAsync(id, SensDeMouvement.Complement, Courrier(10, new('x', 61), Jour)).RefuseAsync("enveloppe.reference", Gestion);
        await _scene.MouvoirAsync(id, SensDeMouvement.Complement, Courrier(10, "DPE-2", new(2026, 11, 24))).RefuseAsync("enveloppe.date", Gestion);
        await _scene.MouvoirAsync(id, SensDeMouvement.Complement, Courrier(10, " dpe-2024-0001 ")).RefuseAsync("enveloppe.reference-deja", Gestion);
        await _scene.MouvoirAsync(id, SensDeMouvement.Complement, Courrier(0, "DPE-2")).RefuseAsync("montant.forme", Gestion);
        await _scene.MouvoirAsync(id, SensDeMouvement.Complement, Courrier(10, "DPE-2", new(2026, 11, 23)));
        Assert.Equal(301000, (await _scene.EnveloppeAsync(id)).Notifie.Centimes);
    }

    [Fact]
    public async Task Un_retrait_s_arrete_a_ce_qui_est_engage()
    {
        var id = await EngagerAsync(2000, 1250);

        var refus = await _scene.MouvoirAsync(id, SensDeMouvement.Retrait, Courrier(750.01m, "DPE-9")).RefuseAsync("enveloppe.retrait", Gestion);
        Assert.Equal("1 250,00 € sont déjà engagés. Retirez 750,00 € au plus.", refus.Message.Replace('\u00A0', ' '));
        await _scene.MouvoirAsync(id, SensDeMouvement.Retrait, Courrier(750, "DPE-9"));
        Assert.Equal(EtatDEnveloppe.Epuisee, (await _scene.EnveloppeAsync(id)).Etat);
    }

    [Fact]
    public async Task Une_enveloppe_close_ne_change_plus()
    {
        var id = await _scene.NotifierAsync(Courrier(3000, "DPE-2024-0001"));
        await _scene.CloreAsync(id);

        await _scene.MouvoirAsync(id, SensDeMouvement.Complement, Courrier(10, "DPE-2")).RefuseAsync("enveloppe.close", Gestion);
        await _scene.CloreAsync(id).RefuseAsync("enveloppe.close", Gestion);
    }

    [Theory, SurSqlite, SurSqlServer]
    public async Task Cinquante_retraits_a_la_fois_ne_passent_jamais_sous_l_engage(Moteur moteur)
    {
        using var scene = new SceneDIndemnites(2024, moteur);
        var id = await EngagerAsync(2000, 1250, scene);

        var issues = await Task.WhenAll(Enumerable.Range(1, 50).Select(n => Task.Run(() => Record.ExceptionAsync(
            () => scene.MouvoirAsync(id, SensDeMouvement.Retrait, Courrier(100, $"DPE-{n}"))))));

        Assert.Equal(7, issues.Count(i => i is null));
        Assert.All(issues.Where(i => i is not null), i => Assert.Equal("enveloppe.retrait", Assert.IsType<RegleMetierException>(i).Regle.Cle));
        var enveloppe = await scene.EnveloppeAsync(id);
        Assert.Equal((130000, 125000, 8), (enveloppe.Notifie.Centimes, enveloppe.Engage.Centimes, enveloppe.Mouvements.Count));
        Assert.Equal(enveloppe.Mouvements.Select(m => m.Montant).Total(), enveloppe.Notifie);
        Assert.Equal(7, (await scene.PhrasesAsync(id)).Count);
    }

    [Theory, SurSqlite, SurSqlServer]
    public async Task Dix_notifications_a_la_fois_n_en_font_qu_une(Moteur moteur)
    {
        using var scene = new SceneDIndemnites(2024, moteur);

        var issues = await Task.WhenAll(Enumerable.Range(1, 10).Select(n => Task.Run(() => Record.ExceptionAsync(() => scene.NotifierAsync(Courrier(100, $"DPE-{n}"))))));

        Assert.Single(issues, i => i is null);
        Assert.Equal(9, issues.Count(i => (i as RegleMetierException)?.Regle.Cle == "enveloppe.deja"));
    }

    [Fact]
    public async Task La_liste_cherche_filtre_et_totalise_l_academie()
    {
        var (page, totaux) = await ListerAsync(new(new(2026)));
        Assert.Equal((2343750, 843750, 1500000, 1), (totaux.Notifie.Centimes, totaux.Engage.Centimes, totaux.Disponible.Centimes, totaux.NonNotifiees));
        Assert.Equal(totaux.Enveloppes + totaux.NonNotifiees, page.Total);
        Assert.Equal(totaux.Notifie, page.Lignes.Select(l => l.Notifie).Total());

        var (sans, memes) = await ListerAsync(new(new(2026), Etat: EtatDEnveloppe.NonNotifiee));
        Assert.Equal((EtatDEnveloppe.NonNotifiee, totaux), (Assert.Single(sans.Lignes).Etat, memes));
        Assert.Equal(SceneDIndemnites.Lycee, Assert.Single((await ListerAsync(new(new(2026), "0993014n"))).Page.Lignes).Uai.Valeur);
        Assert.Empty((await ListerAsync(new(new(2026), Etat: EtatDEnveloppe.Epuisee))).Page.Lignes);

        var id = await EngagerAsync(1250, 1250);
        Assert.Equal(id, Assert.Single((await ListerAsync(new(_scene.Annee, Etat: EtatDEnveloppe.Epuisee))).Page.Lignes).EnveloppeId);
        await _scene.CloreAsync(id);
        Assert.Equal(id, Assert.Single((await ListerAsync(new(_scene.Annee, Etat: EtatDEnveloppe.Close))).Page.Lignes).EnveloppeId);
        Assert.Empty((await ListerAsync(new(_scene.Annee, Etat: EtatDEnveloppe.Ouverte))).Page.Lignes);
    }

    [Fact]
    public async Task L_accueil_du_rectorat_dit_combien_d_etablissements_attendent_et_celui_du_DAN_non()
    {
        var taches = await _scene.FaireAsync("rectorat", (s, a) => s.GetRequiredService<TachesService>().DeAsync(a));
        Assert.Contains(taches, t => t.Titre == "1 établissement sans enveloppe" && t.Lien == "/indemnites/enveloppes?annee=2026&etat=NonNotifiee");
        Assert.DoesNotContain(await _scene.FaireAsync("dan", (s, a) => s.GetRequiredService<TachesService>().DeAsync(a)), t => t.Titre.Contains("enveloppe"));

        var sans = (await ListerAsync(new(new(2026), Etat: EtatDEnveloppe.NonNotifiee))).Page.Lignes[0];
        await _scene.NotifierAsync(Courrier(625, "DPE-2026-0500"), sans.Uai.Valeur, annee: new(2026));
        Assert.Empty(await _scene.FaireAsync("rectorat", (s, a) => s.GetRequiredService<TachesDesEnveloppesService>().DeAsync(a)));
    }

    public void Dispose() => _scene.Dispose();

    /// <summary>Une enveloppe du lycée dont une part est engagée par une proposition.</summary>
    private async Task<Guid> EngagerAsync(decimal notifie, decimal engage, SceneDIndemnites? scene = null)
    {
        scene ??= _scene;
        await scene.OuvrirAsync(notifie);
        await scene.PreparerAsync(await scene.MissionAsync(), engage);
        await using var db = scene.Base.Contexte();
        return await db.Enveloppes.Where(e => e.Annee == scene.Annee).Select(e => e.Id).SingleAsync();
    }

    private async Task<string> NomAsync()
    {
        await using var db = _scene.Base.Contexte();
        return await db.Etablissements.Where(e => e.Uai == Uai.Relire(SceneDIndemnites.Lycee)).Select(e => e.Nom).SingleAsync();
    }

    private Task<(PageDe<LigneDEnveloppe> Page, TotauxDEnveloppes Totaux)> ListerAsync(FiltreDEnveloppes filtre, string compte = "rectorat") =>
        _scene.FaireAsync(compte, (s, a) => s.GetRequiredService<ListeDesEnveloppesService>().ListerAsync(filtre, a));

    private Task<EnveloppeOuverte?> LaMienneAsync(string compte) =>
        _scene.FaireAsync(compte, (s, a) => s.GetRequiredService<ListeDesEnveloppesService>().LaMienneAsync(_scene.Annee, a));
}
