using RupnManager.Services.Indemnites;

namespace RupnManager.Web.Infrastructure;

/// <summary>Le filtre des propositions à décider, tel que l'adresse le dit : seulement ce qui s'écarte de l'ordinaire.</summary>
public static class AdresseDesPropositions
{
    public const string Chemin = "/indemnites/propositions";

    /// <summary>Les champs du filtre et leurs valeurs, sans la page ni l'année que l'en-tête retient déjà.</summary>
    public static IReadOnlyList<(string Nom, string Valeur)> Champs(this FiltreDesPropositions filtre)
    {
        (string Nom, string? Valeur)[] champs =
        [
            ("q", filtre.Q), ("departement", filtre.Departement), ("type", filtre.Type?.ToString()),
            ("sousMinimum", filtre.SousMinimum is { } sous ? (sous ? "true" : "false") : null), ("jours", filtre.Jours is > 0 and var jours ? $"{jours}" : null),
        ];
        return [.. champs.Where(c => !string.IsNullOrWhiteSpace(c.Valeur)).Select(c => (c.Nom, c.Valeur!.Trim()))];
    }

    /// <summary>« ?q=martin&amp;departement=045 », ou rien.</summary>
    public static string Requete(this FiltreDesPropositions filtre) => filtre.Champs().EnRequete();
}
