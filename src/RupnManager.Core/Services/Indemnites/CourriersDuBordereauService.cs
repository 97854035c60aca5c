using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Indemnites;
using RupnManager.Services.Courriels;

namespace RupnManager.Services.Indemnites;

/// <summary>Ce que l'on écrit au chef quand le recteur a tout décidé d'un bordereau : des nombres, jamais un montant.</summary>
public sealed class CourriersDuBordereauService(RupnDbContext db, CourrielService courriels, TimeProvider horloge)
{
    /// <summary>Avertit le chef en fonction si le bordereau vient d'être décidé ; rien tant qu'une ligne attend.</summary>
    public async Task AvertirDesDecisionsAsync(Bordereau bordereau, CancellationToken ct)
    {
        var rendues = bordereau.Attributions.Where(a => a.Decision is not null).Select(a => a.Decision!.Sens).ToList();
        if (bordereau.Etat is not EtatDeBordereau.Decide || rendues.Count == 0) return;
        var jour = horloge.Aujourdhui();
        var chefs = await db.Affectations.Where(a => a.Role == Role.ChefEtablissement && a.EtablissementId == bordereau.EtablissementId
            && a.Debut <= jour && (a.Fin == null || jour <= a.Fin)).Select(a => a.Personne!).ToListAsync(ct);
        var academie = await db.Academies.Where(a => a.Code == bordereau.CodeAcademie).FirstAsync(ct);
        foreach (var chef in chefs)
            courriels.Preparer("decision-recteur", chef, $"Décisions rendues – bordereau {bordereau.Numero}", $"""
                Le rectorat a rendu ses décisions sur le bordereau {bordereau.Numero} du {bordereau.EnvoyeLe!.Value.DateEnLettres()}.
                Accordées : {rendues.Count(s => s is SensDeDecision.Accordee)}. Modifiées : {rendues.Count(s => s is SensDeDecision.Modifiee)}. Refusées : {rendues.Count(s => s is SensDeDecision.Refusee)}.
                Les montants et les motifs sont dans l'application : {courriels.Lien($"indemnites/bordereaux/{bordereau.Id}")}
                Prochain geste : certifier le service fait, au terme.
                """, academie.NomComplet);
    }
}
