using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Indemnites;

namespace RupnManager.Services.Indemnites;

/// <summary>Où en est l'enveloppe : notifié, proposé, décidé, certifié, transmis, payé, disponible.</summary>
public sealed class JaugeService(RupnDbContext db)
{
    /// <summary>La jauge d'un établissement du périmètre pour une année ; « non notifiée » sans enveloppe.</summary>
    public async Task<Jauge> DeAsync(Guid etablissementId, AnneeScolaire annee, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.ConsulterEnveloppes);
        var sommes = await db.Enveloppes.VisiblesPar(acteur).AsNoTracking().Where(e => e.EtablissementId == etablissementId && e.Annee == annee)
            .Select(e => new
            {
                Enveloppe = e,
                Notifiee = e.Mouvements.Min(m => (DateOnly?)m.Date),
                Propose = db.Attributions.Where(a => a.EnveloppeId == e.Id && a.SansSuiteLe == null).Sum(a => a.Propose.Centimes),
                Decide = db.Attributions.Where(a => a.EnveloppeId == e.Id && a.Decision != null).Sum(a => a.Decision!.Montant.Centimes),
                Accorde = db.Attributions.Where(a => a.EnveloppeId == e.Id && a.Decision != null).Sum(a => a.Engage.Centimes),
                Certifie = db.Echeances.Where(x => x.Attribution!.EnveloppeId == e.Id && x.Certification != null)
                    .Sum(x => x.Certification!.Montant.Centimes),
                Transmis = db.Echeances.Where(x => x.Attribution!.EnveloppeId == e.Id && x.Certification != null
                    && (x.Situation == SituationDEcheance.Transmise || x.Situation == SituationDEcheance.Payee)).Sum(x => x.Certification!.Montant.Centimes),
                Paye = db.Echeances.Where(x => x.Attribution!.EnveloppeId == e.Id && x.Certification != null && x.Situation == SituationDEcheance.Payee)
                    .Sum(x => x.Certification!.Montant.Centimes),
            }).FirstOrDefaultAsync(ct);
        if (sommes is null) return new() { Annee = annee };
        return new()
        {
            Annee = annee, EnveloppeId = sommes.Enveloppe.Id, NotifieeLe = sommes.Notifiee, Etat = sommes.Enveloppe.Etat,
            Notifie = sommes.Enveloppe.Notifie, Engage = sommes.Enveloppe.Engage, EngageAccorde = new(sommes.Accorde),
            Propose = new(sommes.Propose), Decide = new(sommes.Decide), Certifie = new(sommes.Certifie),
            Transmis = new(sommes.Transmis), Paye = new(sommes.Paye),
        };
    }
}
