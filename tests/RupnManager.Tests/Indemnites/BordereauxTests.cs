using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.Journal;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Missions;
using RupnManager.Domain.Regles;
using RupnManager.Services.Demonstration;
using RupnManager.Services.Indemnites;
using RupnManager.Services.Journal;
using RupnManager.Tests.Pdf;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Indemnites;

/// <summary>Le bordereau part une fois, figé, en CSV et en PDF servis octet pour octet.</summary>
public sealed class BordereauxTests : IDisposable
{
    private readonly SceneDIndemnites _scene = new(2014);

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task Envoyer_fige_les_lignes_archive_les_fichiers_et_le_dit_au_journal()
    {
        var (un, deux) = await DeuxPropositionsAsync();

        var id = await _scene.EnvoyerAsync();

        await using var db = _scene.Base.Contexte();
        var bordereau = await db.Bordereaux.Include(b => b.Attributions).SingleAsync(b => b.Id == id);
        Assert.Equal(EtatDeBordereau.Envoye, bordereau.Etat);
        Assert.All(bordereau.Attributions, a => Assert.Equal(EtatDAttribution.Proposee, a.Etat));
        var pieces = await db.PiecesArchivees.Where(p => p.BordereauId == id).ToListAsync();
        Assert.Equal([FormatDePiece.Csv, FormatDePiece.Pdf], pieces.Select(p => p.Format).Order());
        Assert.All(pieces, p => Assert.Equal(Empreintes.Sha256(p.Octets), p.Empreinte));
        Assert.Equal(pieces.Single(p => p.Format == FormatDePiece.Csv).Empreinte, bordereau.Empreinte);
        var envoi = await db.Journal.SingleAsync(e => e.ObjetId == id && e.Evenement == Evenement.BordereauEnvoye);
        Assert.Equal($"M. Philippe Garnier a envoyé le bordereau BP-2014-0993014N-1 : 2 propositions (empreinte {bordereau.Empreinte}).", envoi.Phrase);
        Assert.Equal(2, await db.Journal.CountAsync(e => e.Evenement == Evenement.AttributionProposee && (e.ObjetId == un || e.ObjetId == deux)));
    }

    [Fact]
    public async Task Le_CSV_et_le_PDF_disent_les_memes_lignes_et_sont_servis_tels_quels()
    {
        await DeuxPropositionsAsync();
        var id = await _scene.EnvoyerAsync();

        var csv = await TelechargerAsync(id, FormatDePiece.Csv);
        var pdf = await TelechargerAsync(id, FormatDePiece.Pdf, "rectorat");

        Assert.Equal(csv, await TelechargerAsync(id, FormatDePiece.Csv, "rectorat"));
        Assert.Equal([0xEF, 0xBB, 0xBF], csv[..3]);
        var lignes = Encoding.UTF8.GetString(csv[3..]).Split("\r\n");
        Assert.StartsWith("annee_scolaire;code_academie;uai;etablissement;numero_bordereau;", lignes[0], StringComparison.Ordinal);
        Assert.Contains(";Haddad;", lignes[1]);
        Assert.Contains(";1400,00;", lignes[1]);
        Assert.Contains(";600,00;", lignes[2]);
        Assert.Equal("", lignes[3]);
        var texte = LecteurPdf.Corps(pdf).Replace('\u00A0', ' ');
        Assert.Contains("BP-2014-0993014N-1", texte);
        Assert.Contains("2 000,00 €", texte);
        Assert.Contains("Mme Amina Haddad", texte);
        Assert.Contains("Deux projets menés", texte);
    }

