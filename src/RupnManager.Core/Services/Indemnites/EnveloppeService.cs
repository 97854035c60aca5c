using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.Regles;
using RupnManager.Services.Journal;

namespace RupnManager.Services.Indemnites;

/// <summary>Ce que le courrier du rectorat dit d'un mouvement.</summary>
public sealed record Courrier(Montant Montant, DateOnly? Date, string? Reference);

/// <summary>Les gestes du rectorat sur les enveloppes : notifier, compléter, retirer, clore (art. 5, décret n° 2010-1065).</summary>
public sealed class EnveloppeService(RupnDbContext db, JournalService journal, TimeProvider horloge)
{
    /// <summary>
    /// Notifie l'enveloppe d'un établissement pour une année. Refus : regime.ific-close, regime.ific-avant, regime.imp-avant, enveloppe.annee,
    /// uai.forme, uai.cle, enveloppe.etablissement, enveloppe.deja, enveloppe.reference, enveloppe.date, montant.forme.
    /// </summary>
    public Task<Guid> NotifierAsync(string? uai, Regime regime, AnneeScolaire annee, Courrier courrier, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.NotifierEnveloppes);
        var aujourdhui = horloge.Aujourdhui();
        VerifierLAnnee(regime, annee, aujourdhui);
        var numero = Uai.Lire(uai);
        return db.RejouerAsync(async _ =>
        {
            var etablissement = await db.Etablissements.VisiblesPar(acteur).Where(e => e.Ouvert).FirstOrDefaultAsync(e => e.Uai == numero, ct)
                ?? throw ReglesDesEnveloppes.HorsAcademie.Refus();
            if (await db.Enveloppes.VisiblesPar(acteur).AnyAsync(e => e.EtablissementId == etablissement.Id && e.Annee == annee, ct))
                throw ReglesDesEnveloppes.DejaNotifiee.Refus(("annee", annee));
            var enveloppe = Ouvrir(etablissement, annee);
            var mouvement = enveloppe.Mouvoir(SensDeMouvement.Notification, courrier.Montant, courrier.Date, courrier.Reference, acteur, horloge.Maintenant(), aujourdhui);
            db.Enveloppes.Add(enveloppe);
            journal.Consigner(acteur, enveloppe, mouvement);
            await db.SaveChangesAsync(ct);
            return enveloppe.Id;
        }, ct);
    }

    /// <summary>Ajoute ou retire. Refus : enveloppe.close, enveloppe.deja, enveloppe.reference, enveloppe.reference-deja, enveloppe.date, enveloppe.retrait, montant.forme.</summary>
    public Task MouvoirAsync(Guid id, SensDeMouvement sens, Courrier courrier, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.NotifierEnveloppes);
        return db.RejouerAsync(async _ =>
        {
            var enveloppe = await TrouverAsync(id, acteur, ct);
            if (sens is not (SensDeMouvement.Complement or SensDeMouvement.Retrait)) throw ReglesDesEnveloppes.DejaNotifiee.RefusSur("Sens", ("annee", enveloppe.Annee));
            RefuserUneReferenceConnue(enveloppe, courrier.Reference);
            var mouvement = enveloppe.Mouvoir(sens, courrier.Montant, courrier.Date, courrier.Reference, acteur, horloge.Maintenant(), horloge.Aujourdhui());
            journal.Consigner(acteur, enveloppe, mouvement);
            return await db.SaveChangesAsync(ct);
        }, ct);
    }

    /// <summary>Ferme l'enveloppe pour de bon. Refus : enveloppe.close.</summary>
    public Task CloreAsync(Guid id, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.NotifierEnveloppes);
        return db.RejouerAsync(async _ =>
        {
            var enveloppe = await TrouverAsync(id, acteur, ct);
            enveloppe.Clore(horloge.Maintenant());
            journal.Consigner(acteur, Evenement.EnveloppeClose, JournalDesEnveloppes.Objet(enveloppe, ditUnMontant: false),
                $"a clos l'enveloppe {enveloppe.Annee} de {enveloppe.Etablissement!.Nom}.");
            return await db.SaveChangesAsync(ct);
        }, ct);
    }

    /// <summary>L'année est de ce régime, et pas au-delà de la prochaine.</summary>
    internal static void VerifierLAnnee(Regime regime, AnneeScolaire annee, DateOnly aujourdhui)
    {
        regime.VerifierPour(annee);
        var derniere = AnneeScolaire.Du(aujourdhui).Suivante;
        if (annee > derniere) throw ReglesDesEnveloppes.AnneeLointaine.Refus(("annee", derniere));
    }

    internal static Enveloppe Ouvrir(Etablissement etablissement, AnneeScolaire annee) => new()
    {
        EtablissementId = etablissement.Id, Etablissement = etablissement, CodeAcademie = etablissement.CodeAcademie, Annee = annee,
    };

    /// <summary>Un courrier ne s'enregistre qu'une fois.</summary>
    internal static void RefuserUneReferenceConnue(Enveloppe enveloppe, string? reference)
    {
        var courrier = (reference ?? "").Trim();
        if (enveloppe.Mouvements.Any(m => m.Reference.Equals(courrier, StringComparison.OrdinalIgnoreCase)))
            throw ReglesDesEnveloppes.ReferenceDeja.Refus(("reference", courrier));
    }

    private Task<Enveloppe> TrouverAsync(Guid id, Acteur acteur, CancellationToken ct) =>
        db.Enveloppes.VisiblesPar(acteur).Include(e => e.Etablissement).Include(e => e.Mouvements).Where(e => e.Id == id).TrouverAsync(ct);
}
