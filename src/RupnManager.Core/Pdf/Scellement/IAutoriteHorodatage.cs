namespace RupnManager.Pdf.Scellement;

/// <summary>Une autorité d'horodatage RFC 3161 : le bord du système, hors de notre confiance et de notre horloge.</summary>
public interface IAutoriteHorodatage
{
    /// <summary>Rend le jeton, encodé, sur une empreinte SHA-256 ; lève <see cref="HorodatageIndisponibleException"/>.</summary>
    Task<byte[]> HorodaterAsync(byte[] empreinteSha256, CancellationToken ct);
}
