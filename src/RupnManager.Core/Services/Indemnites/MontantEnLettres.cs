using System.Globalization;
using Humanizer;
using RupnManager.Domain.Indemnites;

namespace RupnManager.Services.Indemnites;

/// <summary>Un montant en toutes lettres : « deux mille quatre cents euros et cinquante centimes ».</summary>
public static class MontantEnLettres
{
    private static readonly CultureInfo Francais = CultureInfo.GetCultureInfo("fr-FR");

    public static string EnLettres(this Montant montant)
    {
        var (euros, centimes) = (montant.Centimes / 100, montant.Centimes % 100);
        var de = euros > 0 && euros % 1_000_000 == 0 ? "d'" : "";
        var entiers = $"{euros.ToWords(Francais)} {de}{(euros > 1 ? "euros" : "euro")}";
        return centimes == 0 ? entiers : $"{entiers} et {centimes.ToWords(Francais)} {(centimes > 1 ? "centimes" : "centime")}";
    }
}
