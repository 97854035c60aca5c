namespace RupnManager.Pdf.Scellement;

/// <summary>Ce que dit un fichier de lui-même : sans sceau, intact ou altéré.</summary>
public enum EtatDuSceau { Absent, Valide, Altere }

/// <summary>Le résultat d'une vérification ; qu'un sceau soit valide ne dit pas qu'il est le nôtre : comparer <see cref="EmpreinteDuCertificat"/>.</summary>
public sealed record ResultatDeSceau(EtatDuSceau Etat)
{
    public bool EstValide => Etat == EtatDuSceau.Valide;

    /// <summary>Pourquoi le fichier n'est pas valide.</summary>
    public string? Motif { get; init; }

    /// <summary>SHA-256 du fichier entier, en hexadécimal minuscule.</summary>
    public string EmpreinteDuFichier { get; init; } = "";

    /// <summary>Nom distinctif du titulaire du sceau.</summary>
    public string? Sujet { get; init; }

    /// <summary>SHA-256 du certificat du sceau, en hexadécimal minuscule.</summary>
    public string? EmpreinteDuCertificat { get; init; }

    /// <summary>Heure attestée par l'autorité d'horodatage ; nulle sans horodatage.</summary>
    public DateTimeOffset? HorodateLe { get; init; }

    /// <summary>Nom distinctif de l'autorité d'horodatage.</summary>
    public string? Autorite { get; init; }
}
