using System.Text;
using System.Text.RegularExpressions;
using RupnManager.Pdf.Description;

namespace RupnManager.Pdf.Moteur;

/// <summary>
/// Coupe un texte en lignes, aux espaces seulement, sans jamais changer un caractère : un signe double, un guillemet, une
/// unité ou une abréviation (« 12 h », « n° 3 », « M. Durand ») ne quitte pas le mot qu'il touche, même à travers une espace ordinaire.
/// </summary>
internal sealed partial class Justificateur
{
    private readonly string _texte;
    private readonly (bool Gras, bool Italique)[] _styles;
    private readonly double[] _abscisses;
    private readonly double _largeur;

    private Justificateur(IReadOnlyList<Fragment> fragments, Style style, double largeur)
    {
        var propres = fragments.Select(f => f with { Texte = Polices.Imprimable(f.Texte) }).ToList();
        _texte = string.Concat(propres.Select(f => f.Texte));
        _styles = [.. propres.SelectMany(f => Enumerable.Repeat((f.Gras || style.Gras, f.Italique || style.Italique), f.Texte.Length))];
        _abscisses = Abscisses(style.Corps);
        _largeur = largeur;
    }

    public static IReadOnlyList<Ligne> Couper(IReadOnlyList<Fragment> fragments, Style style, double largeur)
    {
        var justificateur = new Justificateur(fragments, style, largeur);
        return [.. justificateur.Bornes().Select(b => justificateur.Composer(b.Debut, b.Fin))];
    }

    private IEnumerable<(int Debut, int Fin)> Bornes()
    {
        var debut = 0;
        while (debut < _texte.Length)
        {
            var fin = FinDeLigne(debut);
            yield return (debut, fin);
            debut = fin;
        }
    }

    private int FinDeLigne(int debut)
    {
        var retenue = debut;
        for (var i = debut; i < _texte.Length; i++)
        {
            if (_texte[i] == '\n')
                return Tient(debut, i) ? i + 1 : Coupure(debut, retenue);
            if (!EstCoupable(i))
                continue;
            if (!Tient(debut, i))
                return Coupure(debut, retenue);
            retenue = i + 1;
        }
        return Tient(debut, _texte.Length) ? _texte.Length : Coupure(debut, retenue);
    }

    private int Coupure(int debut, int retenue)
    {
        if (retenue > debut)
            return retenue;

        var fin = debut + 1;
        while (fin < _texte.Length && Tient(debut, fin + 1))
            fin++;
        return char.IsLowSurrogate(_texte[Math.Min(fin, _texte.Length - 1)]) ? fin + 1 : fin;
    }

    private bool EstCoupable(int i) =>
        _texte[i] == ' '
        && !LieALaSuite().IsMatch(_texte.AsSpan(Math.Max(0, i - 5), i - Math.Max(0, i - 5)))
        && !LieACeQuiPrecede().IsMatch(_texte.AsSpan(i + 1, Math.Min(2, _texte.Length - i - 1)));

    [GeneratedRegex(@"(?:«|(?:^|[\s('])(?:n°|[A-Z]\.|Mme|art\.))$")]
    private static partial Regex LieALaSuite();

    [GeneratedRegex(@"^(?:[:;!?»%€]|h\W|h$)")]
    private static partial Regex LieACeQuiPrecede();

    private bool Tient(int debut, int fin) => Largeur(debut, fin) <= _largeur + .01;

    private Ligne Composer(int debut, int fin)
    {
        var segments = Segments(debut, fin).Select(s => new Segment(
            _texte[s.Debut..s.Fin].TrimEnd('\n'), _styles[s.Debut].Gras, _styles[s.Debut].Italique, Largeur(debut, s.Debut)));
        return new Ligne([.. segments], Largeur(debut, debut + _texte[debut..fin].TrimEnd().Length));
    }

    private IEnumerable<(int Debut, int Fin)> Segments(int debut, int fin)
    {
        for (var i = debut; i < fin;)
        {
            var suivant = i + 1;
            while (suivant < fin && _styles[suivant] == _styles[i])
                suivant++;
            yield return (i, suivant);
            i = suivant;
        }
    }

    private double Largeur(int debut, int fin) => _abscisses[fin] - _abscisses[debut];

    /// <summary>L'abscisse de chaque caractère si tout tenait sur une ligne.</summary>
    private double[] Abscisses(double corps)
    {
        var abscisses = new double[_texte.Length + 1];
        for (var i = 0; i < _texte.Length;)
        {
            var longueur = Rune.GetRuneAt(_texte, i).Utf16SequenceLength;
            var (gras, italique) = _styles[i];
            var chasse = _texte[i] == '\n' ? 0 : Polices.Mesure(gras, italique).Largeur(_texte.AsSpan(i, longueur), corps);
            for (var j = 1; j <= longueur; j++)
                abscisses[i + j] = abscisses[i] + chasse;
            i += longueur;
        }
        return abscisses;
    }
}
