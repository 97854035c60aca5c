namespace RupnManager.Domain.LettresDeMission;

/// <summary>Ce qu'un signataire apporte : l'empreinte du texte qu'il a lu, comment il s'est identifié, un dessin facultatif.</summary>
public sealed record SignatureDemandee(string EmpreinteLue, string Moyen, byte[]? Trace = null)
{
    public const string MotDePasse = "mot de passe confirmé à la signature";
    public const string Manuscrite = "signature manuscrite déclarée";

    /// <summary>Pour une signature manuscrite que le chef déclare : qui a signé, quand, où est l'original.</summary>
    public SignataireManuscrit? Signataire { get; init; }
}

/// <summary>Une personne qui a signé le papier, telle que le chef la déclare.</summary>
public sealed record SignataireManuscrit(Guid PersonneId, string Designation, string Qualite, DateOnly Le, string LieuDeLOriginal);
