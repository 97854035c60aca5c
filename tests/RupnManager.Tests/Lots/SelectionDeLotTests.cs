using Microsoft.Extensions.DependencyInjection;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Lots;
using RupnManager.Domain.Regles;
using RupnManager.Services.Lots;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Lots;

/// <summary>De la sélection au lancement : ce qui se lit d'abord, ce à quoi l'auteur consent, ce qu'un autre lot tient déjà.</summary>
public sealed class SelectionDeLotTests : IDisposable
{
    private readonly SceneDeLots _scene = new();

    [Fact]
    public async Task Une_selection_vide_ou_de_plus_de_500_lettres_est_refusee()
    {
        Assert.Equal("lot.vide", (await Assert.ThrowsAsync<RegleMetierException>(() => _scene.ChoisirAsync([]))).Regle.Cle);

        var trop = await Assert.ThrowsAsync<RegleMetierException>(() => _scene.ChoisirAsync([.. Enumerable.Range(0, 501).Select(_ => Guid.NewGuid())]));

        Assert.Equal(("lot.taille", "501 lettres choisies ; 500 au plus par lot."), (trop.Regle.Cle, trop.Message));
    }

    [Fact]
    public async Task Une_lettre_hors_du_perimetre_n_existe_pas_pour_le_lot()
    {
        var vide = await Assert.ThrowsAsync<RegleMetierException>(() => _scene.ChoisirAsync([Guid.NewGuid()]));

        Assert.Equal("lot.vide", vide.Regle.Cle);
    }

    [Fact]
    public async Task Seul_le_DAN_choisit_un_lot() => await Assert.ThrowsAsync<InterditException>(() => _scene.FaireAsync("chef.college",
        (s, a) => s.GetRequiredService<SelectionDeLotService>().PreparerAsync(NatureDeLot.Validation, [Guid.NewGuid()], a)));

    [Fact]
    public async Task Une_lettre_modifiee_doit_etre_lue_pour_partir()
    {
        var lettres = await _scene.LettresAsync(3, modifiees: 1);
        var lot = await _scene.ChoisirAsync(lettres);
        var ligne = (await _scene.LireAsync(lot)).Lignes[0];
        Assert.Equal((true, "1 clause ajoutée"), (ligne.SeLitAvant, ligne.Change.Resume));

        var refus = await Assert.ThrowsAsync<RegleMetierException>(() => _scene.LancerAsync(lot, 3));
        Assert.Equal(("lot.lecture", "1 lettre à lire avant : clauses locales ou refus passé. Ouvrez-les."), (refus.Regle.Cle, refus.Message));

        await _scene.FaireAsync("dan", (s, a) => s.GetRequiredService<SelectionDeLotService>().LireAsync(lot, ligne.Id, a));
        await _scene.LancerAsync(lot, 3);
        Assert.Equal(3, (await _scene.LireAsync(lot)).Lignes.Count);
    }

    [Fact]
    public async Task Une_lettre_non_lue_reste_dans_la_file_et_le_reste_part()
    {
        var lettres = await _scene.LettresAsync(3, modifiees: 1);
        var lot = await _scene.ChoisirAsync(lettres);

        await _scene.LancerAsync(lot, 2);

        Assert.Equal(lettres[1..], (await _scene.LireAsync(lot)).Lignes.Select(l => l.ObjetId));
    }

    [Fact]
    public async Task Une_lettre_ecartee_ne_part_pas_et_se_remet()
    {
        var lettres = await _scene.LettresAsync(2);
        var lot = await _scene.ChoisirAsync(lettres);
        var ligne = (await _scene.LireAsync(lot)).Lignes[0];
        Task Faire(Func<SelectionDeLotService, Acteur, Task> geste) => _scene.FaireAsync("dan", (s, a) => geste(s.GetRequiredService<SelectionDeLotService>(), a));

        await Faire((s, a) => s.EcarterAsync(lot, ligne.Id, a));
        Assert.Single((await _scene.LireAsync(lot)).Pretes);
        Assert.Equal("lot.recapitulatif", (await Assert.ThrowsAsync<RegleMetierException>(() => _scene.LancerAsync(lot, 2))).Regle.Cle);

        await Faire((s, a) => s.LireAsync(lot, ligne.Id, a));
        Assert.Equal(2, (await _scene.LireAsync(lot)).Pretes.Count());
    }

