namespace RupnManager.Domain.Dates;

/// <summary>Les jours ouvrés : ni samedi, ni dimanche, ni jour férié (art. L. 3133-1, code du travail).</summary>
public static class JoursOuvres
{
    private static readonly (int Mois, int Jour)[] Fixes = [(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)];

    public static bool EstOuvre(this DateOnly jour) =>
        jour.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !EstFerie(jour);

    /// <summary>Le premier jour ouvré après celui-ci.</summary>
    public static DateOnly PremierJourOuvreApres(this DateOnly jour)
    {
        do jour = jour.AddDays(1);
        while (!jour.EstOuvre());
        return jour;
    }

    private static bool EstFerie(DateOnly jour)
    {
        var paques = Paques(jour.Year);
        return Fixes.Contains((jour.Month, jour.Day))
            || jour == paques.AddDays(1) || jour == paques.AddDays(39) || jour == paques.AddDays(50);
    }

    /// <summary>Le dimanche de Pâques (calendrier grégorien, méthode de Meeus).</summary>
    public static DateOnly Paques(int annee)
    {
        int a = annee % 19, b = annee / 100, c = annee % 100;
        int h = ((19 * a) + b - (b / 4) - ((b - ((b + 8) / 25) + 1) / 3) + 15) % 30;
        int l = (32 + (2 * (b % 4)) + (2 * (c / 4)) - h - (c % 4)) % 7;
        int m = (a + (11 * h) + (22 * l)) / 451;
        int n = h + l - (7 * m) + 114;
        return new(annee, n / 31, (n % 31) + 1);
    }
}
