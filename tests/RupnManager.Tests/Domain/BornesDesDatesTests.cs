using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Activites;
using RupnManager.Domain.Bilans;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.Missions;
using RupnManager.Domain.Regles;

namespace RupnManager.Tests.Domain;

/// <summary>Le jour, la minute ou le signe juste à la borne passe, celui d'après non : modalités, bilans, activités, délégations.</summary>
public sealed class BornesDesDatesTests
{
    private static readonly AnneeScolaire Annee = new(2026);
    private static readonly DateOnly Rentree = new(2026, 9, 1), Ca = new(2026, 11, 18);

    [Theory]
    [InlineData(0, 0, null)]
    [InlineData(1, 0, "modalites.convocation")]
    [InlineData(0, -39, null)]
    [InlineData(-39, -40, "modalites.ordre")]
    public void Une_seance_peut_suivre_le_jour_meme_la_convocation_et_l_avis(int convocation, int jours, string? cle)
    {
        var modalites = Modalites();
        modalites.EnregistrerAvis(Ca.AddDays(-39), SensDeLAvis.Favorable, null, Ca);

        Juger(cle, () => modalites.EnregistrerCA(Seance() with { Date = Ca.AddDays(jours), Convocation = Ca.AddDays(jours == 0 ? convocation : jours) }, Ca));
    }

    [Theory]
    [InlineData(8, 13, 0)]
    [InlineData(7, 13, 1)]
    [InlineData(8, 12, 1)]
    public void Le_delai_et_le_quorum_justes_n_avertissent_pas(int jours, int presents, int avertissements)
    {
        var modalites = Modalites();
        modalites.EnregistrerAvis(Rentree, SensDeLAvis.Favorable, null, Ca);
        modalites.EnregistrerCA(Seance() with { Convocation = Ca.AddDays(-jours), Presents = presents, Votants = 12, Pour = 12 }, Ca);

        Assert.Equal(avertissements, modalites.Avertissements(8).Count());
    }

    [Theory]
    [InlineData("2026-09-01", 30, null)]
    [InlineData("2026-08-31", 30, "activite.dates")]
    [InlineData("2027-06-30", 30, null)]
    [InlineData("2027-07-01", 30, "activite.dates")]
    [InlineData("2026-10-01", 1, null)]
    [InlineData("2026-10-01", 0, "activite.duree")]
    [InlineData("2026-10-01", 720, null)]
    [InlineData("2026-10-01", 721, "activite.duree-longue")]
    [InlineData("2026-10-01", 1441, "activite.duree")]
    public void Une_activite_tient_dans_sa_mission_et_dans_un_jour(string date, int minutes, string? cle) =>
        Juger(cle, () => Noter(new() { Date = DateOnly.Parse(date), Minutes = minutes, Nature = NatureDActivite.Information }));

    [Fact]
    public void Un_jour_entier_se_confirme_et_les_nombres_ont_leur_limite()
    {
        var juste = new SaisieDActivite
        {
            Date = Rentree, Minutes = Activite.MinutesDUnJour, DureeConfirmee = true, Nature = NatureDActivite.Information,
            Enseignants = Activite.CompteurMaximal, Eleves = 0, Texte = new('a', Activite.LongueurDuTexte),
        };
        Noter(juste);

        Juger("activite.compteur", () => Noter(juste with { Enseignants = Activite.CompteurMaximal + 1 }));
        Juger("activite.compteur", () => Noter(juste with { Eleves = Activite.CompteurMaximal + 1 }));
        Juger("activite.compteur", () => Noter(juste with { Eleves = -1 }));
        Juger("activite.texte", () => Noter(juste with { Texte = new('a', Activite.LongueurDuTexte + 1) }));
    }

    [Theory]
    [InlineData(0, 0, null)]
    [InlineData(0, 1, "bilan-ca.date")]
    [InlineData(1, 0, "bilan-ca.date")]
    [InlineData(-1, 0, "bilan-ca.date")]
    public void Le_bilan_au_CA_se_presente_du_jour_de_son_arret_a_aujourd_hui(int jours, int convocation, string? cle)
    {
        var bilan = new BilanAuCA { EtablissementId = Guid.NewGuid(), CodeAcademie = "99", Annee = Annee };
        bilan.Ecrire(new() { Reussites = "La webradio." });
        bilan.Arreter([], 0, null, Chef(), new(2027, 6, 28, 8, 0, 0, DateTimeKind.Utc));
        DateOnly jour = new(2027, 6, 28);

        Juger(cle, () => bilan.Presenter(jour.AddDays(jours), jour.AddDays(jours + convocation), null, jour));
    }

