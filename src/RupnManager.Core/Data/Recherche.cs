namespace RupnManager.Data;

/// <summary>Chercher un bout de texte saisi, sans que ses signes deviennent des jokers.</summary>
public static class Recherche
{
    /// <summary>Le caractère qui protège les jokers d'un motif.</summary>
    public const string Echappement = "\\";

    /// <summary>Le motif « contient » d'une saisie ; rien si elle est vide.</summary>
    public static string? Motif(string? saisie)
    {
        if (string.IsNullOrWhiteSpace(saisie)) return null;
        var texte = saisie.Trim();
        foreach (var joker in new[] { "\\", "%", "_", "[" }) texte = texte.Replace(joker, Echappement + joker, StringComparison.Ordinal);
        return $"%{texte}%";
    }
}
