using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.Journal;
using RupnManager.Domain.Regles;
using RupnManager.Services.Activites;
using RupnManager.Services.Journal;

namespace RupnManager.Services.Indemnites;

/// <summary>Qui une mission remplace, et l'attestation du chef, si elle est jointe.</summary>
public sealed record Remplacement(string Remplacee, string? Attestation, string? JointePar, DateTime? JointeLe)
{
    public bool EstAtteste => Attestation is not null;
}

/// <summary>Les missions qui en remplacent une autre, interrompue, et leur attestation (R17).</summary>
public sealed class RemplacementService(RupnDbContext db, JournalService journal, TimeProvider horloge)
{
    /// <summary>Les remplacements d'un établissement, une année, par attribution.</summary>
    public async Task<IReadOnlyDictionary<Guid, Remplacement>> DeLAnneeAsync(
        Guid etablissementId, AnneeScolaire annee, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.ConsulterAttributions);
        var interrompues = await db.Missions.VisiblesPar(acteur).AsNoTracking()
            .Where(m => m.EtablissementId == etablissementId && m.Annee == annee && m.AnnuleeLe == null && m.Interruptions.Any())
            .Include(m => m.Interruptions).Include(m => m.Personnel!.Personne).AsSingleQuery().ToListAsync(ct);
        if (interrompues.Count == 0) return new Dictionary<Guid, Remplacement>();
        var attributions = await db.Attributions.VisiblesPar(acteur).AsNoTracking()
            .Where(a => a.EtablissementId == etablissementId && a.Annee == annee && a.SansSuiteLe == null)
            .Select(a => new { a.Id, Mission = a.Mission! }).ToListAsync(ct);
        var jointes = await db.Attestations.VisiblesPar(acteur).AsNoTracking().Where(a => a.EtablissementId == etablissementId && a.Annee == annee)
            .Select(a => new { a.AttributionId, a.Nom, a.JointePar, a.JointeLe }).ToDictionaryAsync(a => a.AttributionId, ct);
        return attributions.Select(a => (a.Id, Remplacee: interrompues.FirstOrDefault(i => a.Mission.Remplace(i)))).Where(a => a.Remplacee is not null)
            .ToDictionary(a => a.Id, a => jointes.TryGetValue(a.Id, out var jointe)
                ? new Remplacement(a.Remplacee!.Personnel!.Personne!.Designation, jointe.Nom, jointe.JointePar, jointe.JointeLe)
                : new Remplacement(a.Remplacee!.Personnel!.Personne!.Designation, null, null, null));
    }

    /// <summary>Joint l'attestation d'une attribution, ou remplace celle qui y est. Refus : remplacement.aucun, piece.type, piece.taille, annee.close.</summary>
    public async Task JoindreAsync(Guid attributionId, PieceDeposee? piece, Acteur acteur, CancellationToken ct = default)
    {
        ServiceFaitService.Exiger(acteur);
        var attribution = await db.Attributions.VisiblesPar(acteur).Where(a => a.Id == attributionId).Include(a => a.Personne).TrouverAsync(ct);
        if (!(await DeLAnneeAsync(attribution.EtablissementId, attribution.Annee, acteur, ct)).ContainsKey(attributionId)) throw ReglesDuPaiement.SansRemplacement.Refus();
        if (piece is null) throw ReglesDuPaiement.AttestationAbsente.Refus();
        var (nom, type) = piece.Controler(ReglesDuPaiement.Remplacant.Champ!);
        var attestation = await db.Attestations.VisiblesPar(acteur).FirstOrDefaultAsync(a => a.AttributionId == attributionId, ct);
        if (attestation is null)
            db.Attestations.Add(attestation = new() { AttributionId = attributionId, EtablissementId = attribution.EtablissementId, CodeAcademie = attribution.CodeAcademie, Annee = attribution.Annee });
        attestation.Poser(nom, type, piece.Octets, Empreintes.Sha256(piece.Octets), acteur.Designation, horloge.Maintenant());
        journal.Consigner(acteur, Evenement.AttestationJointe, PaiementsComplets.Objet(attribution),
            $"a joint l'attestation de remplacement de {attribution.Personne!.Designation} (empreinte {attestation.Empreinte}).");
        await db.SaveChangesAsync(ct);
    }

    /// <summary>L'attestation, pour qui voit l'attribution.</summary>
    public async Task<AttestationDeRemplacement> LireAsync(Guid attributionId, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.ConsulterAttributions);
        return await db.Attestations.VisiblesPar(acteur).AsNoTracking().Where(a => a.AttributionId == attributionId).TrouverAsync(ct);
    }
}
