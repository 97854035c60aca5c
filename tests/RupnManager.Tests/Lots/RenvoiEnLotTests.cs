using Microsoft.Extensions.DependencyInjection;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Lots;
using RupnManager.Domain.Regles;
using RupnManager.Services.Journal;
using RupnManager.Services.LettresDeMission;
using RupnManager.Services.Lots;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Lots;

/// <summary>Renvoyer plusieurs lettres : un motif pour toutes, un autre pour certaines.</summary>
public sealed class RenvoiEnLotTests : IDisposable
{
    private readonly SceneDeLots _scene = new();

    [Fact]
    public async Task Chaque_lettre_est_renvoyee_avec_son_motif_ou_le_motif_commun()
    {
        var lettres = await _scene.LettresAsync(2, modifiees: 1);
        var lot = await _scene.ChoisirAsync(lettres, NatureDeLot.Renvoi);
        var lignes = (await _scene.LireAsync(lot)).Lignes;
        Assert.All(lignes, l => Assert.True(l.EstPrete));

        await _scene.LancerAsync(lot, 2, motDePasse: null, motif: "  Les dates sont fausses. ", motifs: new() { [lignes[0].Id] = "Retirez la clause sur les tablettes." });
        await _scene.TravaillerAsync();

        Assert.Equal(EtatDeLot.Terminee, (await _scene.LireAsync(lot)).Etat);
        string[] motifs = ["Retirez la clause sur les tablettes.", "Les dates sont fausses."];
        foreach (var (id, motif) in lettres.Zip(motifs))
        {
            var lettre = await _scene.LettreAsync(id);
            Assert.Equal((EtatDeLettre.Renvoyee, motif), (lettre.Etat, lettre.VersionCourante.Motif));
            Assert.Equal(1, await _scene.CompterAsync(db => db.Journal.Where(e => e.ObjetId == id && e.Evenement == Evenement.LettreRenvoyee && e.Phrase.EndsWith(motif))));
            Assert.Equal(2, await _scene.CompterAsync(db => db.Courriels.Where(c => c.Cle == "lettre-renvoyee" && c.Objet.Contains(lettre.Reference) && c.Texte!.Contains(motif))));
        }
    }

    [Theory]
    [InlineData(true, "  ", "renvoi.motif")]
    [InlineData(false, "Les dates sont fausses.", "lot.confirmation")]
    public async Task Sans_motif_ni_confirmation_rien_ne_part(bool consentement, string motif, string regle)
    {
        var lot = await _scene.ChoisirAsync(await _scene.LettresAsync(1), NatureDeLot.Renvoi);

        var refus = await Assert.ThrowsAsync<RegleMetierException>(() => _scene.LancerAsync(lot, 1, null, consentement, motif));

        Assert.Equal(regle, refus.Regle.Cle);
        Assert.Equal(EtatDeLot.EnPreparation, (await _scene.LireAsync(lot)).Etat);
    }

    [Fact]
    public async Task Le_compte_rendu_se_lit_dans_un_tableur_ce_qui_n_est_pas_passe_d_abord()
    {
        var lettres = await _scene.LettresAsync(2);
        var lot = await _scene.ChoisirAsync(lettres, NatureDeLot.Renvoi);
        await _scene.LancerAsync(lot, 2, null, motif: "Les dates sont fausses.");
        await _scene.FaireAsync("rupn.college", (s, a) => s.GetRequiredService<SignatureService>().RetirerAsync(lettres[1], a));
        await _scene.TravaillerAsync();

        var (nom, octets) = await _scene.FaireAsync("dan", (s, a) => s.GetRequiredService<LectureDesLotsService>().EnCsvAsync(lot, a));

        var fini = await _scene.LireAsync(lot);
        Assert.Equal($"lot-{fini.Numero}.csv", nom);
        var texte = System.Text.Encoding.UTF8.GetString(octets).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(
        [
            "lot;rang;reference;lettre;resultat;motif;date;heure",
            $"{fini.Numero};2;{fini.Lignes[1].Reference};{fini.Lignes[1].Libelle};Écartée;M. Karim Durand a retiré sa signature le 23 novembre 2026 à 9 h 00.;23/11/2026;9 h 00",
            $"{fini.Numero};1;{fini.Lignes[0].Reference};{fini.Lignes[0].Libelle};Renvoyée;;23/11/2026;9 h 00",
        ], texte);
    }

    public void Dispose() => _scene.Dispose();
}
