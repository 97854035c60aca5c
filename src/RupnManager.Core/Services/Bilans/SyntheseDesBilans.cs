using RupnManager.Domain.Bilans;
using RupnManager.Domain.Etablissements;

namespace RupnManager.Services.Bilans;

/// <summary>Un groupe de bilans et ses chiffres ; sans chiffres s'il est trop petit, ou s'il en trahirait un.</summary>
public sealed record GroupeDeSynthese(string Nom, ChiffresDeGroupe? Chiffres)
{
    public const string Masque = "moins de 5*";

    /// <summary>Le nombre, ou le masque.</summary>
    public string Dire(Func<ChiffresDeGroupe, object> nombre) => Chiffres is null ? Masque : $"{nombre(Chiffres)}";
}

/// <summary>Ce que les bilans d'un groupe comptent ensemble.</summary>
public sealed record ChiffresDeGroupe(int Bilans, int Rupn, int Etablissements, int Activites, int Minutes);

/// <summary>Un besoin ou un mot, et combien de bilans le disent.</summary>
public sealed record Citation(string Texte, int Bilans)
{
    public string Nombre => Bilans < SecretStatistique.Seuil ? "moins de 5" : $"{Bilans}";
}

/// <summary>La synthèse d'une année pour l'académie : des chiffres et des textes, aucun nom, aucun montant.</summary>
public sealed record SyntheseDesBilans
{
    public required AnneeScolaire Annee { get; init; }
    public required string Academie { get; init; }
    public required GroupeDeSynthese Total { get; init; }
    public required IReadOnlyList<GroupeDeSynthese> ParDepartement { get; init; }
    public required IReadOnlyList<GroupeDeSynthese> ParType { get; init; }

    /// <summary>Les heures par partie et par nature, toute l'académie ; rien sous cinq bilans.</summary>
    public required IReadOnlyList<LigneDeMesure> ParPartie { get; init; }
    public required IReadOnlyList<LigneDeMesure> ParNature { get; init; }
    public required IReadOnlyList<Citation> Formations { get; init; }
    public required IReadOnlyList<Citation> Besoins { get; init; }

    /// <summary>Les mots qui reviennent le plus dans les difficultés.</summary>
    public required IReadOnlyList<Citation> Difficultes { get; init; }
    public required string? Recherche { get; init; }

    /// <summary>Combien de bilans répondent à la recherche, et ce qu'ils disent ; rien sans recherche.</summary>
    public required Citation? Trouves { get; init; }
    public required IReadOnlyList<string> Extraits { get; init; }

    /// <summary>Vrai quand un groupe est masqué : la note l'explique.</summary>
    public bool AUnMasque => Total.Chiffres is null || ParDepartement.Concat(ParType).Any(g => g.Chiffres is null);
}
