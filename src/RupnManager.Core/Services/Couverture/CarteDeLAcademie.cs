using RupnManager.Domain.Couverture;
using RupnManager.Domain.Etablissements;

namespace RupnManager.Services.Couverture;

/// <summary>Ce que l'on regarde de la carte : un département, une situation, une page du tableau.</summary>
public sealed record FiltreDeCarte(AnneeScolaire Annee, string? Departement = null, SituationDEtablissement? Situation = null, int Page = 1);

/// <summary>Un établissement et où il en est.</summary>
public sealed record EtablissementDeLaCarte(
    Guid Id, string Uai, string Nom, string Commune, string Departement, SituationDEtablissement Situation, int Missions, int Signees, Position? Position);

/// <summary>Un établissement posé sur le dessin.</summary>
public sealed record PointDEtablissement(string Nom, string Commune, SituationDEtablissement Situation, double X, double Y);

/// <summary>Un département : la ligne qui entoure ses établissements, et où écrire son nom.</summary>
public sealed record ZoneDeDepartement(string Nom, IReadOnlyList<PointDeCarte> Contour, double X, double Y);

/// <summary>Le dessin : son cadre, les contours, les points, une échelle.</summary>
public sealed record DessinDeCarte(
    double Largeur, double Hauteur, IReadOnlyList<ZoneDeDepartement> Departements, IReadOnlyList<PointDEtablissement> Points, int Kilometres, double Echelle);

/// <summary>Combien d'établissements d'un département sont dans chaque situation.</summary>
public sealed record EtablissementsDuDepartement(string Code, string Nom, IReadOnlyDictionary<SituationDEtablissement, int> Nombres)
{
    public int Total => Nombres.Values.Sum();

    public int Nombre(SituationDEtablissement situation) => Nombres.GetValueOrDefault(situation);
}

/// <summary>La carte d'une académie, et le même contenu en tableaux.</summary>
public sealed record CarteDeLAcademie
{
    public required FiltreDeCarte Filtre { get; init; }
    public required DessinDeCarte Dessin { get; init; }
    public required IReadOnlyList<EtablissementsDuDepartement> ParDepartement { get; init; }
    public required PageDe<EtablissementDeLaCarte> Page { get; init; }

    /// <summary>Ceux que l'annuaire ne situe pas : ils ne sont pas sur le dessin, ils sont nommés.</summary>
    public required IReadOnlyList<EtablissementDeLaCarte> SansPosition { get; init; }

    public int Total => ParDepartement.Sum(d => d.Total);

    public int Nombre(SituationDEtablissement situation) => ParDepartement.Sum(d => d.Nombre(situation));
}
