using RupnManager.Domain.Dates;

namespace RupnManager.Pdf;

/// <summary>Les lignes imprimées sous le nom d'un signataire.</summary>
public static class MentionDeSignature
{
    public static IReadOnlyList<string> ASigner { get; } = ["à signer"];

    /// <summary>« signé électroniquement / le 14 octobre 2013 à 17 h 42 / (heure de Paris) ».</summary>
    public static IReadOnlyList<string> Electronique(DateTimeOffset le) =>
        ["signé électroniquement", $"le {le.UtcDateTime.InstantEnLettres()}", "(heure de Paris)"];

    /// <summary>« signature manuscrite du 14 octobre 2013, / original conservé : … ».</summary>
    public static IReadOnlyList<string> Manuscrite(DateOnly du, string lieuDeLOriginal) =>
        [$"signature manuscrite du {du.EnLettres()},", $"original conservé : {lieuDeLOriginal}"];
}
