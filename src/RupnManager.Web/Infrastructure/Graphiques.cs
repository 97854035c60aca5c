using System.Globalization;
using RupnManager.Domain.Couverture;
using RupnManager.Domain.Dates;
using RupnManager.Services.Couverture;

namespace RupnManager.Web.Infrastructure;

/// <summary>Un morceau de barre : sa teinte, où il commence, sa largeur, en attributs SVG.</summary>
public sealed record Segment(string Teinte, string X, string Largeur);

/// <summary>Les attributs SVG des graphiques : la politique de sécurité n'admet aucun style en ligne.</summary>
public static class Graphiques
{
    public const int LargeurDeCourbe = 700;
    public const int HauteurDeCourbe = 190;
    private const int Haut = 10;

    /// <summary>La teinte d'une situation.</summary>
    public static string Teinte(this SituationDeLettre situation) => situation switch
    {
        SituationDeLettre.Validee => "t1",
        SituationDeLettre.AValider => "t2",
        SituationDeLettre.ASigner => "t3",
        SituationDeLettre.Brouillon => "t4",
        _ => "t5",
    };

    /// <summary>La classe du signe d'un établissement sur la carte : sa forme et sa teinte disent la même chose.</summary>
    public static string Signe(this SituationDEtablissement situation) => situation switch
    {
        SituationDEtablissement.Signee => "signee",
        SituationDEtablissement.EnCours => "en-cours",
        SituationDEtablissement.SansLettre => "sans-lettre",
        _ => "sans-rupn",
    };

    /// <summary>La barre d'un groupe, situation par situation.</summary>
    public static IEnumerable<Segment> Segments(this ChiffresDeCouverture chiffres)
    {
        var avant = 0;
        foreach (var situation in Enum.GetValues<SituationDeLettre>())
        {
            var nombre = chiffres.Nombre(situation);
            if (nombre == 0) continue;
            yield return new(situation.Teinte(), Part(avant, chiffres.Missions), Part(nombre, chiffres.Missions));
            avant += nombre;
        }
    }

    /// <summary>« 54.4% ».</summary>
    public static string Part(decimal mesure, decimal tout) =>
        tout <= 0 ? "0%" : string.Create(CultureInfo.InvariantCulture, $"{100 * mesure / tout:0.##}%");

    /// <summary>Les points d'une courbe ; une semaine à venir n'en a pas.</summary>
    public static string Points(this ProgressionDesSignatures progression, Func<SemaineDeSignatures, int?> valeur) => string.Join(' ', progression.Semaines
        .Select((s, n) => (Rang: n, Valeur: valeur(s))).Where(p => p.Valeur is not null)
        .Select(p => Coordonnees(
            progression.Semaines.Count == 1 ? 0 : (double)LargeurDeCourbe * p.Rang / (progression.Semaines.Count - 1),
            HauteurDeCourbe - 1 - (HauteurDeCourbe - 1d - Haut) * p.Valeur!.Value / progression.Maximum)));

    /// <summary>Une ligne fermée par les points ; d'un seul, un rond : le trait est large et arrondi.</summary>
    public static string Ligne(IReadOnlyList<PointDeCarte> points) =>
        $"M {string.Join(" L ", points.Select(p => Coordonnees(p.X, p.Y)))} Z";

    /// <summary>« Sans RUPN » devient « sans RUPN » : seule la première lettre change.</summary>
    public static string EnPhrase(this string libelle) => $"{char.ToLower(libelle[0], CultureInfo.CurrentCulture)}{libelle[1..]}";

    /// <summary>« Lundi 23 novembre 2026 ».</summary>
    public static string JourEnLettres(this DateOnly jour)
    {
        var nom = jour.ToString("dddd", HeureDeParis.Francais);
        return $"{char.ToUpper(nom[0], HeureDeParis.Francais)}{nom[1..]} {jour.EnLettres()}";
    }

    /// <summary>« 12.5,40 ».</summary>
    public static string Coordonnees(double x, double y) => $"{Nombre(x)},{Nombre(y)}";

    /// <summary>Un nombre d'attribut SVG : point décimal, deux chiffres au plus.</summary>
    public static string Nombre(double valeur) => valeur.ToString("0.##", CultureInfo.InvariantCulture);
}
