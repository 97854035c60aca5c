using RupnManager.Domain.Campagnes;
using RupnManager.Services.Journal;

namespace RupnManager.Services.Demonstration;

/// <summary>Une campagne par année de lettres : deux closes, celle de l'année ouverte, la suivante en préparation.</summary>
internal static class RecitDesCampagnes
{
    private const string Message = "Prévoyez la lettre de chaque référent avant les vacances de fin d'année : l'indemnité se propose ensuite. "
        + "Une question ? Le bureau du numérique éducatif répond le mardi et le jeudi.";

    public static void Inscrire(Metteur metteur)
    {
        Jouer(metteur, 2013, new(new(2013, 9, 2), new(2013, 10, 4), new(2013, 10, 18), new(2013, 11, 29), new(2013, 11, 29)), "M-2013-1", new(2013, 12, 2));
        Jouer(metteur, 2025, new(new(2025, 9, 1), new(2025, 10, 10), new(2025, 10, 17), new(2025, 11, 28), new(2025, 12, 5)), "M-2025-1", new(2025, 12, 8));
        Jouer(metteur, 2026, new(new(2026, 9, 1), new(2026, 11, 20), new(2026, 11, 25), new(2026, 11, 30), new(2026, 11, 30)), "M-2026-1", null);
        Preparer(metteur, 2027, new(new(2027, 9, 1), new(2027, 10, 15), new(2027, 10, 29), new(2027, 11, 26), new(2027, 11, 30)), new(2026, 11, 16));
    }

    /// <summary>Préparée avant la rentrée, ouverte une fois le modèle publié, close à sa fin.</summary>
    private static void Jouer(Metteur metteur, int annee, DatesDeCampagne dates, string modele, DateOnly? close)
    {
        var campagne = Preparer(metteur, annee, dates, new(annee, 9, 2));
        metteur.Agenda.Inscrire(new(annee, 9, 2), new(9, 0), quand =>
        {
            campagne.Ouvrir([], metteur.Scene.Modeles[modele].Id, metteur.Scene.Dan(quand), quand);
            Dire(metteur, campagne, Evenement.CampagneOuverte, $"a ouvert la campagne {campagne.Annee} (modèle {modele}).", quand);
        });
        if (close is not { } jour) return;
        metteur.Agenda.Inscrire(jour, new(9, 0), quand =>
        {
            campagne.Clore(metteur.Scene.Dan(quand), quand);
            Dire(metteur, campagne, Evenement.CampagneClose, $"a clos la campagne {campagne.Annee}.", quand);
        });
    }

    private static Campagne Preparer(Metteur metteur, int annee, DatesDeCampagne dates, DateOnly le)
    {
        var jour = metteur.Scene.Calendrier.Jour;
        var campagne = new Campagne { CodeAcademie = Troupe.CodeAcademie, Annee = new(annee) };
        campagne.Regler(annee > 2026 ? dates
            : new(jour(dates.Ouverture), jour(dates.LimiteDuChef), jour(dates.LimiteDuRupn), jour(dates.LimiteDuDan!.Value), jour(dates.DateFin)), Message, true);
        metteur.Db.Campagnes.Add(campagne);
        metteur.Agenda.Inscrire(le, new(8, 45), quand => Dire(metteur, campagne, Evenement.CampagnePreparee, $"a préparé la campagne {campagne.Annee}.", quand));
        return campagne;
    }

    private static void Dire(Metteur metteur, Campagne campagne, string evenement, string geste, DateTime quand) =>
        metteur.Dire(metteur.Scene.Dan(quand), evenement, new ObjetDuJournal("campagne", campagne.Id, null, Troupe.CodeAcademie), geste, quand);
}
