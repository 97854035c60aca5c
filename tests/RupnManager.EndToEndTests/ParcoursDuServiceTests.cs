using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Courriels;
using RupnManager.EndToEndTests.Support;

namespace RupnManager.EndToEndTests;

/// <summary>Le relais est en panne, refuse, ou raccroche au mauvais moment : l'administrateur le voit et en décide.</summary>
public sealed class ParcoursDuServiceTests(Scene scene) : IClassFixture<Scene>
{
    [Fact]
    public async Task L_administrateur_decide_de_chaque_courriel_qui_n_est_pas_parti()
    {
        await EcrireAsync();
        await using var admin = await scene.EntrerAsync("admin");
        await admin.LireAsync("Décider de 3 courriels qui ne sont pas partis");
        await admin.LireAsync("Les courriels ne partent plus");

        await admin.AllerAsync("/service");
        await admin.LireAsync("2 courriels sont retardés depuis le");
        await admin.ControlerAsync("administrateur-service", Guide.Bureau);

        await admin.SuivreAsync(admin.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { NameRegex = new("^Tenir pour parti") }));
        await admin.LireAsync("Le courriel est classé : il ne partira pas.");
        await admin.SuivreAsync("Tout relancer (4)");
        await admin.LireAsync("4 courriels sont remis en attente d'envoi.");
        await admin.LireAsync("Aucun courriel n'attend votre décision.");
        await admin.ControlerAsync("service-relance");
    }

    /// <summary>Ce qu'une panne de deux jours laisse derrière elle.</summary>
    private async Task EcrireAsync()
    {
        await using var db = new SqliteRupnDbContext(new DbContextOptionsBuilder<SqliteRupnDbContext>()
            .UseSqlite($"Data Source={Path.Combine(scene.Application.Dossier, "App_Data", "rupn.db")}").Options);
        var quand = DateTime.UtcNow;
        foreach (var cle in new[] { "a-signer", "lettre-validee" }) db.Courriels.Add(Courriel(cle, c => c.NoterRetard("Connection refused", quand.AddHours(-30))));
        foreach (var cle in new[] { "invitation", "rappel" }) db.Courriels.Add(Courriel(cle, c => c.NoterRefus("550 5.1.1 Recipient address rejected: User unknown", quand.AddHours(-2))));
        db.Courriels.Add(Courriel("service-fait", c => c.NoterIncertain("La liaison avec le relais s'est rompue en plein envoi : Connection reset by peer", quand.AddHours(-29))));
        await db.SaveChangesAsync();

        CourrielSortant Courriel(string cle, Action<CourrielSortant> sort)
        {
            var courriel = new CourrielSortant { Cle = cle, Destinataire = "essai@demo.example", Objet = "[RUPN] Essai", Texte = "Essai", CreeLe = quand.AddHours(-31) };
            // Essayé bien des fois, le prochain essai est dans l'heure.
            for (var essai = 0; essai < 8; essai++) courriel.Reserver(quand);
            sort(courriel);
            if (courriel.Etat is EtatDeCourriel.AEnvoyer) courriel.NoterRetard("Connection refused", quand);
            return courriel;
        }
    }
}
