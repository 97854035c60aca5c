using System.Globalization;
using System.Text.RegularExpressions;

namespace RupnManager.Domain.Activites;

/// <summary>Les durées telles qu'on les écrit et qu'on les lit.</summary>
public static partial class Durees
{
    /// <summary>« 45 min », « 1 h », « 164 h 30 ».</summary>
    public static string EnHeures(int minutes) =>
        minutes < 60 ? $"{minutes}\u00A0min" : minutes % 60 == 0 ? $"{minutes / 60}\u00A0h" : $"{minutes / 60}\u00A0h\u00A0{minutes % 60:00}";

    /// <summary>Les minutes d'une saisie : « 45 », « 45 min », « 1 h 30 », « 1:30 », « 1,5 h » ; rien si ce n'est pas une durée.</summary>
    public static int? Lire(string? saisie)
    {
        var texte = (saisie ?? "").Trim().ToLowerInvariant();
        if (Minutes().Match(texte) is { Success: true } simple) return Entier(simple.Groups["m"].Value);
        if (HeuresEtMinutes().Match(texte) is not { Success: true } lu) return null;
        if (lu.Groups["d"] is { Success: true } dixieme) return Entier(lu.Groups["h"].Value) is { } h ? (int)Math.Round((h + double.Parse($"0.{dixieme.Value}", CultureInfo.InvariantCulture)) * 60) : null;
        var minutes = lu.Groups["m"].Success ? Entier(lu.Groups["m"].Value) : 0;
        return minutes < 60 && Entier(lu.Groups["h"].Value) is { } heures ? (heures * 60) + minutes : null;
    }

    private static int? Entier(string chiffres) => chiffres.Length <= 5 && int.TryParse(chiffres, NumberStyles.None, CultureInfo.InvariantCulture, out var lu) ? lu : null;

    [GeneratedRegex(@"^(?<m>\d+)\s*(?:m|mn|min|minutes?)?$")]
    private static partial Regex Minutes();

    [GeneratedRegex(@"^(?<h>\d+)(?:[.,](?<d>\d{1,2})\s*h(?:eures?)?|\s*(?:h(?:eures?)?|:)\s*(?<m>\d{1,2})?\s*(?:m|mn|min)?)$")]
    private static partial Regex HeuresEtMinutes();
}
