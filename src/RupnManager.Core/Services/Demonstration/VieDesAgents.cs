using RupnManager.Domain.Dates;
using RupnManager.Services.Journal;

namespace RupnManager.Services.Demonstration;

/// <summary>Ce qui arrive aux agents eux-mêmes : délégations, départs, changement de nom, publication des modèles.</summary>
internal static class VieDesAgents
{
    public static void Inscrire(Metteur metteur)
    {
        foreach (var (modele, publieLe) in Decor.Modeles())
        {
            metteur.Scene.Modeles[modele.Nom] = modele;
            metteur.Db.Modeles.Add(modele);
            if (publieLe is not { } jour) continue;
            metteur.Agenda.Inscrire(jour, new(8, 30), quand =>
            {
                modele.Publier(quand);
                metteur.Dire(metteur.Scene.Dan(quand), Evenement.ModelePublie, new ObjetDuJournal("modèle", modele.Id, null, Troupe.CodeAcademie),
                    $"a publié le modèle {modele.Nom}.", quand);
            });
        }
        foreach (var delegation in metteur.Scene.Delegations)
            metteur.Agenda.Inscrire(delegation.Debut, Agenda.HeureDuChef, quand => metteur.Dire(
                metteur.Scene.Chef(Lieu(metteur.Scene, delegation.EtablissementId), quand), Evenement.DelegationDonnee,
                new ObjetDuJournal("délégation", delegation.Id, delegation.EtablissementId, Troupe.CodeAcademie),
                $"a donné délégation de signature à {delegation.Delegataire!.Designation} ({delegation.Reference}), "
                + $"du {delegation.Debut.EnChiffres()} au {delegation.Fin.EnChiffres()}.", quand));
        Partir(metteur, "rupn.deuxrives", new(2026, 10, 16), new(2026, 10, 16));
        Partir(metteur, "edith.weber", new(2026, 11, 2), new(2026, 10, 16));
        Annoncer(metteur);
        ChangerDeNom(metteur);
    }

    /// <summary>M. Aubry part aux vacances de Noël : son départ est déjà noté, sa lettre attend encore la DAN.</summary>
    private static void Annoncer(Metteur metteur)
    {
        var dernierJour = metteur.Scene.Calendrier.Jour(new(2026, 12, 18));
        Partir(metteur, "rupn2.belvedere", new(2026, 11, 20), dernierJour, "belvedere");
        var acces = metteur.Scene.Affectations.Single(a => a.PersonneId == metteur.Scene.Personnes["rupn2.belvedere"].Id);
        acces.FinirAuDepart(dernierJour);
    }

    private static void Partir(Metteur metteur, string compte, DateOnly le, DateOnly dernierJour, string lieu = "deuxrives") => metteur.Agenda.Inscrire(le, Agenda.HeureDuChef, quand =>
    {
        var agent = metteur.Scene.Agents[(compte, lieu)];
        agent.Partir(dernierJour, dernierJour);
        metteur.Dire(metteur.Scene.Chef(lieu, quand), Evenement.PersonnelParti, new ObjetDuJournal("personnel", agent.Id, agent.EtablissementId, Troupe.CodeAcademie),
            $"a noté le départ de {agent.Personne!.Designation}, dernier jour le {dernierJour.EnLettres()}.", quand);
    });

    /// <summary>Mme Andrieu prend pour nom d'usage Andrieu-Prat ; ses lettres signées gardent le nom qu'elle portait.</summary>
    private static void ChangerDeNom(Metteur metteur) => metteur.Agenda.Inscrire(new(2026, 11, 6), Agenda.HeureDuChef, quand =>
    {
        var agent = metteur.Scene.Agents[("rupn3.lycee", "lycee")];
        (agent.Personne!.NomUsage, agent.Personne.NomNaissance) = ("Andrieu-Prat", "Andrieu");
        Modifier(metteur, agent, "lycee", quand);
    });

    private static void Modifier(Metteur metteur, Domain.Etablissements.Personnel agent, string lieu, DateTime quand)
    {
        agent.NoterModification();
        metteur.Dire(metteur.Scene.Chef(lieu, quand), Evenement.PersonnelModifie,
            new ObjetDuJournal("personnel", agent.Id, agent.EtablissementId, Troupe.CodeAcademie), $"a modifié la fiche de {agent.Personne!.Designation}.", quand);
    }

    private static string Lieu(Scene scene, Guid id) => scene.Lieux.Single(l => l.Value.Id == id).Key;
}
