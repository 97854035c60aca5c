using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Missions;
using RupnManager.Services.Journal;

namespace RupnManager.Services.Demonstration;

/// <summary>La mission d'un agent et sa lettre : chaque méthode inscrit un geste à sa date, à l'heure de qui le fait.</summary>
internal sealed partial class Dossier(Metteur metteur, string lieu, string agent, int annee)
{
    private static readonly TimeOnly HeureDeLaMission = new(9, 30);
    private static readonly TimeOnly HeureDeLaRedaction = new(9, 45);
    private static readonly TimeOnly HeureDeLaMiseALaSignature = new(10, 0);
    private readonly Scene _scene = metteur.Scene;
    private Mission? _mission;
    private LettreDeMission? _lettre;

    private Mission Mission => _mission!;
    private LettreDeMission Lettre => _lettre!;
    private string Personne => Mission.Personnel!.Personne!.Designation;

    /// <summary>Le chef confie la mission : par défaut celle de RUPN, aux dates de l'année.</summary>
    public Dossier Confier(DateOnly? debut = null, DateOnly? fin = null, Indemnisation? indemnite = null, string fonction = Fonction.CodeRupn)
    {
        var premier = debut ?? (annee == 2013 ? new DateOnly(2013, 9, 3) : new AnneeScolaire(annee).PremierJour);
        metteur.Agenda.Inscrire(premier, HeureDeLaMission, quand =>
        {
            var personnel = _scene.Agents[(agent, lieu)];
            var choisie = _scene.Fonction(fonction, lieu, annee);
            _mission = new Mission
            {
                PersonnelId = personnel.Id, Personnel = personnel, EtablissementId = personnel.EtablissementId, Etablissement = personnel.Etablissement,
                FonctionId = choisie.Id, Fonction = choisie, Annee = new(annee),
                Indemnisation = indemnite ?? (annee < 2015 ? Indemnisation.VersementUnique : Indemnisation.Neuviemes),
            };
            Mission.Dater(premier, fin ?? new DateOnly(annee + 1, 6, 30));
            Mission.Verifier();
            metteur.Db.Missions.Add(Mission);
            _scene.Missions[(agent, lieu, annee, fonction)] = Mission;
            Dire(Evenement.MissionConfiee,
                $"a confié la mission {choisie.Libelle} à {Personne}, du {Mission.Debut.EnChiffres()} au {Mission.Fin.EnChiffres()}.", quand);
        });
        return this;
    }

    public Dossier Interrompre(DateOnly le, string motif)
    {
        metteur.Agenda.Inscrire(le, Agenda.HeureDuChef, quand =>
        {
            var jour = quand.JourDeParis();
            Mission.Interrompre(jour, motif);
            Dire(Evenement.MissionInterrompue, $"a interrompu la mission de {Personne} à partir du {jour.EnChiffres()} : {motif}.", quand);
        });
        return this;
    }

    public Dossier Reprendre(DateOnly le, DateOnly reprise)
    {
        metteur.Agenda.Inscrire(le, Agenda.HeureDuChef, quand =>
        {
            Mission.Reprendre(reprise);
            Dire(Evenement.MissionReprise, $"a repris la mission de {Personne} le {reprise.EnChiffres()}.", quand);
        });
        return this;
    }

    /// <summary>La mission n'aura pas lieu : la lettre est abandonnée avec elle.</summary>
    public Dossier Annuler(DateOnly le)
    {
        metteur.Agenda.Inscrire(le, Agenda.HeureDuChef, quand =>
        {
            Mission.Annuler([Lettre.Etat], quand);
            Lettre.Abandonner(quand);
            metteur.Dire(_scene.Chef(lieu, quand), Evenement.LettreAbandonnee, Lettre, $"a abandonné la lettre {Lettre.Reference}.", quand);
            Dire(Evenement.MissionAnnulee, $"a annulé la mission de {Personne}.", quand);
        });
        return this;
    }

    private void Dire(string evenement, string geste, DateTime quand) => metteur.Dire(_scene.Chef(lieu, quand), evenement,
        new ObjetDuJournal("mission", Mission.Id, Mission.EtablissementId, Troupe.CodeAcademie), geste, quand);
}
