using System.Globalization;

namespace RupnManager.Domain.Dates;

/// <summary>Dates et heures telles qu'on les écrit : heure de Paris, en français ; la base garde l'UTC.</summary>
public static class HeureDeParis
{
    public static readonly CultureInfo Francais = CultureInfo.GetCultureInfo("fr-FR");
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    /// <summary>L'instant UTC, à l'heure de Paris.</summary>
    public static DateTime AParis(this DateTime utc) =>
        TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Paris);

    /// <summary>Une heure de Paris, en UTC.</summary>
    public static DateTime EnUtc(this DateTime paris) =>
        TimeZoneInfo.ConvertTimeToUtc(DateTime.SpecifyKind(paris, DateTimeKind.Unspecified), Paris);

    /// <summary>Le jour de Paris.</summary>
    public static DateOnly JourDeParis(this DateTime utc) => DateOnly.FromDateTime(utc.AParis());

    /// <summary>Le jour de Paris, à l'horloge donnée.</summary>
    public static DateOnly Aujourdhui(this TimeProvider horloge) => horloge.GetUtcNow().UtcDateTime.JourDeParis();

    /// <summary>L'instant présent, en UTC, à la milliseconde : ce que les deux moteurs savent relire.</summary>
    public static DateTime Maintenant(this TimeProvider horloge)
    {
        var instant = horloge.GetUtcNow().UtcDateTime;
        return new DateTime(instant.Ticks - (instant.Ticks % TimeSpan.TicksPerMillisecond), DateTimeKind.Utc);
    }

    /// <summary>« 26 novembre 2026 », « 1er septembre 2026 ».</summary>
    public static string EnLettres(this DateOnly jour) =>
        jour.Day == 1 ? "1er " + jour.ToString("MMMM yyyy", Francais) : jour.ToString("d MMMM yyyy", Francais);

    /// <summary>« 30 nov. », « 1er sept. » : dans une phrase courte, l'année étant dite ailleurs.</summary>
    public static string EnCourt(this DateOnly jour) => $"{(jour.Day == 1 ? "1er" : $"{jour.Day}")} {jour.ToString("MMM", Francais)}";

    /// <summary>« 26 novembre 2026 » à Paris.</summary>
    public static string DateEnLettres(this DateTime utc) => utc.JourDeParis().EnLettres();

    /// <summary>« 18 h 04 » à Paris.</summary>
    public static string HeureEnLettres(this DateTime utc) => utc.AParis().ToString("H 'h' mm", Francais);

    /// <summary>« 26 novembre 2026 à 18 h 04 » à Paris.</summary>
    public static string InstantEnLettres(this DateTime utc) => $"{utc.DateEnLettres()} à {utc.HeureEnLettres()}";

    /// <summary>« 30 nov. 2026 » à Paris.</summary>
    public static string DateCourte(this DateTime utc) => utc.AParis().ToString("d MMM yyyy", Francais);

    /// <summary>« aujourd'hui », « 1 jour », « 12 jours » : une attente.</summary>
    public static string EnJours(int jours) => jours <= 0 ? "aujourd'hui" : $"{jours}\u00A0jour{(jours > 1 ? "s" : "")}";

    /// <summary>« 19/11/2026 ».</summary>
    public static string EnChiffres(this DateOnly jour) => jour.ToString("dd/MM/yyyy", Francais);

    /// <summary>« octobre 2026 ».</summary>
    public static string MoisEnLettres(this DateOnly jour) => jour.ToString("MMMM yyyy", Francais);
}
