using RupnManager.Domain.Activites;

namespace RupnManager.Tests.Activites;

public sealed class DureesTests
{
    [Theory]
    [InlineData("45", 45)]
    [InlineData(" 45 min ", 45)]
    [InlineData("1 h", 60)]
    [InlineData("1h30", 90)]
    [InlineData("1 h 05", 65)]
    [InlineData("1:30", 90)]
    [InlineData("1,5 h", 90)]
    [InlineData("2.25h", 135)]
    [InlineData("0", 0)]
    [InlineData("1500", 1500)]
    [InlineData("1 h 75", null)]
    [InlineData("-10", null)]
    [InlineData("une heure", null)]
    [InlineData("99999999999", null)]
    [InlineData("", null)]
    public void Une_duree_se_lit_comme_on_l_ecrit(string saisie, int? minutes) => Assert.Equal(minutes, Durees.Lire(saisie));

    [Fact]
    public void Ce_qui_s_ecrit_se_relit() =>
        Assert.All(Enumerable.Range(1, Activite.MinutesDUnJour), minutes => Assert.Equal(minutes, Durees.Lire(Durees.EnHeures(minutes).Replace('\u00A0', ' '))));
}
