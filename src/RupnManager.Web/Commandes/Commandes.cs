namespace RupnManager.Web.Commandes;

/// <summary>Les commandes de l'exploitant : « dotnet RupnManager.Web.dll NOM … ».</summary>
public static class Commandes
{
    public const int Reussite = 0;
    public const int Anomalie = 1;
    public const int Inutilisable = 2;

    private static readonly Dictionary<string, Func<IServiceProvider, string[], TextWriter, Task<int>>> Toutes = new()
    {
        ["verifier-journal"] = VerifierJournal.ExecuterAsync,
        ["peupler"] = Peupler.ExecuterAsync,
    };

    /// <summary>Exécute la commande demandée et rend son code de sortie ; rien s'il faut démarrer l'application.</summary>
    public static async Task<int?> ExecuterAsync(IServiceProvider services, string[] args, TextWriter? sortie = null)
    {
        if (args is not [var nom, ..] || nom.StartsWith('-')) return null;
        sortie ??= Console.Out;
        if (!Toutes.TryGetValue(nom, out var commande))
        {
            await sortie.WriteLineAsync($"La commande « {nom} » n'existe pas. Commandes : {string.Join(", ", Toutes.Keys)}.");
            return Inutilisable;
        }
        await using var portee = services.CreateAsyncScope();
        return await commande(portee.ServiceProvider, args[1..], sortie);
    }
}
