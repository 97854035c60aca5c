namespace RupnManager.Domain.Regles;

/// <summary>Les refus de tout texte écrit par une personne.</summary>
public static class ReglesDesTextes
{
    public static readonly Regle Caracteres = new("texte.caracteres",
        "Les imprimés ne savent pas dessiner {signes}. Remplacez ce signe par un autre.", Fondement.RegleDeGestion);

    public static readonly Regle Longueur = new("texte.longueur",
        "« {debut}… » compte {nombre} caractères pour {maximum}. Raccourcissez ce texte.", Fondement.RegleDeGestion);
}
