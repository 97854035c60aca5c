using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.Regles;

namespace RupnManager.Tests.Domain;

/// <summary>Le montant juste à la borne passe, celui d'après non : barèmes, codes, cumul.</summary>
public sealed class BornesDesMontantsTests
{
    private static readonly AnneeScolaire Ific = new(2013), Imp = new(2026);

    [Theory]
    [InlineData(40000, 40000, true)]
    [InlineData(40000, 39999, false)]
    [InlineData(1, 1, true)]
    [InlineData(0, 240000, false)]
    public void Un_bareme_IFIC_va_d_un_minimum_positif_a_un_plafond_qui_peut_l_egaler(long minimum, long plafond, bool juste) =>
        Juger(juste, "bareme.montants", () => Bareme(Regime.Ific, minimum, plafond).Verifier());

    [Theory]
    [InlineData(RupnManager.Domain.Indemnites.Bareme.LongueurDeLaSource, true)]
    [InlineData(RupnManager.Domain.Indemnites.Bareme.LongueurDeLaSource + 1, false)]
    public void La_source_d_un_bareme_tient_dans_sa_longueur(int longueur, bool juste) =>
        Juger(juste, "bareme.source", () => Bareme(Regime.Ific, 40000, 240000, new string('a', longueur)).Verifier());

    [Theory]
    [InlineData(240000, null, null)]
    [InlineData(240001, null, "ific.plafond")]
    [InlineData(40000, null, null)]
    [InlineData(39999, null, "ific.minimum")]
    [InlineData(39999, "demi-année", null)]
    public void Le_plafond_et_le_minimum_sont_permis_au_dela_non(long montant, string? motif, string? cle) =>
        Juger(cle is null, cle!, () => Bareme(Regime.Ific, 40000, 240000).Verifier(new(montant), motif, Ific));

    [Theory]
    [InlineData(125000, false)]
    [InlineData(124999, true)]
    public void Le_repere_d_une_fonction_n_avertit_qu_en_dessous(long montant, bool avertit) =>
        Assert.Equal(avertit, Bareme(Regime.Imp, 0, 0).Avertissement(new(montant), "RUPN", "référent") is not null);

    [Theory]
    [InlineData("1234567890", true)]
    [InlineData("12345678901", false)]
    [InlineData("", false)]
    [InlineData("16é9", false)]
    public void Un_code_de_paie_compte_dix_signes_au_plus(string code, bool juste) => Juger(juste, "code.forme", () => new CodeDIndemnite
    {
        Regime = Regime.Ific, Depuis = Ific, Numero = 1, Code = code, Confirme = true, Source = "rectorat", CreeLe = default,
    }.Verifier());

    [Theory]
    [InlineData(100000, 0, true)]
    [InlineData(100001, 0, false)]
    [InlineData(140000, 40000, true)]
    [InlineData(140001, 40000, false)]
    public void Le_cumul_d_une_personne_va_jusqu_au_plafond_sans_compter_deux_fois_sa_proposition(long montant, long deja, bool juste)
    {
        var cumul = CumulDePersonne.Ouvrir(Guid.NewGuid(), Ific, new(140000));
        var mesure = new Mesure(Bareme(Regime.Ific, 40000, 240000), cumul, PlafondParPersonne: true);

        Juger(juste, "ific.plafond-cumul", () => mesure.VerifierLeCumul(new(montant), new(deja), Ific, "M. Karim Durand"));
        (mesure with { PlafondParPersonne = false }).VerifierLeCumul(new(montant), new(deja), Ific, "M. Karim Durand");
        mesure.VerifierLeCumul(new(montant), new(deja), Imp, "M. Karim Durand");
    }

    private static Bareme Bareme(Regime regime, long minimum, long plafond, string source = "décret n° 2010-1065") => new()
    {
        Regime = regime, Depuis = regime is Regime.Ific ? Ific : Imp, Numero = 1, Minimum = new(minimum), Plafond = new(plafond), Source = source, CreeLe = default,
        TauxEnCentimes = regime is Regime.Imp ? [62500, 125000] : [], ReperesEnCentimes = new Dictionary<string, long> { ["RUPN"] = 125000 },
    };

    private static void Juger(bool juste, string cle, Action geste)
    {
        if (juste) geste();
        else Assert.Equal(cle, Assert.Throws<RegleMetierException>(geste).Regle.Cle);
    }
}
