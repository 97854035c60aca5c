using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.Regles;
using RupnManager.Services.Etablissements;
using RupnManager.Services.Journal;

namespace RupnManager.Services.Indemnites;

/// <summary>Sert les pièces d'un état arrêté, octet pour octet ; chaque téléchargement est au journal.</summary>
public sealed class ExportDEtatService(RupnDbContext db, ChiffrementDuNumen chiffrement, JournalService journal)
{
    public const int LongueurDuMotif = 300;

    /// <summary>La pièce d'un état arrêté. Refus : piece.non-conservee.</summary>
    public async Task<PieceArchivee> TelechargerAsync(Guid etatId, FormatDePiece format, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.ConsulterEtatsLiquidatifs);
        var etat = await TrouverAsync(etatId, acteur, ct);
        var piece = await db.PiecesArchivees.AsNoTracking().Where(p => p.EtatLiquidatifId == etat.Id).ConserveeAsync(format, ct);
        journal.Consigner(acteur, Evenement.EtatTelecharge, PaiementsComplets.Objet(etat),
            $"a téléchargé l'état {etat.Numero} en {format.ToString().ToUpperInvariant()}.");
        await db.SaveChangesAsync(ct);
        return piece;
    }

    /// <summary>Le CSV avec les NUMEN, composé à la demande et jamais gardé ; le journal en retient le motif. Refus : numen.motif.</summary>
    public async Task<(string Nom, byte[] Octets)> AvecNumenAsync(Guid etatId, string? motif, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.PreparerEtatsLiquidatifs);
        var etat = await TrouverAsync(etatId, acteur, ct);
        if (string.IsNullOrWhiteSpace(motif) || motif.Trim().Length > LongueurDuMotif) throw ReglesDuPaiement.NumenMotif.Refus();
        var lignes = await db.EtatsLiquidatifs.VisiblesPar(acteur).Where(e => e.Id == etatId).SelectMany(e => e.Lignes)
            .Select(l => new { l.Figee, l.Echeance!.Attribution!.Mission!.Personnel!.NumenChiffre }).ToListAsync(ct);
        var numens = lignes.ToDictionary(l => l.Figee!.NumeroDOrdre, l => chiffrement.Lire(l.NumenChiffre) ?? "");
        journal.Consigner(acteur, Evenement.EtatTelecharge, PaiementsComplets.Objet(etat),
            $"a téléchargé l'état {etat.Numero} en CSV avec NUMEN : {motif.Trim()}");
        await db.SaveChangesAsync(ct);
        return ($"{etat.Numero}-numen.csv", CsvDePaiement.Ecrire(lignes.Select(l => l.Figee!), numens));
    }

    private async Task<EtatLiquidatif> TrouverAsync(Guid id, Acteur acteur, CancellationToken ct) =>
        await db.EtatsLiquidatifs.VisiblesPar(acteur).Where(e => e.Id == id && e.Numero != null).TrouverAsync(ct);
}
