using Microsoft.AspNetCore.DataProtection;
using RupnManager.Domain.Regles;
using RupnManager.Services.Etablissements;

namespace RupnManager.Tests.Services;

public sealed class ChiffrementDuNumenTests
{
    private const string Numen = "12E3456789ABC";

    [Fact]
    public void Un_numen_se_relit_mais_ne_se_lit_pas_dans_ce_qui_est_range()
    {
        var chiffrement = new ChiffrementDuNumen(new EphemeralDataProtectionProvider());

        var range = chiffrement.Proteger(" 12e3456789abc ")!;

        Assert.DoesNotContain("3456789", range, StringComparison.OrdinalIgnoreCase);
        Assert.NotEqual(range, chiffrement.Proteger(Numen));
        Assert.Equal(Numen, chiffrement.Lire(range));
        Assert.Equal("12E•••••••ABC", chiffrement.Masquer(range));
    }

    [Fact]
    public void Sans_numen_rien_n_est_range_ni_montre()
    {
        var chiffrement = new ChiffrementDuNumen(new EphemeralDataProtectionProvider());

        Assert.Null(chiffrement.Proteger("  "));
        Assert.Null(chiffrement.Lire(null));
        Assert.Null(chiffrement.Masquer(""));
    }

    [Fact]
    public void Une_cle_perdue_ne_casse_aucune_page()
    {
        var range = new ChiffrementDuNumen(new EphemeralDataProtectionProvider()).Proteger(Numen);

        var autreServeur = new ChiffrementDuNumen(new EphemeralDataProtectionProvider());

        Assert.Null(autreServeur.Lire(range));
        Assert.Equal("illisible", autreServeur.Masquer(range));
    }

    [Fact]
    public void Une_forme_fausse_est_refusee()
    {
        var refus = Assert.Throws<RegleMetierException>(() => new ChiffrementDuNumen(new EphemeralDataProtectionProvider()).Proteger("12E345678ABC"));

        Assert.Equal("numen.forme", refus.Regle.Cle);
    }
}
