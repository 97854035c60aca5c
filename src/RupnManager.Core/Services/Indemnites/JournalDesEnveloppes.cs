using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Indemnites;
using RupnManager.Services.Journal;

namespace RupnManager.Services.Indemnites;

/// <summary>Ce que le journal dit d'une enveloppe ; un mouvement dit son montant, que le DAN ne lit donc pas.</summary>
internal static class JournalDesEnveloppes
{
    public static ObjetDuJournal Objet(Enveloppe enveloppe, bool ditUnMontant = true) =>
        new("enveloppe", enveloppe.Id, enveloppe.EtablissementId, enveloppe.CodeAcademie, DitUnMontant: ditUnMontant);

    /// <summary>L'événement et la phrase d'un mouvement.</summary>
    public static (string Evenement, string Geste) Decrire(Enveloppe enveloppe, Mouvement mouvement)
    {
        var (nom, reference) = (enveloppe.Etablissement!.Nom, mouvement.Reference);
        return mouvement.Sens switch
        {
            SensDeMouvement.Notification => (Evenement.EnveloppeNotifiee, $"a notifié {mouvement.Montant} à {nom} ({reference})."),
            SensDeMouvement.Complement => (Evenement.EnveloppeCompletee, $"a ajouté {mouvement.Montant} à l'enveloppe {enveloppe.Annee} de {nom} ({reference})."),
            _ => (Evenement.EnveloppeReduite, $"a retiré {-mouvement.Montant} à l'enveloppe {enveloppe.Annee} de {nom} ({reference})."),
        };
    }

    /// <summary>Consigne un mouvement.</summary>
    public static void Consigner(this JournalService journal, Acteur acteur, Enveloppe enveloppe, Mouvement mouvement)
    {
        var (evenement, geste) = Decrire(enveloppe, mouvement);
        journal.Consigner(acteur, evenement, Objet(enveloppe), geste);
    }
}
