using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.Journal;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Regles;
using RupnManager.Services.Journal;
using RupnManager.Services.LettresDeMission;

namespace RupnManager.Services.Indemnites;

/// <summary>Envoyer le bordereau au recteur, figé en CSV et en PDF, et le servir tel qu'il est parti.</summary>
public sealed class BordereauService(
    RupnDbContext db, ReglageService reglages, JournalService journal, CourriersDuBordereauService courriers, TimeProvider horloge)
{
    /// <summary>
    /// Envoie le bordereau. Refus : modalites.* (art. 5), bordereau.vide, bordereau.fige, bordereau.entre-temps, attribution.lettre.
    /// </summary>
    /// <param name="id">Le bordereau.</param>
    /// <param name="version">La version lue sur la page de confirmation.</param>
    /// <param name="acteur">Le chef ou son délégataire.</param>
    /// <param name="ct">L'abandon de la requête.</param>
    public async Task EnvoyerAsync(Guid id, int version, Acteur acteur, CancellationToken ct = default)
    {
        if (!acteur.Peut(Permission.ProposerAttributions)) throw new InterditException(ReglesDesAttributions.Auteur);
        await db.RejouerAsync(async _ =>
        {
            var bordereau = await db.Bordereaux.VisiblesPar(acteur).Where(b => b.Id == id).Complets().TrouverAsync(ct);
            if (bordereau.Etat is EtatDeBordereau.EnPreparation && bordereau.Version != version) throw ReglesDesAttributions.BordereauEntreTemps.Refus();
            var modalites = await ModalitesAsync(bordereau, acteur, ct);
            var lettres = await LettresAsync(bordereau, acteur, ct);
            bordereau.Envoyer(modalites, await ManquantesAsync(bordereau, lettres, ct), acteur, horloge.Maintenant());
            Archiver(bordereau, modalites!, lettres);
            Consigner(acteur, bordereau);
            await courriers.AvertirDeLEnvoiAsync(bordereau, ct);
            return await db.SaveChangesAsync(ct);
        }, ct);
    }

    /// <summary>Les propositions préparées dont la lettre, exigée, n'est pas validée : elles empêchent l'envoi.</summary>
    public async Task<IReadOnlySet<Guid>> LettresManquantesAsync(Bordereau bordereau, Acteur acteur, CancellationToken ct = default) =>
        await ManquantesAsync(bordereau, await LettresAsync(bordereau, acteur, ct), ct);

    /// <summary>Le fichier parti, octet pour octet ; le téléchargement est consigné. Introuvable s'il n'est pas parti. Refus : piece.non-conservee.</summary>
    public async Task<FichierServi> TelechargerAsync(Guid id, FormatDePiece format, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.LireBordereaux);
        var bordereau = await db.Bordereaux.VisiblesPar(acteur).AsNoTracking().Where(b => b.Id == id).TrouverAsync(ct);
        if (bordereau.EnvoyeLe is null) throw new IntrouvableException(nameof(PieceArchivee));
        var piece = await db.PiecesArchivees.AsNoTracking().Where(p => p.BordereauId == bordereau.Id).ConserveeAsync(format, ct);
        journal.Consigner(acteur, Evenement.BordereauTelecharge, Objet(bordereau), $"a téléchargé le bordereau {bordereau.Numero} en {format.ToString().ToUpperInvariant()}.");
        await db.SaveChangesAsync(ct);
        return new(piece.Octets, piece.Nom);
    }

    private async Task<Modalites?> ModalitesAsync(Bordereau bordereau, Acteur acteur, CancellationToken ct) =>
        await db.Modalites.VisiblesPar(acteur).FirstOrDefaultAsync(m => m.EtablissementId == bordereau.EtablissementId && m.Annee == bordereau.Annee, ct);

    private async Task<Dictionary<Guid, LettreCitee>> LettresAsync(Bordereau bordereau, Acteur acteur, CancellationToken ct)
    {
        var missions = bordereau.Lignes.Select(l => l.MissionId).ToList();
        var lettres = await db.Lettres.VisiblesPar(acteur).AsNoTracking()
            .Where(l => missions.Contains(l.MissionId) && (l.Etat == EtatDeLettre.Validee || l.Etat == EtatDeLettre.Remplacee))
            .Select(l => new { l.MissionId, l.Reference, l.Nature, l.CreeeLe, l.EtatDepuis }).ToListAsync(ct);
        return lettres.GroupBy(l => l.MissionId).ToDictionary(g => g.Key, g =>
        {
            var citee = g.OrderBy(l => l.Nature is NatureDeLActe.FinDeMission).ThenByDescending(l => l.CreeeLe).First();
            return new LettreCitee(citee.Reference, citee.EtatDepuis);
        });
    }

    private async Task<HashSet<Guid>> ManquantesAsync(Bordereau bordereau, Dictionary<Guid, LettreCitee> lettres, CancellationToken ct)
    {
        var reglage = await reglages.PourAsync(bordereau.CodeAcademie, bordereau.Annee, ct);
        return [.. bordereau.Attributions.Where(a => a.Mission!.ExigeUneLettre(reglage.ExigeUneLettre) && !lettres.ContainsKey(a.MissionId)).Select(a => a.Id)];
    }

    private void Archiver(Bordereau bordereau, Modalites modalites, Dictionary<Guid, LettreCitee> lettres)
    {
        var csv = DocumentsDuBordereau.Csv(bordereau, lettres);
        bordereau.Sceller(Empreintes.Sha256(csv));
        Deposer(bordereau, FormatDePiece.Csv, csv);
        Deposer(bordereau, FormatDePiece.Pdf, DocumentsDuBordereau.Pdf(bordereau, modalites, lettres));
    }

    private void Deposer(Bordereau bordereau, FormatDePiece format, byte[] octets) => db.PiecesArchivees.Add(new()
    {
        BordereauId = bordereau.Id, Format = format, Nom = $"{bordereau.Numero}.{format.ToString().ToLowerInvariant()}", Octets = octets,
        Empreinte = Empreintes.Sha256(octets), CreeLe = bordereau.EnvoyeLe!.Value,
    });

    private void Consigner(Acteur acteur, Bordereau bordereau)
    {
        var lignes = bordereau.Lignes.ToList();
        foreach (var ligne in lignes)
            journal.Consigner(acteur, Evenement.AttributionProposee, AttributionService.Objet(ligne),
                $"a proposé une attribution pour {ligne.Personne!.Designation} (bordereau {bordereau.Numero}).");
        journal.Consigner(acteur, Evenement.BordereauEnvoye, Objet(bordereau),
            $"a envoyé le bordereau {bordereau.Numero} : {lignes.Count} {(lignes.Count == 1 ? "proposition" : "propositions")} (empreinte {bordereau.Empreinte}).");
    }

    private static ObjetDuJournal Objet(Bordereau bordereau) => new("bordereau", bordereau.Id, bordereau.EtablissementId, bordereau.CodeAcademie);
}
