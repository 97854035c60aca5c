using RupnManager.Domain.Activites;
using RupnManager.Domain.Bilans;
using RupnManager.Services.Bilans;
using RupnManager.Services.Journal;

namespace RupnManager.Services.Demonstration.Peuplement;

/// <summary>Les relevés d'une année, les bilans qui en sortent, et celui du chef au conseil d'administration.</summary>
internal sealed class BilansPeuples(AnneeDUnLieu annee)
{
    private readonly Hasard _hasard = annee.Hasard;

    public void Rendre()
    {
        var attendus = 0;
        foreach (var mission in annee.Missions)
        {
            var activites = Noter(mission);
            if (!Rediger(mission, activites)) attendus++;
        }
        PresenterAuCA(attendus);
    }

    private List<Activite> Noter(MissionPeuplee mission)
    {
        var dernier = mission.Mission.Terme < annee.Cadre.Aujourdhui ? mission.Mission.Terme : annee.Cadre.Aujourdhui.AddDays(-1);
        var jours = dernier.DayNumber - mission.Mission.Debut.DayNumber;
        var part = jours / 300.0;
        var nombre = jours < 1 ? 0 : (int)Math.Round(_hasard.Entre(0, 2 * annee.Cadre.ActivitesParMission) * Math.Min(1, part + 0.1));
        var activites = Enumerable.Range(1, nombre).Select(rang => Noter(mission, rang, _hasard.Jour(mission.Mission.Debut, jours), dernier)).ToList();
        activites.ForEach(annee.Retenir);
        return activites;
    }

    private Activite Noter(MissionPeuplee mission, int rang, DateOnly jour, DateOnly dernier)
    {
        var (nature, texte) = _hasard.Parmi(Textes.Activites);
        var description = nature.Decrire();
        var le = jour > dernier ? dernier : jour;
        return Activite.Noter(mission.Mission, new()
        {
            Date = le, Minutes = 15 * _hasard.Entre(1, 10), Nature = nature, Texte = texte,
            Enseignants = description.CompteEnseignants && _hasard.Chance(70) ? _hasard.Entre(1, 12) : null,
            Eleves = description.CompteEleves && _hasard.Chance(70) ? _hasard.Entre(8, 60) : null,
        }, $"peuplement-{rang}", _hasard.Heure(le));
    }

    /// <summary>Faux si le bilan est attendu et n'est pas visé.</summary>
    private bool Rediger(MissionPeuplee peuplee, List<Activite> activites)
    {
        var soumis = _hasard.Heure(_hasard.Jour(new(annee.Annee.Debut + 1, 6, 1), 20));
        var vise = _hasard.Heure(_hasard.Jour(new(annee.Annee.Debut + 1, 6, 23), 4));
        if (!annee.EstPasse(soumis) || _hasard.Chance(annee.EstClose ? 3 : 12)) return false;
        var mission = peuplee.Mission;
        var rupn = annee.Equipe.Rupn(peuplee.Titulaire);
        var bilan = new Bilan
        {
            MissionId = mission.Id, Mission = mission, PersonneId = rupn.PersonneId, Personne = mission.Personnel!.Personne,
            EtablissementId = annee.Lieu.Id, Etablissement = annee.Lieu, CodeAcademie = annee.Lieu.CodeAcademie, Annee = annee.Annee,
        };
        annee.Retenir(bilan);
        var chiffres = ChiffresDuBilan.De(activites);
        bilan.Ecrire(Reponses(chiffres));
        if (!annee.EstClose && _hasard.Chance(8)) return false;
        bilan.Soumettre(chiffres, rupn, soumis);
        annee.Cadre.Chronique.Dire(rupn, Evenement.BilanSoumis, BilanService.Objet(bilan), $"a soumis son bilan {bilan.Annee}.", soumis);
        if (!annee.EstPasse(vise) || (!annee.EstClose && _hasard.Chance(15))) return false;
        var chef = annee.Chef(vise);
        bilan.Viser(chef, vise);
        annee.Cadre.Chronique.Dire(chef, Evenement.BilanVise, BilanService.Objet(bilan), $"a visé le bilan de {bilan.Personne!.Designation}.", vise);
        return true;
    }

    private Dictionary<string, Reponse> Reponses(ChiffresDuBilan chiffres)
    {
        var reponses = QuestionsDuBilan.Communes.Where(q => chiffres.Pour(q.Cle).Seances == 0).ToDictionary(q => q.Cle, _ => new Reponse(null, SansObjet: true));
        reponses[QuestionsDuBilan.Formation] = new(string.Join('\n', _hasard.Quelques(Textes.Formation, _hasard.Entre(1, 2))));
        reponses[QuestionsDuBilan.Reussites] = new(_hasard.Parmi(Textes.Reussites));
        reponses[QuestionsDuBilan.Difficultes] = new(_hasard.Parmi(Textes.Difficultes));
        reponses[QuestionsDuBilan.Besoins] = new(_hasard.Parmi(Textes.Besoins));
        reponses[QuestionsDuBilan.Perspectives] = new(_hasard.Parmi(Textes.Perspectives));
        return reponses;
    }

    private void PresenterAuCA(int attendus)
    {
        var arrete = _hasard.Heure(new(annee.Annee.Debut + 1, 6, 29));
        var presente = _hasard.Heure(_hasard.Jour(new(annee.Annee.Debut + 1, 7, 1), 3));
        var close = _hasard.Heure(_hasard.Jour(new(annee.Annee.Debut + 1, 11, 3), 14));
        if (!annee.EstPasse(arrete) || (!annee.EstClose && _hasard.Chance(30))) return;
        var bilan = new BilanAuCA { EtablissementId = annee.Lieu.Id, Etablissement = annee.Lieu, CodeAcademie = annee.Lieu.CodeAcademie, Annee = annee.Annee };
        annee.Retenir(bilan);
        bilan.Ecrire(new()
        {
            Reussites = _hasard.Parmi(Textes.Reussites), Difficultes = _hasard.Parmi(Textes.Difficultes), Besoins = _hasard.Parmi(Textes.Besoins),
            Perspectives = _hasard.Parmi(Textes.Perspectives),
        });
        if (!annee.EstClose && _hasard.Chance(30)) return;
        bilan.Arreter([], attendus, attendus > 0 ? Textes.SansTousLesBilans : null, annee.Chef(arrete), arrete);
        if (!annee.EstPasse(presente) || (!annee.EstClose && _hasard.Chance(30))) return;
        var jour = Domain.Dates.HeureDeParis.JourDeParis(presente);
        bilan.Presenter(jour, jour.AddDays(-10), null, jour);
        Dire(bilan, Evenement.BilanAuCAPresente, $"a enregistré la présentation du bilan {bilan.Annee} au CA.", presente);
        if (!annee.EstClose) return;
        bilan.CloreLAnnee(0, annee.Chef(close), close);
        Dire(bilan, Evenement.AnneeClose, $"a clos l'année {bilan.Annee}.", close);
    }

    private void Dire(BilanAuCA bilan, string evenement, string phrase, DateTime quand) =>
        annee.Cadre.Chronique.Dire(annee.Chef(quand), evenement, BilanAuCAService.Objet(bilan), phrase, quand);
}
