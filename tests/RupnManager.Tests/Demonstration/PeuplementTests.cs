using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Domain.Campagnes;
using RupnManager.Domain.Courriels;
using RupnManager.Domain.Dates;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Lots;
using RupnManager.Domain.Rappels;
using RupnManager.Domain.Regles;
using RupnManager.Services.Demonstration.Peuplement;
using RupnManager.Services.Initialisation;
using RupnManager.Services.Journal;
using RupnManager.Tests.Support;
using RupnManager.Web.Commandes;

namespace RupnManager.Tests.Demonstration;

public sealed class PeuplementTests
{
    private static readonly DemandeDePeuplement Demande = new() { Graine = 7, CodeAcademie = "13", Etablissements = 6, Annees = 3, Activites = 300, Temoins = 1 };

    [Fact]
    public async Task La_meme_graine_donne_le_meme_contenu_et_une_autre_un_autre()
    {
        var (une, memes, autres) = (await PeuplerAsync(Demande), await PeuplerAsync(Demande), await PeuplerAsync(Demande with { Graine = 8 }));

        Assert.Equal(une.Contenu, memes.Contenu);
        Assert.Equal(une.Rapport.Empreinte, memes.Rapport.Empreinte);
        Assert.NotEqual(une.Rapport.Empreinte, autres.Rapport.Empreinte);
        Assert.Equal(6, une.Rapport.Etablissements);
        Assert.InRange(une.Rapport.Scellees, 1, 20);
        Assert.InRange(une.Rapport.Activites, 150, 450);
    }

    [Fact]
    public async Task Les_lettres_se_tiennent_leurs_signatures_se_verifient_et_seuls_les_temoins_ont_un_fichier()
    {
        using var donnees = TestDatabase.Peuplee(Demande);
        using var db = donnees.Contexte();
        var lettres = await db.Lettres.Include(l => l.Versions).ThenInclude(v => v.Signatures).AsSplitQuery().ToListAsync();

        Assert.True(lettres.Count(l => l.Etat is EtatDeLettre.Validee) >= 20);
        foreach (var version in lettres.SelectMany(l => l.Versions).Where(v => v.TexteFige is not null))
        {
            Assert.Equal(version.Empreinte, version.ActeFige.Empreinte());
            var precedente = "";
            foreach (var signature in version.Signatures.OrderBy(s => s.Le))
            {
                Assert.True(signature.EstIntegre);
                Assert.Equal(LettresPeupleesMoyen, signature.MoyenDAuthentification);
                Assert.Equal((version.Empreinte, precedente), (signature.EmpreinteDuContenu, signature.EmpreintePrecedente));
                precedente = signature.Empreinte;
            }
        }
        var fichiers = await db.Fichiers.Select(f => f.LettreId).ToListAsync();
        var temoin = Assert.Single(lettres.Where(l => fichiers.Contains(l.Id)).Select(l => l.EtablissementId).Distinct());
        Assert.DoesNotContain(lettres, l => l.Etat is EtatDeLettre.ASceller);
        Assert.All(lettres.Where(l => l.EtablissementId == temoin && l.Annee.Debut == 2026 && l.Etat is EtatDeLettre.Validee), l => Assert.Contains(l.Id, fichiers));
    }

    [Fact]
    public async Task La_file_demandee_attend_le_DAN_signee_et_conforme_au_modele()
    {
        using var donnees = TestDatabase.Peuplee(Demande with { Annees = 1, Activites = 0, Temoins = 0, AValider = 10 });
        using var db = donnees.Contexte();
        var attendent = await db.Lettres.Include(l => l.Versions).ThenInclude(v => v.Signatures)
            .Where(l => l.Etat == EtatDeLettre.ASignerParLeDan).ToListAsync();

        var enFile = attendent.Where(l => l.VersionCourante.CeQuiChange.EstVide).ToList();
        Assert.True(enFile.Count >= 10, $"{enFile.Count} lettres conformes attendent le DAN.");
        Assert.All(enFile, l => Assert.Equal(2, l.VersionCourante.Posees.Count()));
    }

    [Fact]
    public async Task Le_journal_se_lit_dans_l_ordre_et_sa_chaine_se_verifie()
    {
        using var donnees = TestDatabase.Peuplee(Demande);
        using var services = donnees.Services();
        using var portee = services.CreateScope();

        var rapport = await portee.ServiceProvider.GetRequiredService<VerificationDuJournalService>().ControlerAsync(null);

        Assert.True(rapport.EstIntact, string.Join('\n', rapport.Anomalies));
        using var db = donnees.Contexte();
        var heures = await db.Journal.OrderBy(e => e.Numero).Where(e => !e.Technique).Select(e => e.Le).ToListAsync();
        Assert.True(heures.Count >= 150, $"Seulement {heures.Count} entrées.");
        Assert.Equal(heures.Order(), heures);
        Assert.True(heures[^1] <= donnees.Horloge.GetUtcNow().UtcDateTime);
    }

