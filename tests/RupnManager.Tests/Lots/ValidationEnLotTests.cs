using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Lots;
using RupnManager.Services.Demonstration;
using RupnManager.Services.Journal;
using RupnManager.Services.LettresDeMission;
using RupnManager.Services.Lots;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Lots;

/// <summary>Ce qu'un lot fait à chaque lettre, et ce qui l'en empêche.</summary>
public sealed class ValidationEnLotTests : IDisposable
{
    private readonly SceneDeLots _scene = new();

    [Fact]
    public async Task Chaque_lettre_est_validee_scellee_et_notifiee_une_fois()
    {
        var lettres = await _scene.LettresAsync(3);
        var lot = await _scene.LancerAsync(lettres);

        await _scene.TravaillerAsync();
        await _scene.TravaillerAsync();

        var fini = await _scene.LireAsync(lot);
        Assert.Equal(EtatDeLot.Terminee, fini.Etat);
        Assert.All(fini.Lignes, l => Assert.Equal((EtatDeLigneDeLot.Faite, (Guid?)null), (l.Etat, l.Verrou)));
        foreach (var id in lettres)
        {
            var lettre = await _scene.LettreAsync(id);
            Assert.Equal(EtatDeLettre.Validee, lettre.Etat);
            var signature = lettre.VersionCourante.Posee(Etape.Dan)!;
            Assert.StartsWith($"mot de passe confirmé au lancement du lot n° {fini.Numero}, le 23 novembre 2026 à 9 h 00", signature.MoyenDAuthentification, StringComparison.Ordinal);
            Assert.True(signature.EstIntegre);
            Assert.Equal(1, await _scene.CompterAsync(db => db.Journal.Where(e => e.ObjetId == id && e.Evenement == Evenement.LettreValidee)));
            Assert.Equal(1, await _scene.CompterAsync(db => db.Journal.Where(e => e.ObjetId == id && e.Evenement == Evenement.LettreScellee)));
            Assert.Equal(3, await _scene.CompterAsync(db => db.Courriels.Where(c => c.Cle == "lettre-validee" && c.Objet.Contains(lettre.Reference))));
        }
    }

