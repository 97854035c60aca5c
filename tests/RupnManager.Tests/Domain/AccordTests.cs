using RupnManager.Domain.Regles;
using RupnManager.Domain.Textes;

namespace RupnManager.Tests.Domain;

public sealed class AccordTests
{
    [Theory]
    [InlineData(0, "0 signature sans effet")]
    [InlineData(1, "1 signature sans effet")]
    [InlineData(2, "2 signatures sans effet")]
    public void Le_pluriel_commence_a_deux(int nombre, string attendu) => Assert.Equal(attendu, $"{nombre} signature(s) sans effet".Accorder(nombre));

    [Theory]
    [InlineData(1, "1 ligne refusée. Lisez les motifs ; les autres sont prêtes.")]
    [InlineData(27, "27 lignes refusées. Lisez les motifs ; les autres sont prêtes.")]
    public void La_phrase_d_une_regle_suit_son_nombre(int nombre, string attendu) => Assert.Equal(attendu, ReglesDeLAnnuaire.ImportLignes.Dire(("nombre", nombre)));

    [Fact]
    public void Ce_qu_une_personne_a_ecrit_reste_tel_quel() =>
        Assert.Equal("2 lettres choisies ; colonne(s) au plus par lot.", ReglesDesLots.Taille.Dire(("nombre", 2), ("objets", "lettres"), ("maximum", "colonne(s)")));
}
