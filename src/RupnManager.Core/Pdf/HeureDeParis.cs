using System.Globalization;

namespace RupnManager.Pdf;

/// <summary>Les dates telles qu'un acte les écrit.</summary>
public static class HeureDeParis
{
    private static readonly CultureInfo Francais = CultureInfo.GetCultureInfo("fr-FR");
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    /// <summary>« 14 octobre 2013 à 17 h 42 », « 1er octobre 2013 à 9 h 05 ».</summary>
    public static string EnLettres(DateTimeOffset instant)
    {
        var local = TimeZoneInfo.ConvertTime(instant, Paris);
        return $"{EnLettres(DateOnly.FromDateTime(local.DateTime))} à {local.Hour} h {local.Minute:00}";
    }

    /// <summary>« 14 octobre 2013 », « 1er octobre 2013 ».</summary>
    public static string EnLettres(DateOnly jour) =>
        (jour.Day == 1 ? "1er" : jour.Day.ToString(Francais)) + jour.ToString(" MMMM yyyy", Francais);
}
