namespace RupnManager.Services.Couverture;

/// <summary>Compose le dessin de la carte à partir des seules positions des établissements.</summary>
internal static class Dessinateur
{
    private const double Largeur = 480;
    private const double HauteurMaximale = 520;
    private const double Marge = 36;
    private const int PointsDUnePetiteZone = 12;
    private const double HauteurDUnePetiteZone = 60;
    private const double LargeurDUneLettre = 9;

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
                .Select(g => Zone(departements.GetValueOrDefault(g.Key, g.Key), [.. g.Select(e => projection.Placer(e.Position!.Value))], projection.Hauteur))],
            [.. points.Where(e => e.Position is not null).OrderBy(e => e.Situation).Select(e =>
            {
                var point = projection.Placer(e.Position!.Value);
                return new PointDEtablissement(e.Nom, e.Commune, e.Situation, point.X, point.Y);
            })],
            kilometres, kilometres * projection.Kilometre);
    }

    /// <summary>Le nom se pose au milieu d'une grande zone, et au-dessus d'une petite : il ne cache pas les points.</summary>
    private static ZoneDeDepartement Zone(string nom, List<PointDeCarte> points, double hauteur)
    {
        var petite = points.Count <= PointsDUnePetiteZone || points.Max(p => p.Y) - points.Min(p => p.Y) < HauteurDUnePetiteZone;
        var y = petite ? points.Min(p => p.Y) - Marge / 2 - 5 : points.Average(p => p.Y);
        var milieu = (points.Min(p => p.X) + points.Max(p => p.X)) / 2;
        var demi = Math.Min(Largeur / 2, nom.Length * LargeurDUneLettre / 2);
        return new(nom, Projection.Contour(points) is { Count: > 0 } contour ? contour : points,
            Math.Clamp(milieu, demi + 2, Largeur - demi - 2), Math.Clamp(y, 16, hauteur - 6));
    }
}
