using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Courriels;
using RupnManager.Domain.Rappels;

namespace RupnManager.Tests.Rappels;

/// <summary>Quand un geste se rappelle, quand il ne se rappelle plus, quand part un récapitulatif.</summary>
public sealed class CadenceDesRappelsTests
{
    private static readonly DateOnly Lundi = new(2026, 11, 2);

    [Theory]
    [InlineData(6, 0, false)] // trop tôt
    [InlineData(7, 0, true)] // une semaine d'attente
    [InlineData(7, 4, true)]
    [InlineData(7, 5, false)] // cinq déjà
    [InlineData(12, 0, false)] // un samedi
    [InlineData(9, 0, false)] // le 11 novembre
    public void Sans_date_limite_le_premier_rappel_attend_une_semaine_un_jour_ouvre(int jours, int deja, bool du) =>
        Assert.Equal(du, CadenceDesRappels.EstDu(Lundi.AddDays(jours), Lundi, null, deja));

    [Theory]
    [InlineData("2026-11-20", "2026-11-30", "2026-11-23")] // une semaine avant la date
    [InlineData("2026-09-01", "2026-11-30", "2026-11-23")]
    [InlineData("2026-11-27", "2026-11-30", "2026-11-30")] // demandé tard : trois jours de répit
    [InlineData("2026-12-04", "2026-11-30", "2026-12-07")] // demandé après la date
    public void Une_date_limite_appelle_le_premier_rappel(string depuis, string limite, string premier) =>
        Assert.Equal(DateOnly.Parse(premier), CadenceDesRappels.Premier(DateOnly.Parse(depuis), DateOnly.Parse(limite)));

    [Fact]
    public void Une_personne_n_est_jamais_rappelee_deux_fois_en_sept_jours()
    {
        Assert.True(CadenceDesRappels.PeutEtreRappele(Lundi, null));
        Assert.False(CadenceDesRappels.PeutEtreRappele(Lundi.AddDays(6), Lundi));
        Assert.True(CadenceDesRappels.PeutEtreRappele(Lundi.AddDays(7), Lundi));
        Assert.Equal(Lundi, CadenceDesRappels.Semaine(Lundi.AddDays(6)));
        Assert.Equal(Lundi.AddDays(7), CadenceDesRappels.Semaine(Lundi.AddDays(7)));
    }

    [Theory]
    [InlineData(FrequenceDesEnvois.Quotidienne, "2026-11-26T05:59:00Z", "2026-11-25")] // 6 h 59 à Paris
    [InlineData(FrequenceDesEnvois.Quotidienne, "2026-11-26T06:00:00Z", "2026-11-26")]
    [InlineData(FrequenceDesEnvois.Quotidienne, "2026-11-29T12:00:00Z", "2026-11-27")] // dimanche : celui du vendredi
    [InlineData(FrequenceDesEnvois.Quotidienne, "2026-12-25T12:00:00Z", "2026-12-24")] // Noël
    [InlineData(FrequenceDesEnvois.Hebdomadaire, "2026-11-26T12:00:00Z", "2026-11-23")]
    [InlineData(FrequenceDesEnvois.Hebdomadaire, "2026-11-30T05:30:00Z", "2026-11-23")] // le lundi, avant 7 h
    [InlineData(FrequenceDesEnvois.Hebdomadaire, "2026-11-30T06:30:00Z", "2026-11-30")]
    public void Un_recapitulatif_part_a_sept_heures_un_jour_ouvre_ou_le_lundi(FrequenceDesEnvois frequence, string maintenant, string periode)
    {
        var (echue, coupure) = frequence.PeriodeEchue(DateTimeOffset.Parse(maintenant).UtcDateTime);

        Assert.Equal(DateOnly.Parse(periode), echue);
        Assert.Equal(new DateTime(echue, new(6, 0), DateTimeKind.Utc), coupure);
    }

    [Fact]
    public void Invitation_mot_de_passe_refus_et_renvoi_ne_se_groupent_jamais()
    {
        Assert.All(["invitation", "mot-de-passe", "lettre-refusee", "lettre-renvoyee", "bilan-renvoye", "recapitulatif", "lot-termine", "inconnu"],
            cle => Assert.False(FrequencesDesEnvois.EstGroupable(cle), cle));
        Assert.All(["a-signer", "lettre-validee", "rappel", "service-fait"], cle => Assert.True(FrequencesDesEnvois.EstGroupable(cle), cle));
        Assert.Equal(FrequenceDesEnvois.Quotidienne, FrequencesDesEnvois.ParDefaut([Role.Rupn, Role.Dan]));
        Assert.Equal(FrequenceDesEnvois.Immediate, FrequencesDesEnvois.ParDefaut([Role.ChefEtablissement, Role.Rupn]));
    }
}
