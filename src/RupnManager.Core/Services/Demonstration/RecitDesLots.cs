using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Lots;
using RupnManager.Services.Journal;
using RupnManager.Services.Lots;

namespace RupnManager.Services.Demonstration;

/// <summary>La validation de la rentrée, en un lot : sept lettres validées, et celle du Pont écartée, dont le RUPN venait de retirer sa signature.</summary>
internal static class RecitDesLots
{
    private static readonly TimeOnly HeureDuLancement = Agenda.HeureDuDan.AddMinutes(-1);
    private static readonly TimeOnly HeureDeLaFin = Agenda.HeureDuDan.AddMinutes(1);

    private static readonly (string Lieu, int Rang)[] Choisies =
        [("college", 1), ("college", 2), ("lycee", 1), ("lycee", 2), ("lycee", 3), ("embruns", 3), ("deuxrives", 1), ("pont", 1)];

    public static void Inscrire(Metteur metteur)
    {
        metteur.Agenda.Inscrire(Recit2026.Dan, HeureDuLancement, quand =>
        {
            var dan = metteur.Scene.Dan(quand);
            var lot = Lot.Preparer(NatureDeLot.Validation, [.. Choisies.Select(c => EnLigne(metteur, c.Lieu, c.Rang))], dan, quand.AddMinutes(-20));
            foreach (var ligne in lot.Lignes) lot.Lire(ligne.Id, dan, quand);
            lot.Lancer(dan, Choisies.Length, 1, quand);
            metteur.Db.Lots.Add(metteur.Scene.LotDeRentree = lot);
            metteur.Dire(dan, Evenement.LotLance, LotService.Objet(lot), $"a lancé {lot.Nature.Mots().Dire(Choisies.Length)} (lot n° {lot.Numero}).", quand);
        });
        metteur.Agenda.Inscrire(Recit2026.Dan, HeureDeLaFin, quand =>
        {
            var lot = metteur.Scene.LotDeRentree!;
            lot.Demarrer();
            foreach (var ligne in lot.Lignes) ligne.Conclure(Issue(metteur, ligne), quand);
            var bilan = BilanDeLot.Depuis(lot.Lignes.GroupBy(l => l.Etat).ToDictionary(g => g.Key, g => g.Count()));
            lot.Terminer(bilan, quand);
            metteur.Dire(Evenement.LotTermine, LotService.Objet(lot), $"Lot {lot.Numero} terminé : {bilan}.", quand);
        });
    }

    /// <summary>Ce que le circuit de la lettre a fait à la minute d'avant.</summary>
    private static IssueDeLigne Issue(Metteur metteur, LigneDeLot ligne)
    {
        var lettre = metteur.Db.Lettres.Local.Single(l => l.Id == ligne.ObjetId);
        return lettre.VersionCourante.Posee(Etape.Dan) is not null ? IssueDeLigne.Faite : ExamenDeLaLettre.Obstacle(lettre, ligne.Empreinte, NatureDeLot.Validation)!;
    }

    private static LigneDeLot EnLigne(Metteur metteur, string lieu, int rang)
    {
        var etablissement = metteur.Scene.Lieux[lieu];
        var lettre = metteur.Db.Lettres.Local.Single(l => l.EtablissementId == etablissement.Id && l.Annee.Debut == Recit2026.Annee
            && l.Rang == rang && l.Nature is NatureDeLActe.Lettre);
        return LettresEnLot.EnLigne(lettre, seLitAvant: true);
    }
}