    [Fact]
    public async Task Chaque_telechargement_est_au_journal()
    {
        await DeuxPropositionsAsync();
        var id = await _scene.EnvoyerAsync();
        await TelechargerAsync(id, FormatDePiece.Csv);
        await TelechargerAsync(id, FormatDePiece.Pdf, "rectorat");

        await using var db = _scene.Base.Contexte();
        var phrases = await db.Journal.Where(e => e.ObjetId == id && e.Evenement == Evenement.BordereauTelecharge).OrderBy(e => e.Numero).Select(e => e.Phrase).ToListAsync();
        Assert.Equal(2, phrases.Count);
        Assert.EndsWith("a téléchargé le bordereau BP-2014-0993014N-1 en CSV.", phrases[0], StringComparison.Ordinal);
        Assert.EndsWith("en PDF.", phrases[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task L_intendance_n_ouvre_pas_le_fichier_qui_dit_la_participation()
    {
        await DeuxPropositionsAsync();
        var id = await _scene.EnvoyerAsync();

        await Assert.ThrowsAsync<InterditException>(() => TelechargerAsync(id, FormatDePiece.Csv, "intendance.lycee"));
        await Assert.ThrowsAsync<IntrouvableException>(() => TelechargerAsync(id, FormatDePiece.Csv, "chef.college"));
    }

    [Fact]
    public async Task Parti_il_ne_se_modifie_plus_et_la_proposition_suivante_ouvre_le_suivant()
    {
        var (un, _) = await DeuxPropositionsAsync();
        await _scene.EnvoyerAsync();

        var ligne = await _scene.LireAsync(un);
        var refus = await _scene.FaireAsync("chef.lycee", (s, a) => s.GetRequiredService<AttributionService>()
            .ModifierAsync(un, ligne.Version, IndemniteDeTest.Proposition(500), a)).RefuseAsync("bordereau.fige", "règle de gestion");
        var suivante = await _scene.PreparerAsync(await _scene.MissionAsync("rupn3.lycee"), 400);

        Assert.Contains("BP-2014-0993014N-1 est parti le 23 novembre 2026", refus.Message);
        Assert.Equal("BP-2014-0993014N-2", (await _scene.LireAsync(suivante)).Bordereau!.Numero);
    }

    [Fact]
    public async Task Un_bordereau_vide_ne_part_pas()
    {
        await _scene.OuvrirAsync(3000);
        var id = await _scene.PreparerAsync(await _scene.MissionAsync(), 400);
        await _scene.FaireAsync("chef.lycee", (s, a) => s.GetRequiredService<AttributionService>().RetirerAsync(id, null, a));

        await _scene.EnvoyerAsync().RefuseAsync("bordereau.vide", "règle de gestion");
    }

    [Fact]
    public async Task Ce_qui_a_change_depuis_la_lecture_se_relit_avant_de_partir()
    {
        await _scene.OuvrirAsync(3000);
        await _scene.PreparerAsync(await _scene.MissionAsync(), 400);
        var (id, lue) = await _scene.BordereauAsync();
        await _scene.PreparerAsync(await _scene.MissionAsync("rupn2.lycee"), 600);

        await EnvoyerAsync(id, lue).RefuseAsync("bordereau.entre-temps", "règle de gestion");
    }

    [Fact]
    public async Task Les_modalites_sont_reverifiees_a_l_envoi()
    {
        await DeuxPropositionsAsync();
        await _scene.ModifierAsync(async db => db.Modalites.Remove(await db.Modalites.SingleAsync(m => m.Annee == _scene.Annee)));

        await _scene.EnvoyerAsync().RefuseAsync("modalites.cp", "art. 5, décret n° 2010-1065");
    }

    [Theory]
    [InlineData("intendance.lycee")]
    [InlineData("rectorat")]
    public async Task Seul_le_chef_ou_son_delegataire_envoie(string compte)
    {
        await DeuxPropositionsAsync();

        var refus = await Assert.ThrowsAsync<InterditException>(() => _scene.EnvoyerAsync(compte));

        Assert.Equal(ReglesDesAttributions.Auteur.Phrase, refus.Message);
    }

    [Fact]
    public async Task Le_RUPN_n_est_propose_qu_avec_sa_lettre_validee()
    {
        await _scene.OuvrirAsync(3000);
        var mission = await _scene.MissionAsync(fonction: Fonction.CodeRupn);
        await _scene.PreparerAsync(mission, 600);

        var refus = await _scene.EnvoyerAsync().RefuseAsync("attribution.lettre", "règle de gestion");
        await DeposerUneLettreAsync(mission, EtatDeLettre.ASceller);
        await _scene.EnvoyerAsync().RefuseAsync("attribution.lettre", "règle de gestion");
        await DeposerUneLettreAsync(mission, EtatDeLettre.Validee);
        var id = await _scene.EnvoyerAsync();

        Assert.Equal("La lettre de Mme Amina Haddad n'est pas validée. Faites-la signer avant d'envoyer la proposition.", refus.Message);
        Assert.Contains("LM-ESSAI-Validee", Encoding.UTF8.GetString(await TelechargerAsync(id, FormatDePiece.Csv)));
    }

    [Theory]
    [InlineData(2014, true)]
    [InlineData(2024, false)]
    public async Task La_lettre_n_est_facultative_qu_en_IMP_et_par_reglage(int annee, bool refusee)
    {
        using var scene = new SceneDIndemnites(annee);
        await scene.OuvrirAsync(3000);
        await scene.ModifierAsync(db =>
        {
            db.Reglages.Add(new() { CodeAcademie = Troupe.CodeAcademie, Annee = scene.Annee, LettreExigee = false });
            return Task.CompletedTask;
        });
        await scene.PreparerAsync(await scene.MissionAsync(fonction: Fonction.CodeRupn), 625);

        var refus = await Record.ExceptionAsync(() => scene.EnvoyerAsync());

        Assert.Equal(refusee ? "attribution.lettre" : null, (refus as RegleMetierException)?.Regle.Cle);
        Assert.Equal(refusee, refus is not null);
    }

    [Fact]
    public async Task Une_cellule_qui_commence_comme_une_formule_reste_un_texte()
    {
        await _scene.OuvrirAsync(3000);
        await _scene.PreparerAsync(await _scene.MissionAsync(), IndemniteDeTest.Proposition(600) with { Participation = "=1+1; \"deux\"\nprojets" });
        var id = await _scene.EnvoyerAsync();

        Assert.Contains("\"'=1+1; \"\"deux\"\" projets\"", Encoding.UTF8.GetString(await TelechargerAsync(id, FormatDePiece.Csv)));
    }

    private async Task<(Guid, Guid)> DeuxPropositionsAsync()
    {
        await _scene.OuvrirAsync(3000);
        return (await _scene.PreparerAsync(await _scene.MissionAsync(), 1400), await _scene.PreparerAsync(await _scene.MissionAsync("rupn2.lycee"), 600));
    }

    private Task EnvoyerAsync(Guid id, int version) =>
        _scene.FaireAsync("chef.lycee", (s, a) => s.GetRequiredService<BordereauService>().EnvoyerAsync(id, version, a));

    private async Task<byte[]> TelechargerAsync(Guid id, FormatDePiece format, string compte = "chef.lycee") =>
        (await _scene.FaireAsync(compte, (s, a) => s.GetRequiredService<BordereauService>().TelechargerAsync(id, format, a))).Octets;

    /// <summary>Une lettre dans l'état dit, sans passer par les signatures, que d'autres tests éprouvent.</summary>
    private Task DeposerUneLettreAsync(Guid mission, EtatDeLettre etat) => _scene.ModifierAsync(async db =>
    {
        foreach (var autre in await db.Lettres.Where(l => l.MissionId == mission).ToListAsync()) db.Lettres.Remove(autre);
        var modele = await db.Lettres.Include(l => l.Versions).OrderBy(l => l.Reference).FirstAsync(l => l.Etat == EtatDeLettre.Validee);
        var lue = await db.Missions.Include(m => m.Etablissement).SingleAsync(m => m.Id == mission);
        var lettre = new LettreDeMission
        {
            MissionId = mission, EtablissementId = lue.EtablissementId, CodeAcademie = lue.Etablissement!.CodeAcademie, Annee = lue.Annee,
            Rang = 900 + (int)etat, Reference = $"LM-ESSAI-{etat}", CodeDeVerification = $"ESSAI{(int)etat:00}", ModeleId = modele.ModeleId, CreeeLe = modele.CreeeLe,
            Nature = NatureDeLActe.Lettre, ValidationDuDan = true, TitreDuTroisiemeSignataire = "Déléguée", PremierMoisDesNeuviemes = 10,
        };
        db.Lettres.Add(lettre);
        db.Entry(lettre).Property(l => l.Etat).CurrentValue = etat;
    });
}
