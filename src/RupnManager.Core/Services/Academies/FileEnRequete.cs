using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Textes;
using RupnManager.Services.LettresDeMission;

namespace RupnManager.Services.Academies;

/// <summary>La file, dite à la base : ce que le filtre retient, et dans quel ordre.</summary>
internal static class FileEnRequete
{
    /// <summary>L'année demandée, ou celle du jour.</summary>
    public static AnneeScolaire Annee(this FiltreDeLaFile filtre, TimeProvider horloge) =>
        filtre.Annee is { } debut ? new(debut) : AnneeScolaire.Du(horloge.Aujourdhui());

    public static IQueryable<LettreDeMission> Filtrer(this IQueryable<LettreDeMission> lettres, FiltreDeLaFile filtre, TimeProvider horloge)
    {
        var annee = filtre.Annee(horloge);
        var trouvees = lettres.Where(l => l.Annee == annee).Chercher(filtre.Q).ALEtat(filtre);
        if (filtre.Departement is { Length: > 0 } departement) trouvees = trouvees.Where(l => l.Etablissement!.CodeDepartement == departement);
        if (filtre.Bassin is { Length: > 0 } bassin) trouvees = trouvees.Where(l => l.Etablissement!.Bassin == bassin);
        if (filtre.Type is { } type) trouvees = trouvees.Where(l => l.Etablissement!.Type == type);
        if (filtre.Jours is > 0 and < 3650 and var jours)
        {
            var limite = horloge.Aujourdhui().AddDays(1 - jours).ToDateTime(TimeOnly.MinValue).EnUtc();
            trouvees = trouvees.Where(l => l.EtatDepuis < limite);
        }
        return trouvees;
    }

    /// <summary>Ce que la liste des lettres d'une année retient.</summary>
    public static IQueryable<LettreDeMission> Filtrer(this IQueryable<LettreDeMission> lettres, FiltreDeLettres filtre)
    {
        var trouvees = lettres.Where(l => l.Annee == filtre.Annee).Chercher(filtre.Recherche).QuiAttendent(filtre.Attendu);
        return filtre.Etat is { } etat ? trouvees.Where(l => l.Etat == etat) : trouvees;
    }

    /// <summary>UAI, référence, établissement, commune ou nom : chaque mot se trouve quelque part, sans accent ni majuscule.</summary>
    public static IQueryable<LettreDeMission> Chercher(this IQueryable<LettreDeMission> lettres, string? saisie)
    {
        foreach (var mot in TexteDeRecherche.Mots(saisie))
        {
            var majuscule = mot.ToUpperInvariant();
            lettres = lettres.Where(l => l.Etablissement!.Recherche.Contains(mot) || l.Mission!.Personnel!.Personne!.Recherche.Contains(mot)
                || l.Reference.Contains(majuscule));
        }
        return lettres;
    }

    /// <summary>Les lettres à lire, les conformes, ou toutes ; et si le filtre le demande, seulement celles d'un état en retard.</summary>
    public static IQueryable<LettreDeMission> DeCetteSorte(this IQueryable<LettreDeMission> lettres, FiltreDeLaFile filtre, IReadOnlyList<EtatDeLettre> enRetard)
    {
        if (filtre.ALire is true) lettres = lettres.Where(l => l.ALire);
        if (filtre.ALire is false) lettres = lettres.Where(l => !l.ALire && l.Etat != EtatDeLettre.Brouillon && l.Etat != EtatDeLettre.Abandonnee);
        return filtre.EnRetard ? lettres.Where(l => l.Nature == NatureDeLActe.Lettre && enRetard.Contains(l.Etat)) : lettres;
    }

    /// <summary>Vrai quand le texte a été figé, donc comparé au modèle : d'un brouillon, on ne sait pas encore s'il est conforme.</summary>
    public static bool SeCompare(this EtatDeLettre etat) => etat is not (EtatDeLettre.Brouillon or EtatDeLettre.Abandonnee);

    public static IQueryable<LettreDeMission> QuiAttendent(this IQueryable<LettreDeMission> lettres, Attendu? attendu)
    {
        if (attendu is not { } qui) return lettres;
        var etats = qui.Etats();
        return etats is [var seul] ? lettres.Where(l => l.Etat == seul) : lettres.Where(l => etats.Contains(l.Etat));
    }

    /// <summary>Celles qui s'écartent du modèle, puis les plus anciennes.</summary>
    public static IOrderedQueryable<LettreDeMission> DansLOrdre(this IQueryable<LettreDeMission> lettres) =>
        lettres.OrderByDescending(l => l.ALire).ThenBy(l => l.EtatDepuis).ThenBy(l => l.Reference);

    private static IQueryable<LettreDeMission> ALEtat(this IQueryable<LettreDeMission> lettres, FiltreDeLaFile filtre) =>
        filtre.Etat is { } etat ? lettres.Where(l => l.Etat == etat) : lettres.QuiAttendent(filtre.Attendu);
}
