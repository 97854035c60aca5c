using RupnManager.Domain.Dates;

namespace RupnManager.Domain.Rappels;

/// <summary>
/// Quand un geste attendu se rappelle : une semaine avant sa date limite, ou une semaine après la demande s'il n'en a pas ;
/// puis chaque semaine, cinq fois au plus, un jour ouvré. Une personne ne reçoit jamais deux rappels dans la même semaine.
/// </summary>
public static class CadenceDesRappels
{
    public const int Maximum = 5;
    public const int JoursEntreDeux = 7;
    public const int JoursAvantLaLimite = 7;

    /// <summary>Une date limite toute proche laisse quand même ces jours-là avant le premier rappel.</summary>
    public const int JoursDeRepit = 3;

    /// <summary>Le jour du premier rappel.</summary>
    public static DateOnly Premier(DateOnly depuis, DateOnly? limite, int joursAvant = JoursAvantLaLimite)
    {
        if (limite is not { } date) return depuis.AddDays(JoursEntreDeux);
        var (approche, repit) = (date.AddDays(-joursAvant), depuis.AddDays(JoursDeRepit));
        return approche > repit ? approche : repit;
    }

    /// <summary>Vrai si la règle demande un rappel ce jour-là, après ceux déjà partis pour cet acte.</summary>
    public static bool EstDu(DateOnly jour, DateOnly depuis, DateOnly? limite, int dejaPartis, int joursAvant = JoursAvantLaLimite) =>
        jour.EstOuvre() && dejaPartis < Maximum && jour >= Premier(depuis, limite, joursAvant);

    /// <summary>Vrai si la personne n'a pas été rappelée depuis une semaine.</summary>
    public static bool PeutEtreRappele(DateOnly jour, DateOnly? dernier) => dernier is null || jour >= dernier.Value.AddDays(JoursEntreDeux);

    /// <summary>Le lundi de la semaine d'un jour : la clé qui empêche deux envois.</summary>
    public static DateOnly Semaine(DateOnly jour) => jour.AddDays(-(((int)jour.DayOfWeek + 6) % 7));
}
