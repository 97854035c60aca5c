using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Data;
using RupnManager.Data.Comptes;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Regles;
using RupnManager.Services.Acteurs;
using RupnManager.Services.Journal;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Data;

/// <summary>Deux personnes à la fois : aucune n'écrase l'autre, et le journal reste une chaîne.</summary>
public sealed class ConcurrenceTests
{
    private const int Auteurs = 40;

    [Theory, SurSqlite, SurSqlServer]
    public async Task La_seconde_ecriture_sur_la_meme_version_est_refusee(Moteur moteur)
    {
        using var donnees = new TestDatabase(moteur);
        using var services = donnees.Services();
        using IServiceScope une = services.CreateScope(), autre = services.CreateScope();
        var (premiere, seconde) = (await AffectationAsync(une), await AffectationAsync(autre));

        premiere.Terminer(new DateOnly(2027, 6, 30));
        await Base(une).SaveChangesAsync();
        seconde.Terminer(new DateOnly(2027, 8, 31));

        await Assert.ThrowsAsync<ModifieEntreTempsException>(() => Base(autre).SaveChangesAsync());
        using var relue = services.CreateScope();
        Assert.Equal(new DateOnly(2027, 6, 30), (await AffectationAsync(relue)).Fin);
    }

    [Theory, SurSqlite, SurSqlServer]
    public async Task Une_cle_deja_prise_est_dite_deja_enregistree(Moteur moteur)
    {
        using var donnees = new TestDatabase(moteur);
        using var services = donnees.Services();
        using var portee = services.CreateScope();
        var db = Base(portee);
        var modele = await db.Personnes.AsNoTracking().OrderBy(p => p.Courriel).FirstAsync();
        db.Personnes.Add(new Personne { Civilite = Civilite.M, Prenom = "Autre", NomUsage = "Autre", Courriel = modele.Courriel });
        await Assert.ThrowsAsync<DejaEnregistreException>(() => db.SaveChangesAsync());

        db.ChangeTracker.Clear();
        db.Academies.Add(new Academie { Code = (await db.Academies.AsNoTracking().OrderBy(a => a.Code).FirstAsync()).Code, Libelle = "encore" });
        await Assert.ThrowsAsync<DejaEnregistreException>(() => db.SaveChangesAsync());
    }

    [Theory, SurSqlite, SurSqlServer]
    public async Task Un_geste_refuse_pour_doublon_ne_laisse_rien_au_journal(Moteur moteur)
    {
        using var donnees = new TestDatabase(moteur);
        using var services = donnees.Services();
        var chef = await ChefAsync(services);
        using var portee = services.CreateScope();
        var avant = await Base(portee).Journal.CountAsync();
        Base(portee).Academies.Add(new Academie { Code = chef.CodeAcademie!, Libelle = "encore" });
        portee.ServiceProvider.GetRequiredService<JournalService>().Consigner(chef, Evenement.CompteCree, new("essai", Guid.CreateVersion7(), null, null), "a essayé.");

        await Assert.ThrowsAsync<DejaEnregistreException>(() => Base(portee).SaveChangesAsync());

        Assert.Equal(avant, await Base(portee).Journal.CountAsync());
    }

