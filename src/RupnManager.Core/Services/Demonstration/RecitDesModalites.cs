using RupnManager.Domain.Dates;
using RupnManager.Domain.Indemnites;
using RupnManager.Services.Journal;

namespace RupnManager.Services.Demonstration;

/// <summary>Les conseils pédagogiques et les conseils d'administration ; à l'EREA, celui de 2026 n'a pas encore eu lieu.</summary>
internal static class RecitDesModalites
{
    private const string TexteDeLAvis =
        "Le conseil a pris connaissance des activités proposées et des principes de rémunération ; il souhaite que l'aide aux collègues reste première.";

    private sealed record Seance(int Annee, string Lieu, DateOnly Conseil, DateOnly Convocation, DateOnly CA, int Presents, int Quorum, int Pour = 0, int Contre = 0, int Abstentions = 0);

    private static readonly Seance[] Seances =
    [
        new(2013, "college", new(2013, 10, 10), new(2013, 11, 5), new(2013, 11, 19), 19, 13),
        new(2013, "lycee", new(2013, 10, 14), new(2013, 11, 12), new(2013, 11, 26), 25, 16),
        new(2013, "erea", new(2013, 9, 12), new(2013, 9, 13), new(2013, 9, 26), 15, 13),
        new(2025, "college", new(2025, 5, 22), new(2025, 6, 5), new(2025, 6, 17), 18, 13, 15, 1, 2),
        new(2025, "lycee", new(2025, 5, 20), new(2025, 6, 6), new(2025, 6, 19), 24, 16, 19, 3, 2),
        new(2025, "erea", new(2025, 5, 27), new(2025, 6, 10), new(2025, 6, 24), 13, 13, 12, 0, 1),
        new(2026, "college", new(2026, 5, 21), new(2026, 6, 4), new(2026, 6, 16), 17, 13, 14, 2, 1),
        new(2026, "lycee", new(2026, 5, 28), new(2026, 6, 18), new(2026, 6, 23), 24, 16, 18, 4, 2),
        new(2026, "embruns", new(2026, 5, 26), new(2026, 6, 8), new(2026, 6, 18), 23, 16, 20, 0, 3),
    ];

    public static void Inscrire(Metteur metteur)
    {
        foreach (var seance in Seances)
        {
            Recueillir(metteur, seance.Lieu, seance.Annee, seance.Conseil);
            metteur.Agenda.Inscrire(seance.CA, Agenda.HeureDuChef, quand => Presenter(metteur, seance, quand));
        }
        Recueillir(metteur, "erea", 2026, new(2026, 6, 18));
    }

    private static void Recueillir(Metteur metteur, string lieu, int annee, DateOnly le) => metteur.Agenda.Inscrire(le, Agenda.HeureDuChef, quand =>
    {
        var etablissement = metteur.Scene.Lieux[lieu];
        var modalites = new Modalites { EtablissementId = etablissement.Id, Etablissement = etablissement, CodeAcademie = Troupe.CodeAcademie, Annee = new(annee) };
        modalites.EnregistrerAvis(le, SensDeLAvis.Favorable, TexteDeLAvis, le);
        metteur.Db.Modalites.Add(metteur.Scene.Modalites[(lieu, annee)] = modalites);
        Dire(metteur, modalites, lieu, Evenement.AvisEnregistre, $"a enregistré l'avis du conseil pédagogique du {le.EnLettres()}.", quand);
    });

    private static void Presenter(Metteur metteur, Seance seance, DateTime quand)
    {
        var modalites = metteur.Scene.Modalites[(seance.Lieu, seance.Annee)];
        modalites.EnregistrerCA(new()
        {
            Date = seance.CA, Convocation = seance.Convocation, Presents = seance.Presents, Quorum = seance.Quorum,
            Pour = seance.Pour, Contre = seance.Contre, Abstentions = seance.Abstentions, Votants = seance.Pour + seance.Contre + seance.Abstentions,
        }, seance.CA);
        Dire(metteur, modalites, seance.Lieu, Evenement.SeanceEnregistree, $"a enregistré la séance du CA du {seance.CA.EnLettres()}.", quand);
    }

    private static void Dire(Metteur metteur, Modalites modalites, string lieu, string evenement, string geste, DateTime quand) =>
        metteur.Dire(metteur.Scene.Chef(lieu, quand), evenement,
            new ObjetDuJournal("modalités", modalites.Id, modalites.EtablissementId, Troupe.CodeAcademie), geste, quand);
}
