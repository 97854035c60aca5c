using RupnManager.Domain.Etablissements;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Missions;
using RupnManager.Domain.Regles;
using RupnManager.Services.Initialisation;

namespace RupnManager.Tests.Lettres;

public sealed class CompositionTests
{
    private static readonly DateTime Quand = new(2013, 9, 16, 8, 15, 0, DateTimeKind.Utc);

    [Fact]
    public void Une_lettre_de_2013_dit_le_modele_source_mot_pour_mot()
    {
        var acte = Lettre(2013, LettreType.Source()).Acte;

        Assert.Equal("M. Karim Durand se voit confier pour l'année scolaire 2013-2014 la mission de référent pour les usages du numérique (RUPN) dans l'établissement.",
            acte.De(Partie.Introduction).First().Texte);
        Assert.Contains(acte.De(Partie.Partie2), p => p.Texte.EndsWith("coordinateurs \"TICE\"). Avec les collègues CPD TICE, il est personne ressource du réseau ECLORE auquel participe son établissement,", StringComparison.Ordinal));
        Assert.Contains(acte.De(Partie.Partie3), p => p.Texte.StartsWith("Elles se construisent en relation avec l'axe 3", StringComparison.Ordinal)
            && p.Texte.Contains("Les années 2013-2014 et 2014-2015") && p.Texte.EndsWith("qui pénaliseraient les usages.", StringComparison.Ordinal));
        Assert.Equal("Le chef d'établissement attribue à Karim Durand, une indemnité pour fonction d'intérêt collectif pour l'exercice de cette mission. Cette rémunération sera versée en une seule fois en fin d'année scolaire.",
            Assert.Single(acte.De(Partie.Indemnite)).Texte);
    }

    [Fact]
    public void Sans_mot_local_la_puce_finit_au_texte_national()
    {
        var acte = Lettre(2026, LettreType.SansMotLocal()).Acte;

        Assert.Contains(acte.De(Partie.Partie2), p => p.Texte.EndsWith("coordinateurs \"TICE\").", StringComparison.Ordinal));
        Assert.DoesNotContain(acte.Passages, p => p.Texte.Contains("ECLORE") || p.Texte.Contains("axe 3") || p.Texte.Contains("2013-2014"));
    }

    [Theory]
    [InlineData(Indemnisation.Neuviemes, "par neuvièmes, à partir du mois d'octobre.")]
    [InlineData(Indemnisation.VersementUnique, "en une seule fois, après l'exécution de la mission.")]
    public void En_imp_la_phrase_suit_le_versement(Indemnisation indemnisation, string fin) =>
        Assert.EndsWith(fin, Assert.Single(Lettre(2026, LettreType.SansMotLocal(), indemnisation).Acte.De(Partie.Indemnite)).Texte);

    [Fact]
    public void Sans_indemnite_rien_ne_s_imprime() =>
        Assert.Empty(Lettre(2026, LettreType.SansMotLocal(), Indemnisation.Aucune).Acte.De(Partie.Indemnite));

    [Fact]
    public void Un_champ_vide_empeche_de_partir_et_le_refus_le_nomme()
    {
        var lettre = Lettre(2026, LettreType.SansMotLocal());
        var temps = lettre.Modele!.Clause("moyens.temps")!;
        lettre.VersionCourante.Contenu = lettre.VersionCourante.Contenu with
        {
            Clauses = lettre.VersionCourante.Contenu.Clauses.Add(new(temps.Cle, temps.Partie, temps.Texte)),
            Champs = lettre.VersionCourante.Contenu.Champs.Add("durée", "deux heures par semaine"),
        };

        var refus = Assert.Throws<RegleMetierException>(() => lettre.MettreALaSignature(Quand));

        Assert.Equal("Complétez « créneaux » : un champ du modèle est encore vide.", refus.Message);
        Assert.Equal("Champs[créneaux]", refus.Champ);
    }

    [Fact]
    public void Une_clause_verrouillee_forgee_est_refusee()
    {
        var lettre = Lettre(2026, LettreType.SansMotLocal());
        var forge = lettre.VersionCourante.Contenu with { Clauses = [new("p1.projets", Partie.Partie1, "ne fait rien,")] };

        Assert.Equal("lettre.verrou", Assert.Throws<RegleMetierException>(() => forge.Verifier(lettre.Modele!)).Regle.Cle);
    }

