using RupnManager.Domain.Indemnites;
using RupnManager.Services.Indemnites;
using RupnManager.Services.Journal;

namespace RupnManager.Services.Demonstration;

/// <summary>Les états liquidatifs : payés en 2014 et en 2026, sauf une ligne rejetée ; en novembre 2026, l'un à arrêter, l'autre en préparation.</summary>
internal static class RecitDesEtats
{
    private static readonly DateOnly Aout2014 = new(2014, 8, 1);
    private static readonly DateOnly Aout2026 = new(2026, 8, 1);
    private static readonly DateOnly Juillet2026 = new(2026, 7, 1);

    public static void Inscrire(Metteur metteur)
    {
        new EtatDeTroupe(metteur, "college", 2013).Preparer(new(2014, 7, 1), "A1", "A2", "A3").Soumettre(new(2014, 7, 1))
            .Arreter(new(2014, 7, 2)).Transmettre(new(2014, 7, 3))
            .Repondre(new(2014, 9, 2), Aout2014, ["A1"], ("A2", "situation administrative à mettre à jour"));
        new EtatDeTroupe(metteur, "lycee", 2013).Preparer(new(2014, 6, 30), "A4", "A5", "A6", "A7").Soumettre(new(2014, 6, 30))
            .Arreter(new(2014, 7, 1)).Transmettre(new(2014, 7, 2)).Repondre(new(2014, 9, 2), Aout2014, ["A4", "A5", "A6", "A7"]);
        foreach (var (lieu, attributions) in new[] { ("college", new[] { "B1", "B2" }), ("lycee", ["B3", "B4"]), ("erea", ["B5"]) })
            new EtatDeTroupe(metteur, lieu, 2025).Preparer(Juillet2026, attributions).Soumettre(Juillet2026)
                .Arreter(new(2026, 7, 2)).Transmettre(new(2026, 7, 3)).Repondre(new(2026, 9, 3), Aout2026, attributions);
        metteur.Agenda.Inscrire(new(2026, 9, 16), Agenda.HeureDuChef, quand => metteur.FaireAsync<SuiteDuPaiementService>(quand, suite =>
            suite.SignalerTropPercuAsync(metteur.Scene.Attributions["B4"].Echeances.Single(e => e.Numero == Echeancier.Neuviemes).Id,
                Montant.EnEuros(138.96m), "absent en juin", metteur.Scene.Chef("lycee", quand))));
        metteur.Agenda.Inscrire(new(2026, 11, 12), Agenda.HeureDuChef, quand => Retenir(metteur, quand));
        new EtatDeTroupe(metteur, "college", 2026).Preparer(new(2026, 11, 16), "C1", "C2").Soumettre(new(2026, 11, 19));
        new EtatDeTroupe(metteur, "lycee", 2026).Preparer(new(2026, 11, 17), "C4", "C5", "C6");
    }

    /// <summary>Aux Embruns, sans gestionnaire dans la troupe, le proviseur met lui-même la ligne de côté.</summary>
    private static void Retenir(Metteur metteur, DateTime quand)
    {
        const string motif = "absence d'octobre à vérifier";
        var (chef, attribution) = (metteur.Scene.Chef("embruns", quand), metteur.Scene.Attributions["C10"]);
        var octobre = attribution.Echeances.Single(e => e.Numero == 1);
        octobre.Retenir(motif, chef.Designation, quand);
        metteur.Dire(chef, Evenement.LigneRetenue, PaiementsComplets.Objet(attribution),
            $"a retenu l'échéance {octobre.Libelle} de {attribution.Personne!.Designation} : {motif}.", quand);
    }
}
