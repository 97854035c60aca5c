using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Indemnites;

namespace RupnManager.Services.Accueil;

/// <summary>Ce que les propositions attendent : au chef, les modalités puis l'envoi ; au rectorat, ses décisions.</summary>
public sealed class TachesDesAttributionsService(RupnDbContext db, TimeProvider horloge)
{
    public async Task<IReadOnlyList<Tache>> DeAsync(Acteur acteur, CancellationToken ct = default)
    {
        var taches = new List<Tache>();
        if (acteur.Peut(Permission.EnregistrerModalites)) taches.AddRange(await ModalitesAsync(acteur, ct));
        if (acteur.Peut(Permission.ProposerAttributions)) taches.AddRange(await EnvoisAsync(acteur, ct));
        if (acteur.Peut(Permission.DeciderAttributions)) taches.AddRange(await DecisionsAsync(acteur, ct));
        return taches;
    }

    /// <summary>Une enveloppe est notifiée cette année, et rien ne peut en partir sans modalités (art. 5).</summary>
    private async Task<IEnumerable<Tache>> ModalitesAsync(Acteur acteur, CancellationToken ct)
    {
        var annee = AnneeScolaire.Du(horloge.Aujourdhui());
        var modalites = db.Modalites.VisiblesPar(acteur);
        var attente = await db.Enveloppes.VisiblesPar(acteur).AsNoTracking().Where(e => e.Annee == annee && e.CloseLe == null)
            .Where(e => !modalites.Any(m => m.EtablissementId == e.EtablissementId && m.Annee == annee && m.DateCA != null))
            .Select(e => new
            {
                Depuis = e.Mouvements.Min(m => m.EnregistreLe),
                Conseil = modalites.Any(m => m.EtablissementId == e.EtablissementId && m.Annee == annee && m.DateConseilPedagogique != null),
            }).FirstOrDefaultAsync(ct);
        if (attente is null) return [];
        return
        [
            new(attente.Conseil ? "Enregistrer la séance du CA" : "Enregistrer l'avis du conseil pédagogique", null,
                $"{annee} : l'enveloppe est notifiée ; sans modalités, aucune proposition ne part.", "Enregistrer", $"/indemnites/modalites?annee={annee.Debut}", attente.Depuis),
        ];
    }

    private async Task<IEnumerable<Tache>> EnvoisAsync(Acteur acteur, CancellationToken ct)
    {
        var bordereaux = await db.Bordereaux.VisiblesPar(acteur).AsNoTracking()
            .Where(b => b.Etat == EtatDeBordereau.EnPreparation && b.Attributions.Any(a => a.Etat == EtatDAttribution.Preparee))
            .OrderBy(b => b.Numero).Take(TachesService.Maximum)
            .Select(b => new
            {
                b.Id, b.Numero, Nombre = b.Attributions.Count(a => a.Etat == EtatDAttribution.Preparee), Depuis = b.Attributions.Min(a => a.PrepareeLe),
            }).ToListAsync(ct);
        return bordereaux.Select(b => new Tache($"Envoyer le bordereau {b.Numero}", null,
            b.Nombre == 1 ? "Une proposition est prête." : $"{b.Nombre} propositions sont prêtes.", "Relire et envoyer", $"/indemnites/bordereaux/{b.Id}/envoi", b.Depuis));
    }

    private async Task<IEnumerable<Tache>> DecisionsAsync(Acteur acteur, CancellationToken ct)
    {
        var attente = db.Bordereaux.VisiblesPar(acteur).AsNoTracking().Where(b => b.Etat == EtatDeBordereau.Envoye || b.Etat == EtatDeBordereau.EnDecision);
        var nombre = await attente.GroupBy(b => 1).Select(g => new { Tous = g.Count(), Premier = g.Min(b => b.EnvoyeLe) }).SingleOrDefaultAsync(ct);
        if (nombre is null) return [];
        if (nombre.Tous > TachesService.Groupe)
            return [new($"{nombre.Tous} bordereaux à décider", null, $"Le plus ancien est arrivé le {nombre.Premier!.Value.DateEnLettres()}.",
                "Ouvrir la file", "/indemnites/propositions", nombre.Premier.Value)];
        var bordereaux = await attente.OrderBy(b => b.EnvoyeLe)
            .Select(b => new { b.Id, b.Numero, b.Etablissement!.Nom, b.EnvoyeLe, Attendues = b.Attributions.Count(a => a.Etat == EtatDAttribution.Proposee) })
            .ToListAsync(ct);
        return bordereaux.Select(b => new Tache($"Décider le bordereau {b.Numero}", null,
            $"{b.Nom} : {(b.Attendues == 1 ? "1 décision à rendre" : $"{b.Attendues} décisions à rendre")}, envoyé le {b.EnvoyeLe!.Value.DateEnLettres()}.",
            "Décider", $"/indemnites/bordereaux/{b.Id}", b.EnvoyeLe!.Value));
    }
}
