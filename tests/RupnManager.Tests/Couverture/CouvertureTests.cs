using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Data;
using RupnManager.Domain.Couverture;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Regles;
using RupnManager.Services.Couverture;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Couverture;

/// <summary>La couverture de la troupe en 2026-2027, comptée à la main, mission par mission.</summary>
public sealed class CouvertureTests : IDisposable
{
    private static readonly AnneeScolaire Annee = new(2026);
    private readonly TestDatabase _base = new();
    private readonly CompteurDeRequetes _compteur = new();

    public void Dispose() => _base.Dispose();

    [Fact]
    public async Task Les_chiffres_sont_ceux_de_la_troupe_comptes_a_la_main()
    {
        var couverture = await OuvrirAsync();

        Assert.Equal(new(8, 5, 3, 3, 1), couverture.Missions);
        Assert.Equal((20, 13, 65), (couverture.Missions.Missions, couverture.Missions.Signees, couverture.Missions.Pourcentage));
        Assert.Equal((12, 1, 3, 0), (couverture.Total.Etablissements, couverture.Total.SansRupn, couverture.Couverts, couverture.Total.Bilans));
        Assert.Equal(
            [("991", new ChiffresDeCouverture(2, 1, 1, 1, 0), 4, 0), ("992", new(2, 0, 1, 1, 1), 3, 0), ("993", new(4, 4, 1, 1, 0), 5, 1)],
            couverture.ParDepartement.Select(g => (g.Code, g.Missions!, g.Etablissements, g.SansRupn)));
        Assert.Equal(
            [("Collège", new ChiffresDeCouverture(3, 3, 3, 1, 1), MasqueDeGroupe.Aucun), ("Lycée", null, MasqueDeGroupe.Complement), ("Éducation spéciale", null, MasqueDeGroupe.Petit)],
            couverture.ParType.Select(g => (g.Nom, g.Missions, g.Masque)));
    }

    [Fact]
    public async Task La_progression_vient_des_signatures_datees_et_finit_sur_le_nombre_signe()
    {
        var progression = (await OuvrirAsync()).Progression;

        int? Semaine(int mois, int jour) => progression.Semaines.Single(s => s.Lundi == new DateOnly(2026, mois, jour)).CetteAnnee;
        Assert.Equal((0, 7, 7, 8, 13), (Semaine(9, 7), Semaine(9, 14), Semaine(11, 2), Semaine(11, 9), Semaine(11, 16)));
        Assert.Equal((13, 11, new DateOnly(2026, 11, 23)), (progression.CetteAnnee, progression.AnDernier, progression.MemeDate));
        Assert.Equal((null, 12), (progression.Semaines[^1].CetteAnnee, progression.Semaines[^1].AnDernier));
        Assert.Equal((await OuvrirAsync()).Missions.Signees, progression.CetteAnnee);
    }

    [Theory]
    [InlineData("2026-11-15 22:30", 15)] // dimanche, 23 h 30 à Paris en hiver
    [InlineData("2026-11-15 23:30", 16)] // lundi, 0 h 30 à Paris
    [InlineData("2026-09-13 21:30", 13)] // dimanche, 23 h 30 à Paris en été
    [InlineData("2026-09-13 22:30", 14)]
    [InlineData("2026-09-13 23:30", 14)]
    public async Task Une_signature_du_soir_compte_le_jour_de_Paris(string utc, int jourDeParis)
    {
        var le = DateTime.SpecifyKind(DateTime.Parse(utc, System.Globalization.CultureInfo.InvariantCulture), DateTimeKind.Utc);
        await using (var db = _base.Contexte())
        {
            // Toutes les signatures du RUPN de l'année, à cet instant : la semaine où le nombre monte dit le jour.
            var lettres = db.Lettres.Where(l => l.Annee == Annee).Select(l => l.Id);
            var versions = db.Lettres.SelectMany(l => l.Versions).Where(v => lettres.Contains(v.LettreId)).Select(v => v.Id);
            await db.Signatures.Where(s => s.Etape == Etape.Rupn && versions.Contains(s.VersionDeLettreId)).ExecuteUpdateAsync(s => s.SetProperty(x => x.Le, le));
        }

        var progression = (await OuvrirAsync()).Progression;

        var lundi = new DateOnly(le.Year, le.Month, jourDeParis);
        lundi = lundi.AddDays(-(((int)lundi.DayOfWeek + 6) % 7));
        Assert.Equal((0, 13), (progression.Semaines.Single(s => s.Lundi == lundi.AddDays(-7)).CetteAnnee, progression.Semaines.Single(s => s.Lundi == lundi).CetteAnnee));
    }

