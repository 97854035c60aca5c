using Microsoft.EntityFrameworkCore;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.Regles;

namespace RupnManager.Services.Indemnites;

/// <summary>Une base peuplée pour essayer ne garde le PDF et le tableur que des établissements témoins : la page le dit, au lieu d'un lien mort.</summary>
internal static class PiecesConservees
{
    /// <summary>La pièce dans ce format. Refus : piece.non-conservee.</summary>
    public static async Task<PieceArchivee> ConserveeAsync(this IQueryable<PieceArchivee> pieces, FormatDePiece format, CancellationToken ct) =>
        await pieces.FirstOrDefaultAsync(p => p.Format == format, ct) ?? throw ReglesDuPaiement.PieceNonConservee.Refus(("format", format.ToString().ToUpperInvariant()));

    /// <summary>Les formats gardés.</summary>
    public static async Task<IReadOnlySet<FormatDePiece>> FormatsAsync(this IQueryable<PieceArchivee> pieces, CancellationToken ct) =>
        (await pieces.Select(p => p.Format).ToListAsync(ct)).ToHashSet();
}
