using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Missions;
using RupnManager.Services.Acteurs;

namespace RupnManager.Services.Demonstration;

/// <summary>Ce que la troupe a planté : lieux, personnes, rôles, textes ; et qui agit tel jour.</summary>
internal sealed class Scene(Calendrier calendrier)
{
    public Calendrier Calendrier { get; } = calendrier;
    public Dictionary<string, Etablissement> Lieux { get; } = [];
    public Dictionary<string, Personne> Personnes { get; } = [];
    public Dictionary<(string Compte, string Lieu), Personnel> Agents { get; } = [];
    public List<Affectation> Affectations { get; } = [];
    public List<Delegation> Delegations { get; } = [];
    public List<Fonction> Fonctions { get; } = [];
    public Dictionary<string, ModeleDeLettre> Modeles { get; } = [];
    public Dictionary<int, ReglageAcademique> Reglages { get; } = [];

    public Acteur Chef(string lieu, DateTime quand) =>
        Acteur(a => a.Role is Role.ChefEtablissement && a.EtablissementId == Lieux[lieu].Id, quand);

    public Acteur Rupn(string compte, DateTime quand) => Acteur(a => a.Role is Role.Rupn && a.PersonneId == Personnes[compte].Id, quand);

    public Acteur Dan(DateTime quand) => Acteur(a => a.Role is Role.Dan, quand);

    public Acteur Delegataire(string compte) => ActeurService.Depuis(Delegations.Single(d => d.DelegataireId == Personnes[compte].Id));

    public Fonction Fonction(string code, string lieu, int annee) =>
        Fonctions.Single(f => f.Code == code && f.TypeEtablissement == Lieux[lieu].Type && f.OuverteEn(new(annee)));

    private Acteur Acteur(Func<Affectation, bool> choix, DateTime quand)
    {
        var jour = Domain.Dates.HeureDeParis.JourDeParis(quand);
        return ActeurService.Depuis(Affectations.Single(a => choix(a) && a.EnVigueurLe(jour)));
    }
}
