namespace RupnManager.Benchmarks;

/// <summary>Ce qu'une mesure ne doit pas dépasser, en médiane, sur deux cœurs ; les mêmes que dans docs/performances.md.</summary>
internal static class Seuils
{
    public static readonly TimeSpan LotDe500 = TimeSpan.FromMinutes(2);

    /// <summary>Ce que 500 lettres peuvent garder en mémoire de plus que 30, en octets : leurs noms et leur place au catalogue du ZIP.</summary>
    public const long MemoireDuZip = 2 << 20;

    public static readonly IReadOnlyDictionary<string, TimeSpan> Medianes = new Dictionary<string, TimeSpan>
    {
        [nameof(Mesures.File)] = TimeSpan.FromMilliseconds(100),
        [nameof(Mesures.Recherche)] = TimeSpan.FromMilliseconds(200),
        [nameof(Mesures.Accueil)] = TimeSpan.FromMilliseconds(200),
        [nameof(Mesures.Couverture)] = TimeSpan.FromMilliseconds(300),
        [nameof(Mesures.Releve)] = TimeSpan.FromMilliseconds(50),
        [nameof(Mesures.Journal)] = TimeSpan.FromMilliseconds(50),
        [nameof(Mesures.Synthese)] = TimeSpan.FromMilliseconds(1000),
        [nameof(Mesures.Rendre)] = TimeSpan.FromMilliseconds(50),
        [nameof(Mesures.Sceller)] = TimeSpan.FromMilliseconds(50),
        [nameof(Mesures.Zip)] = TimeSpan.FromMilliseconds(1000),
        [nameof(Mesures.Csv)] = TimeSpan.FromMilliseconds(20),
        [nameof(Mesures.Xlsx)] = TimeSpan.FromMilliseconds(150),
    };
}
