using RupnManager.Services.Couverture;

namespace RupnManager.Web.Models;

/// <summary>Ce que l'on peut emporter d'une page, et les colonnes que la personne a gardées ; aucune veut dire toutes.</summary>
public sealed record ColonnesAEmporter(
    string Chemin, int Annee, IReadOnlyList<ColonneDeCouverture> Colonnes, IReadOnlyList<string> Choisies, string Note)
{
    public bool EstChoisie(ColonneDeCouverture colonne) => Choisies.Count == 0 || Choisies.Contains(colonne.Nom);

    /// <summary>« Colonnes : toutes », « Colonnes : 3 sur 10 ».</summary>
    public string Resume => Choisies.Count == 0 ? "Colonnes : toutes" : $"Colonnes : {Colonnes.Count(EstChoisie)} sur {Colonnes.Count}";

    /// <summary>Le choix, tel qu'il se retient : rien s'il est vide ou s'il garde tout.</summary>
    public static string? EnTexte(IReadOnlyCollection<string> choisies, IReadOnlyList<ColonneDeCouverture> colonnes)
    {
        var gardees = colonnes.Where(c => choisies.Contains(c.Nom)).Select(c => c.Nom).ToList();
        return gardees.Count == colonnes.Count ? null : string.Join(',', gardees);
    }

    public static IReadOnlyList<string> Lire(string? texte) => texte?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? [];
}
