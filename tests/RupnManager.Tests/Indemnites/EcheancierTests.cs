using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.Missions;

namespace RupnManager.Tests.Indemnites;

/// <summary>Les neuvièmes : en centimes, sans rien perdre, aux bonnes dates.</summary>
public sealed class EcheancierTests
{
    [Theory]
    [InlineData(31250, 3472, 3474)]
    [InlineData(62500, 6944, 6948)]
    [InlineData(125000, 13888, 13896)]
    [InlineData(250000, 27777, 27784)]
    [InlineData(375000, 41666, 41672)]
    public void Le_dernier_neuvieme_prend_le_reste(long montant, long part, long solde)
    {
        var parts = Echeancier.Pour(new(montant), Mission(2026, Indemnisation.Neuviemes), 10);

        Assert.Equal([.. Enumerable.Repeat(part, 8), solde], parts.Select(p => p.Montant.Centimes));
    }

    [Fact]
    public void La_somme_des_neuviemes_est_toujours_le_montant()
    {
        var hasard = new Random(2026);
        var mission = Mission(2026, Indemnisation.Neuviemes);

        for (var i = 0; i < 5000; i++)
        {
            var montant = new Montant(hasard.NextInt64(1, 1_000_000));
            var parts = Echeancier.Pour(montant, mission, 10);
            Assert.Equal((9, montant), (parts.Count, parts.Select(p => p.Montant).Total()));
            Assert.All(parts, p => Assert.True(p.Montant >= Montant.Zero));
        }
    }

    [Fact]
    public void Les_neuviemes_vont_d_octobre_a_juin_et_se_certifient_le_premier_jour_ouvre_qui_suit()
    {
        var parts = Echeancier.Pour(Montant.EnEuros(1250), Mission(2026, Indemnisation.Neuviemes), 10);

        Assert.Equal(new DateOnly(2026, 10, 1), parts[0].Debut);
        Assert.Equal(new DateOnly(2026, 11, 2), parts[0].CertifiableDes);
        Assert.Equal(new DateOnly(2026, 12, 1), parts[1].CertifiableDes);
        // Le 1er janvier 2027 est férié, puis vient une fin de semaine.
        Assert.Equal(new DateOnly(2027, 1, 4), parts[2].CertifiableDes);
        Assert.Equal(new DateOnly(2027, 6, 30), parts[8].Fin);
    }

    [Fact]
    public void L_IFIC_se_paie_en_une_fois_au_terme_de_la_mission()
    {
        var part = Assert.Single(Echeancier.Pour(Montant.EnEuros(1800), Mission(2013, Indemnisation.VersementUnique), 10));

        Assert.Equal((NatureDEcheance.Unique, new DateOnly(2014, 6, 30), (DateOnly?)null), (part.Nature, part.Fin, part.CertifiableDes));
    }

    [Fact]
    public void L_echeancier_se_dit_en_une_phrase() => Assert.Equal(
        "1\u00A0250,00\u00A0€ en neuf : 8 × 138,88\u00A0€, puis 138,96\u00A0€, d'octobre 2026 à juin 2027.",
        Echeancier.EnPhrase(Montant.EnEuros(1250), new(2026), 10));

    [Theory]
    [InlineData(2014, 4, 20)]
    [InlineData(2026, 4, 5)]
    [InlineData(2027, 3, 28)]
    [InlineData(2038, 4, 25)]
    public void Paques_tombe_a_sa_date(int annee, int mois, int jour) => Assert.Equal(new DateOnly(annee, mois, jour), JoursOuvres.Paques(annee));

    [Theory]
    [InlineData("2026-11-11", false)]
    [InlineData("2027-03-29", false)]
    [InlineData("2027-05-06", false)]
    [InlineData("2027-05-17", false)]
    [InlineData("2026-11-21", false)]
    [InlineData("2026-11-23", true)]
    public void Ni_fin_de_semaine_ni_jour_ferie_n_est_ouvre(string jour, bool ouvre) => Assert.Equal(ouvre, DateOnly.Parse(jour).EstOuvre());

    private static Mission Mission(int annee, Indemnisation indemnisation)
    {
        var mission = new Mission
        {
            PersonnelId = Guid.NewGuid(), EtablissementId = Guid.NewGuid(), FonctionId = Guid.NewGuid(), Annee = new AnneeScolaire(annee),
            Indemnisation = indemnisation,
        };
        mission.Dater(new(annee, 9, 1), new(annee + 1, 6, 30));
        return mission;
    }
}
