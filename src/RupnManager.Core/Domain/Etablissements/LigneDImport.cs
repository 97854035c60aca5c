namespace RupnManager.Domain.Etablissements;

/// <summary>Ce qu'un import fait d'une ligne du fichier.</summary>
public enum SortDeLigne { Creee, Modifiee, Inchangee, MiseAPart, Refusee }

/// <summary>Une ligne du fichier importé, et ce qu'il en advient.</summary>
public sealed class LigneDImport
{
    public const int LongueurDeLIdentifiant = 20;
    public const int LongueurDuMotif = 300;

    public required Guid ImportId { get; init; }

    /// <summary>Le numéro de la ligne tel qu'un tableur le montre ; les titres sont à la ligne 1.</summary>
    public required int Numero { get; init; }
    public required SortDeLigne Sort { get; init; }

    /// <summary>L'identifiant lu, juste ou non.</summary>
    public required string Identifiant { get; init; }
    public required string Nom { get; init; }
    public required string Commune { get; init; }

    /// <summary>Pourquoi la ligne est mise à part ou refusée.</summary>
    public string? Motif { get; init; }
    public IReadOnlyList<Changement> Changements { get; init; } = [];
}

/// <summary>Le compte des lignes d'un import, par sort.</summary>
public sealed record BilanDImport(int Creees, int Modifiees, int Inchangees, int MisesAPart, int Refusees)
{
    public static readonly BilanDImport Vide = new(0, 0, 0, 0, 0);

    public int Lignes => Creees + Modifiees + Inchangees + MisesAPart + Refusees;

    /// <summary>Vrai si l'import créerait ou modifierait au moins un établissement.</summary>
    public bool ChangeQuelqueChose => Creees + Modifiees > 0;

    public int Nombre(SortDeLigne sort) => sort switch
    {
        SortDeLigne.Creee => Creees,
        SortDeLigne.Modifiee => Modifiees,
        SortDeLigne.Inchangee => Inchangees,
        SortDeLigne.MiseAPart => MisesAPart,
        _ => Refusees,
    };

    /// <summary>Le compte d'une suite de lignes.</summary>
    public static BilanDImport De(IEnumerable<LigneDImport> lignes)
    {
        var nombres = lignes.CountBy(l => l.Sort).ToDictionary();
        int Nombre(SortDeLigne sort) => nombres.GetValueOrDefault(sort);
        return new(Nombre(SortDeLigne.Creee), Nombre(SortDeLigne.Modifiee), Nombre(SortDeLigne.Inchangee),
            Nombre(SortDeLigne.MiseAPart), Nombre(SortDeLigne.Refusee));
    }
}