    [Fact]
    public void On_ne_vise_pas_son_propre_bilan_et_un_motif_de_renvoi_a_sa_longueur()
    {
        var (auteur, chef) = (Chef(), Chef());
        Bilan bilan = new() { MissionId = Guid.NewGuid(), PersonneId = auteur.PersonneId, EtablissementId = Guid.NewGuid(), CodeAcademie = "99", Annee = Annee };
        bilan.Ecrire(QuestionsDuBilan.Communes.Concat(QuestionsDuBilan.Syntheses).ToDictionary(q => q.Cle, _ => new Reponse("Fait.")));
        bilan.Soumettre(ChiffresDuBilan.De([]), auteur, default);

        Assert.Equal(ReglesDesBilans.Visa.Dire(), Assert.Throws<InterditException>(() => bilan.Viser(auteur, default)).Message);
        Juger("bilan.motif", () => bilan.Renvoyer(new('a', Bilan.LongueurDuMotif + 1), chef, default));
        bilan.Renvoyer(new('a', Bilan.LongueurDuMotif), chef, default);
    }

    [Theory]
    [InlineData("5 8", "")]
    [InlineData("4 5 8", "4 5")]
    [InlineData("2 3 8", "2 3")]
    [InlineData("2 2 8", "2 2 8")]
    public void Un_groupe_de_cinq_se_montre_et_les_masques_reunissent_au_moins_cinq(string effectifs, string masques) => Assert.Equal(
        masques.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        SecretStatistique.AMasquer(effectifs.Split(' ').Select((e, i) => ($"{i}:{e}", int.Parse(e)))).Order().Select(c => c[2..]));

    [Theory]
    [InlineData(0, 0, 0, null)]
    [InlineData(0, -1, 0, "delegation.dates")]
    [InlineData(0, 5, 6, "delegation.passee")]
    [InlineData(0, 5, 5, null)]
    [InlineData(-1, 5, 0, "delegation.fonctions")]
    [InlineData(0, 30, 0, null)]
    [InlineData(0, 31, 0, "delegation.fonctions")]
    public void Une_delegation_tient_dans_les_fonctions_du_chef(int debut, int fin, int aujourdhui, string? cle)
    {
        var chef = Chef();
        var fonctions = new Affectation { PersonneId = chef.PersonneId, Role = Role.ChefEtablissement, EtablissementId = Guid.NewGuid(), Debut = Rentree };
        fonctions.Terminer(Rentree.AddDays(30));
        var delegation = new Delegation
        {
            EtablissementId = fonctions.EtablissementId!.Value, DelegantId = chef.PersonneId, DelegataireId = Guid.NewGuid(), TitreDuDelegataire = "principal adjoint",
            Reference = "Arrêté 2026-04", Debut = Rentree.AddDays(debut), Fin = Rentree.AddDays(fin),
        };

        Juger(cle, () => delegation.Verifier(chef, fonctions, Rentree.AddDays(aujourdhui)));
        if (cle is null) Assert.Equal((true, false), (delegation.EnVigueurLe(delegation.Fin), delegation.EnVigueurLe(delegation.Fin.AddDays(1))));
    }

    [Fact]
    public void Une_affectation_vaut_son_dernier_jour_et_s_annule_le_jour_ou_elle_commence()
    {
        var affectation = new Affectation { PersonneId = Guid.NewGuid(), Role = Role.Rupn, EtablissementId = Guid.NewGuid(), Debut = Rentree };
        affectation.Terminer(Rentree);
        Assert.Equal((true, false), (affectation.EnVigueurLe(Rentree), affectation.EnVigueurLe(Rentree.AddDays(1))));

        Juger("affectation.dates", () => affectation.Annuler(Rentree.AddDays(1)));
        affectation.Annuler(Rentree);
        Assert.False(affectation.APrisEffet);
    }

    private static Modalites Modalites() => new() { EtablissementId = Guid.NewGuid(), CodeAcademie = "99", Annee = Annee };

    private static SeanceDuCA Seance() => new()
    {
        Date = Ca, Convocation = Ca.AddDays(-14), Presents = 17, Quorum = 13, Pour = 17, Contre = 0, Abstentions = 0, Votants = 17,
    };

    private static Activite Noter(SaisieDActivite saisie)
    {
        var mission = new Mission { PersonnelId = Guid.NewGuid(), EtablissementId = Guid.NewGuid(), FonctionId = Guid.NewGuid(), Annee = Annee };
        mission.Personnel = new() { PersonneId = Guid.NewGuid(), EtablissementId = mission.EtablissementId, Categorie = CategorieDePersonnel.Enseignant, CorpsGrade = "certifié", Titulaire = true };
        mission.Dater(Rentree, new(2027, 6, 30));
        return Activite.Noter(mission, saisie, "essai", default);
    }

    private static Acteur Chef() => new()
    {
        PersonneId = Guid.NewGuid(), Civilite = Civilite.Mme, Designation = "Mme Hélène Petit", Role = Role.ChefEtablissement, Qualite = "cheffe d'établissement",
        QualiteId = Guid.NewGuid(),
    };

    private static void Juger(string? cle, Action geste)
    {
        if (cle is null) geste();
        else Assert.Equal(cle, Assert.Throws<RegleMetierException>(geste).Regle.Cle);
    }
}
