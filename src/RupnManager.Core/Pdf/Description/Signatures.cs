namespace RupnManager.Pdf.Description;

/// <summary>Les blocs de signature côte à côte ; jamais coupés, jamais seuls sur une page.</summary>
public sealed record RangeeDeSignatures(IReadOnlyList<BlocDeSignature> Signatures) : Bloc;

/// <summary>Un bloc de signature : qualité, délégation éventuelle, nom, mention ; le dessin n'est qu'un ornement.</summary>
public sealed record BlocDeSignature(string Qualite, string Nom, IReadOnlyList<string> Mention)
{
    public string? Delegation { get; init; }

    /// <summary>PNG ; illisible, il est omis : ce n'est jamais une preuve.</summary>
    public byte[]? Dessin { get; init; }
}

/// <summary>L'encadré de vérification ; sans code QR quand <see cref="Qr"/> est nul.</summary>
public sealed record EncadreDeVerification(IReadOnlyList<LigneDEncadre> Lignes, CodeQr? Qr = null) : Bloc;

/// <summary>Une ligne de l'encadré : des fragments, ou un code à recopier.</summary>
public sealed record LigneDEncadre(IReadOnlyList<Fragment> Fragments, bool Code = false);

/// <summary>Ce que dit le code QR, et ce que lit à sa place une personne qui ne le voit pas.</summary>
public sealed record CodeQr(string Contenu, string Alternative);
