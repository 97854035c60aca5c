using RupnManager.Domain.Indemnites;
using RupnManager.Domain.Regles;

namespace RupnManager.Tests.Indemnites;

public sealed class MontantTests
{
    [Theory]
    [InlineData("1250", 125000)]
    [InlineData("1 250,00", 125000)]
    [InlineData("1\u00A0250,00\u00A0€", 125000)]
    [InlineData("1\u202F250,5", 125050)]
    [InlineData("1250.50", 125050)]
    [InlineData(" 0,01 ", 1)]
    public void Un_montant_se_lit_comme_on_l_ecrit(string saisie, long centimes) => Assert.Equal(new Montant(centimes), Montant.Lire(saisie));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("-5")]
    [InlineData("−5")]
    [InlineData("0")]
    [InlineData("12,345")]
    [InlineData("1.250,00")]
    [InlineData("1e3")]
    [InlineData("9999999999999")]
    public void Tout_autre_ecriture_est_refusee_avec_un_exemple(string? saisie)
    {
        var refus = Assert.Throws<RegleMetierException>(() => Montant.Lire(saisie));

        Assert.Equal(("montant.forme", "Montant"), (refus.Regle.Cle, refus.Champ));
        Assert.Contains("1 250,00", refus.Message);
    }

    [Theory]
    [InlineData(125000, "1\u00A0250,00\u00A0€")]
    [InlineData(5, "0,05\u00A0€")]
    [InlineData(-20000, "−200,00\u00A0€")]
    public void Un_montant_s_ecrit_a_la_francaise(long centimes, string attendu) => Assert.Equal(attendu, new Montant(centimes).ToString());
}
