namespace RupnManager.Domain.Bilans;

/// <summary>Ce qu'un tableau de totaux doit taire pour ne désigner personne.</summary>
public static class SecretStatistique
{
    /// <summary>En dessous, les chiffres d'un groupe diraient ceux de quelqu'un.</summary>
    public const int Seuil = 5;

    /// <summary>
    /// Les groupes à masquer : les petits, puis d'autres tant que le total moins les groupes montrés révélerait un petit groupe.
    /// </summary>
    public static IReadOnlySet<string> AMasquer(IEnumerable<(string Cle, int Effectif)> groupes)
    {
        var presents = groupes.Where(g => g.Effectif > 0).OrderBy(g => g.Effectif).ThenBy(g => g.Cle, StringComparer.Ordinal).ToList();
        var masques = presents.Where(g => g.Effectif < Seuil).ToList();
        if (masques.Count == 0) return new HashSet<string>();
        foreach (var suivant in presents.Except(masques).ToList())
        {
            if (masques.Count > 1 && masques.Sum(g => g.Effectif) >= Seuil) break;
            masques.Add(suivant);
        }
        return masques.Select(g => g.Cle).ToHashSet();
    }
}
