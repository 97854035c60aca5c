using RupnManager.Domain.Textes;

namespace RupnManager.Tests.Modeles;

/// <summary>La comparaison mot à mot : [-retiré-] et {+ajouté+} dans l'ordre de lecture.</summary>
public sealed class DifferenceDeMotsTests
{
    [Theory]
    [InlineData("", "", "")]
    [InlineData("anime le réseau", "anime le réseau", "anime le réseau")]
    [InlineData("", "anime le réseau", "{+anime le réseau+}")]
    [InlineData("anime le réseau", "", "[-anime le réseau-]")]
    [InlineData("dans [lieux].", "dans [lieu].", "dans [[-lieux-]{+lieu+}].")]
    [InlineData("anime le réseau local", "anime le réseau", "anime le réseau[- local-]")]
    [InlineData("anime le réseau", "anime bien le réseau", "anime {+bien +}le réseau")]
    [InlineData("une salle informatique", "deux salles numériques", "[-une salle informatique-]{+deux salles numériques+}")]
    [InlineData("le RUPN aide, conseille.", "le RUPN conseille et aide.", "le RUPN [-aide, -]conseille{+ et aide+}.")]
    [InlineData("été", "ete", "[-été-]{+ete+}")]
    public void Chaque_changement_se_lit_a_sa_place(string avant, string apres, string attendu) => Assert.Equal(attendu, Ecrire(DifferenceDeMots.Entre(avant, apres)));

    [Fact]
    public void On_retrouve_toujours_les_deux_textes_au_caractere_pres()
    {
        var hasard = new Random(20261123);
        string[] mots = ["le", "RUPN", "aide", ",", " ", "  ", "\n", "l'", "élève", "[lieu]", "2026", "…"];
        for (var essai = 0; essai < 400; essai++)
        {
            var (avant, apres) = (Tirer(), Tirer());
            var suites = DifferenceDeMots.Entre(avant, apres);
            Assert.Equal(avant, string.Concat(suites.Where(s => s.Sort is not SortDeMots.Ajoute).Select(s => s.Texte)));
            Assert.Equal(apres, string.Concat(suites.Where(s => s.Sort is not SortDeMots.Retire).Select(s => s.Texte)));
        }

        string Tirer() => string.Concat(Enumerable.Range(0, hasard.Next(25)).Select(_ => mots[hasard.Next(mots.Length)]));
    }

    private static string Ecrire(IReadOnlyList<SuiteDeMots> suites) => string.Concat(suites.Select(s => s.Sort switch
    {
        SortDeMots.Retire => $"[-{s.Texte}-]",
        SortDeMots.Ajoute => $"{{+{s.Texte}+}}",
        _ => s.Texte,
    }));
}