    [Theory]
    [InlineData(false, "Demonstration-2026", "signature.consentement")]
    [InlineData(true, "pas le bon", "signature.mot-de-passe")]
    [InlineData(true, null, "signature.mot-de-passe")]
    public async Task Sans_accord_ni_mot_de_passe_rien_ne_part(bool consentement, string? motDePasse, string regle)
    {
        var lot = await _scene.ChoisirAsync(await _scene.LettresAsync(1));

        var refus = await Assert.ThrowsAsync<RegleMetierException>(() => _scene.LancerAsync(lot, 1, motDePasse, consentement));

        Assert.Equal(regle, refus.Regle.Cle);
        Assert.Equal(EtatDeLot.EnPreparation, (await _scene.LireAsync(lot)).Etat);
    }

    [Fact]
    public async Task Un_lot_ne_se_lance_qu_une_fois()
    {
        var lot = await _scene.LancerAsync(await _scene.LettresAsync(1));

        Assert.Equal("lot.etat", (await Assert.ThrowsAsync<RegleMetierException>(() => _scene.LancerAsync(lot, 1))).Regle.Cle);
    }

    [Fact]
    public async Task Une_lettre_qu_un_lot_actif_tient_n_entre_pas_dans_un_autre()
    {
        var lettres = await _scene.LettresAsync(2);
        var premier = await _scene.LireAsync(await _scene.LancerAsync([lettres[0]]));

        var second = await _scene.LireAsync(await _scene.ChoisirAsync(lettres));

        var ecartee = second.Lignes[0];
        Assert.Equal((EtatDeLigneDeLot.Ecartee, $"Déjà dans le lot n° {premier.Numero}, en cours."), (ecartee.Etat, ecartee.Motif));
        var refus = await Assert.ThrowsAsync<RegleMetierException>(() =>
            _scene.FaireAsync("dan", (s, a) => s.GetRequiredService<SelectionDeLotService>().LireAsync(second.Id, ecartee.Id, a)));
        Assert.Equal("lot.empechee", refus.Regle.Cle);
    }

    [Fact]
    public async Task Prise_par_un_autre_lot_depuis_la_lecture_elle_est_ecartee_et_l_auteur_relit()
    {
        var lettres = await _scene.LettresAsync(2);
        var lot = await _scene.ChoisirAsync(lettres);
        var autre = await _scene.LireAsync(await _scene.LancerAsync([lettres[0]]));

        var refus = await Assert.ThrowsAsync<RegleMetierException>(() => _scene.LancerAsync(lot, 2));

        Assert.Equal("lot.recapitulatif", refus.Regle.Cle);
        var relu = await _scene.LireAsync(lot);
        Assert.Equal($"Déjà dans le lot n° {autre.Numero}, en cours.", relu.Lignes[0].Motif);
        await _scene.LancerAsync(lot, 1);
        Assert.Equal(autre.Numero + 1, (await _scene.LireAsync(lot)).Numero);
    }

    [Fact]
    public async Task Deux_lots_lances_au_meme_instant_ne_prennent_pas_la_meme_lettre()
    {
        var lettres = await _scene.LettresAsync(3);
        var lots = new List<Guid>();
        for (var n = 0; n < 4; n++) lots.Add(await _scene.ChoisirAsync(lettres));

        var refus = await Task.WhenAll(lots.Select(l => Task.Run(() => Record.ExceptionAsync(() => _scene.LancerAsync(l, 3)))));

        Assert.Single(refus, r => r is null);
        Assert.All(refus.Where(r => r is not null), r => Assert.IsType<RegleMetierException>(r));
        await using var db = _scene.Base.Contexte();
        Assert.Equal(3, db.LignesDeLot.Count(l => l.Verrou != null));
    }

    [Fact]
    public async Task Une_selection_que_personne_n_a_confirmee_s_oublie()
    {
        var lettres = await _scene.LettresAsync(1);
        var oubliee = await _scene.ChoisirAsync(lettres);
        _scene.Base.Horloge.Advance(Lot.DureeDeLaSelection + TimeSpan.FromMinutes(1));

        await _scene.ChoisirAsync(lettres);

        await Assert.ThrowsAsync<InvalidOperationException>(() => _scene.LireAsync(oubliee));
    }

    public void Dispose() => _scene.Dispose();
}