    [Fact]
    public void Une_clause_libre_ne_se_glisse_que_dans_la_partie_adaptable()
    {
        var lettre = Lettre(2026, LettreType.SansMotLocal());
        var forge = lettre.VersionCourante.Contenu with { Clauses = [new("libre.1", Partie.Partie2, "assure la maintenance,")] };

        Assert.Equal("lettre.verrou", Assert.Throws<RegleMetierException>(() => forge.Verifier(lettre.Modele!)).Regle.Cle);
    }

    [Fact]
    public void Une_clause_de_2001_caracteres_est_refusee_avec_son_compte()
    {
        var lettre = Lettre(2026, LettreType.SansMotLocal());
        var longue = lettre.VersionCourante.Contenu with { Clauses = [new("p3.reseau", Partie.Partie3, new string('a', 2001))] };

        Assert.Equal("Cette clause compte 2001 caractères pour 2000. Raccourcissez-la.",
            Assert.Throws<RegleMetierException>(() => longue.Verifier(lettre.Modele!)).Message);
    }

    [Fact]
    public void Les_ecarts_disent_ajout_retrait_reecriture_et_deplacement()
    {
        var modele = new ModeleDeLettre { Annee = new(2026), Numero = 1, Clauses = LettreType.SansMotLocal() };
        var base0 = ContenuDeLettre.Initial(modele).Clauses;
        var services = base0.Single(c => c.Cle == "p3.services");
        var clauses = base0.Remove(services).RemoveAll(c => c.Cle == "p3.ressources")
            .Replace(base0.Single(c => c.Cle == "p3.eleves"), new("p3.eleves", Partie.Partie3, "formation des élèves de 6e."))
            .Add(services).Add(new("libre.1", Partie.Partie3, "club numérique ;"));

        var ecarts = EcartAvecLeModele.Entre(modele, new() { Clauses = clauses });

        Assert.Equal([NatureDEcart.Reecriture, NatureDEcart.Ajout, NatureDEcart.Retrait, NatureDEcart.Deplacement], ecarts.Select(e => e.Nature));
    }

    [Fact]
    public void Le_texte_fige_se_relit_et_garde_son_empreinte()
    {
        var lettre = Lettre(2013, LettreType.Source());
        lettre.MettreALaSignature(Quand);

        Assert.Equal(lettre.VersionCourante.Empreinte, lettre.VersionCourante.ActeFige.Empreinte());
    }

    internal static LettreDeMission Lettre(int annee, IReadOnlyList<ClauseDeModele> clauses, Indemnisation indemnisation = Indemnisation.Neuviemes)
    {
        var scolaire = new AnneeScolaire(annee);
        var modele = new ModeleDeLettre { Annee = scolaire, Numero = 1, Clauses = clauses };
        var etablissement = new Etablissement
        {
            Uai = Uai.Lire("0992001M"), Nom = "Collège Les Trois-Rivières", Nature = 340, Type = TypeEtablissement.College, Commune = "Clairvanne",
            CodeAcademie = "99", CodeDepartement = "992", Academie = new() { Code = "99", Libelle = "démonstration" },
        };
        var personne = new Personne { Civilite = Civilite.M, Prenom = "Karim", NomUsage = "Durand", Courriel = "rupn.college@demo.example" };
        var personnel = new Personnel
        {
            PersonneId = personne.Id, Personne = personne, EtablissementId = etablissement.Id, Categorie = CategorieDePersonnel.Enseignant,
            CorpsGrade = "certifié, technologie", Titulaire = true,
        };
        var fonction = new Fonction { Code = "RUPN", Libelle = "référent", TypeEtablissement = TypeEtablissement.College, Depuis = new(2010), Source = "art. 2" };
        var mission = new Mission
        {
            PersonnelId = personnel.Id, Personnel = personnel, EtablissementId = etablissement.Id, Etablissement = etablissement,
            FonctionId = fonction.Id, Fonction = fonction, Annee = scolaire, Indemnisation = indemnisation,
        };
        mission.Dater(scolaire.PremierJour, new(annee + 1, 6, 30));
        var reglage = new ReglageAcademique { CodeAcademie = "99", Annee = scolaire };
        return LettreDeMission.Rediger(mission, modele, reglage, 1, CodeDeVerification.Tirer(), ContenuDeLettre.Initial(modele), Quand);
    }
}
