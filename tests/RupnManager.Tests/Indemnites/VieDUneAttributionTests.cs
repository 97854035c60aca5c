using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.Missions;
using RupnManager.Domain.Regles;

namespace RupnManager.Tests.Indemnites;

/// <summary>Des suites de gestes au hasard : l'enveloppe est toujours la somme de ce que ses attributions engagent, jamais dépassée.</summary>
public sealed class VieDUneAttributionTests
{
    private static readonly DateTime Quand = new(2027, 7, 1, 10, 0, 0, DateTimeKind.Utc);
    private static readonly DateOnly Jour = new(2027, 7, 1);
    private readonly Acteur _chef = Agir(Role.ChefEtablissement);
    private readonly Acteur _rectorat = Agir(Role.Rectorat);

    [Theory]
    [InlineData(2013)]
    [InlineData(2026)]
    public void L_engage_est_la_somme_des_attributions_et_ne_depasse_jamais_le_notifie(int annee)
    {
        for (var graine = 0; graine < 60; graine++) Jouer(new AnneeScolaire(annee), new Random(graine));
    }

    private void Jouer(AnneeScolaire annee, Random hasard)
    {
        var etablissement = Etablissement();
        var enveloppe = new Enveloppe { EtablissementId = etablissement.Id, CodeAcademie = "99", Annee = annee };
        enveloppe.Mouvoir(SensDeMouvement.Notification, Montant.EnEuros(3000), Jour, "N", _rectorat, Quand, Jour);
        var bareme = new Bareme
        {
            Regime = annee.Regime, Depuis = annee, Numero = 1, Minimum = Montant.EnEuros(400), Plafond = Montant.EnEuros(2400),
            TauxEnCentimes = [31250, 62500, 125000, 250000, 375000], Source = "art. 4", CreeLe = Quand,
        };
        var attributions = new List<(Attribution Attribution, Mesure Mesure)>();
        var refus = 0;

        for (var geste = 0; geste < 60; geste++)
        {
            try
            {
                Agir(hasard, annee, etablissement, enveloppe, bareme, attributions);
            }
            catch (RegleMetierException)
            {
                refus++;
            }
            Assert.Equal(enveloppe.Engage, attributions.Select(a => a.Attribution.Engage).Total());
            Assert.Equal(enveloppe.Notifie, enveloppe.Mouvements.Select(m => m.Montant).Total());
            Assert.InRange(enveloppe.Engage.Centimes, 0, enveloppe.Notifie.Centimes);
            Assert.All(attributions.Where(a => a.Mesure.Cumul is not null), a => Assert.True(a.Mesure.Cumul!.Engage <= bareme.Plafond));
            Assert.All(attributions.Where(a => a.Attribution.Decision is { Sens: not SensDeDecision.Refusee }), a =>
                Assert.Equal(a.Attribution.Engage, a.Attribution.Echeances.Select(e => e.Engage).Total()));
        }
        Assert.True(refus < 60, "Rien n'a réussi : le jeu ne prouve rien.");
    }

