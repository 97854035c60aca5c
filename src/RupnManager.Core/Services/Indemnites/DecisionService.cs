using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.Regles;
using RupnManager.Services.Journal;
using RupnManager.Services.LettresDeMission;

namespace RupnManager.Services.Indemnites;

/// <summary>La décision voulue sur une ligne.</summary>
/// <param name="AttributionId">La ligne.</param>
/// <param name="Sens">Accordée, modifiée ou refusée.</param>
/// <param name="Montant">Le montant accordé, s'il est modifié.</param>
/// <param name="Motif">Pourquoi, si elle est modifiée ou refusée.</param>
public sealed record DecisionVoulue(Guid AttributionId, SensDeDecision Sens, Montant? Montant = null, string? Motif = null);

/// <summary>Ce qu'il est advenu d'une ligne décidée avec d'autres : rien d'écrit en cas de succès, sinon la raison.</summary>
public sealed record IssueDeDecision(Guid AttributionId, string Personne, RegleMetierException? Refus);

/// <summary>Le recteur décide, ligne par ligne ou plusieurs à la fois (art. 5, décret n° 2010-1065).</summary>
public sealed class DecisionService(
    RupnDbContext db, MesureService mesures, ReglageService reglages, JournalService journal, CourriersDuBordereauService courriers, TimeProvider horloge)
{
    /// <summary>
    /// Décide une ligne. Refus : decision.deja, decision.motif, decision.montant, attribution.geste, ific.plafond, ific.plafond-cumul,
    /// ific.minimum, imp.taux, enveloppe.insuffisante (art. 5).
    /// </summary>
    public async Task DeciderAsync(DecisionVoulue voulue, Acteur acteur, CancellationToken ct = default)
    {
        ExigerDeDecider(acteur);
        await db.RejouerAsync(essai => db.SousEnveloppeAsync(essai, async () =>
        {
            var attribution = await db.Attributions.VisiblesPar(acteur).Where(a => a.Id == voulue.AttributionId).Completes().TrouverAsync(ct);
            await PoserAsync(attribution, voulue, acteur, ct);
            return await db.SaveChangesAsync(ct);
        }), ct);
    }

    /// <summary>
    /// Décide plusieurs lignes d'un bordereau dans une seule transaction ; chacune a son issue. Si aucune ne passe, la première raison est
    /// le refus. Refus : decision.selection, et ceux d'une ligne.
    /// </summary>
    public async Task<IReadOnlyList<IssueDeDecision>> DeciderPlusieursAsync(
        Guid bordereauId, IReadOnlyList<DecisionVoulue> voulues, Acteur acteur, CancellationToken ct = default)
    {
        ExigerDeDecider(acteur);
        if (voulues.Count == 0) throw ReglesDesAttributions.DecisionSelection.Refus();
        return await db.RejouerAsync(async _ =>
        {
            var bordereau = await db.Bordereaux.VisiblesPar(acteur).Where(b => b.Id == bordereauId).Complets().TrouverAsync(ct);
            var issues = new List<IssueDeDecision>();
            foreach (var voulue in voulues)
            {
                var ligne = bordereau.Attributions.FirstOrDefault(a => a.Id == voulue.AttributionId) ?? throw new IntrouvableException(nameof(Attribution));
                issues.Add(new(ligne.Id, ligne.Personne!.Designation, await EssayerAsync(ligne, voulue, acteur, ct)));
            }
            if (issues.All(i => i.Refus is not null)) throw issues[0].Refus!;
            await courriers.AvertirDesDecisionsAsync(bordereau, ct);
            await db.SaveChangesAsync(ct);
            return issues;
        }, ct);
    }

    /// <summary>La décision, son entrée au journal et le courriel au chef si c'était la dernière ; à enregistrer d'un bloc avec ce qui l'a demandée.</summary>
    internal async Task PoserAsync(Attribution attribution, DecisionVoulue voulue, Acteur acteur, CancellationToken ct, int? lot = null)
    {
        await RendreAsync(attribution, voulue, acteur, ct, lot);
        await courriers.AvertirDesDecisionsAsync(attribution.Bordereau!, ct);
    }

    private async Task<RegleMetierException?> EssayerAsync(Attribution ligne, DecisionVoulue voulue, Acteur acteur, CancellationToken ct)
    {
        try
        {
            await RendreAsync(ligne, voulue, acteur, ct);
            return null;
        }
        catch (RegleMetierException refus)
        {
            return refus;
        }
    }

    private async Task RendreAsync(Attribution attribution, DecisionVoulue voulue, Acteur acteur, CancellationToken ct, int? lot = null)
    {
        var mesure = await mesures.PourAsync(attribution.PersonneId, attribution.Annee, attribution.CodeAcademie, ct);
        var reglage = await reglages.PourAsync(attribution.CodeAcademie, attribution.Annee, ct);
        attribution.Decider(voulue.Sens, voulue.Montant, voulue.Motif, mesure, reglage.PremierMoisDesNeuviemes, acteur, horloge.Maintenant());
        var geste = voulue.Sens switch
        {
            SensDeDecision.Accordee => "a accordé",
            SensDeDecision.Modifiee => "a modifié",
            _ => "a refusé",
        };
        journal.Consigner(acteur, Evenement.DecisionRendue, AttributionService.Objet(attribution),
            $"{geste} l'attribution de {attribution.Personne!.Designation}{(lot is null ? "" : $" (lot n° {lot})")}{(attribution.Decision!.Motif is { } motif ? $" : {motif.TrimEnd('.')}." : ".")}");
        await courriers.AvertirLInteresseAsync(attribution, ct);
    }

    private static void ExigerDeDecider(Acteur acteur)
    {
        if (!acteur.Peut(Permission.DeciderAttributions)) throw new InterditException(ReglesDesAttributions.DecisionAuteur);
    }
}
