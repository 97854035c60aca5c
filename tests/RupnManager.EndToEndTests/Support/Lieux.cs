using System.Reflection;

namespace RupnManager.EndToEndTests.Support;

/// <summary>Où sont l'application construite, le dépôt et les captures.</summary>
internal static class Lieux
{
    public static string Application { get; } = Lire("Application");

    public static string Depot { get; } = Lire("Depot");

    /// <summary>Les captures de la dernière exécution, jamais versionnées.</summary>
    public static string Captures { get; } = Path.Combine(Lire("Depot"), "tests", "RupnManager.EndToEndTests", "captures");

    /// <summary>Les images du guide, récrites quand RUPN_CAPTURES est donné.</summary>
    public static string ImagesDuGuide { get; } = Path.Combine(Lire("Depot"), "docs", "guide", "images");

    private static string Lire(string cle) => Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(m => m.Key == cle).Value!;
}
