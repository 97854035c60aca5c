using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Missions;

namespace RupnManager.Services.Demonstration.Peuplement;

/// <summary>Ce dont toutes les années se servent : le jour, les textes, les fonctions, les barèmes.</summary>
internal sealed record Cadre(
    int Graine, DateTime Maintenant, int ActivitesParMission, IReadOnlyList<Fonction> Fonctions, IReadOnlyList<Bareme> Baremes,
    IReadOnlyList<ModeleDeLettre> Modeles, IReadOnlyList<ReglageAcademique> Reglages, FileAValider File, Chronique Chronique)
{
    public DateOnly Aujourdhui { get; } = Maintenant.JourDeParis();
    public AnneeScolaire AnneeCourante { get; } = AnneeScolaire.Du(Maintenant.JourDeParis());

    public ModeleDeLettre Modele(string academie, AnneeScolaire annee) => Modeles
        .Where(m => (m.CodeAcademie is null || m.CodeAcademie == academie) && m.Annee >= AnneeScolaire.PremiereDu(annee.Regime) && m.Annee <= annee)
        .OrderBy(m => m.CodeAcademie is null).ThenByDescending(m => m.Annee).ThenByDescending(m => m.Numero).First();

    public ReglageAcademique Reglage(string academie, AnneeScolaire annee) => Reglages.Single(r => r.CodeAcademie == academie && r.Annee == annee);
}

/// <summary>Les lettres que la demande veut voir attendre le DAN, tant qu'il en manque.</summary>
internal sealed class FileAValider(int nombre)
{
    public bool Prendre() => nombre-- > 0;
}

/// <summary>Une mission de l'année, sa lettre, et le jour où celle-ci a été validée.</summary>
internal sealed record MissionPeuplee(Mission Mission, Titulaire Titulaire)
{
    public LettreDeMission? Lettre { get; set; }
    public DateTime? ValideeLe { get; set; }
}

/// <summary>Une année scolaire dans un établissement : ses missions, leurs lettres, leurs relevés, leurs bilans, l'argent, les rappels.</summary>
internal sealed class AnneeDUnLieu(Cadre cadre, Equipe equipe, EquipeAcademique academie, AnneeScolaire annee)
{
    private readonly List<object> _objets = [];

    public Cadre Cadre => cadre;
    public Equipe Equipe => equipe;
    public EquipeAcademique Academie => academie;
    public AnneeScolaire Annee => annee;
    public Etablissement Lieu => equipe.Lieu;
    public Hasard Hasard { get; } = new(cadre.Graine, $"annee {annee.Debut} {equipe.Lieu.Uai}");
    public List<MissionPeuplee> Missions { get; } = [];

    /// <summary>Vrai pour les années dont tout est fini : l'établissement les a closes.</summary>
    public bool EstClose => annee.Debut <= cadre.AnneeCourante.Debut - 2;

    /// <summary>Écrit l'année ; rend tout ce qu'il faut enregistrer.</summary>
    public IReadOnlyList<object> Ecrire()
    {
        foreach (var titulaire in equipe.De(annee)) Confier(titulaire);
        var courriers = new CourriersPeuples(this);
        var redaction = new LettresPeuplees(this, courriers);
        foreach (var mission in Missions.Where(_ => Hasard.Chance(EstClose ? 98 : 92))) redaction.Rediger(mission);
        new ArgentPeuple(this).Verser();
        new BilansPeuples(this).Rendre();
        if (!EstClose) new RappelsPeuples(this, courriers).Envoyer();
        return _objets;
    }

    public Acteur Chef(DateTime quand) => equipe.Chef(quand.JourDeParis());

    public bool EstPasse(DateTime quand) => quand <= cadre.Maintenant;

    public void Retenir(object objet) => _objets.Add(objet);

    private void Confier(Titulaire titulaire)
    {
        var fonction = cadre.Fonctions.Single(f => f.Code == Fonction.CodeRupn && f.TypeEtablissement == Lieu.Type && f.OuverteEn(annee));
        var mission = new Mission
        {
            PersonnelId = titulaire.Agent.Id, Personnel = titulaire.Agent, EtablissementId = Lieu.Id, Etablissement = Lieu,
            FonctionId = fonction.Id, Fonction = fonction, Annee = annee, Indemnisation = Indemnisation(),
        };
        mission.Dater(annee.PremierJour, annee.FinDesMissions);
        Missions.Add(new(mission, titulaire));
        Retenir(mission);
    }

    /// <summary>Les neuvièmes ne remontent pas au-delà de l'an passé : neuf échéances par mission et par an feraient l'essentiel de la base.</summary>
    private Indemnisation Indemnisation() => Hasard.Chance(12) ? Domain.Missions.Indemnisation.Aucune
        : annee.Regime is Regime.Imp && !EstClose && Hasard.Chance(50) ? Domain.Missions.Indemnisation.Neuviemes
        : Domain.Missions.Indemnisation.VersementUnique;
}
