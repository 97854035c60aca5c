using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Bilans;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Lots;
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
    public List<Bareme> Baremes { get; } = [];
    public Dictionary<(string Agent, string Lieu, int Annee, string Fonction), Mission> Missions { get; } = [];
    public Dictionary<(string Lieu, int Annee), Enveloppe> Enveloppes { get; } = [];
    public Dictionary<(string Lieu, int Annee), Modalites> Modalites { get; } = [];

    /// <summary>Les attributions, par leur numéro dans la troupe : « A1 ».</summary>
    public Dictionary<string, Attribution> Attributions { get; } = [];
    private readonly Dictionary<(Guid Personne, int Annee), CumulDePersonne> _cumuls = [];

    /// <summary>Le lot que la DAN a lancé à la rentrée.</summary>
    public Lot? LotDeRentree { get; set; }
    public Dictionary<string, ModeleDeLettre> Modeles { get; } = [];
    public Dictionary<int, ReglageAcademique> Reglages { get; } = [];

    public Acteur Chef(string lieu, DateTime quand) =>
        Acteur(a => a.Role is Role.ChefEtablissement && a.EtablissementId == Lieux[lieu].Id, quand);

    public Acteur Rupn(string compte, DateTime quand) => Acteur(a => a.Role is Role.Rupn && a.PersonneId == Personnes[compte].Id, quand);

    public Acteur Dan(DateTime quand) => Acteur(a => a.Role is Role.Dan, quand);

    public Acteur Rectorat(DateTime quand) => Acteur(a => a.Role is Role.Rectorat, quand);

    public Acteur Intendance(string lieu, DateTime quand) =>
        Acteur(a => a.Role is Role.Intendance && a.EtablissementId == Lieux[lieu].Id, quand);

    /// <summary>À quoi se mesure ce qui se propose à une personne : le barème de l'année et, en IFIC, son décompte.</summary>
    public Mesure Mesure(Guid personne, int annee, Action<CumulDePersonne> ouvrir)
    {
        var bareme = Baremes.Single(b => b.Regime == new AnneeScolaire(annee).Regime);
        if (bareme.Regime is Regime.Imp) return new(bareme, null, true);
        if (_cumuls.TryGetValue((personne, annee), out var cumul)) return new(bareme, cumul, true);
        ouvrir(_cumuls[(personne, annee)] = cumul = CumulDePersonne.Ouvrir(personne, new(annee), Montant.Zero));
        return new(bareme, cumul, true);
    }

    public Acteur Delegataire(string compte) => ActeurService.Depuis(Delegations.Single(d => d.DelegataireId == Personnes[compte].Id));

    public Fonction Fonction(string code, string lieu, int annee) =>
        Fonctions.Single(f => f.Code == code && f.TypeEtablissement == Lieux[lieu].Type && f.OuverteEn(new(annee)));

    /// <summary>Les fonctions autres que RUPN confiées dans un lieu, une année.</summary>
    public IReadOnlyList<FonctionExercee> AutresFonctions(string lieu, int annee) =>
    [
        .. Missions.Keys.Where(m => m.Lieu == lieu && m.Annee == annee && m.Fonction != Domain.Missions.Fonction.CodeRupn).Select(m => m.Fonction).Distinct()
            .Select(code => new FonctionExercee(code, Fonction(code, lieu, annee).Libelle)),
    ];

    private Acteur Acteur(Func<Affectation, bool> choix, DateTime quand)
    {
        var jour = Domain.Dates.HeureDeParis.JourDeParis(quand);
        return ActeurService.Depuis(Affectations.Single(a => choix(a) && a.EnVigueurLe(jour)));
    }
}
