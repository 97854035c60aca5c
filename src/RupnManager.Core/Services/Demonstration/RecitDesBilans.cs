using RupnManager.Domain.Bilans;
using RupnManager.Domain.Missions;
using RupnManager.Services.Bilans;
using RupnManager.Services.Journal;

namespace RupnManager.Services.Demonstration;

/// <summary>Les bilans des RUPN : tous visés en 2013-2014 ; en 2025-2026, à chaque étape. Leurs chiffres sont ceux du relevé ce jour-là.</summary>
internal static class RecitDesBilans
{
    private static readonly TimeOnly HeureDuBrouillon = new(12, 30);

    private sealed record Suite(string Lieu, string Agent, int Annee, DateOnly? Soumis = null, DateOnly? Vise = null, DateOnly? Renvoye = null);

    private static readonly Suite[] Suites =
    [
        .. new[] { ("college", "rupn.college"), ("college", "rupn2.college"), ("college", "rupn3.college"), ("lycee", "rupn.lycee"), ("lycee", "rupn2.lycee") }
            .Select(r => new Suite(r.Item1, r.Item2, 2013, new(2014, 6, 5), Vise: new(2014, 6, 10))),
        new("college", "rupn.college", 2025, new(2026, 6, 9), Vise: new(2026, 6, 12)),
        new("college", "rupn2.college", 2025, new(2026, 11, 16)),
        new("lycee", "rupn.lycee", 2025, new(2026, 9, 22), Renvoye: new(2026, 11, 10)),
        new("lycee", "rupn2.lycee", 2025),
        new("forges", "rupn.forges", 2025),
        new("erea", "rupn.erea", 2025, new(2026, 6, 16), Vise: new(2026, 9, 22)),
        new("saulnieres", "rupn.saulnieres", 2025, new(2026, 6, 9), Vise: new(2026, 6, 15)),
        new("futaie", "rupn.futaie", 2025, new(2026, 6, 9), Vise: new(2026, 6, 15)),
        new("embruns", "rupn.embruns", 2025, new(2026, 6, 9), Vise: new(2026, 6, 15)),
        new("deuxrives", "rupn.deuxrives", 2025, new(2026, 6, 9), Vise: new(2026, 6, 15)),
        new("pont", "rupn.pont", 2025, new(2026, 6, 18)),
    ];

    public static void Inscrire(Metteur metteur)
    {
        foreach (var suite in Suites) Inscrire(metteur, suite);
    }

    private static void Inscrire(Metteur metteur, Suite suite)
    {
        Bilan? bilan = null;
        metteur.Agenda.Inscrire(suite.Soumis ?? new(2026, 6, 8), HeureDuBrouillon, _ => bilan = Rediger(metteur, suite));
        if (suite.Soumis is { } soumis)
            metteur.Agenda.Inscrire(soumis, Agenda.HeureDuRupn, quand =>
            {
                var rupn = metteur.Scene.Rupn(suite.Agent, quand);
                bilan!.Soumettre(Chiffres(metteur, bilan.MissionId), rupn, quand);
                metteur.Dire(rupn, Evenement.BilanSoumis, BilanService.Objet(bilan), $"a soumis son bilan {bilan.Annee}.", quand);
            });
        if (suite.Vise is { } vise)
            metteur.Agenda.Inscrire(vise, Agenda.HeureDuChef, quand =>
            {
                var chef = metteur.Scene.Chef(suite.Lieu, quand);
                bilan!.Viser(chef, quand);
                metteur.Dire(chef, Evenement.BilanVise, BilanService.Objet(bilan), $"a visé le bilan de {bilan.Personne!.Designation}.", quand);
            });
        if (suite.Renvoye is { } renvoye)
            metteur.Agenda.Inscrire(renvoye, Agenda.HeureDuChef, quand =>
            {
                var chef = metteur.Scene.Chef(suite.Lieu, quand);
                bilan!.Renvoyer("Précisez les besoins de formation et la suite donnée au parc mobile.", chef, quand);
                metteur.Dire(chef, Evenement.BilanRenvoye, BilanService.Objet(bilan),
                    $"a renvoyé le bilan de {bilan.Personne!.Designation} : {bilan.MotifDuRenvoi!.TrimEnd('.')}.", quand);
            });
    }

    private static Bilan Rediger(Metteur metteur, Suite suite)
    {
        var personne = metteur.Scene.Personnes[suite.Agent];
        var lieu = metteur.Scene.Lieux[suite.Lieu];
        var mission = metteur.Db.Missions.Local.Single(m => m.Annee.Debut == suite.Annee && m.EtablissementId == lieu.Id && m.AnnuleeLe is null
            && m.Fonction!.Code == Fonction.CodeRupn && m.Personnel!.PersonneId == personne.Id);
        var bilan = new Bilan
        {
            MissionId = mission.Id, Mission = mission, PersonneId = personne.Id, Personne = personne, EtablissementId = lieu.Id, Etablissement = lieu,
            CodeAcademie = Troupe.CodeAcademie, Annee = mission.Annee,
        };
        metteur.Db.Bilans.Add(bilan);
        bilan.Ecrire(Reponses(metteur, suite, bilan.MissionId));
        return bilan;
    }

    /// <summary>Une rubrique sans activité est sans objet ; un brouillon garde une synthèse à écrire.</summary>
    private static Dictionary<string, Reponse> Reponses(Metteur metteur, Suite suite, Guid missionId)
    {
        var chiffres = Chiffres(metteur, missionId);
        var textes = TextesDesBilansDeTroupe.De(suite.Agent, suite.Annee);
        var reponses = QuestionsDuBilan.Communes.Where(q => chiffres.Pour(q.Cle).Seances == 0).ToDictionary(q => q.Cle, _ => new Reponse(null, SansObjet: true));
        reponses[QuestionsDuBilan.Formation] = new(textes.Formation);
        reponses[QuestionsDuBilan.Reussites] = new(textes.Reussites);
        reponses[QuestionsDuBilan.Difficultes] = new(textes.Difficultes);
        reponses[QuestionsDuBilan.Besoins] = new(textes.Besoins);
        if (suite.Soumis is not null) reponses[QuestionsDuBilan.Perspectives] = new(textes.Perspectives);
        return reponses;
    }

    private static ChiffresDuBilan Chiffres(Metteur metteur, Guid missionId) =>
        ChiffresDuBilan.De(metteur.Db.Activites.Local.Where(a => a.MissionId == missionId).OrderBy(a => a.Date));
}
