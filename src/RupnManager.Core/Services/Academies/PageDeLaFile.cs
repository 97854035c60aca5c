using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.LettresDeMission;

namespace RupnManager.Services.Academies;

/// <summary>Une lettre dans la file.</summary>
public sealed record LigneDeLaFile(
    Guid Id, string Reference, string Designation, string Etablissement, Uai Uai, string Commune, string CodeDepartement, string? Bassin,
    TypeEtablissement Type, NatureDeLActe Nature, EtatDeLettre Etat, DateTime EtatDepuis, bool ALire, CeQuiChange Change)
{
    /// <summary>Vrai si quelqu'un doit encore y faire un geste.</summary>
    public bool Attend => Etat.Attend() is not Attendu.Personne;

    /// <summary>Depuis combien de jours la lettre est dans cet état.</summary>
    public int Jours(DateOnly jour) => jour.DayNumber - EtatDepuis.JourDeParis().DayNumber;
}

/// <summary>Une page de la file, ses comptes, et les choix de ses filtres.</summary>
public sealed record PageDeLaFile
{
    public required FiltreDeLaFile Filtre { get; init; }
    public required AnneeScolaire Annee { get; init; }
    public required DateOnly Jour { get; init; }
    public required PageDe<LigneDeLaFile> Page { get; init; }

    /// <summary>Ce que le filtre trouverait de chaque sorte, quelle que soit celle qu'il demande.</summary>
    public required int ALire { get; init; }
    public required int Conformes { get; init; }

    /// <summary>Les lettres de l'année encore au brouillon : ce que la file attend.</summary>
    public required int Brouillons { get; init; }
    public required IReadOnlyList<(string Code, string Libelle)> Departements { get; init; }
    public required IReadOnlyList<string> Bassins { get; init; }

    /// <summary>Les lettres de la page qu'un lot actif tient, et son numéro : elles ne se cochent pas.</summary>
    public required IReadOnlyDictionary<Guid, int> EnLot { get; init; }

    public string Departement(string code) => Departements.FirstOrDefault(d => d.Code == code).Libelle ?? code;
}
