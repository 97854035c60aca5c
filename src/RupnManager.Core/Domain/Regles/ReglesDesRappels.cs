namespace RupnManager.Domain.Regles;

/// <summary>Les refus des rappels.</summary>
public static class ReglesDesRappels
{
    public static readonly Regle Epuise = new("rappel.epuise",
        "« {reference} » a déjà été rappelé {maximum} fois : il n'y en aura pas d'autre. Joignez la personne autrement.", Fondement.RegleDeGestion);

    public static readonly Regle Vide = new("rappel.vide",
        "Cochez au moins une ligne à relancer.", Fondement.RegleDeGestion, "Actes");

    public static readonly Regle Trop = new("rappel.trop",
        "Vous avez choisi {nombre} lignes ; {maximum} au plus à la fois. Filtrez la liste.", Fondement.RegleDeGestion, "Actes");

    public static readonly Regle Personne = new("rappel.personne",
        "Il n'y a personne à relancer : chacun l'a été cette semaine, ou cinq fois, ou a déjà fait son geste.", Fondement.RegleDeGestion, "Actes");

    public static readonly Regle DejaCetteSemaine = new("rappel.semaine",
        "{personne} a déjà reçu un rappel le {date}. Un par semaine au plus : attendez le {reprise}.", Fondement.RegleDeGestion);
}
