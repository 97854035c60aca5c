namespace RupnManager.Domain.Etablissements;

/// <summary>Une valeur facultative telle que le fichier la donne, peut-être vide. Une colonne absente n'en donne aucune.</summary>
public readonly record struct Lu<T>(T Valeur);

/// <summary>Des coordonnées géographiques, en degrés, à six décimales (dix centimètres).</summary>
public readonly record struct Position(double Latitude, double Longitude);

/// <summary>Un EPLE tel que l'annuaire le décrit, ses valeurs contrôlées et remises en forme.</summary>
public sealed record FicheAnnuaire
{
    public required Uai Uai { get; init; }
    public required string Nom { get; init; }
    public required int Nature { get; init; }
    public required string CodeAcademie { get; init; }
    public required string CodeDepartement { get; init; }
    public required string Commune { get; init; }
    public Lu<bool>? Ouvert { get; init; }
    public Lu<string?>? Bassin { get; init; }
    public Lu<string?>? Adresse { get; init; }
    public Lu<string?>? CodePostal { get; init; }
    public Lu<string?>? Telephone { get; init; }
    public Lu<string?>? Courriel { get; init; }
    public Lu<int?>? Effectif { get; init; }
    public Lu<Position?>? Position { get; init; }
}

/// <summary>Ce qu'un import change à un établissement : le champ, sa valeur avant et après.</summary>
public sealed record Changement(string Champ, string Avant, string Apres);
