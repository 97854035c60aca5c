using RupnManager.Domain.Etablissements;

namespace RupnManager.Services.Couverture;

/// <summary>Un point du dessin, en unités du cadre, depuis le coin en haut à gauche.</summary>
public readonly record struct PointDeCarte(double X, double Y);

/// <summary>
/// Pose des coordonnées dans un cadre : projection équirectangulaire, longitudes resserrées par le cosinus de la latitude moyenne.
/// À l'échelle d'une académie, d'une île des Antilles à la Normandie, l'écart avec une projection savante ne se voit pas.
/// </summary>
public sealed class Projection
{
    /// <summary>Quelques kilomètres : une académie d'une seule ville se dessine encore, sans loupe.</summary>
    private const double EtendueMinimale = 0.04;
    private readonly double _ouest, _nord, _cosinus, _echelle, _margeX, _margeY;

    public Projection(IEnumerable<Position> positions, double largeur, double hauteurMaximale, double marge)
    {
        var toutes = positions.ToList();
        if (toutes.Count == 0) toutes.Add(new(0, 0));
        var (sud, nord) = (toutes.Min(p => p.Latitude), toutes.Max(p => p.Latitude));
        var (ouest, est) = (toutes.Min(p => p.Longitude), toutes.Max(p => p.Longitude));
        _cosinus = Math.Max(0.1, Math.Cos((sud + nord) / 2 * Math.PI / 180));
        var (etendueX, etendueY) = (Math.Max((est - ouest) * _cosinus, EtendueMinimale), Math.Max(nord - sud, EtendueMinimale));
        _echelle = Math.Min((largeur - 2 * marge) / etendueX, (hauteurMaximale - 2 * marge) / etendueY);
        Largeur = largeur;
        Hauteur = etendueY * _echelle + 2 * marge;
        _margeX = (largeur - (est - ouest) * _cosinus * _echelle) / 2;
        _margeY = (Hauteur - (nord - sud) * _echelle) / 2;
        (_ouest, _nord) = (ouest, nord);
    }

    public double Largeur { get; }

    public double Hauteur { get; }

    /// <summary>La longueur d'un kilomètre sur le dessin.</summary>
    public double Kilometre => _echelle / 111.2;

    public PointDeCarte Placer(Position position) =>
        new(_margeX + (position.Longitude - _ouest) * _cosinus * _echelle, _margeY + (_nord - position.Latitude) * _echelle);

    /// <summary>Le plus petit contour convexe autour de points, dans le sens des aiguilles ; moins de trois points n'en font pas.</summary>
    public static IReadOnlyList<PointDeCarte> Contour(IEnumerable<PointDeCarte> points)
    {
        var tries = points.Distinct().OrderBy(p => p.X).ThenBy(p => p.Y).ToList();
        if (tries.Count < 3) return [];
        var bas = Chaine(tries);
        var haut = Chaine(Enumerable.Reverse(tries));
        List<PointDeCarte> contour = [.. bas[..^1], .. haut[..^1]];
        return contour.Count < 3 ? [] : contour;
    }

    private static List<PointDeCarte> Chaine(IEnumerable<PointDeCarte> points)
    {
        var chaine = new List<PointDeCarte>();
        foreach (var point in points)
        {
            while (chaine.Count > 1 && Tourne(chaine[^2], chaine[^1], point) <= 0) chaine.RemoveAt(chaine.Count - 1);
            chaine.Add(point);
        }
        return chaine;
    }

    private static double Tourne(PointDeCarte a, PointDeCarte b, PointDeCarte c) => (b.X - a.X) * (c.Y - a.Y) - (b.Y - a.Y) * (c.X - a.X);
}
