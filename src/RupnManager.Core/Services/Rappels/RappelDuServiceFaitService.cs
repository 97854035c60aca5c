using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Rappels;
using RupnManager.Domain.Regles;
using RupnManager.Services.Indemnites;
using RupnManager.Services.Journal;

namespace RupnManager.Services.Rappels;

/// <summary>L'intendance rappelle au chef, et à son délégataire, ce qu'il reste à certifier : un acte rappelé est la plus ancienne échéance qui attend.</summary>
public sealed class RappelDuServiceFaitService(
    RupnDbContext db, AttentesService attentes, RappelService rappels, CourrierDeRappelService courrier, JournalService journal, TimeProvider horloge)
{
    /// <summary>Refus : rappel.semaine, rappel.epuise, rappel.personne si aucun chef n'est en fonction.</summary>
    internal Task RappelerAsync(IReadOnlyList<ServiceFaitEnAttente> enAttente, Acteur acteur, CancellationToken ct) => db.RejouerAsync(async _ =>
    {
        var attente = await attentes.DuServiceFaitAsync(enAttente, acteur, ct);
        if (attente.Bloque is not { } chef) throw ReglesDesRappels.Personne.Refus();
        var passe = await attentes.PasseAsync(acteur.Portee(), ct, [chef.Id]);
        if (passe.Dernier(chef.Id)?.JourDeParis() is { } dernier && !CadenceDesRappels.PeutEtreRappele(horloge.Aujourdhui(), dernier))
            throw ReglesDesRappels.DejaCetteSemaine.Refus(("personne", chef.Designation), ("date", dernier.EnLettres()),
                ("reprise", dernier.AddDays(CadenceDesRappels.JoursEntreDeux).EnLettres()));
        var cadre = await rappels.CadreAsync(acteur.CodeAcademie!, ct) with { Auteur = acteur.Designation };
        var relances = attente.AChacun().Where(a => a.Bloque!.Id == chef.Id
            || (CadenceDesRappels.PeutEtreRappele(horloge.Aujourdhui(), passe.Dernier(a.Bloque.Id)?.JourDeParis()) && passe.Pour(a) < CadenceDesRappels.Maximum)).ToList();
        foreach (var une in relances) courrier.Preparer(une.Bloque!, [new(une, passe.Pour(une) + 1)], cadre);
        journal.Consigner(acteur, Evenement.RelanceFaite, new("relance", attente.ActeId, acteur.EtablissementId, acteur.CodeAcademie),
            $"a relancé {relances.Count} {(relances.Count == 1 ? "personne" : "personnes")}.");
        return await db.SaveChangesAsync(ct);
    }, ct);
}
