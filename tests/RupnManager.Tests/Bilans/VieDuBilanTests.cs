using Microsoft.EntityFrameworkCore;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Bilans;
using RupnManager.Domain.Regles;
using RupnManager.Services;
using RupnManager.Services.Bilans;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Bilans;

/// <summary>Brouillon, soumis, renvoyé, repris, soumis de nouveau, visé : et chaque geste hors de son état est refusé.</summary>
public sealed class VieDuBilanTests : IDisposable
{
    private readonly TestDatabase _base = new();
    private readonly BilanDeTest _scene;

    public VieDuBilanTests() => _scene = new(_base);

    public void Dispose()
    {
        _scene.Dispose();
        _base.Dispose();
    }

    [Fact]
    public async Task Un_bilan_va_du_brouillon_au_visa_en_passant_par_un_renvoi()
    {
        var id = await _scene.SoumisAsync();
        await _scene.FaireAsync("chef.college", (s, a) => s.RenvoyerAsync(id, "Précisez les besoins.", a));
        Assert.Equal((EtatDeBilan.Renvoye, "Précisez les besoins."), await VoirAsync(id, b => (b.Etat, b.MotifDuRenvoi)));

        await _scene.FaireAsync("rupn.college", (s, a) => s.ReprendreAsync(id, a));
        await _scene.FaireAsync("rupn.college", (s, a) => s.SoumettreAsync(id, a));
        await _scene.FaireAsync("chef.college", (s, a) => s.ViserAsync(id, a));

        Assert.Equal((EtatDeBilan.Vise, "Mme Hélène Petit"), await VoirAsync(id, b => (b.Etat, b.VisePar)));
        using var db = _base.Contexte();
        Assert.Equal(
        [
            "M. Karim Durand a soumis son bilan 2022-2023.", "Mme Hélène Petit a renvoyé le bilan de M. Karim Durand : Précisez les besoins.",
            "M. Karim Durand a repris son bilan 2022-2023.", "M. Karim Durand a soumis son bilan 2022-2023.", "Mme Hélène Petit a visé le bilan de M. Karim Durand.",
        ], await db.Journal.Where(e => e.ObjetId == id).OrderBy(e => e.Numero).Select(e => e.Phrase).ToListAsync());
        Assert.Equal(["bilan-renvoye", "bilan-soumis", "bilan-soumis", "bilan-soumis", "bilan-soumis", "bilan-vise"], await db.Courriels.OrderBy(c => c.Cle).Select(c => c.Cle).ToListAsync());
        Assert.Contains("À reprendre : Précisez les besoins.", (await db.Courriels.SingleAsync(c => c.Cle == "bilan-renvoye")).Texte);
    }

    [Fact]
    public async Task Chaque_geste_hors_de_son_etat_est_refuse()
    {
        var id = await _scene.BrouillonAsync();
        await RefuseAsync("rupn.college", (s, a) => s.ReprendreAsync(id, a), "bilan.geste");

        await _scene.FaireAsync("rupn.college", (s, a) => s.SoumettreAsync(id, a));
        await RefuseAsync("rupn.college", (s, a) => s.SoumettreAsync(id, a), "bilan.geste");
        await RefuseAsync("rupn.college", (s, a) => s.EnregistrerAsync(Envoi(id, 0), a), "bilan.geste");
        await RefuseAsync("chef.college", (s, a) => s.RenvoyerAsync(id, " ", a), "bilan.motif");

        await _scene.FaireAsync("chef.college", (s, a) => s.ViserAsync(id, a));
        await RefuseAsync("chef.college", (s, a) => s.ViserAsync(id, a), "bilan.geste");
        await RefuseAsync("chef.college", (s, a) => s.RenvoyerAsync(id, "Trop tard", a), "bilan.geste");
    }

