using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Services.Acteurs;
using RupnManager.Services.Journal;

namespace RupnManager.Services.Etablissements;

/// <summary>Le départ d'un agent : son dernier jour est noté, son accès de RUPN finit avec lui, le reste se montre.</summary>
public sealed class DepartService(RupnDbContext db, CeQuIlLaisseService laisses, JournalService journal, TimeProvider horloge)
{
    /// <summary>Ce que le départ ferme, et ce qu'il laisse ouvert.</summary>
    public async Task<DepartPrevu> PrevoirAsync(Guid id, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.GererPersonnels);
        var agent = await TrouverAsync(id, acteur, ct);
        var jour = horloge.Aujourdhui();
        var ici = (await AffectationsAsync(agent, ct)).Where(a => a.APrisEffet && (a.Fin is null || a.Fin >= jour)).ToList();
        var acces = ici.FirstOrDefault(a => a.Role is Role.Rupn);
        return new(agent.Id, agent.Personne!.Designation, agent.DernierJour, agent.DernierJour >= jour, agent.Version,
            acces is null ? null : $"depuis le {acces.Debut.EnLettres()}{(acces.Fin is { } fin ? $", jusqu'au {fin.EnLettres()}" : "")}",
            [.. ici.Where(a => a.Role is not Role.Rupn).Select(a => a.Libelle)], await laisses.LireAsync(agent, acteur, ct));
    }

    /// <summary>Note le dernier jour de l'agent ; son affectation de RUPN finit au plus tard ce jour-là. Refus : personnel.depart.</summary>
    public async Task PartirAsync(Guid id, DateOnly dernierJour, int version, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.GererPersonnels);
        var agent = await TrouverAsync(id, acteur, ct);
        if (agent.DernierJour == dernierJour) return;
        db.Entry(agent).Property(p => p.Version).OriginalValue = version;
        await NoterAsync(agent, dernierJour, acteur, ct);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>L'agent reste, ou revient. Un départ qui n'a pas encore pris effet rend aussi l'accès qu'il fermait.</summary>
    public async Task RevenirAsync(Guid id, int version, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.GererPersonnels);
        var agent = await TrouverAsync(id, acteur, ct);
        if (agent.DernierJour is not { } dernier) return;
        db.Entry(agent).Property(p => p.Version).OriginalValue = version;
        agent.Revenir();
        Consigner(agent, acteur, $"a annulé le départ de {agent.Personne!.Designation}, noté au {dernier.EnLettres()}.");
        if (dernier >= horloge.Aujourdhui())
        {
            var acces = (await AffectationsAsync(agent, ct)).Where(a => a.Role is Role.Rupn).ToList();
            if (acces.FirstOrDefault(a => a.Fin == dernier) is { } fermee && !acces.Any(a => a.Chevauche(dernier.AddDays(1), null)))
            {
                fermee.Rouvrir();
                journal.Consigner(acteur, Evenement.AffectationModifiee, JournalDesAffectations.Objet(fermee),
                    $"a changé l'affectation de {agent.Personne.Designation}{JournalDesAffectations.A(fermee)} : plus de dernier jour.");
            }
        }
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Le départ, sa fin d'affectation et leurs entrées au journal ; à enregistrer d'un bloc avec ce qui l'a demandé. Refus : personnel.depart.</summary>
    internal async Task NoterAsync(Personnel agent, DateOnly dernierJour, Acteur acteur, CancellationToken ct)
    {
        agent.Partir(dernierJour, horloge.Aujourdhui());
        Consigner(agent, acteur, $"a noté le départ de {agent.Personne!.Designation}, dernier jour le {dernierJour.EnLettres()}.");
        foreach (var acces in (await AffectationsAsync(agent, ct)).Where(a => a.Role is Role.Rupn && a.FinirAuDepart(dernierJour)))
            journal.Consigner(acteur, acces, finie: true);
    }

    /// <summary>Ce que l'agent exerce dans cet établissement, et là seulement.</summary>
    private Task<List<Affectation>> AffectationsAsync(Personnel agent, CancellationToken ct) =>
        db.Affectations.Include(a => a.Personne).Include(a => a.Etablissement)
            .Where(a => a.PersonneId == agent.PersonneId && a.EtablissementId == agent.EtablissementId).OrderBy(a => a.Debut).ToListAsync(ct);

    private void Consigner(Personnel agent, Acteur acteur, string geste) =>
        journal.Consigner(acteur, Evenement.PersonnelParti, new("personnel", agent.Id, agent.EtablissementId, acteur.CodeAcademie), geste);

    private Task<Personnel> TrouverAsync(Guid id, Acteur acteur, CancellationToken ct) =>
        db.Personnels.VisiblesPar(acteur).Include(p => p.Personne).Where(p => p.Id == id).TrouverAsync(ct);
}
