using RupnManager.Domain.LettresDeMission;
using RupnManager.Services.Academies;

namespace RupnManager.Web.Infrastructure;

/// <summary>Le filtre de la file, tel que l'adresse le dit : seulement ce qui s'écarte de l'ordinaire.</summary>
public static class AdresseDeLaFile
{
    public const string Chemin = "/academie";

    /// <summary>Les champs du filtre et leurs valeurs, sans la page ni l'année que l'en-tête retient déjà.</summary>
    public static IReadOnlyList<(string Nom, string Valeur)> Champs(this FiltreDeLaFile filtre)
    {
        var champs = new List<(string, string)>();
        void Ajouter(string nom, string? valeur)
        {
            if (!string.IsNullOrWhiteSpace(valeur)) champs.Add((nom, valeur.Trim()));
        }
        Ajouter("q", filtre.Q);
        Ajouter("etat", filtre.Etat?.ToString());
        if (filtre.Etat is null && filtre.Attendu is not Attendu.Dan) champs.Add(("attendu", filtre.Attendu?.ToString() ?? ""));
        Ajouter("departement", filtre.Departement);
        Ajouter("bassin", filtre.Bassin);
        Ajouter("type", filtre.Type?.ToString());
        Ajouter("aLire", filtre.ALire is { } aLire ? (aLire ? "true" : "false") : null);
        Ajouter("jours", filtre.Jours is > 0 and var jours ? $"{jours}" : null);
        Ajouter("enRetard", filtre.EnRetard ? "true" : null);
        foreach (var colonne in filtre.ColonnesChoisies) champs.Add(("colonnes", colonne.ToString()));
        return champs;
    }

    /// <summary>« ?q=martin&amp;departement=045 », ou rien.</summary>
    public static string Requete(this FiltreDeLaFile filtre) => filtre.Champs().EnRequete();

    /// <summary>La page de la file, ou la lecture d'une de ses lettres.</summary>
    public static string Adresse(this FiltreDeLaFile filtre, Guid? lecture = null) =>
        (lecture is { } id ? $"{Chemin}/lecture/{id}" : Chemin) + filtre.Requete();

    /// <summary>L'adresse où revenir après un geste, si elle est bien de la file.</summary>
    public static string? Suite(string? adresse) =>
        adresse is not null && adresse.StartsWith(Chemin, StringComparison.Ordinal) && !adresse.Contains("//", StringComparison.Ordinal)
            && !adresse.Contains('\\', StringComparison.Ordinal) && (adresse.Length == Chemin.Length || adresse[Chemin.Length] is '/' or '?') ? adresse : null;
}