    [Fact]
    public async Task Chaque_nombre_mene_a_une_liste_qui_compte_autant_de_missions()
    {
        await AvecAsync(async services =>
        {
            var (couvertures, listes, dan) = (services.GetRequiredService<CouvertureService>(), services.GetRequiredService<MissionsDeLaCouvertureService>(), await services.ActeurAsync("dan"));
            var couverture = await couvertures.OuvrirAsync(Annee, dan);
            foreach (var situation in Enum.GetValues<SituationDeLettre>())
            {
                var page = (await listes.ListerAsync(new(Annee) { Situation = situation }, dan)).Page;
                Assert.Equal(couverture.Missions.Nombre(situation), page.Total);
                Assert.All(page.Lignes, l => Assert.Equal(situation, l.Situation));
                foreach (var groupe in couverture.ParDepartement)
                    Assert.Equal(groupe.Missions!.Nombre(situation), (await listes.ListerAsync(new(Annee) { Situation = situation, Departement = groupe.Code }, dan)).Page.Total);
            }
            Assert.Equal(20, (await listes.ListerAsync(new(Annee), dan)).Page.Total);
            Assert.Equal(11, (await listes.ListerAsync(new(Annee) { Type = TypeEtablissement.College }, dan)).Page.Total);
            foreach (var bassin in couverture.ParBassin)
                Assert.Equal(bassin.Missions!.Missions, (await listes.ListerAsync(new(Annee) { Bassin = bassin.Code }, dan)).Page.Total);
        });
    }

    [Fact]
    public async Task A_relancer_ne_garde_que_ce_qui_n_a_pas_bouge_depuis_quinze_jours_en_etablissement()
    {
        await AvecAsync(async services =>
        {
            var (listes, dan) = (services.GetRequiredService<MissionsDeLaCouvertureService>(), await services.ActeurAsync("dan"));

            var relance = await listes.ARelancerAsync(Annee, dan);

            Assert.Equal("Collège Simone-Alban", relance.Premieres[0].Etablissement);
            Assert.Equal((null, "Chef d'établissement : aucune lettre", 83), (relance.Premieres[0].LettreId, relance.Premieres[0].QuiBloque, relance.Premieres[0].Jours));
            var blin = relance.Premieres.Single(l => l.Etablissement == "Collège du Belvédère");
            Assert.Equal(("RUPN : à signer", 17), (blin.QuiBloque, blin.Jours));
            Assert.All(relance.Premieres, l => Assert.True(l.Jours >= SituationsDeLettre.JoursAvantRelance));
            Assert.DoesNotContain(relance.Premieres, l => l.Situation is SituationDeLettre.AValider or SituationDeLettre.Validee);
            Assert.Equal(relance.Missions, (await listes.ListerAsync(new(Annee) { ARelancer = true }, dan)).Page.Total);

            _base.Horloge.AdjustTime(TestDatabase.JourDeReference.AddDays(-3));
            Assert.DoesNotContain((await listes.ARelancerAsync(Annee, dan)).Premieres, l => l.Etablissement == "Collège du Belvédère");
        });
    }

    [Fact]
    public async Task Un_quinzieme_jour_compte_un_quatorzieme_non()
    {
        await AvecAsync(async services =>
        {
            var (listes, dan) = (services.GetRequiredService<MissionsDeLaCouvertureService>(), await services.ActeurAsync("dan"));
            async Task<bool> ARelancerLeAsync(int jour)
            {
                _base.Horloge.AdjustTime(new(2026, 11, jour, 22, 30, 0, TimeSpan.Zero));
                return (await listes.ListerAsync(new(Annee) { ARelancer = true, Q = "0993021W" }, dan)).Page.Total == 1;
            }

            Assert.False(await ARelancerLeAsync(20));
            Assert.True(await ARelancerLeAsync(21));
        });
    }

