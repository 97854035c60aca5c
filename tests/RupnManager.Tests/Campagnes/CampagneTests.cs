using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Campagnes;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Regles;

namespace RupnManager.Tests.Campagnes;

/// <summary>La campagne décide elle-même de ses états et de ses dates.</summary>
public sealed class CampagneTests
{
    private static readonly AnneeScolaire Annee = new(2026);
    private static readonly DateTime Quand = new(2026, 9, 2, 7, 0, 0, DateTimeKind.Utc);
    private static readonly DatesDeCampagne Dates = new(new(2026, 9, 1), new(2026, 10, 15), new(2026, 10, 30), new(2026, 11, 20), new(2026, 11, 30));

    private static readonly Acteur Dan = new()
    {
        PersonneId = Guid.NewGuid(), Civilite = Civilite.Mme, Designation = "Mme Sophie Leroy", Role = Role.Dan, Qualite = "DAN", QualiteId = Guid.NewGuid(),
        CodeAcademie = "99",
    };

    [Fact]
    public void Elle_se_prepare_s_ouvre_se_prolonge_se_clot_et_se_rouvre()
    {
        var campagne = Preparee();
        Assert.Equal(EtatDeCampagne.EnPreparation, campagne.Etat);
        Assert.False(campagne.OuvreLAnnee);
        Assert.Null(campagne.LimiteDe(Etape.Chef));

        Assert.True(campagne.Ouvrir([], Guid.NewGuid(), Dan, Quand));
        Assert.True(campagne.OuvreLAnnee);
        Assert.Equal(new DateOnly(2026, 10, 15), campagne.LimiteDe(Etape.Chef));

        campagne.Prolonger(Dates with { DateFin = new(2026, 12, 15) }, true);
        Assert.Equal(new DateOnly(2026, 12, 15), campagne.DateFin);

        Assert.True(campagne.Clore(Dan, Quand));
        Assert.Equal((EtatDeCampagne.Close, "Mme Sophie Leroy"), (campagne.Etat, campagne.ClosePar));
        Assert.Null(campagne.LimiteDe(Etape.Chef));
        Assert.True(campagne.OuvreLAnnee);

        campagne.Rouvrir(" Grève des transports ", new(2027, 1, 15), new(2026, 12, 20));
        Assert.Equal((EtatDeCampagne.Ouverte, "Grève des transports", null), (campagne.Etat, campagne.MotifDeReouverture, campagne.CloseLe));
    }

    [Fact]
    public void L_ouvrir_ou_la_clore_deux_fois_ne_change_rien()
    {
        var campagne = Preparee();
        campagne.Ouvrir([], Guid.NewGuid(), Dan, Quand);
        var version = campagne.Version;

        Assert.False(campagne.Ouvrir([], Guid.NewGuid(), Dan, Quand.AddDays(1)));
        Assert.Equal((version, Quand), (campagne.Version, campagne.OuverteLe));

        campagne.Clore(Dan, Quand);
        Assert.False(campagne.Clore(Dan, Quand.AddDays(1)));
        Assert.Equal((version + 1, Quand), (campagne.Version, campagne.CloseLe));
    }

    [Fact]
    public void Un_point_qui_bloque_empeche_d_ouvrir_un_point_qui_avertit_non()
    {
        var campagne = Preparee();
        var bloque = new PointDOuverture("dan", "Signataire", PoidsDUnPoint.Bloque, "Aucun DAN n'est en fonction.");

        var refus = Assert.Throws<RegleMetierException>(() => campagne.Ouvrir([bloque], Guid.NewGuid(), Dan, Quand));
        Assert.Equal("La campagne ne peut pas ouvrir. Aucun DAN n'est en fonction. Corrigez ce point, puis recommencez.", refus.Message);
        Assert.Equal(EtatDeCampagne.EnPreparation, campagne.Etat);

        Assert.True(campagne.Ouvrir([bloque with { Poids = PoidsDUnPoint.Avertit }], Guid.NewGuid(), Dan, Quand));
    }

    [Theory]
    [InlineData("2026-10-16", "2026-10-15", "2026-10-30", "2026-11-20", "2026-11-30", "LimiteDuChef", "la signature du chef (15 octobre 2026) vient avant l'ouverture (16 octobre 2026)")]
    [InlineData("2026-09-01", "2026-10-31", "2026-10-30", "2026-11-20", "2026-11-30", "LimiteDuRupn", "la signature du RUPN (30 octobre 2026) vient avant la signature du chef (31 octobre 2026)")]
    [InlineData("2026-09-01", "2026-10-15", "2026-11-21", "2026-11-20", "2026-11-30", "LimiteDuDan", "la validation du DAN (20 novembre 2026) vient avant la signature du RUPN (21 novembre 2026)")]
    [InlineData("2026-09-01", "2026-10-15", "2026-10-30", "2026-12-01", "2026-11-30", "DateFin", "la fin (30 novembre 2026) vient avant la validation du DAN (1er décembre 2026)")]
    [InlineData("2026-09-01", "2026-10-15", "2026-10-30", "2026-11-20", "2027-09-01", "DateFin", "la fin (1er septembre 2027) dépasse l'année scolaire, qui finit le 31 août 2027")]
    [InlineData("2025-12-31", "2026-10-15", "2026-10-30", "2026-11-20", "2026-11-30", "Ouverture", "l'ouverture (31 décembre 2025) vient avant l'année civile de la rentrée 2026")]
    public void Des_dates_qui_se_contredisent_sont_refusees_en_disant_lesquelles(
        string ouverture, string chef, string rupn, string dan, string fin, string champ, string detail)
    {
        var dates = new DatesDeCampagne(Le(ouverture), Le(chef), Le(rupn), Le(dan), Le(fin));

        var refus = Assert.Throws<RegleMetierException>(() => Neuve().Regler(dates, null, true));

        Assert.Equal(("campagne.dates", champ, $"Les dates se contredisent : {detail}."), (refus.Regle.Cle, refus.Champ, refus.Message));
    }

