namespace RupnManager.Services;

/// <summary>Une longue liste de clés se lit par paquets : une requête n'en porte jamais trop.</summary>
internal static class Paquets
{
    private const int Taille = 500;

    public static IEnumerable<List<T>> EnPaquets<T>(this IEnumerable<T> valeurs) => valeurs.Distinct().Chunk(Taille).Select(paquet => paquet.ToList());
}
