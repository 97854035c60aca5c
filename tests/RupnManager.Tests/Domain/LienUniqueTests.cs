using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Regles;

namespace RupnManager.Tests.Domain;

public sealed class LienUniqueTests
{
    private static readonly DateTime Matin = new(2026, 11, 23, 8, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(UsageDuLien.Invitation, 7 * 24)]
    [InlineData(UsageDuLien.MotDePasse, 1)]
    [InlineData(UsageDuLien.PremierAdministrateur, 24)]
    public void Un_lien_vaut_jusqu_a_son_echeance_et_pas_une_minute_de_plus(UsageDuLien usage, int heures)
    {
        var lien = Ouvrir(usage);

        Assert.True(lien.OuvertLe(Matin.AddHours(heures).AddSeconds(-1)));
        Assert.False(lien.OuvertLe(Matin.AddHours(heures)));
        Assert.Equal("lien.perime", Assert.Throws<RegleMetierException>(() => lien.Servir(Matin.AddHours(heures))).Regle.Cle);
    }

    [Fact]
    public void Un_lien_ne_sert_qu_une_fois()
    {
        var lien = Ouvrir(UsageDuLien.MotDePasse);

        lien.Servir(Matin.AddMinutes(5));

        Assert.Equal("lien.perime", Assert.Throws<RegleMetierException>(() => lien.Servir(Matin.AddMinutes(6))).Regle.Cle);
    }

    [Fact]
    public void Le_jeton_n_est_pas_garde_et_deux_jetons_different()
    {
        var lien = new LienUnique { Usage = UsageDuLien.Invitation };

        var premier = lien.Ouvrir(Matin);
        var second = lien.Ouvrir(Matin);

        Assert.NotEqual(premier, second);
        Assert.Equal(64, second.Length);
        Assert.DoesNotContain(second, lien.Empreinte);
        Assert.Equal(LienUnique.EmpreinteDe(second), lien.Empreinte);
    }

    private static LienUnique Ouvrir(UsageDuLien usage)
    {
        var lien = new LienUnique { Usage = usage };
        lien.Ouvrir(Matin);
        return lien;
    }
}
