using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Domain.LettresDeMission;
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

        Assert.Empty(await db.Courriels.ToListAsync());
        Assert.All(await db.Etablissements.Select(e => e.Courriel!).ToListAsync(), c => Assert.EndsWith("@demo.example", c));
        Assert.All(await db.Personnes.Select(p => p.Courriel).ToListAsync(), c => Assert.EndsWith("@demo.example", c));
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
