using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Regles;

namespace RupnManager.Domain.Acteurs;

/// <summary>Qui agit, en quelle qualité, et où. Voyage de la page au journal.</summary>
public sealed record Acteur
{
    public required Guid PersonneId { get; init; }
    public required Civilite Civilite { get; init; }

    /// <summary>« Mme Hélène Petit ».</summary>
    public required string Designation { get; init; }
    public required Role Role { get; init; }

    /// <summary>La qualité telle qu'elle s'écrit : « cheffe d'établissement, principale », « principal adjoint, par délégation ».</summary>
    public required string Qualite { get; init; }

    /// <summary>L'affectation ou la délégation au titre de laquelle la personne agit.</summary>
    public required Guid QualiteId { get; init; }
    public Guid? EtablissementId { get; init; }
    public string? CodeAcademie { get; init; }

    /// <summary>Où la personne agit, en mots : établissement et UAI, ou académie.</summary>
    public string Lieu { get; init; } = "";
    public string? Uai { get; init; }

    /// <summary>La délégation dont l'acteur tient sa signature, s'il est délégataire.</summary>
    public MentionDeDelegation? Delegation { get; init; }

    public bool Peut(Permission permission) => Role.Peut(permission);

    /// <summary>Refuse (403) si le rôle ne porte pas la permission.</summary>
    public void Exiger(Permission permission)
    {
        if (!Peut(permission)) throw new InterditException("Votre rôle ne permet pas ce geste.");
    }
}

/// <summary>Ce qu'une signature retient d'une délégation : l'arrêté, ses dates et le délégant.</summary>
public sealed record MentionDeDelegation(string Reference, DateOnly Debut, DateOnly Fin, string Delegant);