    [Theory, SurSqlite, SurSqlServer]
    public async Task Le_journal_reste_une_chaine_sans_trou_sous_quarante_auteurs(Moteur moteur)
    {
        using var donnees = new TestDatabase(moteur);
        using var services = donnees.Services();
        var chef = await ChefAsync(services);
        int avant;
        using (var db = donnees.Contexte()) avant = await db.Journal.CountAsync();

        await Parallel.ForEachAsync(Enumerable.Range(0, Auteurs), new ParallelOptions { MaxDegreeOfParallelism = Auteurs }, async (n, ct) =>
        {
            using var portee = services.CreateScope();
            foreach (var phrase in new[] { $"a fait l'essai {n}.", $"a consigné la suite de l'essai {n}." })
                portee.ServiceProvider.GetRequiredService<JournalService>()
                    .Consigner(chef, Evenement.MissionModifiee, new("essai", Guid.CreateVersion7(), chef.EtablissementId, chef.CodeAcademie), phrase);
            await Base(portee).SaveChangesAsync(ct);
        });

        using var lecture = donnees.Contexte();
        var entrees = await lecture.Journal.AsNoTracking().OrderBy(e => e.Numero).ToListAsync();
        Assert.Equal(avant + (2 * Auteurs), entrees.Count);
        Assert.All(entrees.Skip(avant).Chunk(2), paire => Assert.Equal(
            paire[0].Phrase.Replace("a fait l'essai", "a consigné la suite de l'essai"), paire[1].Phrase));
        Assert.Equal(2 * Auteurs, entrees.Skip(avant).Select(e => e.Phrase).Distinct().Count());
        var (numero, empreinte) = (0L, "");
        Assert.All(entrees, e =>
        {
            Assert.True(e.Suit(numero, empreinte), $"L'entrée {e.Numero} ne suit pas l'entrée {numero}.");
            (numero, empreinte) = (e.Numero, e.Empreinte);
        });
    }

    [Fact]
    public void Les_cles_sont_les_notres()
    {
        using RupnDbContext sqlite = new FabriqueSqlite().CreateDbContext([]), sqlServer = new FabriqueSqlServer().CreateDbContext([]);
        foreach (var contexte in new[] { sqlite, sqlServer })
        {
            var cles = Notres(contexte).SelectMany(t => t.FindPrimaryKey()!.Properties).ToList();

            Assert.True(cles.Count >= 18, $"Seulement {cles.Count} clés lues.");
            Assert.All(cles, c => Assert.True(c.ValueGenerated is ValueGenerated.Never, $"{c.DeclaringType.Name}.{c.Name} est générée par la base."));
        }
    }

    [Fact]
    public void Tout_numero_de_version_est_un_jeton_de_concurrence()
    {
        using var contexte = new FabriqueSqlite().CreateDbContext([]);

        var jetons = Notres(contexte).SelectMany(t => t.GetProperties()).Where(p => p.Name is "Version" or "Jeton").ToList();

        Assert.True(jetons.Count >= 8, $"Seulement {jetons.Count} jetons lus.");
        Assert.All(jetons, p => Assert.True(p.IsConcurrencyToken, $"{p.DeclaringType.Name}.{p.Name} ne protège de rien."));
    }

    [Fact]
    public async Task L_enregistrement_synchrone_est_refuse()
    {
        using var donnees = new TestDatabase();
        using var services = donnees.Services();
        using var portee = services.CreateScope();
        (await AffectationAsync(portee)).Terminer(new DateOnly(2027, 6, 30));

        Assert.Throws<NotSupportedException>(() => Base(portee).SaveChanges());
    }

    private static IEnumerable<IEntityType> Notres(RupnDbContext contexte) => contexte.Model.GetEntityTypes()
        .Where(t => t.ClrType.Namespace?.StartsWith("RupnManager.Domain", StringComparison.Ordinal) is true || t.ClrType == typeof(Compte));

    private static RupnDbContext Base(IServiceScope portee) => portee.ServiceProvider.GetRequiredService<RupnDbContext>();

    private static Task<Affectation> AffectationAsync(IServiceScope portee) =>
        Base(portee).Affectations.OrderBy(a => a.Id).FirstAsync(a => a.Role == Role.ChefEtablissement);

    private static async Task<Acteur> ChefAsync(IServiceProvider services)
    {
        using var portee = services.CreateScope();
        var affectation = await AffectationAsync(portee);
        return (await portee.ServiceProvider.GetRequiredService<ActeurService>().ChargerAsync(affectation.PersonneId, affectation.Id))!;
    }
}
