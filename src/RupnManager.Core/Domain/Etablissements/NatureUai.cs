namespace RupnManager.Domain.Etablissements;

/// <summary>Les natures de l'annuaire qui désignent un EPLE autonome, et leur type.</summary>
public static class NatureUai
{
    private static readonly Dictionary<int, TypeEtablissement> Eple = new()
    {
        [300] = TypeEtablissement.Lycee, [301] = TypeEtablissement.Lycee, [302] = TypeEtablissement.Lycee,
        [306] = TypeEtablissement.Lycee, [310] = TypeEtablissement.Lycee, [315] = TypeEtablissement.Lycee,
        [320] = TypeEtablissement.Lycee,
        [340] = TypeEtablissement.College, [350] = TypeEtablissement.College, [352] = TypeEtablissement.College,
        [370] = TypeEtablissement.EducationSpeciale,
    };

    /// <summary>Le type de l'établissement, ou rien si la nature n'est pas celle d'un EPLE autonome.</summary>
    public static TypeEtablissement? Type(int nature) => Eple.TryGetValue(nature, out var type) ? type : null;

    /// <summary>Toutes les natures retenues à l'import.</summary>
    public static IReadOnlyCollection<int> Retenues => Eple.Keys;
}
