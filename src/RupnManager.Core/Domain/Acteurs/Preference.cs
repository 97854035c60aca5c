namespace RupnManager.Domain.Acteurs;

/// <summary>Ce qu'une personne a choisi pour son écran : les filtres d'une liste, les raccourcis clavier. Sans effet sur le métier.</summary>
public sealed class Preference
{
    public const int LongueurDeLaCle = 40;
    public const int LongueurDeLaValeur = 1000;

    public required Guid PersonneId { get; init; }
    public required string Cle { get; init; }
    public required string Valeur { get; set; }
}
