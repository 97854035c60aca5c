using RupnManager.Domain.Bilans;

namespace RupnManager.Domain.Couverture;

/// <summary>
/// Toutes les combinaisons des nombres montrés, tenues par une base : on y cherche celle qui s'annule pour tout le monde, sauf pour
/// une à quatre personnes. Les calculs se font modulo un grand nombre premier : exacts, et rien n'échappe.
/// </summary>
internal sealed class Combinaisons
{
    private const long Premier = 1_000_000_007;

    /// <summary>Des personnes qu'aucun nombre montré ne distingue, et les nombres où entre chacun de leurs montants.</summary>
    private sealed record Classe(int Nombre, List<int[]> Montants);

    private readonly List<Classe> _classes;
    private readonly List<long[]> _toutes;

    public Combinaisons(int nombres, IReadOnlySet<int> tus, IReadOnlyList<PersonnesSemblables> personnes)
    {
        _classes = [.. personnes
            .Select(p => (p.Nombre, Montants: p.Montants.Select(m => m.Where(n => !tus.Contains(n)).Order().ToArray()).Where(m => m.Length > 0)
                .DistinctBy(Cle).OrderBy(Cle, StringComparer.Ordinal).ToList()))
            .Where(p => p.Montants.Count > 0).GroupBy(p => string.Join('|', p.Montants.Select(Cle)))
            .Select(g => new Classe(g.Sum(p => p.Nombre), g.First().Montants))];
        _toutes = [.. Enumerable.Range(0, nombres).Where(n => !tus.Contains(n)).Select(n => Enumerable.Range(0, nombres).Select(i => i == n ? 1L : 0L).ToArray())];
    }

    /// <summary>Les nombres d'une combinaison qui porterait sur trop peu de personnes ; rien si aucune ne le fait.</summary>
    public IReadOnlyList<int>? QuiRevele()
    {
        var (reste, legeres) = (_toutes, Reunir(_classes, _toutes));
        // Ce qui porte sur cinq personnes semblables, ou plus, est permis : seules restent à voir les combinaisons qui les annulent.
        while (legeres.Where(c => c.Nombre >= SecretStatistique.Seuil).ToList() is { Count: > 0 } lourdes)
        {
            foreach (var lourde in lourdes) reste = Annuler(reste, lourde);
            legeres = Reunir([.. legeres.Except(lourdes)], reste);
        }
        var fuite = Chercher(reste, [.. legeres.OrderByDescending(c => c.Nombre)], 0, SecretStatistique.Seuil - 1, []);
        return fuite is null ? null : [.. Enumerable.Range(0, fuite.Length).Where(n => fuite[n] != 0)];
    }

    /// <summary>Chaque classe est gardée dans la combinaison, si l'effectif le permet, ou annulée.</summary>
    private static long[]? Chercher(List<long[]> reste, List<Classe> classes, int rang, int effectif, List<Classe> gardees)
    {
        if (gardees.Any(g => !Touche(reste, g))) return null;
        while (rang < classes.Count && !Touche(reste, classes[rang])) rang++;
        if (rang == classes.Count) return gardees.Count == 0 ? null : reste.First(c => gardees.Any(g => Touche([c], g)));
        var classe = classes[rang];
        if (classe.Nombre <= effectif && Chercher(reste, classes, rang + 1, effectif - classe.Nombre, [.. gardees, classe]) is { } trouvee) return trouvee;
        return Chercher(Annuler(reste, classe), classes, rang + 1, effectif, gardees);
    }

    /// <summary>Les classes que toute combinaison restante touche ou annule ensemble n'en font plus qu'une.</summary>
    private static List<Classe> Reunir(List<Classe> classes, List<long[]> reste) =>
    [
        .. classes.Where(c => Touche(reste, c)).GroupBy(c => string.Join('|', Reduire([.. c.Montants.Select(m => reste.Select(x => Effet(x, m)).ToArray())])
            .Select(ligne => string.Join(',', ligne)))).Select(g => new Classe(g.Sum(c => c.Nombre), g.First().Montants)),
    ];

    private static bool Touche(List<long[]> reste, Classe classe) => classe.Montants.Any(m => reste.Any(c => Effet(c, m) != 0));

    /// <summary>Ce que la combinaison compte d'un montant.</summary>
    private static long Effet(long[] combinaison, int[] montant)
    {
        var somme = 0L;
        foreach (var nombre in montant) somme += combinaison[nombre];
        return somme % Premier;
    }

    /// <summary>Les combinaisons qui ne comptent plus rien de cette classe.</summary>
    private static List<long[]> Annuler(List<long[]> reste, Classe classe)
    {
        foreach (var montant in classe.Montants)
        {
            var effets = reste.Select(c => Effet(c, montant)).ToList();
            var pivot = effets.FindIndex(e => e != 0);
            if (pivot < 0) continue;
            var inverse = Inverse(effets[pivot]);
            reste = [.. reste.Select((c, i) => i == pivot || effets[i] == 0 ? c : Retrancher(c, reste[pivot], effets[i] * inverse % Premier)).Where((_, i) => i != pivot)];
        }
        return reste;
    }

    /// <summary>La forme échelonnée réduite : deux familles qui engendrent le même espace ont la même.</summary>
    private static List<long[]> Reduire(List<long[]> lignes)
    {
        var (reduites, colonnes) = (new List<long[]>(), lignes.Count == 0 ? 0 : lignes[0].Length);
        for (var colonne = 0; colonne < colonnes; colonne++)
        {
            var pivot = lignes.FindIndex(l => l[colonne] != 0);
            if (pivot < 0) continue;
            var inverse = Inverse(lignes[pivot][colonne]);
            var unite = lignes[pivot].Select(x => x * inverse % Premier).ToArray();
            lignes.RemoveAt(pivot);
            lignes = [.. lignes.Select(l => Retrancher(l, unite, l[colonne]))];
            reduites = [.. reduites.Select(l => Retrancher(l, unite, l[colonne])), unite];
        }
        return reduites;
    }

    private static long[] Retrancher(long[] de, long[] quoi, long fois) => fois == 0 ? de : [.. de.Select((x, i) => (x + (Premier - fois) * quoi[i]) % Premier)];

    private static long Inverse(long x)
    {
        var (resultat, puissance) = (1L, x);
        for (var reste = Premier - 2; reste > 0; reste >>= 1)
        {
            if ((reste & 1) == 1) resultat = resultat * puissance % Premier;
            puissance = puissance * puissance % Premier;
        }
        return resultat;
    }

    private static string Cle(int[] montant) => string.Join(',', montant);
}
