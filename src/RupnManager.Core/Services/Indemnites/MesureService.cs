using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Indemnites;
using RupnManager.Services.LettresDeMission;

namespace RupnManager.Services.Indemnites;

/// <summary>Ce à quoi un montant se mesure : le barème de l'année, et ce que la personne a déjà.</summary>
public sealed class MesureService(BaremeService baremes, CumulService cumuls, ReglageService reglages)
{
    /// <summary>La mesure d'une personne ; son décompte s'enregistre avec le geste, à rejouer si un autre l'a devancé. Refus : bareme.absent.</summary>
    public async Task<Mesure> PourAsync(Guid personneId, AnneeScolaire annee, string codeAcademie, CancellationToken ct = default)
    {
        var reglage = await reglages.PourAsync(codeAcademie, annee, ct);
        return new(await baremes.DeLAnneeAsync(annee, ct), await cumuls.DeAsync(personneId, annee, ct), reglage.PlafondParPersonne);
    }
}
