using RupnManager.Domain.Textes;

namespace RupnManager.Domain.Etablissements;

/// <summary>Le type d'un établissement, dont dépendent les fonctions ouvertes (art. 2 et 3, décret n° 2010-1065).</summary>
public enum TypeEtablissement { College, Lycee, EducationSpeciale }

/// <summary>Une académie et son libellé.</summary>
public sealed class Academie
{
    public const int LongueurDuCode = 2;
    public const int LongueurDuLibelle = 100;

    /// <summary>Code national sur deux caractères, par exemple « 13 ».</summary>
    public required string Code { get; init; }
    public required string Libelle { get; set; }

    /// <summary>« Académie de Poitiers », « Académie d'Amiens », « Académie de La Réunion ».</summary>
    public string NomComplet => "AEIOUYÉHaeiou".Contains(Libelle[0]) ? $"Académie d'{Libelle}" : $"Académie de {Libelle}";
}

/// <summary>Un département et son académie.</summary>
public sealed class Departement
{
    public const int LongueurDuCode = 3;

    /// <summary>Code sur trois caractères, par exemple « 075 » ou « 02A ».</summary>
    public required string Code { get; init; }
    public required string Libelle { get; set; }
    public required string CodeAcademie { get; set; }
}

/// <summary>Un établissement public local d'enseignement du ministère : collège, lycée ou EREA.</summary>
public sealed class Etablissement
{
    public const int LongueurDuNom = 200;
    public const int LongueurDeLAdresse = 300;
    public const int LongueurDeLaCommune = 120;
    public const int LongueurDuCodePostal = 10;
    public const int LongueurDuTelephone = 30;
    public const int LongueurDuCourriel = 254;
    public const int LongueurDeLaRecherche = 400;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Uai Uai { get; init; }
    public required string Nom { get; set; }

    /// <summary>Code nature de l'annuaire (300, 340, 370…).</summary>
    public required int Nature { get; set; }
    public required TypeEtablissement Type { get; set; }
    public required string CodeAcademie { get; set; }
    public required string CodeDepartement { get; set; }
    public Academie? Academie { get; set; }
    public string? Bassin { get; set; }
    public string? Adresse { get; set; }
    public string? CodePostal { get; set; }
    public required string Commune { get; set; }
    public string? Telephone { get; set; }

    /// <summary>Boîte de l'établissement, lue de l'annuaire, jamais construite.</summary>
    public string? Courriel { get; set; }
    public double? Latitude { get; set; }
    public double? Longitude { get; set; }
    public int? Effectif { get; set; }

    /// <summary>Faux quand l'annuaire le dit fermé : il reste lisible, rien n'y commence plus.</summary>
    public bool Ouvert { get; set; } = true;

    /// <summary>UAI, nom et commune sans accent ni majuscule, pour chercher.</summary>
    public string Recherche { get => TexteDeRecherche.Normaliser(Uai.Valeur, Nom, Commune); private set { } }

    /// <summary>Rue, code postal et commune sur une ligne.</summary>
    public string AdresseComplete => string.Join(", ", new[] { Adresse, $"{CodePostal} {Commune}".Trim() }.Where(p => !string.IsNullOrWhiteSpace(p)));
}
