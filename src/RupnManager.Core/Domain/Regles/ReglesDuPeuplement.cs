namespace RupnManager.Domain.Regles;

/// <summary>Ce qui empêche de peupler une base.</summary>
public static class ReglesDuPeuplement
{
    public static readonly Regle BaseOccupee = new("peuplement.base",
        "Cette base contient déjà des personnes : le peuplement n'écrit que dans une base vide.", Fondement.RegleDeGestion);

    public static readonly Regle Production = new("peuplement.production",
        "Cette application est en production : ajoutez --oui pour y écrire des personnes fictives et des comptes au mot de passe public.", Fondement.RegleDeGestion);

    public static readonly Regle AcademieInconnue = new("peuplement.academie",
        "L'académie « {saisie} » n'existe pas dans la liste de référence.", Fondement.RegleDeGestion);

    public static readonly Regle Taille = new("peuplement.taille",
        "Le peuplement va de 1 à 20 années et de 1 à 20 000 établissements ; les nombres ne sont pas négatifs.", Fondement.RegleDeGestion);
}
