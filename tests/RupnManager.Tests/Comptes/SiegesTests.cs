using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Regles;
using RupnManager.Services.Acteurs;
using RupnManager.Services.Comptes;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Comptes;

/// <summary>Un seul chef par établissement, un seul DAN par académie, même quand deux nominations à terme se croisent.</summary>
public sealed class SiegesTests
{
    [Theory, SurSqlite, SurSqlServer]
    public Task Deux_chefs_nommes_au_meme_instant_jusqu_a_un_terme_n_en_font_qu_un(Moteur moteur) =>
        NommerAsync(moteur, Role.ChefEtablissement, new LieuSaisi("0999001X"));

    [Theory, SurSqlite, SurSqlServer]
    public Task Deux_DAN_nommes_au_meme_instant_jusqu_a_un_terme_n_en_font_qu_un(Moteur moteur) =>
        NommerAsync(moteur, Role.Dan, new LieuSaisi(CodeAcademie: "13"));

    [Fact]
    public async Task Prolonger_une_affectation_ne_recouvre_pas_celle_du_successeur()
    {
        using var scene = new SceneDeComptes();
        await scene.ImporterAsync(SceneDeComptes.Titres
            + "chef.college@demo.example;Mme;Hélène;Petit;;chef;0992001M;;;;31/12/2026\n"
            + "lea.martin@demo.example;Mme;Léa;Martin;;chef;0992001M;;;01/01/2027;\n");
        var sortante = (await scene.AffectationsAsync("chef.college@demo.example"))[^1];

        var refus = await Assert.ThrowsAsync<RegleMetierException>(() => scene.FaireAsync("admin", async (s, a) =>
        {
            await s.GetRequiredService<AffectationService>().TerminerAsync(sortante.PersonneId, sortante.Id, new(2027, 1, 31), a);
            return true;
        }));

        Assert.Equal("Mme Léa Martin exerce déjà ce rôle ici à cette date. Changez les dates.", refus.Message);
    }

    private static async Task NommerAsync(Moteur moteur, Role role, LieuSaisi lieu)
    {
        using var scene = new SceneDeComptes(moteur);
        await using (var db = scene.Base.Contexte())
        {
            var modele = await db.Etablissements.AsNoTracking().FirstAsync(e => e.Uai == Uai.Relire("0992001M"));
            db.Etablissements.Add(new()
            {
                Uai = Uai.Relire("0999001X"), Nom = "Collège neuf", Nature = 340, Type = TypeEtablissement.College, CodeAcademie = modele.CodeAcademie,
                CodeDepartement = modele.CodeDepartement, Commune = "Clairvanne",
            });
            await db.SaveChangesAsync();
        }

        var issues = await Task.WhenAll(Enumerable.Range(0, 6).Select(n => Task.Run(() => Record.ExceptionAsync(() => scene.FaireAsync("admin", (s, a) =>
            s.GetRequiredService<CompteService>().CreerAsync(new()
            {
                Identite = new() { Civilite = Civilite.Mme, Prenom = "Léa", NomUsage = $"Martin {n}", Courriel = $"lea{n}@demo.example" },
                Affectation = new() { Role = role, Lieu = lieu, Debut = new(2026, 11, 23 + n), Fin = new DateOnly(2027, 8, 31) },
            }, a))))));

        Assert.Single(issues, i => i is null);
        Assert.All(issues.OfType<Exception>(), i => Assert.Equal("affectation.deja", Assert.IsType<RegleMetierException>(i).Regle.Cle));
        await using var lue = scene.Base.Contexte();
        Assert.Equal(1, await lue.Affectations.CountAsync(a => a.Personne!.Courriel.StartsWith("lea") && a.Role == role));
    }
}
