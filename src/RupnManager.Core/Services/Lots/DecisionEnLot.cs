using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Lots;
using RupnManager.Domain.Regles;
using RupnManager.Services.Indemnites;

namespace RupnManager.Services.Lots;

/// <summary>La décision du recteur par lot : chaque proposition est décidée comme si elle l'était seule, sous la même enveloppe et le même plafond.</summary>
public abstract class DecisionEnLot(RupnDbContext db, DecisionService decisions, MesureService mesures) : GesteEnLot
{
    public override Permission Permission => Permission.DeciderAttributions;

    protected abstract SensDeDecision Sens { get; }

    public override async Task<IReadOnlyList<LigneDeLot>> PreparerAsync(IReadOnlyList<Guid> ids, Acteur acteur, CancellationToken ct)
    {
        var attributions = await db.Attributions.VisiblesPar(acteur).AsNoTrackingWithIdentityResolution().Where(a => ids.Contains(a.Id))
            .Include(a => a.Personne).Include(a => a.Etablissement).Include(a => a.Bordereau).Include(a => a.Mission!.Fonction).ToListAsync(ct);
        var rangs = ids.Select((id, rang) => (id, rang)).ToDictionary(p => p.id, p => p.rang);
        var juger = await mesures.PourToutesAsync(attributions, ct);
        return [.. attributions.OrderBy(a => rangs[a.Id]).Select(a =>
        {
            var ligne = EnLigne(a);
            return (ExamenDeLaProposition.Obstacle(a, ligne.Empreinte, Sens)?.Motif ?? Plafond(a, juger)) is { } motif ? ligne.Empecher(motif) : ligne;
        })];
    }

    public override async Task<IssueDeLigne> ExecuterAsync(LigneDeLot ligne, Acteur auteur, CancellationToken ct)
    {
        var attribution = await db.Attributions.VisiblesPar(auteur).Where(a => a.Id == ligne.ObjetId).Completes().FirstOrDefaultAsync(ct);
        if (attribution is null) return IssueDeLigne.Ecartee("La proposition n'est plus dans votre périmètre.");
        if (ExamenDeLaProposition.Obstacle(attribution, ligne.Empreinte, Sens) is { } issue) return issue;
        await decisions.PoserAsync(attribution, new(attribution.Id, Sens, Motif: ligne.MotifPropre ?? ligne.Lot!.Motif), auteur, ct, ligne.Lot!.Numero);
        return IssueDeLigne.Faite;
    }

    /// <summary>Le barème ou le plafond a pu changer depuis la proposition : autant le dire avant de lancer.</summary>
    private string? Plafond(Attribution attribution, Func<Attribution, Mesure> juger)
    {
        if (Sens is SensDeDecision.Refusee) return null;
        try
        {
            juger(attribution).VerifierLeCumul(attribution.Propose, attribution.Engage, attribution.Annee, attribution.Personne!.Designation);
            return null;
        }
        catch (RegleMetierException refus)
        {
            return refus.EnMotif();
        }
    }

    /// <summary>La proposition, telle que le récapitulatif la montre.</summary>
    private static LigneDeLot EnLigne(Attribution attribution) => new()
    {
        ObjetId = attribution.Id,
        EtablissementId = attribution.EtablissementId,
        Reference = attribution.Bordereau!.Numero,
        Libelle = $"{attribution.Etablissement!.Nom}, {attribution.Personne!.Designation} : {attribution.Mission!.Fonction!.Libelle}",
        Empreinte = ExamenDeLaProposition.Empreinte(attribution),
        Montant = attribution.Propose,
        Change = attribution.MotifSousMinimum is { } motif ? new CeQuiChange([], [$"sous le minimum : {motif}"]) : CeQuiChange.Rien,
    };
}

/// <summary>Accorder par lot, au montant proposé.</summary>
public sealed class AccordEnLot(RupnDbContext db, DecisionService decisions, MesureService mesures) : DecisionEnLot(db, decisions, mesures)
{
    public override NatureDeLot Nature => NatureDeLot.Accord;

    protected override SensDeDecision Sens => SensDeDecision.Accordee;
}

/// <summary>Refuser par lot : un motif commun, que l'on peut changer ligne par ligne.</summary>
public sealed class RefusEnLot(RupnDbContext db, DecisionService decisions, MesureService mesures) : DecisionEnLot(db, decisions, mesures)
{
    public override NatureDeLot Nature => NatureDeLot.Refus;

    protected override SensDeDecision Sens => SensDeDecision.Refusee;
}
