using RupnManager.Domain.Lots;
using RupnManager.Domain.Regles;

namespace RupnManager.Tests.Lots;

/// <summary>Chaque nature a ses mots : une relance ne parle pas de lettres, un accord ne parle pas de signatures.</summary>
public sealed class NaturesDeLotTests
{
    public static TheoryData<NatureDeLot> Toutes => [.. Enum.GetValues<NatureDeLot>()];

    [Theory, MemberData(nameof(Toutes))]
    public void Chaque_nature_nomme_son_objet_partout(NatureDeLot nature)
    {
        var mots = nature.Mots();

        Assert.Contains(mots.Objets, nature.SortDesEcartees(), StringComparison.Ordinal);
        Assert.Contains($"ces {mots.Compter(3)}", nature.Consentement(3, "déléguée"), StringComparison.Ordinal);
        Assert.Contains($"cette {mots.Objet} ", nature.Consentement(1, "déléguée"), StringComparison.Ordinal);
        Assert.EndsWith(" en qualité de déléguée.", nature.Consentement(3, "déléguée"), StringComparison.Ordinal);
        Assert.Equal(nature is NatureDeLot.Validation, nature.SortDesEcartees().Contains("signé", StringComparison.Ordinal));
        Assert.Equal($"3 {mots.Objets}", mots.Compter(3));
    }

    [Theory]
    [InlineData(NatureDeLot.Validation, "la validation de 2 lettres", "de valider", "validées")]
    [InlineData(NatureDeLot.Rappel, "la relance de 2 personnes", "de relancer", "relancées")]
    [InlineData(NatureDeLot.Accord, "l'accord de 2 propositions", "d'accorder", "accordées")]
    [InlineData(NatureDeLot.Refus, "le refus de 2 propositions", "de refuser", "refusées")]
    public void L_operation_se_dit_en_francais(NatureDeLot nature, string operation, string deVerbe, string participe)
    {
        var mots = nature.Mots();

        Assert.Equal((operation, deVerbe, participe), (mots.Dire(2), mots.DeVerbe, mots.Accorder(2)));
    }

    [Fact]
    public void La_taille_se_refuse_avec_le_mot_de_la_nature()
    {
        Assert.Equal("501 propositions choisies ; 500 au plus par lot.", Assert.Throws<RegleMetierException>(() => Lot.VerifierLaTaille(NatureDeLot.Refus, 501)).Message);
        Assert.Equal("501 lettres choisies ; 500 au plus par lot.", Assert.Throws<RegleMetierException>(() => Lot.VerifierLaTaille(NatureDeLot.Validation, 501)).Message);
    }

    [Fact]
    public void Un_refus_du_domaine_se_garde_avec_le_texte_qui_le_fonde_et_lui_seul()
    {
        Assert.EndsWith("(art. 5, décret n° 2010-1065)", ReglesDesEnveloppes.Insuffisante.Refus(("disponible", "0,00 €"), ("ecart", "1,00 €")).EnMotif(), StringComparison.Ordinal);
        Assert.DoesNotContain("(", ReglesDesAttributions.DecisionMotif.Refus().EnMotif(), StringComparison.Ordinal);
    }
}
