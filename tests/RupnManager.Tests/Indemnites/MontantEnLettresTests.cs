using RupnManager.Domain.Indemnites;
using RupnManager.Services.Indemnites;

namespace RupnManager.Tests.Indemnites;

/// <summary>Les montants en toutes lettres, accordés.</summary>
public sealed class MontantEnLettresTests
{
    [Theory]
    [InlineData(0, "zéro euro")]
    [InlineData(1, "zéro euro et un centime")]
    [InlineData(100, "un euro")]
    [InlineData(101, "un euro et un centime")]
    [InlineData(2121, "vingt et un euros et vingt et un centimes")]
    [InlineData(7180, "soixante et onze euros et quatre-vingts centimes")]
    [InlineData(8081, "quatre-vingts euros et quatre-vingt-un centimes")]
    [InlineData(20000, "deux cents euros")]
    [InlineData(13896, "cent trente-huit euros et quatre-vingt-seize centimes")]
    [InlineData(100000, "mille euros")]
    [InlineData(240000, "deux mille quatre cents euros")]
    [InlineData(240050, "deux mille quatre cents euros et cinquante centimes")]
    [InlineData(100000000, "un million d'euros")]
    [InlineData(100000100, "un million un euros")]
    public void Un_montant_s_ecrit_en_toutes_lettres(long centimes, string lettres) => Assert.Equal(lettres, new Montant(centimes).EnLettres());
}