    [Fact]
    public async Task Aucun_courriel_ne_part_et_rien_n_est_adresse_a_un_vrai_etablissement()
    {
        using var donnees = TestDatabase.Peuplee(new() { Graine = 7, Annuaire = FichierDAnnuaire.Extrait().Octets(), Annees = 1, Activites = 50, Temoins = 0 });
        using var db = donnees.Contexte();

        Assert.Empty(await db.Courriels.Where(c => c.Etat != EtatDeCourriel.Envoye || !c.Destinataire.EndsWith("@demo.example")).ToListAsync());
        Assert.All(await db.Etablissements.Select(e => e.Courriel!).ToListAsync(), c => Assert.EndsWith("@demo.example", c));
        Assert.All(await db.Personnes.Select(p => p.Courriel).ToListAsync(), c => Assert.EndsWith("@demo.example", c));
    }

    [Fact]
    public async Task Chaque_annee_a_sa_campagne_close_sauf_celle_qui_court()
    {
        using var donnees = TestDatabase.Peuplee(Demande);
        using var db = donnees.Contexte();
        var campagnes = await db.Campagnes.OrderBy(c => c.Ouverture).ToListAsync();

        Assert.Equal([2024, 2025, 2026], campagnes.Select(c => c.Annee.Debut));
        Assert.Equal([EtatDeCampagne.Close, EtatDeCampagne.Close, EtatDeCampagne.Ouverte], campagnes.Select(c => c.Etat));
        Assert.All(campagnes, c => Assert.NotNull(c.ModeleId));
    }

