using RupnManager.Domain.Etablissements;

namespace RupnManager.Domain.Bilans;

/// <summary>Quand le bilan d'une année est attendu, et quand on le rappelle.</summary>
public static class CampagneDesBilans
{
    /// <summary>Le jour où le bilan est attendu : le 15 juin, avant le dernier conseil d'administration.</summary>
    public static DateOnly AttenduLe(AnneeScolaire annee) => new(annee.Debut + 1, 6, 15);

    /// <summary>Quatre semaines avant la date : le cinquième rappel tombe le jour attendu.</summary>
    public const int JoursDeRappel = 28;

    /// <summary>Le 1er mai : le bilan se complète à partir de ce jour.</summary>
    public static DateOnly OuverteLe(AnneeScolaire annee) => new(annee.Debut + 1, 5, 1);

    /// <summary>Mai et juin : l'accueil et les courriels rappellent le bilan.</summary>
    public static bool EstOuverte(DateOnly jour) => jour.Month is 5 or 6;
}
