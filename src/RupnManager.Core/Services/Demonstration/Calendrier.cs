using RupnManager.Domain.Dates;

namespace RupnManager.Services.Demonstration;

/// <summary>
/// Place les gestes de la troupe dans le temps. Elle a été écrite pour un jour ; démarrée plus tard, les gestes faits depuis la
/// rentrée de novembre 2026 avancent d'autant de semaines entières, sans dépasser aujourd'hui ni la fin des missions : « depuis
/// 17 jours » reste à peu près vrai, et un lundi reste un lundi. Ce qui précède ne bouge pas.
/// </summary>
internal sealed class Calendrier(DateOnly aujourdhui)
{
    /// <summary>Lundi 23 novembre 2026.</summary>
    public static readonly DateOnly JourDeReference = new(2026, 11, 23);
    private static readonly DateOnly PremierGesteMobile = new(2026, 11, 2);
    private static readonly DateOnly DernierGeste = new(2026, 11, 20);
    private static readonly DateOnly FinDesMissions = new(2027, 6, 30);

    private readonly int _semaines = Math.Clamp(
        (aujourdhui.DayNumber - JourDeReference.DayNumber) / 7, 0, (FinDesMissions.DayNumber - DernierGeste.DayNumber) / 7);

    public DateOnly Jour(DateOnly jour) => jour < PremierGesteMobile ? jour : jour.AddDays(7 * _semaines);

    /// <summary>L'instant, en UTC, d'une heure de Paris.</summary>
    public DateTime Instant(DateOnly jour, TimeOnly heure) => Jour(jour).ToDateTime(heure).EnUtc();
}