    [Fact]
    public async Task Le_journal_et_le_courriel_disent_le_lancement_et_la_fin()
    {
        var lettres = await _scene.LettresAsync(2);
        var lot = await _scene.LancerAsync(lettres);
        await _scene.TravaillerAsync();

        await using var db = _scene.Base.Contexte();
        var numero = (await _scene.LireAsync(lot)).Numero;
        var entrees = await db.Journal.Where(e => e.ObjetId == lot).OrderBy(e => e.Numero).Select(e => e.Phrase).ToListAsync();
        Assert.Equal([$"Mme Sophie Leroy a lancé la validation de 2 lettres (lot n° {numero}).", $"Lot {numero} terminé : 2 faites, 0 déjà faite, 0 écartée, 0 échec."], entrees);
        var courriel = await db.Courriels.SingleAsync(c => c.Cle == "lot-termine" && c.Id == lot);
        Assert.Equal(Troupe.Courriel("dan"), courriel.Destinataire);
        Assert.Equal($"[RUPN] Lot {numero} : 2 faites, 0 à revoir", courriel.Objet);
        Assert.Contains("L'opération « la validation de 2 lettres » lancée le 23 novembre 2026 à 9 h 00 est terminée.", courriel.Texte, StringComparison.Ordinal);
        Assert.Contains($"academie/lots/{lot}", courriel.Texte, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Une_lettre_renvoyee_entre_temps_est_ecartee_avec_son_motif()
    {
        var lettres = await _scene.LettresAsync(2);
        var lot = await _scene.LancerAsync(lettres);
        await _scene.FaireAsync("dan", (s, a) => s.GetRequiredService<SignatureService>().RenvoyerAsync(lettres[0], "La date est fausse.", a));

        var ligne = await PremiereLigneAsync(lot);

        Assert.Equal((EtatDeLigneDeLot.Ecartee, "Renvoyée par Mme Sophie Leroy le 23 novembre 2026 à 9 h 00 : La date est fausse."), (ligne.Etat, ligne.Motif));
        Assert.Equal(EtatDeLot.TermineeAvecEcarts, (await _scene.LireAsync(lot)).Etat);
    }

    [Fact]
    public async Task Une_lettre_validee_entre_temps_est_deja_faite_et_le_lot_sans_ecart()
    {
        var lettres = await _scene.LettresAsync(2);
        var lot = await _scene.LancerAsync(lettres);
        var empreinte = (await _scene.LettreAsync(lettres[0])).VersionCourante.Empreinte!;
        await _scene.FaireAsync("dan", (s, a) => s.GetRequiredService<SignatureService>().SignerAsync(
            new() { LettreId = lettres[0], EmpreinteLue = empreinte, Consentement = true, MotDePasse = Troupe.MotDePasse }, a));

        var ligne = await PremiereLigneAsync(lot);

        Assert.Equal((EtatDeLigneDeLot.DejaFaite, "Validée par Mme Sophie Leroy le 23 novembre 2026 à 9 h 00."), (ligne.Etat, ligne.Motif));
        Assert.Equal(EtatDeLot.Terminee, (await _scene.LireAsync(lot)).Etat);
        Assert.Single((await _scene.LettreAsync(lettres[0])).VersionCourante.Signatures, s => s.Etape is Etape.Dan);
    }

    [Fact]
    public async Task Une_lettre_dont_le_RUPN_a_retire_sa_signature_est_ecartee()
    {
        var lettres = await _scene.LettresAsync(2);
        var lot = await _scene.LancerAsync(lettres);
        await _scene.FaireAsync("rupn.college", (s, a) => s.GetRequiredService<SignatureService>().RetirerAsync(lettres[0], a));

        var ligne = await PremiereLigneAsync(lot);

        Assert.Equal((EtatDeLigneDeLot.Ecartee, "M. Karim Durand a retiré sa signature le 23 novembre 2026 à 9 h 00."), (ligne.Etat, ligne.Motif));
    }

    [Fact]
    public async Task Une_lettre_dont_le_texte_a_change_n_est_jamais_signee_a_l_aveugle()
    {
        var lettres = await _scene.LettresAsync(2);
        var lot = await _scene.LancerAsync(lettres);
        await ReprendreAsync(lettres[0]);
        Assert.Equal(EtatDeLettre.ASignerParLeDan, (await _scene.LettreAsync(lettres[0])).Etat);

        var ligne = await PremiereLigneAsync(lot);

        Assert.Equal((EtatDeLigneDeLot.Ecartee, $"{ligne.Reference} a changé depuis votre lecture : écartée, non signée."), (ligne.Etat, ligne.Motif));
        Assert.Null((await _scene.LettreAsync(lettres[0])).VersionCourante.Posee(Etape.Dan));
    }

    [Fact]
    public async Task Rien_n_est_fait_au_nom_de_qui_n_exerce_plus()
    {
        var lettres = await _scene.LettresAsync(2);
        var lot = await _scene.LancerAsync(lettres);
        await using (var db = _scene.Base.Contexte())
        {
            var courriel = Troupe.Courriel("dan");
            (await db.Affectations.SingleAsync(a => a.Personne!.Courriel == courriel && a.Role == Role.Dan)).Terminer(new(2026, 11, 22));
            await db.SaveChangesAsync();
        }

        await _scene.TravaillerAsync();

        var fini = await _scene.LireAsync(lot);
        Assert.All(fini.Lignes, l => Assert.Equal((EtatDeLigneDeLot.Ecartee, "Mme Sophie Leroy n'exerce plus cette fonction : rien n'a été fait en son nom."), (l.Etat, l.Motif)));
        Assert.Equal(EtatDeLettre.ASignerParLeDan, (await _scene.LettreAsync(lettres[0])).Etat);
    }

    [Fact]
    public async Task Le_refus_d_une_regle_ecarte_la_lettre_avec_sa_phrase()
    {
        var lettres = await _scene.LettresAsync(1);
        var lot = await _scene.LancerAsync(lettres);
        await using (var db = _scene.Base.Contexte())
        {
            // Le DAN devient le RUPN de cette lettre : il ne peut pas la valider.
            var dan = await db.Personnes.SingleAsync(p => p.Courriel == Troupe.Courriel("dan"));
            await db.Personnels.Where(p => db.Missions.Any(m => m.PersonnelId == p.Id && db.Lettres.Any(l => l.Id == lettres[0] && l.MissionId == m.Id)))
                .ExecuteUpdateAsync(p => p.SetProperty(x => x.PersonneId, dan.Id));
        }

        var ligne = await PremiereLigneAsync(lot);

        Assert.Equal((EtatDeLigneDeLot.Ecartee, "Vous intervenez déjà sur cette lettre comme RUPN. Une autre personne doit signer."), (ligne.Etat, ligne.Motif));
        Assert.Equal(EtatDeLettre.ASignerParLeDan, (await _scene.LettreAsync(lettres[0])).Etat);
    }

    [Fact]
    public async Task Un_scellement_qui_echoue_laisse_la_lettre_validee_a_sceller()
    {
        using var scene = new SceneDeLots(s => s.AddSingleton(f => new FabriqueDeSceau(
            new ConfigurationBuilder().AddInMemoryCollection([new("Seal:CertificatePath", "absent.p12")]).Build(),
            "/", developpement: false, null, f.GetRequiredService<TimeProvider>())));
        var lettres = await scene.LettresAsync(1);
        var lot = await scene.LancerAsync(lettres);

        await scene.TravaillerAsync();

        Assert.Equal(EtatDeLigneDeLot.Faite, (await scene.LireAsync(lot)).Lignes[0].Etat);
        Assert.Equal(EtatDeLettre.ASceller, (await scene.LettreAsync(lettres[0])).Etat);
        var rendu = await scene.FaireAsync("dan", (s, a) => s.GetRequiredService<LectureDesLotsService>().OuvrirAsync(lot, faites: true, 1, a));
        Assert.Equal(1, rendu.Avancement.ASceller);
        Assert.True(Assert.Single(rendu.Lignes.Lignes).ASceller);
    }

    public void Dispose() => _scene.Dispose();

    private async Task<LigneDeLot> PremiereLigneAsync(Guid lot)
    {
        await _scene.TravaillerAsync();
        var lignes = (await _scene.LireAsync(lot)).Lignes;
        Assert.All(lignes.Skip(1), l => Assert.Equal(EtatDeLigneDeLot.Faite, l.Etat));
        return lignes[0];
    }

    /// <summary>Renvoyée, reprise avec un autre texte, signée de nouveau : elle attend le DAN, et ce n'est plus la même.</summary>
    private async Task ReprendreAsync(Guid id)
    {
        await _scene.FaireAsync("dan", (s, a) => s.GetRequiredService<SignatureService>().RenvoyerAsync(id, "À reprendre.", a));
        await _scene.FaireAsync("chef.college", async (s, a) =>
        {
            var redaction = s.GetRequiredService<RedactionService>();
            await redaction.ReprendreAsync(id, a);
            var lettre = await _scene.LettreAsync(id);
            var contenu = lettre.VersionCourante.Contenu;
            await redaction.EnregistrerAsync(new()
            {
                LettreId = id, Jeton = lettre.Jeton,
                Contenu = contenu with { Clauses = contenu.Clauses.RemoveAll(c => c.Cle == "p3.eleves") },
            }, a);
            await redaction.MettreALaSignatureAsync(id, a);
        });
        foreach (var compte in new[] { "chef.college", "rupn.college" })
        {
            var empreinte = (await _scene.LettreAsync(id)).VersionCourante.Empreinte!;
            await _scene.FaireAsync(compte, (s, a) => s.GetRequiredService<SignatureService>().SignerAsync(
                new() { LettreId = id, EmpreinteLue = empreinte, Consentement = true, MotDePasse = Troupe.MotDePasse }, a));
        }
    }
}
