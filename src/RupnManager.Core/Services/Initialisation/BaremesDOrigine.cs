using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.Missions;

namespace RupnManager.Services.Initialisation;

/// <summary>Les montants connus à l'installation ; chacun dit s'il reste à confirmer.</summary>
internal static class BaremesDOrigine
{
    private static readonly AnneeScolaire PremiereImp = AnneeScolaire.PremiereDu(Regime.Imp);

    public static IEnumerable<Bareme> Baremes(DateTime quand) =>
    [
        new()
        {
            Regime = Regime.Ific, Depuis = AnneeScolaire.Premiere, Numero = 1, Minimum = Montant.EnEuros(400), Plafond = Montant.EnEuros(2400),
            Source = "art. 4, décret n° 2010-1065 ; arrêté du 8 septembre 2010", CreeLe = quand,
        },
        new()
        {
            Regime = Regime.Imp, Depuis = PremiereImp, Numero = 1, TauxEnCentimes = [31250, 62500, 125000, 250000, 375000],
            ReperesEnCentimes = new Dictionary<string, long> { [Fonction.CodeRupn] = 125000 },
            Source = "décret n° 2015-475 et circulaire n° 2015-058", CreeLe = quand,
        },
    ];

    public static IEnumerable<CodeDIndemnite> Codes(DateTime quand) =>
    [
        new() { Regime = Regime.Ific, Depuis = AnneeScolaire.Premiere, Numero = 1, Code = "1649", Confirme = false, Source = "usage relevé dans une académie", CreeLe = quand },
        new() { Regime = Regime.Imp, Depuis = PremiereImp, Numero = 1, Code = "", Confirme = false, Source = "aucun code connu", CreeLe = quand },
    ];

    public static IEnumerable<DelaiDeConvocation> Delais() =>
    [
        new() { Depuis = new(2010, 9, 1), Jours = 10, Source = "art. R. 421-25, code de l'éducation, avant le décret n° 2020-1632" },
        new() { Depuis = new(2021, 9, 1), Jours = 8, Source = "art. R. 421-25, code de l'éducation, décret n° 2020-1632, au renouvellement du CA de l'automne 2021" },
    ];
}
