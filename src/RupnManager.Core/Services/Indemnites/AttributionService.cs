using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.Missions;
using RupnManager.Domain.Regles;
using RupnManager.Services.Journal;

namespace RupnManager.Services.Indemnites;

/// <summary>Préparer, modifier, retirer une proposition : le geste du chef (art. 5, décret n° 2010-1065).</summary>
public sealed class AttributionService(
    RupnDbContext db, CumulService cumuls, MesureService mesures, JournalService journal, CourriersDuBordereauService courriers, TimeProvider horloge)
{
    /// <summary>
    /// Prépare une proposition sur le bordereau en préparation, ouvert au besoin, et l'engage sur l'enveloppe.
    /// Refus : modalites.* (art. 5), enveloppe.* (art. 5), attribution.doublon, et ceux de <see cref="Attribution.Preparer"/>.
    /// </summary>
    public async Task<Guid> PreparerAsync(Guid missionId, Proposition proposition, Acteur acteur, CancellationToken ct = default)
    {
        ExigerDeProposer(acteur);
        return await db.RejouerAsync(essai => db.SousEnveloppeAsync(essai, async () =>
        {
            var mission = await db.Missions.VisiblesPar(acteur).Include(m => m.Fonction).Include(m => m.Etablissement)
                .Include(m => m.Personnel!.Personne).Where(m => m.Id == missionId).TrouverAsync(ct);
            var annee = mission.Annee;
            Modalites.Exiger(await db.Modalites.VisiblesPar(acteur).FirstOrDefaultAsync(m => m.Annee == annee && m.EtablissementId == mission.EtablissementId, ct), annee);
            var enveloppe = await db.Enveloppes.VisiblesPar(acteur).FirstOrDefaultAsync(e => e.Annee == annee && e.EtablissementId == mission.EtablissementId, ct)
                ?? throw ReglesDesEnveloppes.Absente.En(annee).Refus(("regime", annee.NomDuRegime), ("annee", annee));
            await VerifierLeDoublonAsync(mission, acteur, ct);
            var bordereau = await EnPreparationAsync(mission, enveloppe, acteur, ct);
            var mesure = await mesures.PourAsync(mission.Personnel!.PersonneId, annee, enveloppe.CodeAcademie, ct);
            var attribution = Attribution.Preparer(proposition, mission, enveloppe, bordereau, mesure, acteur, horloge.Maintenant());
            db.Attributions.Add(attribution);
            Consigner(acteur, Evenement.AttributionPreparee, attribution, $"a préparé une attribution pour {attribution.Personne!.Designation}.");
            await db.SaveChangesAsync(ct);
            return attribution.Id;
        }), ct);
    }

    /// <summary>Change une proposition qui n'est pas partie. Refus : ceux de <see cref="PreparerAsync"/>, bordereau.fige, attribution.entre-temps.</summary>
    public async Task ModifierAsync(Guid id, int version, Proposition proposition, Acteur acteur, CancellationToken ct = default)
    {
        ExigerDeProposer(acteur);
        await db.RejouerAsync(essai => db.SousEnveloppeAsync(essai, async () =>
        {
            var attribution = await TrouverAsync(id, acteur, ct);
            if (attribution.Etat is EtatDAttribution.Preparee && attribution.Version != version) throw ReglesDesAttributions.EntreTemps.Refus();
            var mesure = await mesures.PourAsync(attribution.PersonneId, attribution.Annee, attribution.CodeAcademie, ct);
            attribution.Modifier(proposition, mesure, acteur, horloge.Maintenant());
            Consigner(acteur, Evenement.AttributionModifiee, attribution, $"a modifié la préparation pour {attribution.Personne!.Designation}.");
            return await db.SaveChangesAsync(ct);
        }), ct);
    }

    /// <summary>Retire une proposition avant la décision, et libère l'enveloppe. Refus : attribution.geste, retrait.motif.</summary>
    public async Task RetirerAsync(Guid id, string? motif, Acteur acteur, CancellationToken ct = default)
    {
        ExigerDeProposer(acteur);
        await db.RejouerAsync(async _ =>
        {
            var attribution = await TrouverAsync(id, acteur, ct);
            attribution.Retirer(motif, await cumuls.DeAsync(attribution.PersonneId, attribution.Annee, ct), horloge.Maintenant());
            Consigner(acteur, Evenement.AttributionRetiree, attribution,
                $"a retiré l'attribution de {attribution.Personne!.Designation}{(attribution.MotifDuRetrait is { } dit ? $" : {dit.TrimEnd('.')}." : ".")}");
            await courriers.AvertirDesDecisionsAsync(attribution.Bordereau!, ct);
            return await db.SaveChangesAsync(ct);
        }, ct);
    }

    internal static ObjetDuJournal Objet(Attribution attribution) =>
        new("attribution", attribution.Id, attribution.EtablissementId, attribution.CodeAcademie, DitUnMontant: true);

    private async Task VerifierLeDoublonAsync(Mission mission, Acteur acteur, CancellationToken ct)
    {
        var deja = await db.Attributions.VisiblesPar(acteur).AnyAsync(a => a.PersonneId == mission.Personnel!.PersonneId && a.FonctionId == mission.FonctionId
            && a.EtablissementId == mission.EtablissementId && a.Annee == mission.Annee && a.SansSuiteLe == null, ct);
        if (deja)
            throw ReglesDesAttributions.Doublon.Refus(
                ("personne", mission.Personnel!.Personne!.Designation), ("fonction", mission.Fonction!.Libelle), ("annee", mission.Annee));
    }

    private async Task<Bordereau> EnPreparationAsync(Mission mission, Enveloppe enveloppe, Acteur acteur, CancellationToken ct)
    {
        var bordereaux = db.Bordereaux.VisiblesPar(acteur).Where(b => b.Annee == mission.Annee && b.EtablissementId == mission.EtablissementId);
        if (await bordereaux.FirstOrDefaultAsync(b => b.Etat == EtatDeBordereau.EnPreparation, ct) is { } ouvert) return ouvert;
        var rang = (await bordereaux.MaxAsync(b => (int?)b.Rang, ct) ?? 0) + 1;
        var bordereau = new Bordereau
        {
            EtablissementId = mission.EtablissementId, Etablissement = mission.Etablissement, CodeAcademie = enveloppe.CodeAcademie, Annee = mission.Annee,
            Rang = rang, Numero = Bordereau.Numeroter(mission.Annee, mission.Etablissement!.Uai, rang),
        };
        db.Bordereaux.Add(bordereau);
        return bordereau;
    }

    private async Task<Attribution> TrouverAsync(Guid id, Acteur acteur, CancellationToken ct) =>
        await db.Attributions.VisiblesPar(acteur).Where(a => a.Id == id).Completes().TrouverAsync(ct);

    private void Consigner(Acteur acteur, string evenement, Attribution attribution, string geste) =>
        journal.Consigner(acteur, evenement, Objet(attribution), geste);

    private static void ExigerDeProposer(Acteur acteur)
    {
        if (!acteur.Peut(Permission.ProposerAttributions)) throw new InterditException(ReglesDesAttributions.Auteur);
    }
}
