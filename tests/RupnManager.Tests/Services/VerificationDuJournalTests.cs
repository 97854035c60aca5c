using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Domain.Journal;
using RupnManager.Services.Journal;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Services;

public sealed class VerificationDuJournalTests
{
    private const int Entrees = 30;

    [Fact]
    public async Task Un_journal_intact_est_dit_intact()
    {
        using var donnees = new TestDatabase();

        var rapport = await ControlerAsync(donnees, "");

        Assert.True(rapport.EstIntact, string.Join('\n', rapport.Anomalies));
        Assert.Equal(rapport.Entrees, rapport.DernierNumero);
        Assert.True(rapport.Entrees >= Entrees);
        Assert.Equal(Empreintes.Longueur, rapport.DerniereEmpreinte.Length);
    }

    [Theory]
    [InlineData("Phrase", "'Mme Hélène Petit a tout accepté.'")]
    [InlineData("Auteur", "'Quelqu''un d''autre'")]
    [InlineData("Qualite", "'recteur'")]
    [InlineData("Le", "'2020-01-01 00:00:00'")]
    [InlineData("Evenement", "'journal.autre'")]
    [InlineData("Objet", "'autre'")]
    [InlineData("ObjetId", "'11111111-1111-1111-1111-111111111111'")]
    [InlineData("PersonneId", "'11111111-1111-1111-1111-111111111111'")]
    [InlineData("EtablissementId", "'11111111-1111-1111-1111-111111111111'")]
    [InlineData("CodeAcademie", "'98'")]
    [InlineData("Technique", "1 - Technique")]
    [InlineData("Empreinte", "'0000000000000000000000000000000000000000000000000000000000000000'")]
    public async Task Une_entree_modifiee_est_nommee(string colonne, string valeur)
    {
        using var donnees = new TestDatabase();

        var rapport = await ControlerAsync(donnees, $"UPDATE Journal SET {colonne} = {valeur} WHERE Numero = 12");

        var anomalie = rapport.Anomalies[0];
        Assert.Equal((NatureDAnomalie.Modifiee, 12L), (anomalie.Nature, anomalie.Numero));
        Assert.Equal("L'entrée n° 12 a été modifiée : son empreinte n'est pas celle de son contenu.", anomalie.Phrase);
    }

    [Theory]
    [InlineData("Numero = 12", "L'entrée n° 12 manque.")]
    [InlineData("Numero BETWEEN 12 AND 15", "Les entrées n° 12 à 15 manquent.")]
    [InlineData("Numero = 1", "L'entrée n° 1 manque.")]
    public async Task Une_entree_retiree_est_nommee(string lesquelles, string phrase)
    {
        using var donnees = new TestDatabase();

        var rapport = await ControlerAsync(donnees, $"DELETE FROM Journal WHERE {lesquelles}");

        var anomalie = Assert.Single(rapport.Anomalies);
        Assert.Equal((NatureDAnomalie.Manquante, phrase), (anomalie.Nature, anomalie.Phrase));
    }

    [Fact]
    public async Task Une_entree_glissee_a_la_place_d_une_autre_est_nommee()
    {
        using var donnees = new TestDatabase();
        using var services = donnees.Services();
        await JournalDeTest.RemplirAsync(services, Entrees);
        using (var db = donnees.Contexte())
        {
            var ancienne = await db.Journal.SingleAsync(e => e.Numero == 12);
            var fausse = new EntreeJournal
            {
                Le = ancienne.Le, Auteur = "L'application", Qualite = "traitement automatique", Evenement = ancienne.Evenement,
                Objet = "fausse", ObjetId = Guid.CreateVersion7(), Phrase = "Rien ne s'est passé.",
            };
            db.Journal.Remove(ancienne);
            await db.SaveChangesAsync();
            fausse.Chainer(11, ancienne.EmpreintePrecedente);
            donnees.Retoucher($"""
                INSERT INTO Journal (Numero, Le, Auteur, Qualite, Evenement, Objet, ObjetId, Phrase, Technique, DitUnMontant, EmpreintePrecedente, Empreinte)
                VALUES (12, '{fausse.Le:yyyy-MM-dd HH:mm:ss.FFFFFFF}', 'L''application', 'traitement automatique', '{fausse.Evenement}', 'fausse',
                '{fausse.ObjetId.ToString().ToUpperInvariant()}', 'Rien ne s''est passé.', 0, 0, '{fausse.EmpreintePrecedente}', '{fausse.Empreinte}')
                """);
        }

        var rapport = await ControlerAsync(services);

        var anomalie = Assert.Single(rapport.Anomalies);
        Assert.Equal((NatureDAnomalie.Intruse, 13L), (anomalie.Nature, anomalie.Numero));
        Assert.Contains("ne suit pas l'entrée n° 12", anomalie.Phrase);
    }

    [Fact]
    public async Task Une_entree_ajoutee_hors_de_l_application_est_nommee()
    {
        using var donnees = new TestDatabase();

        var rapport = await ControlerAsync(donnees, """
            INSERT INTO Journal (Numero, Le, Auteur, Qualite, Evenement, Objet, ObjetId, Phrase, Technique, DitUnMontant, EmpreintePrecedente, Empreinte)
            SELECT MAX(Numero) + 1, Le, Auteur, Qualite, Evenement, Objet, ObjetId, 'Ajoutée à la main.', Technique, DitUnMontant, EmpreintePrecedente, Empreinte FROM Journal
            """);

        Assert.Equal([NatureDAnomalie.Intruse, NatureDAnomalie.Modifiee], rapport.Anomalies.Select(a => a.Nature));
        Assert.All(rapport.Anomalies, a => Assert.Equal(rapport.DernierNumero, a.Numero));
    }

    [Fact]
    public async Task Une_fin_coupee_ne_se_voit_qu_avec_un_repere()
    {
        using var donnees = new TestDatabase();
        using var services = donnees.Services();
        await JournalDeTest.RemplirAsync(services, Entrees);
        var avant = await ControlerAsync(services);
        var repere = RepereDuJournal.Lire($"{avant.DernierNumero}:{avant.DerniereEmpreinte}");
        Assert.True((await ControlerAsync(services, repere)).EstIntact);
        donnees.Retoucher($"DELETE FROM Journal WHERE Numero > {avant.DernierNumero - 5}");

        Assert.True((await ControlerAsync(services)).EstIntact);
        var anomalie = Assert.Single((await ControlerAsync(services, repere)).Anomalies);
        Assert.Equal($"L'entrée n° {avant.DernierNumero}, notée comme repère, manque.", anomalie.Phrase);
    }

    [Theory]
    [InlineData("12:abc")]
    [InlineData("douze")]
    [InlineData("")]
    public void Un_repere_mal_ecrit_n_est_pas_un_repere(string saisie) => Assert.Null(RepereDuJournal.Lire(saisie));

    private static async Task<RapportDuJournal> ControlerAsync(TestDatabase donnees, string retouche)
    {
        using var services = donnees.Services();
        await JournalDeTest.RemplirAsync(services, Entrees);
        if (retouche.Length > 0) Assert.True(donnees.Retoucher(retouche) > 0, "La retouche n'a rien touché.");
        return await ControlerAsync(services);
    }

    private static async Task<RapportDuJournal> ControlerAsync(IServiceProvider services, RepereDuJournal? repere = null)
    {
        using var portee = services.CreateScope();
        return await portee.ServiceProvider.GetRequiredService<VerificationDuJournalService>().ControlerAsync(repere);
    }
}
