namespace RupnManager.Pdf;

/// <summary>Ce qu'un dossier de preuve imprime : qui a signé, en quelle qualité, quand, par quel moyen, sur quelles empreintes.</summary>
public sealed record DossierDePreuve
{
    public required string Academie { get; init; }
    public required string Etablissement { get; init; }
    public required string Uai { get; init; }
    public required string AnneeScolaire { get; init; }
    public required string Reference { get; init; }
    public required int Version { get; init; }

    /// <summary>« Lettre de mission de M. Karim Durand ».</summary>
    public required string Objet { get; init; }

    public required string Modele { get; init; }

    /// <summary>« validée », « à la signature du RUPN »…</summary>
    public required string Etat { get; init; }

    /// <summary>SHA-256 du contenu figé, en hexadécimal.</summary>
    public required string EmpreinteDuContenu { get; init; }

    public required IReadOnlyList<PreuveDeSignature> Signatures { get; init; }

    /// <summary>Signatures devenues sans effet (refus, renvoi, retrait), avec leur raison.</summary>
    public IReadOnlyList<PreuveDeSignature> SansEffet { get; init; } = [];

    public PreuveDeScellement? Scellement { get; init; }

    /// <summary>« rupn.demo.example/verification ».</summary>
    public required string AdresseDeVerification { get; init; }

    public required DateTimeOffset EtabliLe { get; init; }
}

/// <summary>Une signature : ni jeton, ni adresse réseau.</summary>
public sealed record PreuveDeSignature
{
    public required string Nom { get; init; }
    public required string Qualite { get; init; }
    public required DateTimeOffset Le { get; init; }

    /// <summary>« compte et mot de passe confirmé à la signature ».</summary>
    public required string Moyen { get; init; }

    /// <summary>« arrêté n° 12, du 1er septembre 2013 au 31 août 2014 ».</summary>
    public string? Delegation { get; init; }

    public required string EmpreinteDuContenu { get; init; }

    /// <summary>Empreinte de la signature précédente ; nulle pour la première.</summary>
    public string? EmpreintePrecedente { get; init; }

    public required string Empreinte { get; init; }

    /// <summary>Pourquoi elle est sans effet.</summary>
    public string? Motif { get; init; }
}

/// <summary>Le scellement du fichier et son horodatage, s'il en porte un.</summary>
public sealed record PreuveDeScellement(string Code, DateTimeOffset Le, string EmpreinteDuFichier, string SujetDuCertificat, string EmpreinteDuCertificat)
{
    public DateTimeOffset? HorodateLe { get; init; }
    public string? Autorite { get; init; }
}
