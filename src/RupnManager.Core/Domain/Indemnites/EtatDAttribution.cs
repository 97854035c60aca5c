namespace RupnManager.Domain.Indemnites;

/// <summary>La vie d'une attribution, de la préparation au solde.</summary>
public enum EtatDAttribution { Preparee, Proposee, Accordee, Modifiee, Refusee, Retiree, EnPaiement, Soldee, SansPaiement }

/// <summary>La réponse du recteur.</summary>
public enum SensDeDecision { Accordee, Modifiee, Refusee }

/// <summary>Ce qui reconnaîtrait déjà la même fonction.</summary>
public enum AutreReconnaissance { Aucune, HeuresOuDecharge, Allegement, Pacte }

/// <summary>La décision du recteur sur une proposition (art. 5, décret n° 2010-1065).</summary>
public sealed record Decision
{
    public required SensDeDecision Sens { get; init; }

    /// <summary>Montant accordé ; zéro pour un refus.</summary>
    public required Montant Montant { get; init; }
    public string? Motif { get; init; }
    public required Guid ParId { get; init; }
    public required string Par { get; init; }
    public required DateTime Le { get; init; }
}

/// <summary>Les mots de l'attribution.</summary>
public static class EtatsDAttribution
{
    public static string Libelle(this EtatDAttribution etat) => etat switch
    {
        EtatDAttribution.Preparee => "Préparée",
        EtatDAttribution.Proposee => "Proposée",
        EtatDAttribution.Accordee => "Accordée",
        EtatDAttribution.Modifiee => "Accordée, montant modifié",
        EtatDAttribution.Refusee => "Refusée par le rectorat",
        EtatDAttribution.Retiree => "Retirée",
        EtatDAttribution.EnPaiement => "En paiement",
        EtatDAttribution.Soldee => "Soldée",
        _ => "Sans paiement",
    };

    /// <summary>« Accordée », « Modifiée », « Refusée ».</summary>
    public static string Participe(this SensDeDecision sens) => sens switch
    {
        SensDeDecision.Accordee => "Accordée",
        SensDeDecision.Modifiee => "Modifiée",
        _ => "Refusée",
    };

    public static string Libelle(this AutreReconnaissance autre) => autre switch
    {
        AutreReconnaissance.HeuresOuDecharge => "Heures supplémentaires ou décharge",
        AutreReconnaissance.Allegement => "Allègement de service",
        AutreReconnaissance.Pacte => "Pacte enseignant",
        _ => "Rien",
    };
}