    [Fact]
    public async Task Un_lot_ne_dit_que_ce_que_ses_lettres_et_ses_rappels_disent()
    {
        using var donnees = TestDatabase.Peuplee(Demande with { Etablissements = 40, Annees = 2, Activites = 0 });
        using var db = donnees.Contexte();
        var lots = await db.Lots.Include(l => l.Lignes).OrderBy(l => l.Numero).ToListAsync();
        var signees = await db.Lettres.SelectMany(l => l.Versions.Where(v => v.Numero == l.NumeroDeVersion).SelectMany(v => v.Signatures), (l, s) => new { l.Id, s.Etape, s.Le })
            .Where(s => s.Etape == Etape.Dan).ToDictionaryAsync(s => s.Id, s => s.Le);
        var rappels = await db.EnvoisDeRappels.Include(e => e.Rappels).ToListAsync();

        Assert.Equal(Enumerable.Range(1, lots.Count), lots.Select(l => l.Numero!.Value));
        Assert.All(lots, l => Assert.True(l.Etat.EstTermine() && l.LanceLe < l.TermineLe));
        var faites = lots.SelectMany(l => l.Lignes, (l, x) => (l.Nature, Ligne: x)).Where(x => x.Ligne.Etat is EtatDeLigneDeLot.Faite).ToList();
        Assert.All(faites.Where(x => x.Nature is NatureDeLot.Validation), x => Assert.Equal(signees[x.Ligne.ObjetId], x.Ligne.Le));
        Assert.All(faites.Where(x => x.Nature is NatureDeLot.Rappel),
            x => Assert.Contains(rappels, e => e.Le == x.Ligne.Le && e.Auteur is not null && e.Rappels.Any(r => r.ActeId == x.Ligne.ObjetId)));
        Assert.Contains(faites, x => x.Nature is NatureDeLot.Validation);
        Assert.Contains(faites, x => x.Nature is NatureDeLot.Rappel);
        Assert.Contains(lots.SelectMany(l => l.Lignes), l => l.Etat is EtatDeLigneDeLot.Ecartee && l.Motif!.StartsWith("Renvoyée par", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Un_rappel_suit_la_regle_cinq_fois_au_plus_et_sept_jours_entre_deux()
    {
        using var donnees = TestDatabase.Peuplee(Demande with { Etablissements = 40, Annees = 2, Activites = 0 });
        using var db = donnees.Contexte();
        var envois = await db.EnvoisDeRappels.Include(e => e.Rappels).ToListAsync();
        var partis = await db.Courriels.Where(c => c.Cle == "rappel").ToDictionaryAsync(c => c.Id, c => c.EnvoyeLe);

        Assert.True(envois.Count > 20, $"Seulement {envois.Count} envois.");
        Assert.All(envois, e => Assert.Equal(e.Le, partis[e.CourrielId]));
        foreach (var personne in envois.GroupBy(e => e.PersonneId))
        {
            var jours = personne.Select(e => e.Le.JourDeParis()).Order().ToList();
            Assert.All(jours.Zip(jours.Skip(1)), j => Assert.True(CadenceDesRappels.PeutEtreRappele(j.Second, j.First)));
        }
        Assert.All(envois.SelectMany(e => e.Rappels).GroupBy(r => (r.ActeId, r.PersonneId)),
            g => Assert.Equal(Enumerable.Range(1, g.Count()), g.Select(r => r.Numero).Order()));
    }

    /// <summary>Hors des témoins, seul le CSV est gardé : la page n'offre que lui, et l'adresse du PDF le dit.</summary>
    [Fact]
    public async Task Un_document_non_conserve_se_dit_au_lieu_d_un_lien_mort()
    {
        using var donnees = TestDatabase.Peuplee(Demande with { Etablissements = 40, Annees = 2, Activites = 0 });
        using var application = new TestApplication(donnees) { Rejouer = false };
        using var db = donnees.Contexte();
        var etats = await db.EtatsLiquidatifs.Where(e => e.Numero != null && db.PiecesArchivees.Count(p => p.EtatLiquidatifId == e.Id) == 1).Select(e => e.Id).ToListAsync();
        var bordereau = await db.Bordereaux.Where(b => b.EnvoyeLe != null && db.PiecesArchivees.Count(p => p.BordereauId == b.Id) == 1).Select(b => b.Id).FirstAsync();
        var rectorat = await application.ConnecterAsync("rectorat.13");

        foreach (var page in new[] { $"/indemnites/etats-liquidatifs/{etats[0]}", $"/indemnites/bordereaux/{bordereau}" })
        {
            var ouverte = await rectorat.OuvrirAsync(page);
            Assert.Contains("conservé", ouverte.Body!.TextContent, StringComparison.Ordinal);
            Assert.Null(ouverte.QuerySelector($"a[href='{page}.pdf']"));
            Assert.NotNull(ouverte.QuerySelector($"a[href='{page}.csv']"));
            Assert.Equal(HttpStatusCode.OK, (await rectorat.GetAsync($"{page}.csv")).StatusCode);
            var refus = await rectorat.GetAsync($"{page}.pdf");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refus.StatusCode);
            Assert.Contains("n'a pas été conservé en PDF dans cette base", WebUtility.HtmlDecode(await refus.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Une_base_ou_il_y_a_quelqu_un_est_refusee()
    {
        using var donnees = new TestDatabase();
        using var services = donnees.Services();
        using var portee = services.CreateScope();
        var peuplement = portee.ServiceProvider.GetRequiredService<PeuplementService>();

        var refus = await Assert.ThrowsAsync<RegleMetierException>(() => peuplement.PeuplerAsync(Demande, _ => { }));

        Assert.Equal(ReglesDuPeuplement.BaseOccupee.Phrase, refus.Message);
    }

    [Fact]
    public async Task La_commande_se_lit_se_refuse_et_peuple()
    {
        using var donnees = new TestDatabase(vide: true);
        using var application = new TestApplication(donnees);
        Assert.Equal(Commandes.Inutilisable, await ExecuterAsync(application, "peupler"));
        Assert.Equal(Commandes.Inutilisable, await ExecuterAsync(application, "peupler", "--graine", "deux"));
        Assert.Equal(Commandes.Inutilisable, await ExecuterAsync(application, "peupler", "--graine", "2", "--annuaire", "absent.csv"));
        Assert.Equal(Commandes.Anomalie, await ExecuterAsync(application, "peupler", "--graine", "2", "--academie", "77"));
        Assert.Equal(Commandes.Anomalie, await ExecuterAsync(application, "peupler", "--graine", "2", "--annees", "40"));
        string[] demande = ["peupler", "--graine", "2", "--academie", "13", "--etablissements", "2", "--annees", "1", "--activites", "20"];
        Assert.Equal(Commandes.Reussite, await ExecuterAsync(application, demande));
        Assert.Equal(Commandes.Anomalie, await ExecuterAsync(application, demande));

        var dan = await application.ConnecterAsync("dan.13");
        Assert.Equal("Établissements", (await dan.OuvrirAsync("/etablissements")).Titre());
    }

    private const string LettresPeupleesMoyen = "signature fictive, peuplement de démonstration";

    private static Task<int?> ExecuterAsync(TestApplication application, params string[] args) =>
        Commandes.ExecuterAsync(application.Services, args, TextWriter.Null);

    private static async Task<(RapportDePeuplement Rapport, List<string> Contenu)> PeuplerAsync(DemandeDePeuplement demande)
    {
        using var donnees = new TestDatabase(vide: true);
        using var services = donnees.Services();
        using var portee = services.CreateScope();
        await portee.ServiceProvider.GetRequiredService<InitialisationService>().PreparerAsync();
        var rapport = await portee.ServiceProvider.GetRequiredService<PeuplementService>().PeuplerAsync(demande, _ => { });
        using var db = donnees.Contexte();
        var signatures = await db.Signatures.Select(s => s.Empreinte).ToListAsync();
        var lettres = await db.Lettres.Select(l => l.Reference + l.CodeDeVerification + l.Etat).ToListAsync();
        var personnes = await db.Personnes.Select(p => p.Prenom + p.NomUsage + p.Courriel).ToListAsync();
        var activites = await db.Activites.Select(a => a.Cle + a.Texte + a.Minutes).ToListAsync();
        return (rapport, [.. signatures.Concat(lettres).Concat(personnes).Concat(activites).Order(StringComparer.Ordinal)]);
    }
}
