using RupnManager.Domain.Bilans;
using RupnManager.Domain.Dates;
using RupnManager.Services.Bilans;
using RupnManager.Services.Journal;

namespace RupnManager.Services.Demonstration;

/// <summary>Les bilans au CA : présentés en 2014, une année close au lycée ; en 2026, prêt à l'EREA, en préparation aux Saulnières.</summary>
internal static class RecitDesBilansAuCA
{
    private static readonly TimeOnly HeureDeLArret = new(10, 45);
    private static readonly TimeOnly HeureDuCA = new(18, 30);

    private static readonly Dictionary<string, string> Activites = new()
    {
        ["CULTURE"] = "Trois sorties au théâtre préparées avec les classes de seconde, une résidence d'auteur de deux semaines, un abonnement au ciné-club.",
        ["TUTORAT"] = "Douze élèves de seconde suivis, un rendez-vous par quinzaine ; neuf sont passés dans la voie de leur choix.",
    };

    public static void Inscrire(Metteur metteur)
    {
        Presenter(metteur, Ecrire(metteur, "college", 2013, new(2014, 6, 11)), "college", new(2014, 6, 12), new(2014, 6, 26));
        var lycee = Ecrire(metteur, "lycee", 2013, new(2014, 6, 10));
        Presenter(metteur, lycee, "lycee", new(2014, 6, 10), new(2014, 6, 24));
        Clore(metteur, lycee, "lycee", new(2014, 9, 8));
        Presenter(metteur, Ecrire(metteur, "erea", 2013, new(2014, 6, 3), motif: "M. Roy a quitté sa mission le 4 octobre, sans relevé."), "erea", new(2014, 6, 3), new(2014, 6, 17));
        Ecrire(metteur, "erea", 2025, new(2026, 9, 25));
        Ecrire(metteur, "saulnieres", 2025, new(2026, 9, 28), arrete: false);
    }

    private static BilanAuCA Ecrire(Metteur metteur, string lieu, int annee, DateOnly le, string? motif = null, bool arrete = true)
    {
        var bilan = new BilanAuCA { EtablissementId = metteur.Scene.Lieux[lieu].Id, CodeAcademie = Troupe.CodeAcademie, Annee = new(annee) };
        metteur.Agenda.Inscrire(le, HeureDeLArret, quand =>
        {
            var chef = metteur.Scene.Chef(lieu, quand);
            metteur.Db.BilansAuCA.Add(bilan);
            var autres = metteur.Scene.AutresFonctions(lieu, annee);
            bilan.Ecrire(Textes(annee) with { Fonctions = autres.ToDictionary(f => f.Code, f => Activites[f.Code]) });
            if (!arrete) return;
            bilan.Arreter(autres, motif is null ? 0 : 1, motif, chef, quand);
            var sans = bilan.MotifSansTousLesBilans is { } raison ? $", sans tous les bilans : {raison.TrimEnd('.')}" : "";
            metteur.Dire(chef, Evenement.BilanAuCAArrete, BilanAuCAService.Objet(bilan), $"a arrêté le texte du bilan {bilan.Annee} au CA{sans}.", quand);
        });
        return bilan;
    }

    private static void Presenter(Metteur metteur, BilanAuCA bilan, string lieu, DateOnly convocation, DateOnly seance) =>
        metteur.Agenda.Inscrire(seance, HeureDuCA, quand =>
        {
            bilan.Presenter(seance, convocation, null, quand.JourDeParis());
            metteur.Dire(metteur.Scene.Chef(lieu, quand), Evenement.BilanAuCAPresente, BilanAuCAService.Objet(bilan),
                $"a enregistré la présentation du bilan {bilan.Annee} au CA du {seance.EnChiffres()}.", quand);
        });

    /// <summary>Le dernier geste du lycée en 2013-2014 : les retours de paiement sont du 2 septembre.</summary>
    private static void Clore(Metteur metteur, BilanAuCA bilan, string lieu, DateOnly le) => metteur.Agenda.Inscrire(le, Agenda.HeureDuChef, quand =>
    {
        var chef = metteur.Scene.Chef(lieu, quand);
        bilan.CloreLAnnee(0, chef, quand);
        metteur.Dire(chef, Evenement.AnneeClose, BilanAuCAService.Objet(bilan), $"a clos l'année {bilan.Annee}.", quand);
    });

    private static TextesDuBilanAuCA Textes(int annee) => annee == 2013
        ? new()
        {
            Reussites = "L'ENT est ouvert à toutes les classes et aux familles de 3e ; les projets de presse ont réuni plusieurs disciplines.",
            Difficultes = "Le réseau reste fragile ; la salle informatique manque de créneaux.",
            Besoins = "Des vidéoprojecteurs et une formation aux tablettes.",
            Perspectives = "Éduquer à l'identité numérique dès la première année.",
        }
        : new()
        {
            Reussites = "Les travaux des élèves sont visibles des familles ; chaque classe a suivi une séance sur l'identité numérique.",
            Difficultes = "Les réparations sont lentes.",
            Besoins = "Renouveler les postes les plus anciens.",
            Perspectives = "Un cadre d'usage de l'intelligence artificielle.",
        };
}
