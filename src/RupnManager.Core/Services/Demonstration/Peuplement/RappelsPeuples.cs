using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Lots;
using RupnManager.Domain.Rappels;
using RupnManager.Services.Journal;

namespace RupnManager.Services.Demonstration.Peuplement;

/// <summary>Ce que le chef et les RUPN d'un établissement n'ont pas fait, rappelé par la règle chaque semaine, et une fois par le DAN, en lot.</summary>
internal sealed class RappelsPeuples(AnneeDUnLieu annee, CourriersPeuples courriers)
{
    private static readonly TimeOnly Matin = new(7, 30);
    private static readonly TimeOnly HeureDeLaRelance = new(14, 0);

    private sealed record GesteAttendu(NatureDeRappel Nature, Guid ActeId, string Reference, Personne Personne, DateOnly Premier)
    {
        public int Partis { get; set; }
    }

    public void Envoyer()
    {
        foreach (var gestes in annee.Missions.Select(Attendu).OfType<GesteAttendu>().GroupBy(g => g.Personne.Id)) Rappeler([.. gestes]);
    }

    private void Rappeler(List<GesteAttendu> gestes)
    {
        for (var jour = gestes.Min(g => g.Premier); gestes.Any(g => g.Partis < CadenceDesRappels.Maximum); jour = jour.AddDays(CadenceDesRappels.JoursEntreDeux))
        {
            if (!jour.EstOuvre()) jour = jour.PremierJourOuvreApres();
            var relance = jour == new DateOnly(annee.Annee.Debut, 11, 20);
            var quand = relance ? jour.ToDateTime(HeureDeLaRelance).AddSeconds(annee.Hasard.Entre(0, 600)).EnUtc() : jour.ToDateTime(Matin).EnUtc();
            if (!annee.EstPasse(quand)) return;
            var dus = gestes.Where(g => g.Partis < CadenceDesRappels.Maximum && g.Premier <= jour).ToList();
            if (dus.Count > 0) Ecrire(dus, quand, relance);
        }
    }

    private void Ecrire(List<GesteAttendu> dus, DateTime quand, bool relance)
    {
        var premier = dus[0];
        var courriel = courriers.Envoyer("rappel", premier.Personne, dus.Count > 1 ? $"Rappel – {dus.Count} gestes vous attendent"
            : $"Rappel n° {premier.Partis + 1} – {premier.Nature.Geste()} : {premier.Reference}", quand);
        var envoi = new EnvoiDeRappels
        {
            PersonneId = premier.Personne.Id, Semaine = CadenceDesRappels.Semaine(quand.JourDeParis()), Le = quand, CourrielId = courriel.Id,
            Auteur = relance ? annee.Academie.Dan.Designation : null,
        };
        foreach (var geste in dus)
            envoi.Ajouter(new()
            {
                PersonneId = geste.Personne.Id, Nature = geste.Nature, ActeId = geste.ActeId, Annee = annee.Annee, Numero = ++geste.Partis,
                Reference = geste.Reference, EtablissementId = annee.Lieu.Id, CodeAcademie = annee.Lieu.CodeAcademie,
            });
        annee.Retenir(envoi);
        if (relance) MettreAuLot(dus, quand);
    }

    private void MettreAuLot(List<GesteAttendu> dus, DateTime quand)
    {
        var premier = dus[0];
        annee.Academie.Carnet.Retenir(new(NatureDeLot.Rappel, new()
        {
            ObjetId = premier.ActeId, EtablissementId = annee.Lieu.Id,
            Reference = dus.Count == 1 ? premier.Reference : $"{premier.Reference} et {dus.Count - 1} de plus",
            Libelle = $"{premier.Personne.Designation}, {annee.Lieu.Nom} : {premier.Nature.Geste()}",
        }, quand, IssueDeLigne.Faite));
        annee.Cadre.Chronique.Dire(annee.Academie.Dan, Evenement.RelanceFaite, new("relance", premier.ActeId, annee.Lieu.Id, annee.Lieu.CodeAcademie),
            "a relancé 1 personne.", quand);
    }

    /// <summary>Ce que la mission attend, et de qui ; rien si tout est fait, ou si c'est le DAN que l'on attend.</summary>
    private GesteAttendu? Attendu(MissionPeuplee mission)
    {
        var dates = CampagnesPeuplees.Dates(annee.Annee);
        var chef = annee.Equipe.PersonneDuChef(dates.LimiteDuChef);
        if (mission.Lettre is not { } lettre)
            return new(NatureDeRappel.ARediger, mission.Mission.Id, annee.Lieu.Nom, chef, CadenceDesRappels.Premier(mission.Mission.Debut, dates.LimiteDuChef));
        var depuis = lettre.EtatDepuis.JourDeParis();
        GesteAttendu DuChef(NatureDeRappel nature) => new(nature, lettre.Id, lettre.Reference, chef, CadenceDesRappels.Premier(depuis, dates.LimiteDuChef));
        return lettre.Etat switch
        {
            EtatDeLettre.Brouillon => DuChef(NatureDeRappel.ATerminer),
            EtatDeLettre.Refusee or EtatDeLettre.Renvoyee => DuChef(NatureDeRappel.AReprendre),
            EtatDeLettre.ASignerParLeChef => DuChef(NatureDeRappel.ASigner),
            EtatDeLettre.ASignerParLeRupn => new(NatureDeRappel.ASigner, lettre.Id, lettre.Reference, mission.Titulaire.Agent.Personne!,
                CadenceDesRappels.Premier(depuis, dates.LimiteDuRupn)),
            _ => null,
        };
    }
}
