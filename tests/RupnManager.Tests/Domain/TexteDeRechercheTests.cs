using RupnManager.Domain.Textes;

namespace RupnManager.Tests.Domain;

public sealed class TexteDeRechercheTests
{
    [Theory]
    [InlineData("Hélène PETIT", "helene petit")]
    [InlineData("Andrieu-Prat", "andrieu prat")]
    [InlineData("Val-d'Orvelle", "val d orvelle")]
    [InlineData("Cœur d'Île", "coeur d ile")]
    [InlineData("  chef.college@demo.example ", "chef.college@demo.example")]
    [InlineData("100%_[x]", "100 x")]
    [InlineData("", "")]
    public void Un_texte_se_cherche_sans_accent_ni_majuscule_ni_joker(string saisie, string attendu) =>
        Assert.Equal(attendu, TexteDeRecherche.Normaliser(saisie));

    [Fact]
    public void Une_saisie_donne_ses_mots_une_fois_chacun() =>
        Assert.Equal(["petit", "helene"], TexteDeRecherche.Mots("Petit, Hélène PETIT"));

    [Fact]
    public void Deux_noms_se_ressemblent_malgre_les_accents()
    {
        Assert.True(TexteDeRecherche.SeRessemblent("Éric Lambert", "ERIC  lambert"));
        Assert.False(TexteDeRecherche.SeRessemblent("Éric Lambert", "Érica Lambert"));
    }
}
