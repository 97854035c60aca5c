using RupnManager.Domain.Campagnes;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.LettresDeMission;

namespace RupnManager.Services.Academies;

/// <summary>Ce que le DAN peut faire d'un coup de plusieurs lettres ; chacune n'est prise que par un de ces gestes.</summary>
public enum SuiteEnLot { Aucune, AValider, ARelancer, ATelecharger }

/// <summary>De l'état d'une lettre à ce que l'on peut en faire par lot.</summary>
public static class SuitesEnLot
{
    public static SuiteEnLot Suite(this EtatDeLettre etat) => etat.Attend() switch
    {
        Attendu.Dan => SuiteEnLot.AValider,
        Attendu.Chef or Attendu.Rupn => SuiteEnLot.ARelancer,
        Attendu.Personne when etat is not EtatDeLettre.Abandonnee => SuiteEnLot.ATelecharger,
        _ => SuiteEnLot.Aucune,
    };
}

/// <summary>Des lettres que rien ne distingue pour qui compte.</summary>
internal sealed record LettresSemblables(bool ALire, EtatDeLettre Etat, bool EnRetard, int Nombre)
{
    public bool Conforme => !ALire && Etat.SeCompare();
}

/// <summary>Ce que le filtre trouve : de chaque sorte et en retard, quoi qu'il en demande ; puis ce qu'il retient, geste par geste.</summary>
public sealed record ComptesDeLaFile(int ALire, int Conformes, int EnRetard, int Total, IReadOnlyDictionary<SuiteEnLot, int> ParSuite)
{
    public int Nombre(SuiteEnLot suite) => ParSuite.GetValueOrDefault(suite);

    internal static ComptesDeLaFile De(FiltreDeLaFile filtre, IEnumerable<LettresSemblables> groupes)
    {
        var tous = groupes.ToList();
        var enTemps = tous.Where(g => !filtre.EnRetard || g.EnRetard).ToList();
        var sorte = tous.Where(g => filtre.ALire switch { true => g.ALire, false => g.Conforme, _ => true }).ToList();
        var retenus = sorte.Intersect(enTemps).ToList();
        return new(enTemps.Where(g => g.ALire).Sum(g => g.Nombre), enTemps.Where(g => g.Conforme).Sum(g => g.Nombre),
            sorte.Where(g => g.EnRetard).Sum(g => g.Nombre), retenus.Sum(g => g.Nombre),
            retenus.GroupBy(g => g.Etat.Suite()).ToDictionary(g => g.Key, g => g.Sum(x => x.Nombre)));
    }
}

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

    /// <summary>La campagne de l'année, si l'académie en a une.</summary>
    public required Campagne? Campagne { get; init; }
    public required ComptesDeLaFile Comptes { get; init; }

    /// <summary>Les lettres de l'année encore au brouillon : ce que la file attend.</summary>
    public required int Brouillons { get; init; }
    public required IReadOnlyList<(string Code, string Libelle)> Departements { get; init; }
    public required IReadOnlyList<string> Bassins { get; init; }

    /// <summary>Les lettres de la page qu'un lot actif tient, et son numéro : elles ne se cochent pas.</summary>
    public required IReadOnlyDictionary<Guid, int> EnLot { get; init; }

    /// <summary>De combien de jours la lettre dépasse la date de la campagne.</summary>
    public int RetardDe(LigneDeLaFile ligne) => Campagne?.RetardDe(ligne.Nature, ligne.Etat, Jour) ?? 0;

    public string Departement(string code) => Departements.FirstOrDefault(d => d.Code == code).Libelle ?? code;
}