    private void Agir(
        Random hasard, AnneeScolaire annee, Etablissement etablissement, Enveloppe enveloppe, Bareme bareme, List<(Attribution Attribution, Mesure Mesure)> attributions)
    {
        var montant = annee.Regime is Regime.Ific ? new Montant(hasard.Next(30000, 250000)) : bareme.Taux[hasard.Next(5)];
        var (attribution, mesure) = attributions.Count == 0 ? default : attributions[hasard.Next(attributions.Count)];
        switch (hasard.Next(8))
        {
            case 0 or 1:
                var mission = Mission(annee, etablissement);
                var cumul = annee.Regime is Regime.Ific ? new CumulDePersonne { PersonneId = mission.Personnel!.PersonneId, Annee = annee } : null;
                var neuve = new Mesure(bareme, cumul, true);
                attributions.Add((Attribution.Preparer(Proposer(montant), mission, enveloppe, Bordereau(etablissement, annee), neuve, _chef, Quand), neuve));
                break;
            case 2:
                enveloppe.Mouvoir((SensDeMouvement)hasard.Next(1, 3), montant, Jour, $"M{hasard.Next()}", _rectorat, Quand, Jour);
                break;
            case 3 when attribution is not null:
                attribution.Modifier(Proposer(montant), mesure, _chef, Quand);
                break;
            case 4 when attribution is not null:
                attribution.Retirer("Changement de service.", mesure.Cumul, Quand);
                break;
            case 5 when attribution is not null:
                if (attribution.Etat is EtatDAttribution.Preparee) attribution.Bordereau!.Envoyer(Presentees(annee), new HashSet<Guid>(), _chef, Quand);
                var sens = (SensDeDecision)hasard.Next(3);
                attribution.Decider(sens, sens is SensDeDecision.Modifiee ? montant : null, "Enveloppe réduite.", mesure, 10, _rectorat, Quand);
                break;
            case 6 when attribution is { Echeances.Count: > 0 }:
                var echeance = attribution.Echeances[hasard.Next(attribution.Echeances.Count)];
                var service = new ServiceFait { Resultat = (ResultatDuService)hasard.Next(3), Montant = new(hasard.Next(1, 20000)), Motif = "absence", Date = Jour };
                attribution.Certifier(echeance, service, mesure.Cumul, _chef, Quand, Jour);
                break;
            case 7 when attribution is { Echeances.Count: > 0 }:
                attribution.AnnulerLaCertification(attribution.Echeances[hasard.Next(attribution.Echeances.Count)], "à revoir", mesure.Cumul);
                break;
        }
    }

    private static Proposition Proposer(Montant montant) => new()
    {
        Montant = montant, MotifSousMinimum = "partage entre deux personnes", Participation = "Deux projets.", ServiceComplet = true, NonCumul = true,
    };

    private static Bordereau Bordereau(Etablissement etablissement, AnneeScolaire annee) => new()
    {
        EtablissementId = etablissement.Id, CodeAcademie = "99", Annee = annee, Rang = 1, Numero = "BP-1",
    };

    private static Modalites Presentees(AnneeScolaire annee)
    {
        var modalites = new Modalites { EtablissementId = Guid.NewGuid(), CodeAcademie = "99", Annee = annee };
        modalites.EnregistrerAvis(new(annee.Debut, 10, 10), SensDeLAvis.Favorable, null, Jour);
        modalites.EnregistrerCA(new()
        {
            Date = new(annee.Debut, 11, 19), Convocation = new(annee.Debut, 11, 5), Presents = 17, Quorum = 13, Pour = 17, Contre = 0, Abstentions = 0, Votants = 17,
        }, Jour);
        return modalites;
    }

    private static Etablissement Etablissement() => new()
    {
        Uai = Uai.Lire("0993014N"), Nom = "Lycée", Nature = 306, Type = TypeEtablissement.Lycee, CodeAcademie = "99", CodeDepartement = "993", Commune = "Port-Orvelle",
    };

    private static Mission Mission(AnneeScolaire annee, Etablissement etablissement)
    {
        var personne = new Personne { Civilite = Civilite.Mme, Prenom = "Odile", NomUsage = "Bertin", Courriel = "odile@demo.example" };
        var personnel = new Personnel
        {
            PersonneId = personne.Id, Personne = personne, EtablissementId = etablissement.Id, Etablissement = etablissement,
            Categorie = CategorieDePersonnel.Education, CorpsGrade = "CPE", Titulaire = true, ServiceCompletDeclareLe = new(annee.Debut, 9, 1),
        };
        var fonction = new Fonction
        {
            Code = "TUTORAT", Libelle = "tutorat des élèves", TypeEtablissement = TypeEtablissement.Lycee, Depuis = AnneeScolaire.Premiere, Source = "art. 3",
        };
        var mission = new Mission
        {
            PersonnelId = personnel.Id, Personnel = personnel, EtablissementId = etablissement.Id, Etablissement = etablissement,
            FonctionId = fonction.Id, Fonction = fonction, Annee = annee,
            Indemnisation = annee.Regime is Regime.Ific ? Indemnisation.VersementUnique : Indemnisation.Neuviemes,
        };
        mission.Dater(new(annee.Debut, 9, 1), new(annee.Debut + 1, 6, 30));
        return mission;
    }

    private static Acteur Agir(Role role) => new()
    {
        PersonneId = Guid.NewGuid(), Civilite = Civilite.Mme, Designation = "Mme Hélène Petit", Role = role, Qualite = "", QualiteId = Guid.NewGuid(),
    };
}
