namespace RupnManager.Tests.Support;

/// <summary>Les fichiers du dépôt, pour les tests qui lisent le code ou la documentation.</summary>
internal static class Depot
{
    public static string Racine { get; } = TrouverRacine();

    public static string Lire(string chemin) => File.ReadAllText(Path.Combine(Racine, chemin));

    private static string TrouverRacine()
    {
        var dossier = new DirectoryInfo(AppContext.BaseDirectory);
        while (dossier is not null && !File.Exists(Path.Combine(dossier.FullName, "RupnManager.sln"))) dossier = dossier.Parent;
        return dossier?.FullName ?? throw new InvalidOperationException("RupnManager.sln est introuvable au-dessus des tests.");
    }
}