    [Fact]
    public void Les_dates_peuvent_se_toucher_et_le_DAN_ne_pas_en_avoir()
    {
        var meme = new DatesDeCampagne(Annee.PremierJour, Annee.PremierJour, Annee.PremierJour, Annee.PremierJour, Annee.PremierJour);
        Assert.True(Neuve().Regler(meme, null, true));
        Assert.True(Neuve().Regler(Dates with { LimiteDuDan = null }, null, false));
        Assert.Equal("campagne.limite-dan", Assert.Throws<RegleMetierException>(() => Neuve().Regler(Dates with { LimiteDuDan = null }, null, true)).Regle.Cle);
    }

    [Fact]
    public void Prolonger_n_avance_aucune_date_et_repousse_la_fin()
    {
        var campagne = Preparee();
        campagne.Ouvrir([], Guid.NewGuid(), Dan, Quand);

        Refuser("la fin reste le 30 novembre 2026, la campagne n'est pas prolongée", Dates);
        Refuser("la signature du chef (14 octobre 2026) était annoncée pour le 15 octobre 2026",
            Dates with { LimiteDuChef = new(2026, 10, 14), DateFin = new(2026, 12, 1) });
        Refuser("la fin (29 novembre 2026) était annoncée pour le 30 novembre 2026", Dates with { DateFin = new(2026, 11, 29) });
        Assert.Equal(Dates, campagne.Dates);

        void Refuser(string detail, DatesDeCampagne dates) => Assert.Equal($"Les dates se contredisent : {detail}.",
            Assert.Throws<RegleMetierException>(() => campagne.Prolonger(dates, true)).Message);
    }

    [Fact]
    public void Rouvrir_demande_un_motif_et_une_fin_a_venir()
    {
        var campagne = Preparee();
        campagne.Ouvrir([], Guid.NewGuid(), Dan, Quand);
        campagne.Clore(Dan, Quand);

        Assert.Equal("campagne.motif", Assert.Throws<RegleMetierException>(() => campagne.Rouvrir(" ", new(2026, 12, 31), new(2026, 12, 1))).Regle.Cle);
        Assert.Equal("Les dates se contredisent : la nouvelle fin est passée.",
            Assert.Throws<RegleMetierException>(() => campagne.Rouvrir("Retard", new(2026, 11, 30), new(2026, 12, 1))).Message);
        Assert.Equal(EtatDeCampagne.Close, campagne.Etat);
    }

    [Fact]
    public void Chaque_geste_hors_de_son_etat_est_refuse()
    {
        var campagne = Preparee();
        Assert.All(
            [() => campagne.Prolonger(Dates with { DateFin = new(2026, 12, 1) }, true), () => campagne.Clore(Dan, Quand), () => campagne.Rouvrir("Motif", new(2026, 12, 1), new(2026, 11, 1)), () => campagne.Annoncer("Bonjour")],
            (Action geste) => Assert.Equal("campagne.geste", Assert.Throws<RegleMetierException>(geste).Regle.Cle));
        campagne.Ouvrir([], Guid.NewGuid(), Dan, Quand);
        Assert.Equal("campagne.geste", Assert.Throws<RegleMetierException>(() => campagne.Regler(Dates, "Autre", true)).Regle.Cle);
        Assert.True(campagne.Annoncer("Autre"));
        campagne.Clore(Dan, Quand);
        Assert.Equal("campagne.geste", Assert.Throws<RegleMetierException>(() => campagne.Ouvrir([], Guid.NewGuid(), Dan, Quand)).Regle.Cle);
    }

    [Fact]
    public void Le_retard_se_compte_du_lendemain_et_seulement_ouverte()
    {
        var campagne = Preparee();
        campagne.Ouvrir([], Guid.NewGuid(), Dan, Quand);

        Assert.Equal(0, campagne.RetardDe(Etape.Chef, new(2026, 10, 15)));
        Assert.Equal(3, campagne.RetardDe(Etape.Chef, new(2026, 10, 18)));
        campagne.Clore(Dan, Quand);
        Assert.Equal(0, campagne.RetardDe(Etape.Chef, new(2026, 10, 18)));
    }

    [Fact]
    public void Un_message_trop_long_est_refuse_un_message_vide_s_efface()
    {
        Assert.Equal("campagne.message",
            Assert.Throws<RegleMetierException>(() => Neuve().Regler(Dates, new string('x', Campagne.LongueurDuMessage + 1), true)).Regle.Cle);
        var campagne = Preparee();
        Assert.False(campagne.Regler(Dates, " Bonjour ", true));
        Assert.True(campagne.Regler(Dates, " ", true));
        Assert.Null(campagne.Message);
    }

    private static Campagne Neuve() => new() { CodeAcademie = "99", Annee = Annee };

    private static Campagne Preparee()
    {
        var campagne = Neuve();
        Assert.True(campagne.Regler(Dates, "Bonjour", true));
        return campagne;
    }

    private static DateOnly Le(string jour) => DateOnly.Parse(jour, System.Globalization.CultureInfo.InvariantCulture);
}
