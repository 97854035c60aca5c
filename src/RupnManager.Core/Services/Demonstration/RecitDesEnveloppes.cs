using RupnManager.Domain.Indemnites;
using RupnManager.Services.Indemnites;

namespace RupnManager.Services.Demonstration;

/// <summary>Ce que le rectorat notifie, complète et retire, année par année ; un collège n'a pas d'enveloppe.</summary>
internal static class RecitDesEnveloppes
{
    private static readonly (int Annee, string Lieu, DateOnly Date, decimal Euros, string Reference)[] Mouvements =
    [
        (2013, "erea", new(2013, 9, 13), 1000m, "DPE-2013-0121"),
        (2013, "college", new(2013, 9, 27), 3000m, "DPE-2013-0147"),
        (2013, "lycee", new(2013, 9, 27), 5400m, "DPE-2013-0148"),
        (2013, "college", new(2014, 1, 17), 600m, "DPE-2014-0031"),
        (2013, "lycee", new(2014, 1, 17), 800m, "DPE-2014-0032"),
        (2013, "college", new(2014, 3, 14), -200m, "DPE-2014-0088"),
        (2013, "lycee", new(2014, 3, 14), -200m, "DPE-2014-0089"),
        (2025, "college", new(2025, 5, 19), 3125m, "DPE-2025-0190"),
        (2025, "lycee", new(2025, 5, 19), 4375m, "DPE-2025-0191"),
        (2025, "erea", new(2025, 5, 19), 1250m, "DPE-2025-0192"),
        (2026, "college", new(2026, 5, 18), 3750m, "DPE-2026-0211"),
        (2026, "lycee", new(2026, 5, 18), 7500m, "DPE-2026-0212"),
        (2026, "erea", new(2026, 5, 18), 1250m, "DPE-2026-0213"),
        (2026, "saulnieres", new(2026, 5, 18), 1250m, "DPE-2026-0214"),
        (2026, "futaie", new(2026, 5, 18), 1250m, "DPE-2026-0215"),
        (2026, "pont", new(2026, 5, 18), 625m, "DPE-2026-0216"),
        (2026, "belvedere", new(2026, 5, 18), 2500m, "DPE-2026-0217"),
        (2026, "embruns", new(2026, 5, 18), 2500m, "DPE-2026-0218"),
        (2026, "forges", new(2026, 5, 18), 1250m, "DPE-2026-0219"),
        (2026, "deuxrives", new(2026, 5, 18), 1250m, "DPE-2026-0220"),
        (2026, "quai", new(2026, 5, 18), 625m, "DPE-2026-0221"),
        (2026, "college", new(2026, 9, 14), 312.50m, "DPE-2026-0398"),
        (2026, "lycee", new(2026, 10, 5), -1250m, "DPE-2026-0431"),
        (2026, "lycee", new(2026, 11, 12), 625m, "DPE-2026-0470"),
    ];

    public static void Inscrire(Metteur metteur)
    {
        foreach (var (annee, lieu, date, euros, reference) in Mouvements)
        {
            metteur.Agenda.Inscrire(date, Agenda.HeureDuRectorat, quand =>
            {
                var enveloppe = Enveloppe(metteur, lieu, annee);
                var sens = enveloppe.Mouvements.Count == 0 ? SensDeMouvement.Notification : euros < 0 ? SensDeMouvement.Retrait : SensDeMouvement.Complement;
                var jour = metteur.Scene.Calendrier.Jour(date);
                var auteur = metteur.Scene.Rectorat(quand);
                var montant = Montant.EnEuros(Math.Abs(euros));
                var mouvement = enveloppe.Mouvoir(sens, montant, jour, reference, auteur, quand, jour);
                var (evenement, geste) = JournalDesEnveloppes.Decrire(enveloppe, mouvement);
                metteur.Dire(auteur, evenement, JournalDesEnveloppes.Objet(enveloppe), geste, quand);
            });
        }
    }

    private static Enveloppe Enveloppe(Metteur metteur, string lieu, int annee)
    {
        if (metteur.Scene.Enveloppes.TryGetValue((lieu, annee), out var enveloppe)) return enveloppe;
        var etablissement = metteur.Scene.Lieux[lieu];
        metteur.Scene.Enveloppes[(lieu, annee)] = enveloppe = new()
        {
            EtablissementId = etablissement.Id, Etablissement = etablissement, CodeAcademie = Troupe.CodeAcademie, Annee = new(annee),
        };
        metteur.Db.Enveloppes.Add(enveloppe);
        return enveloppe;
    }
}
