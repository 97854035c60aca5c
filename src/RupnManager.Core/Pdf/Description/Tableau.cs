namespace RupnManager.Pdf.Description;

/// <summary>Un tableau : légende, ligne d'en-tête répétée sur chaque page, lignes.</summary>
public sealed record Tableau : Bloc
{
    public string? Legende { get; init; }
    public required IReadOnlyList<Colonne> Colonnes { get; init; }

    /// <summary>Une ligne par liste ; autant de cellules que de colonnes.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Lignes { get; init; }

    /// <summary>La première cellule de chaque ligne nomme la ligne.</summary>
    public bool PremiereColonneEnTete { get; init; } = true;

    /// <summary>Dernière ligne, en gras, des totaux.</summary>
    public IReadOnlyList<string>? Total { get; init; }
}

/// <summary>Une colonne : son intitulé, sa part de la largeur, son alignement.</summary>
public sealed record Colonne(string Intitule, double Part, Alignement Alignement = Alignement.Gauche);

/// <summary>Où se place le texte dans sa cellule.</summary>
public enum Alignement { Gauche, Centre, Droite }
