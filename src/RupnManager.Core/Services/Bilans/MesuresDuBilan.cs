using RupnManager.Domain.Activites;
using RupnManager.Domain.Bilans;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;

namespace RupnManager.Services.Bilans;

/// <summary>Ce que les chiffres d'un bilan montrent : par partie, par mois, par nature, et d'une année à l'autre.</summary>
public static class MesuresDuBilan
{
    private static readonly int[] Mois = [9, 10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8];

    /// <summary>Les heures des trois parties de la lettre, toujours les trois.</summary>
    public static IReadOnlyList<LigneDeMesure> ParPartie(ChiffresDuBilan chiffres, ChiffresDuBilan? avant) =>
    [
        .. Enumerable.Range(1, 3).Select(partie => new LigneDeMesure(Rubriques.NomDeLaPartie(partie),
            Minutes(chiffres, partie), chiffres.ParRubrique.Where(l => Rubriques.Partie(l.Cle) == partie).Sum(l => l.Seances),
            avant is null ? null : Minutes(avant, partie))),
    ];

    /// <summary>Les heures de chaque mois, de septembre à juin ; juillet et août seulement s'ils comptent.</summary>
    public static IReadOnlyList<LigneDeMesure> ParMois(ChiffresDuBilan chiffres, ChiffresDuBilan? avant, AnneeScolaire annee) =>
    [
        .. Mois.Select(mois => (Mois: mois, Ligne: Du(chiffres, annee, mois), Avant: avant is null ? null : Du(avant, annee.Precedente, mois)))
            .Where(m => m.Mois is not (7 or 8) || m.Ligne is not null || m.Avant is not null)
            .Select(m => new LigneDeMesure(NomDuMois(m.Mois), m.Ligne?.Minutes ?? 0, m.Ligne?.Seances ?? 0, avant is null ? null : m.Avant?.Minutes ?? 0)),
    ];

    /// <summary>Les heures par nature, les plus nombreuses d'abord.</summary>
    public static IReadOnlyList<LigneDeMesure> ParNature(ChiffresDuBilan chiffres, ChiffresDuBilan? avant) =>
    [
        .. chiffres.ParNature.OrderByDescending(l => l.Minutes).Select(l => new LigneDeMesure(
            NaturesDActivite.Lire(l.Cle)?.Libelle() ?? l.Cle, l.Minutes, l.Seances,
            avant is null ? null : avant.ParNature.FirstOrDefault(a => a.Cle == l.Cle)?.Minutes ?? 0)),
    ];

    /// <summary>« + 12 % en un an » ; rien sans année d'avant.</summary>
    public static string? EvolutionDesHeures(ChiffresDuBilan chiffres, ChiffresDuBilan? avant)
    {
        if (avant is null || avant.Total.Minutes == 0) return null;
        var pourcent = (int)Math.Round(100m * (chiffres.Total.Minutes - avant.Total.Minutes) / avant.Total.Minutes, MidpointRounding.AwayFromZero);
        return $"{Signe(pourcent)}\u00A0% en un an";
    }

    /// <summary>« + 9 » ; rien quand l'un des deux n'a pas été compté.</summary>
    public static string? Evolution(int? maintenant, int? avant) => maintenant is { } a && avant is { } b ? Signe(a - b) : null;

    private static string Signe(int ecart) => ecart > 0 ? $"+\u00A0{ecart}" : ecart < 0 ? $"−\u00A0{-ecart}" : "=";

    private static int Minutes(ChiffresDuBilan chiffres, int partie) =>
        chiffres.ParRubrique.Where(l => Rubriques.Partie(l.Cle) == partie).Sum(l => l.Minutes);

    private static LigneDeChiffres? Du(ChiffresDuBilan chiffres, AnneeScolaire annee, int mois)
    {
        var cle = $"{(mois >= 9 ? annee.Debut : annee.Debut + 1):0000}-{mois:00}";
        return chiffres.ParMois.FirstOrDefault(l => l.Cle == cle);
    }

    private static string NomDuMois(int mois)
    {
        var nom = HeureDeParis.Francais.DateTimeFormat.GetMonthName(mois);
        return $"{char.ToUpper(nom[0], HeureDeParis.Francais)}{nom[1..]}";
    }
}
