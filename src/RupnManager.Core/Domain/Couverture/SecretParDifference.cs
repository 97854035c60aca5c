using RupnManager.Domain.Bilans;

namespace RupnManager.Domain.Couverture;

/// <summary>Un nombre que l'on voudrait montrer ; au besoin, ceux du plus grand rang se taisent les premiers, un nombre fixe jamais.</summary>
public sealed record NombrePublie(string Cle, int Rang, bool Fixe = false);

/// <summary>
/// Des personnes que rien ne distingue : combien elles sont et, pour chacun de leurs montants, dans quels nombres il entre. Un montant qui
/// ne change pas d'une étape à l'autre n'en fait qu'un : la différence des deux étapes ne dit rien de ces personnes-là.
/// </summary>
public sealed record PersonnesSemblables(int Nombre, IReadOnlyList<IReadOnlyList<int>> Montants);

/// <summary>
/// Le secret statistique, par différence aussi : on tait des nombres jusqu'à ce qu'aucune addition ni soustraction de ceux qui restent
/// (total moins groupes, étape moins étape, département contre type) ne porte sur une à quatre personnes.
/// </summary>
public static class SecretParDifference
{
    /// <summary>Les rangs, dans la liste, des nombres à taire.</summary>
    public static IReadOnlySet<int> ATaire(IReadOnlyList<NombrePublie> nombres, IReadOnlyList<PersonnesSemblables> personnes)
    {
        var effectifs = Enumerable.Range(0, nombres.Count).Select(n => personnes.Where(p => p.Montants.Any(m => m.Contains(n))).Sum(p => p.Nombre)).ToList();
        var tus = Enumerable.Range(0, nombres.Count).Where(n => !nombres[n].Fixe && effectifs[n] is > 0 and < SecretStatistique.Seuil).ToHashSet();
        while (new Combinaisons(nombres.Count, tus, personnes).QuiRevele() is { } fuite)
        {
            var sacrifiables = fuite.Where(n => !nombres[n].Fixe).ToList();
            if (sacrifiables.Count == 0) break;
            tus.Add(sacrifiables.OrderByDescending(n => nombres[n].Rang).ThenBy(n => effectifs[n]).ThenBy(n => nombres[n].Cle, StringComparer.Ordinal).First());
        }
        return tus;
    }
}
