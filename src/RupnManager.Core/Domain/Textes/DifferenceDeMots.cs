using System.Text;
using System.Text.RegularExpressions;

namespace RupnManager.Domain.Textes;

/// <summary>Ce que devient une suite de mots d'un texte à l'autre.</summary>
public enum SortDeMots { Garde, Retire, Ajoute }

/// <summary>Des mots qui se suivent et ont le même sort.</summary>
public sealed record SuiteDeMots(SortDeMots Sort, string Texte);

/// <summary>Compare deux textes mot à mot : gardés, retirés, ajoutés, dans l'ordre de lecture.</summary>
public static partial class DifferenceDeMots
{
    /// <summary>Les gardés et les retirés redonnent le premier texte, les gardés et les ajoutés le second, au caractère près.</summary>
    public static IReadOnlyList<SuiteDeMots> Entre(string avant, string apres)
    {
        var suites = new Suites();
        foreach (var (sort, mot) in Aligner(Mots(avant), Mots(apres))) suites.Ajouter(sort, mot);
        return suites.Finir();
    }

    private static List<string> Mots(string texte) => [.. Decoupe().Matches(texte).Select(m => m.Value)];

    /// <summary>La plus longue suite commune, en partant de la fin.</summary>
    private static IEnumerable<(SortDeMots Sort, string Mot)> Aligner(List<string> avant, List<string> apres)
    {
        var communs = new int[avant.Count + 1, apres.Count + 1];
        for (var i = avant.Count - 1; i >= 0; i--)
            for (var j = apres.Count - 1; j >= 0; j--)
                communs[i, j] = avant[i] == apres[j] ? communs[i + 1, j + 1] + 1 : Math.Max(communs[i + 1, j], communs[i, j + 1]);
        var (a, b) = (0, 0);
        while (a < avant.Count || b < apres.Count)
        {
            if (a < avant.Count && b < apres.Count && avant[a] == apres[b])
            {
                yield return (SortDeMots.Garde, avant[a++]);
                b++;
            }
            else if (b == apres.Count || (a < avant.Count && communs[a + 1, b] >= communs[a, b + 1])) yield return (SortDeMots.Retire, avant[a++]);
            else yield return (SortDeMots.Ajoute, apres[b++]);
        }
    }

    /// <summary>Réunit les mots de même sort ; une espace seule entre deux changements se change avec eux.</summary>
    private sealed class Suites
    {
        private readonly List<SuiteDeMots> _suites = [];
        private readonly StringBuilder _garde = new();
        private readonly StringBuilder _retire = new();
        private readonly StringBuilder _ajoute = new();
        private string _espace = "";

        public void Ajouter(SortDeMots sort, string mot)
        {
            var change = _retire.Length + _ajoute.Length > 0;
            if (sort is SortDeMots.Garde)
            {
                if (change && _espace.Length == 0 && string.IsNullOrWhiteSpace(mot))
                {
                    _espace = mot;
                    return;
                }
                Vider();
                _garde.Append(mot);
                return;
            }
            if (_espace.Length > 0)
            {
                if (_retire.Length > 0 && _ajoute.Length > 0)
                {
                    _retire.Append(_espace);
                    _ajoute.Append(_espace);
                    _espace = "";
                }
                else Vider();
            }
            (sort is SortDeMots.Retire ? _retire : _ajoute).Append(mot);
        }

        public List<SuiteDeMots> Finir()
        {
            Vider();
            Deposer(SortDeMots.Garde, _garde);
            return _suites;
        }

        /// <summary>Range ce qui change après ce qui était gardé, puis garde l'espace en suspens.</summary>
        private void Vider()
        {
            if (_retire.Length + _ajoute.Length == 0) return;
            Deposer(SortDeMots.Garde, _garde);
            Deposer(SortDeMots.Retire, _retire);
            Deposer(SortDeMots.Ajoute, _ajoute);
            _garde.Append(_espace);
            _espace = "";
        }

        private void Deposer(SortDeMots sort, StringBuilder texte)
        {
            if (texte.Length > 0) _suites.Add(new(sort, texte.ToString()));
            texte.Clear();
        }
    }

    [GeneratedRegex(@"\s+|[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]")]
    private static partial Regex Decoupe();
}
