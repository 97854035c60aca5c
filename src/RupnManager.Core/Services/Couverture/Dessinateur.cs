namespace RupnManager.Services.Couverture;

/// <summary>Compose le dessin de la carte à partir des seules positions des établissements.</summary>
internal static class Dessinateur
{
    private const double Largeur = 480;
    private const double HauteurMaximale = 520;
    private const double Marge = 28;

    /// <summary>Les échelles que l'on sait lire, en kilomètres.</summary>
    private static readonly int[] Echelles = [1, 2, 5, 10, 20, 50, 100, 200];

    /// <summary>Le cadre et les contours viennent de tous les établissements montrés ; les points, de ceux que le filtre garde.</summary>
    public static DessinDeCarte Dessiner(
        IReadOnlyList<EtablissementDeLaCarte> points, IReadOnlyList<EtablissementDeLaCarte> tous, IReadOnlyDictionary<string, string> departements)
    {
        var situes = tous.Where(e => e.Position is not null).ToList();
        var projection = new Projection(situes.Select(e => e.Position!.Value), Largeur, HauteurMaximale, Marge);
        var kilometres = Echelles.LastOrDefault(k => k * projection.Kilometre <= Largeur / 4, Echelles[0]);
        return new(
            projection.Largeur, projection.Hauteur,
            [.. situes.GroupBy(e => e.Departement).OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => Contour(departements.GetValueOrDefault(g.Key, g.Key), [.. g.Select(e => projection.Placer(e.Position!.Value))]))],
            [.. points.Where(e => e.Position is not null).OrderBy(e => e.Situation).Select(e =>
            {
                var point = projection.Placer(e.Position!.Value);
                return new PointDEtablissement(e.Nom, e.Commune, e.Situation, point.X, point.Y);
            })],
            kilometres, kilometres * projection.Kilometre);
    }

    private static ContourDeDepartement Contour(string nom, List<PointDeCarte> points) =>
        new(nom, Projection.Contour(points), points.Average(p => p.X), points.Average(p => p.Y));
}
