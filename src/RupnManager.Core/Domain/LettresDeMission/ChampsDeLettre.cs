using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace RupnManager.Domain.LettresDeMission;

/// <summary>Les champs entre crochets d'un texte : les reconnaître, les remplir, dire ceux qui manquent.</summary>
public static partial class ChampsDeLettre
{
    public const int LongueurDeLaValeur = 300;

    /// <summary>Champs remplis par l'application.</summary>
    public const string Personne = "M. ou Mme Nom/Prénom";
    public const string NomComplet = "Nom/Prénom";
    public const string Annee = "2013-2014";
    public const string Mois = "mois";

    private static readonly ImmutableHashSet<string> ALaMain =
        ["durée", "créneaux", "équipements", "lieu", "date", "indicateurs"];

    private static readonly ImmutableHashSet<string> DeLApplication = [Personne, NomComplet, Annee, Mois, "montant"];

    /// <summary>Tous les champs qu'un modèle peut employer.</summary>
    public static IReadOnlyList<string> Tous => [.. DeLApplication.Concat(ALaMain).Order(StringComparer.CurrentCulture)];

    /// <summary>Vrai si le champ existe, rempli par l'application ou à la main.</summary>
    public static bool Connu(string champ) => ALaMain.Contains(champ) || DeLApplication.Contains(champ);

    /// <summary>Le champ connu dont un mot inconnu est une forme voisine : « lieux » pour « lieu » ; rien s'il n'y en a pas.</summary>
    public static string? Proche(string champ) => Tous.FirstOrDefault(c => string.Equals(c, champ, StringComparison.OrdinalIgnoreCase))
        ?? Tous.FirstOrDefault(c => c.Length > 2 && (champ.StartsWith(c, StringComparison.OrdinalIgnoreCase) || (champ.Length > 2 && c.StartsWith(champ, StringComparison.OrdinalIgnoreCase))));

    /// <summary>Les champs d'un texte, dans l'ordre.</summary>
    public static IEnumerable<string> Dans(string texte) => Crochets().Matches(texte).Select(m => m.Groups[1].Value);

    /// <summary>Le texte, ses champs remplacés par les valeurs connues ; les autres restent entre crochets.</summary>
    public static string Remplir(string texte, IReadOnlyDictionary<string, string> valeurs) =>
        Crochets().Replace(texte, m => valeurs.TryGetValue(m.Groups[1].Value, out var valeur) && !string.IsNullOrWhiteSpace(valeur)
            ? valeur.Trim() : m.Value);

    [GeneratedRegex(@"\[([^\[\]]{1,60})\]")]
    private static partial Regex Crochets();
}