    [Fact]
    public async Task Un_bilan_incomplet_nomme_ce_qui_manque()
    {
        var mission = await _scene.MissionAsync();
        var id = await _scene.FaireAsync("rupn.college", (s, a) => s.CommencerAsync(mission, a));

        var refus = await RefuseAsync("rupn.college", (s, a) => s.SoumettreAsync(id, a), "bilan.incomplet");

        Assert.Contains("Difficultés rencontrées", refus.Message);
        Assert.Contains("Où en est l'établissement", refus.Message);
    }

    [Fact]
    public async Task Une_version_depassee_ou_un_texte_trop_long_ne_s_enregistrent_pas()
    {
        var id = await _scene.BrouillonAsync();

        await RefuseAsync("rupn.college", (s, a) => s.EnregistrerAsync(Envoi(id, 0), a), "bilan.entre-temps");
        var longue = new Dictionary<string, Reponse> { ["p1.projets"] = new(new string('a', Bilan.LongueurDUneReponse + 1)) };
        var refus = await RefuseAsync("rupn.college", (s, a) => s.EnregistrerAsync(new() { BilanId = id, Version = 1, Reponses = longue }, a), "bilan.texte");

        Assert.Equal("Textes[p1.projets]", refus.Champ);
        Assert.Equal("La webradio.", await VoirAsync(id, b => b.Texte(QuestionsDuBilan.Reussites)));
    }

    [Fact]
    public async Task Chacun_ne_voit_que_ce_qui_le_regarde()
    {
        var id = await _scene.BrouillonAsync();
        foreach (var compte in new[] { "chef.college", "rupn2.college", "rupn.lycee", "chef.lycee" })
            await Assert.ThrowsAsync<IntrouvableException>(() => OuvrirAsync(compte, id));
        await Assert.ThrowsAsync<InterditException>(() => OuvrirAsync("dan", id));

        await _scene.FaireAsync("rupn.college", (s, a) => s.SoumettreAsync(id, a));
        Assert.True((await OuvrirAsync("chef.college", id)).PeutViser);
        foreach (var compte in new[] { "rupn2.college", "rupn.lycee", "chef.lycee" })
            await Assert.ThrowsAsync<IntrouvableException>(() => OuvrirAsync(compte, id));
        await Assert.ThrowsAsync<InterditException>(() => _scene.FaireAsync("rupn.college", (s, a) => s.ViserAsync(id, a)));
        await Assert.ThrowsAsync<IntrouvableException>(() => _scene.FaireAsync("chef.lycee", (s, a) => s.ViserAsync(id, a)));
    }

    [Fact]
    public async Task La_liste_du_chef_met_d_abord_ce_qui_est_a_viser()
    {
        await _scene.ViseAsync();
        await _scene.SoumisAsync("rupn3.college");
        await _scene.MissionAsync("rupn2.college");

        var liste = await _scene.AvecAsync<LectureDesBilansService, PageDe<LigneDeBilan>>("chef.college", (s, a) => s.ListerAsync(BilanDeTest.Annee, 1, a));

        Assert.Equal([EtatDeBilan.Soumis, EtatDeBilan.ACommencer, EtatDeBilan.Vise], liste.Lignes.Select(l => l.Etat));
    }

    private static BilanEnvoye Envoi(Guid id, int version) => new() { BilanId = id, Version = version, Reponses = BilanDeTest.Reponses() };

    private async Task<RegleMetierException> RefuseAsync(string compte, Func<BilanService, Acteur, Task> geste, string cle)
    {
        var refus = await Assert.ThrowsAsync<RegleMetierException>(() => _scene.FaireAsync(compte, geste));
        Assert.Equal(cle, refus.Regle.Cle);
        return refus;
    }

    private Task<FicheDeBilan> OuvrirAsync(string compte, Guid id) =>
        _scene.AvecAsync<LectureDesBilansService, FicheDeBilan>(compte, (s, a) => s.OuvrirAsync(id, a));

    private async Task<T> VoirAsync<T>(Guid id, Func<Bilan, T> voir)
    {
        using var db = _base.Contexte();
        return voir(await db.Bilans.SingleAsync(b => b.Id == id));
    }
}
