using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Services.Demonstration;
using RupnManager.Services.Initialisation;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Data;

public sealed class DemarrageTests
{
    [Theory, SurSqlite, SurSqlServer]
    public async Task Quatre_instances_qui_demarrent_ensemble_sur_une_base_vide_n_y_mettent_qu_un_jeu_de_donnees(Moteur moteur)
    {
        using var attendue = new TestDatabase(moteur);
        using var donnees = new TestDatabase(moteur, vide: true);
        using var depart = new ManualResetEventSlim();

        var instances = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            using var services = donnees.Services();
            depart.Wait();
            using var portee = services.CreateScope();
            await portee.ServiceProvider.GetRequiredService<InitialisationService>().PreparerAsync();
            await portee.ServiceProvider.GetRequiredService<DemonstrationService>().JouerAsync();
        })).ToList();
        depart.Set();
        await Task.WhenAll(instances);

        Assert.Equal(await CompterAsync(attendue), await CompterAsync(donnees));
    }

    private static async Task<List<(string Table, int Lignes)>> CompterAsync(TestDatabase donnees)
    {
        using var db = donnees.Contexte();
        List<(string, int)> comptes =
        [
            ("Academies", await db.Academies.CountAsync()), ("Departements", await db.Departements.CountAsync()),
            ("Etablissements", await db.Etablissements.CountAsync()), ("Fonctions", await db.Fonctions.CountAsync()),
            ("Modeles", await db.Modeles.CountAsync()), ("Comptes", await db.Users.CountAsync()),
            ("Personnes", await db.Personnes.CountAsync()), ("Affectations", await db.Affectations.CountAsync()),
            ("Personnels", await db.Personnels.CountAsync()), ("Missions", await db.Missions.CountAsync()),
            ("Lettres", await db.Lettres.CountAsync()), ("Journal", await db.Journal.CountAsync()),
        ];
        Assert.True(comptes[2].Item2 >= 10, "La troupe n'est pas là.");
        return comptes;
    }
}
