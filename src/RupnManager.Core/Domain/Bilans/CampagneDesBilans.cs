using RupnManager.Domain.Etablissements;

namespace RupnManager.Domain.Bilans;

/// <summary>Quand le bilan d'une année est attendu, et quand on le rappelle.</summary>
public static class CampagneDesBilans
{
    /// <summary>Un rappel par semaine au plus.</summary>
    public const int JoursEntreDeuxRappels = 7;

    /// <summary>Le jour où le bilan est attendu : le 15 juin, avant le dernier conseil d'administration.</summary>
    public static DateOnly AttenduLe(AnneeScolaire annee) => new(annee.Debut + 1, 6, 15);

    /// <summary>Mai et juin : l'accueil et les courriels rappellent le bilan.</summary>
    public static bool EstOuverte(DateOnly jour) => jour.Month is 5 or 6;
}
