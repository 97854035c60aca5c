using System.Globalization;
using RupnManager.Domain.Etablissements;

namespace RupnManager.Services.Etablissements.Annuaire;

/// <summary>Remet en forme ce qu'un tableur abîme : zéros de tête perdus, dates et décimales à la française.</summary>
internal static class ValeursDeLAnnuaire
{
    private static readonly string[] FormatsDeDate = ["yyyy-MM-dd", "dd/MM/yyyy", "d/M/yyyy", "yyyy-MM-dd HH:mm:ss", "dd/MM/yyyy HH:mm:ss"];

    private static readonly string[] DuPacifique = ["986", "987", "988"];

    /// <summary>« 1 », « 01 » et « 001 » sont le département 001 ; « 2A » est le 02A.</summary>
    public static string Departement(string saisie) => SansDecimale(saisie).ToUpperInvariant().PadLeft(Domain.Etablissements.Departement.LongueurDuCode, '0');

    /// <summary>« 1 » est l'académie 01.</summary>
    public static string Academie(string saisie) => SansDecimale(saisie).PadLeft(Domain.Etablissements.Academie.LongueurDuCode, '0');

    /// <summary>« 1505 » est le code postal 01505.</summary>
    public static string CodePostal(string saisie)
    {
        var code = SansDecimale(saisie);
        return code.Length == 4 && code.All(char.IsAsciiDigit) ? $"0{code}" : code;
    }

    /// <summary>Dix chiffres, par paires ; le zéro de tête perdu est rendu. Un autre numéro, ou un numéro du Pacifique, reste tel quel.</summary>
    public static string Telephone(string saisie, string departement)
    {
        if (DuPacifique.Contains(departement)) return saisie;
        var chiffres = string.Concat(saisie.Where(char.IsAsciiDigit));
        var ecrit = saisie.All(c => char.IsAsciiDigit(c) || c is ' ' or '.' or '-' or '\u00A0');
        if (ecrit && chiffres.Length == 9 && chiffres[0] != '0') chiffres = $"0{chiffres}";
        return ecrit && chiffres.Length == 10 && chiffres[0] == '0' ? string.Join(' ', chiffres.Chunk(2).Select(p => new string(p))) : saisie;
    }

    /// <summary>Un nombre entier, « 638 », « 638.0 » ou « 638,0 » ; rien s'il ne se lit pas.</summary>
    public static int? Entier(string saisie) =>
        int.TryParse(SansDecimale(saisie), NumberStyles.None, CultureInfo.InvariantCulture, out var nombre) ? nombre : null;

    /// <summary>Une position, à six décimales ; rien si elle ne se lit pas ou sort du globe.</summary>
    public static Position? Situer(string latitude, string longitude) =>
        Degres(latitude, 90) is { } lat && Degres(longitude, 180) is { } lon ? new(lat, lon) : null;

    /// <summary>Une date, « 2024-03-19 » ou « 19/03/2024 » ; rien si elle ne se lit pas.</summary>
    public static DateOnly? Date(string saisie) =>
        DateTime.TryParseExact(saisie, FormatsDeDate, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? DateOnly.FromDateTime(date) : null;

    private static double? Degres(string saisie, double maximum) =>
        double.TryParse(saisie.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var degres) && Math.Abs(degres) <= maximum
            ? Math.Round(degres, 6) : null;

    private static string SansDecimale(string saisie)
    {
        var coupe = saisie.IndexOfAny(['.', ',']);
        return coupe > 0 && saisie[(coupe + 1)..].All(c => c == '0') ? saisie[..coupe] : saisie;
    }
}