    [Fact]
    public async Task La_page_se_compte_en_peu_de_requetes_quel_que_soit_le_nombre_de_missions()
    {
        await AvecAsync(async services =>
        {
            var dan = await services.ActeurAsync("dan");
            _compteur.Prendre();
            await services.GetRequiredService<CouvertureService>().OuvrirAsync(Annee, dan);
            Assert.Equal(8, _compteur.Prendre());
            await services.GetRequiredService<MissionsDeLaCouvertureService>().ARelancerAsync(Annee, dan);
            Assert.InRange(_compteur.Prendre(), 1, 3);
            await services.GetRequiredService<CarteService>().DessinerAsync(new(Annee), dan);
            Assert.Equal(3, _compteur.Prendre());
            await services.GetRequiredService<MissionsDeLaCouvertureService>().ListerAsync(new(Annee), dan);
            Assert.Equal(4, _compteur.Prendre());
        });
    }

    [Fact]
    public async Task Seul_le_DAN_lit_la_couverture_et_seulement_celle_de_son_academie()
    {
        await AvecAsync(async services =>
        {
            var couvertures = services.GetRequiredService<CouvertureService>();
            foreach (var compte in new[] { "chef.college", "rupn.college", "intendance.college", "rectorat", "admin" })
            {
                var acteur = await services.ActeurAsync(compte);
                await Assert.ThrowsAsync<InterditException>(() => couvertures.OuvrirAsync(Annee, acteur));
            }
            var ailleurs = (await services.ActeurAsync("dan")) with { CodeAcademie = "01" };
            var vide = await couvertures.OuvrirAsync(Annee, ailleurs);
            Assert.Equal((0, 0), (vide.Missions.Missions, vide.Total.Etablissements));
        });
    }

    [Fact]
    public async Task Une_mission_annulee_une_lettre_abandonnee_un_avenant_ne_changent_pas_le_tout()
    {
        var annee = new AnneeScolaire(2025);

        var couverture = await OuvrirAsync(annee);

        Assert.Equal(12, couverture.Missions.Missions);
        Assert.Equal(new(12, 0, 0, 0, 0), couverture.Missions);
        await using var db = _base.Contexte();
        Assert.True(await db.Lettres.AnyAsync(l => l.Annee == annee && l.Etat == EtatDeLettre.Abandonnee));
        Assert.True(await db.Lettres.AnyAsync(l => l.Annee == annee && l.Nature == NatureDeLActe.Avenant));
    }

    [Fact]
    public async Task Un_etablissement_sans_bassin_se_compte_a_part_et_se_retrouve()
    {
        _base.Retoucher("UPDATE Etablissements SET Bassin = NULL WHERE CodeDepartement = '991'");

        await AvecAsync(async services =>
        {
            var dan = await services.ActeurAsync("dan");
            var bassins = (await services.GetRequiredService<CouvertureService>().OuvrirAsync(Annee, dan)).ParBassin;
            Assert.Equal([("Littoral", 10), ("Vallée", 5), ("Sans bassin", 5)], bassins.Select(b => (b.Nom, b.Missions!.Missions)));
            Assert.Equal(5, (await services.GetRequiredService<MissionsDeLaCouvertureService>().ListerAsync(new(Annee) { Bassin = bassins[^1].Code }, dan)).Page.Total);
        });
        _base.Retoucher("UPDATE Etablissements SET Bassin = NULL");
        Assert.Empty((await OuvrirAsync()).ParBassin);
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(0, 5, 0)]
    [InlineData(1, 300, 1)]
    [InlineData(575, 696, 83)]
    [InlineData(299, 300, 99)]
    [InlineData(300, 300, 100)]
    public void Cent_pour_cent_ne_se_dit_que_si_tout_y_est(int part, int tout, int attendu) =>
        Assert.Equal(attendu, ChiffresDeCouverture.Pourcent(part, tout));

    [Fact]
    public void Chaque_etat_de_lettre_a_une_situation_et_une_seule() => Assert.All(Enum.GetValues<EtatDeLettre>().Where(e => e is not EtatDeLettre.Abandonnee),
        e => Assert.Single(Enum.GetValues<SituationDeLettre>(), s => s.Etats().Contains(e)));

    private async Task<CouvertureDeLAcademie> OuvrirAsync(AnneeScolaire? annee = null)
    {
        CouvertureDeLAcademie? ouverte = null;
        await AvecAsync(async s => ouverte = await s.GetRequiredService<CouvertureService>().OuvrirAsync(annee ?? Annee, await s.ActeurAsync("dan")));
        return ouverte!;
    }

    private async Task AvecAsync(Func<IServiceProvider, Task> geste)
    {
        await using var services = _base.Services(s => s.ConfigureDbContext<SqliteRupnDbContext>(o => o.AddInterceptors(_compteur)));
        await using var portee = services.CreateAsyncScope();
        await geste(portee.ServiceProvider);
    }
}
