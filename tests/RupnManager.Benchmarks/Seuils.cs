namespace RupnManager.Benchmarks;

/// <summary>Ce qu'une mesure ne doit pas dépasser, en médiane, sur deux cœurs ; les mêmes que dans docs/performances.md.</summary>
internal static class Seuils
{
    public static readonly TimeSpan LotDe500 = TimeSpan.FromMinutes(5);

    /// <summary>Ce que 500 lettres peuvent garder en mémoire de plus que 30, en octets : leurs noms et leur place au catalogue du ZIP.</summary>
    public const long MemoireDuZip = 2 << 20;

    public static readonly IReadOnlyDictionary<string, TimeSpan> Medianes = new Dictionary<string, TimeSpan>
    {
        [nameof(Mesures.File)] = TimeSpan.FromMilliseconds(200),
        [nameof(Mesures.Recherche)] = TimeSpan.FromMilliseconds(200),
        [nameof(Mesures.Accueil)] = TimeSpan.FromMilliseconds(200),
        [nameof(Mesures.Couverture)] = TimeSpan.FromMilliseconds(500),
        [nameof(Mesures.Releve)] = TimeSpan.FromMilliseconds(100),
        [nameof(Mesures.Journal)] = TimeSpan.FromMilliseconds(200),
        [nameof(Mesures.Synthese)] = TimeSpan.FromMilliseconds(2000),
        [nameof(Mesures.Rendre)] = TimeSpan.FromMilliseconds(100),
        [nameof(Mesures.Sceller)] = TimeSpan.FromMilliseconds(100),
        [nameof(Mesures.Zip)] = TimeSpan.FromSeconds(5),
        [nameof(Mesures.Csv)] = TimeSpan.FromMilliseconds(50),
        [nameof(Mesures.Xlsx)] = TimeSpan.FromMilliseconds(500),
    };
}
