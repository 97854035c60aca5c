using RupnManager.Domain.Campagnes;
using RupnManager.Domain.Couverture;
using RupnManager.Domain.Etablissements;

namespace RupnManager.Services.Couverture;

/// <summary>Pourquoi les missions d'un groupe ne se montrent pas.</summary>
public enum MasqueDeGroupe { Aucun, Petit, Complement }

/// <summary>Un département, un bassin ou un type d'établissement, et ses chiffres ; sans missions ni bilans s'il est masqué.</summary>
public sealed record GroupeDeCouverture
{
    public const string Petit = "moins de 5";
    public const string Complement = "masqué";

    public required string Code { get; init; }
    public required string Nom { get; init; }
    public required ChiffresDeCouverture? Missions { get; init; }
    public required int? Bilans { get; init; }
    public required int Etablissements { get; init; }
    public required int SansRupn { get; init; }
    public MasqueDeGroupe Masque { get; init; }

    /// <summary>Le nombre, ou le mot qui dit pourquoi il manque.</summary>
    public object Dire(Func<ChiffresDeCouverture, int> nombre) => Missions is null ? MotDuMasque : nombre(Missions);

    /// <summary>Les bilans soumis, ou le même mot.</summary>
    public object DireLesBilans => Bilans is { } bilans ? bilans : MotDuMasque;

    public string MotDuMasque => Masque is MasqueDeGroupe.Petit ? Petit : Complement;
}

/// <summary>Une semaine de l'année scolaire, et ce qui était signé à sa fin ; rien pour ce qui n'est pas encore venu.</summary>
public sealed record SemaineDeSignatures(DateOnly Lundi, int? CetteAnnee, int AnDernier);

/// <summary>Les lettres signées semaine après semaine, à côté de l'année d'avant.</summary>
public sealed record ProgressionDesSignatures(AnneeScolaire Annee, IReadOnlyList<SemaineDeSignatures> Semaines, int CetteAnnee, int AnDernier, DateOnly? MemeDate)
{
    /// <summary>La plus haute valeur du dessin.</summary>
    public int Maximum => Math.Max(1, Semaines.Max(s => Math.Max(s.CetteAnnee ?? 0, s.AnDernier)));
}

/// <summary>Le tableau de bord d'une académie : combien de missions ont une lettre signée, où il en manque, et depuis quand.</summary>
public sealed record CouvertureDeLAcademie
{
    public required AnneeScolaire Annee { get; init; }
    public required string CodeAcademie { get; init; }
    public required string Academie { get; init; }

    /// <summary>Le jour des chiffres.</summary>
    public required DateOnly Le { get; init; }
    public required GroupeDeCouverture Total { get; init; }

    /// <summary>Les établissements dont une lettre est validée.</summary>
    public required int Couverts { get; init; }
    public required IReadOnlyList<GroupeDeCouverture> ParDepartement { get; init; }

    /// <summary>Vide tant que l'annuaire ne donne aucun bassin.</summary>
    public required IReadOnlyList<GroupeDeCouverture> ParBassin { get; init; }
    public required IReadOnlyList<GroupeDeCouverture> ParType { get; init; }
    public required ProgressionDesSignatures Progression { get; init; }

    /// <summary>La campagne de l'année, si l'académie en a préparé une.</summary>
    public required Campagne? Campagne { get; init; }

    /// <summary>Vrai si l'académie a ouvert l'année, fût-elle close depuis.</summary>
    public bool CampagneOuverte => Campagne is { OuvreLAnnee: true };

    public ChiffresDeCouverture Missions => Total.Missions!;

    /// <summary>Vrai quand un groupe est masqué : la note l'explique.</summary>
    public bool AUnMasque => ParDepartement.Concat(ParBassin).Concat(ParType).Any(g => g.Masque is not MasqueDeGroupe.Aucun);
}
