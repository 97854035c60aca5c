using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Regles;
using RupnManager.Services.Initialisation;

namespace RupnManager.Tests.Modeles;

/// <summary>Ce qu'une version change à une autre, sujet par sujet.</summary>
public sealed class ComparaisonDeModelesTests
{
    private static readonly IReadOnlyList<ClauseDeModele> Textes = LettreType.SansMotLocal();

    public static TheoryData<string, Func<IReadOnlyList<ClauseDeModele>, IReadOnlyList<ClauseDeModele>>, string[]> Changements => new()
    {
        { "rien", c => c, [] },
        { "un texte verrouillé réécrit", c => Remplacer(c, "p1.titre", "1. Développer l'usage."), ["Verrouilles Reecriture Partie1 « 1. Développer l'usage. »"] },
        { "une clause académique remplie", c => Remplacer(c, "p2.eclore", "Il anime le bassin,"), ["Academiques Ajout Partie2 « Il anime le bassin, »"] },
        { "une clause académique vidée", c => Remplacer(c, "p3.consigne", " "), ["Academiques Retrait Partie3 « (cette partie peut être adaptée en fonction du contexte de l'établissement) »"] },
        { "une clause adaptable réécrite", c => Remplacer(c, "p3.eleves", "formation des élèves"), ["Adaptables Reecriture Partie3 « formation des élèves »"] },
        { "une clause ajoutée", c => [.. c, Clause("p3.nouvelle", "animation d'un club ;")], ["Adaptables Ajout Partie3 « animation d'un club ; »"] },
        { "une clause retirée", c => [.. c.Where(x => x.Cle != "p3.ajout.ia")],
            ["Adaptables Retrait Partie3 « repérage des usages de l'intelligence artificielle et aide à la rédaction d'un cadre d'usage ; »"] },
        { "une clause d'office devenue un choix", c => [.. c.Select(x => x.Cle == "p3.exemples" ? x with { DOffice = false } : x)],
            ["Adaptables Regle Partie3 « Quelques exemples : (au choix du chef) »"] },
        { "deux clauses échangées", c => Echanger(c, "p3.services", "p3.ressources"),
            ["Adaptables Deplacement Partie3 « administration fonctionnelle et animation des sites web et des services en ligne ;... »"] },
        { "une phrase d'indemnité", c => Remplacer(c, "indemnite.ific", "Le chef propose [Nom/Prénom]."), ["Regime Reecriture Indemnite « Le chef propose [Nom/Prénom]. »"] },
        { "un champ qui disparaît", c => Remplacer(c, "suivi.indicateurs", "Les indicateurs sont libres."),
            ["Adaptables Reecriture Suivi « Les indicateurs sont libres. »", "Champs Retrait  « [indicateurs] »"] },
        { "un champ qui paraît", c => Remplacer(c, "p2.eclore", "À [montant],"), ["Academiques Ajout Partie2 « À [montant], »", "Champs Ajout  « [montant] »"] },
    };

    [Theory]
    [MemberData(nameof(Changements))]
    public void Chaque_changement_a_son_sujet_et_sa_nature(
        string quoi, Func<IReadOnlyList<ClauseDeModele>, IReadOnlyList<ClauseDeModele>> changer, string[] attendus)
    {
        var differences = ComparaisonDeModeles.Entre(Modele(1, Textes), Modele(2, changer(Textes)));

        Assert.True(attendus.SequenceEqual(differences.Select(Dire)), $"{quoi} : {string.Join(" | ", differences.Select(Dire))}");
    }

    [Fact]
    public void Le_tableau_qui_fait_quoi_se_compare_ligne_a_ligne()
    {
        var (avant, apres) = (Modele(1, Textes), Modele(2, Textes));
        apres.EcrireQuiFaitQuoi(
        [
            .. ModeleQuiFaitQuoi.Lignes.Where(l => l.Cle != "q.cablage").Select(l => l.Cle == "q.site" ? l with { Collectivite = Participation.Contribue } : l),
            new("q.ia", "Choisir un outil d'IA", Participation.Fait, Participation.SansObjet, Participation.Contribue, Participation.SansObjet),
        ]);

        var differences = ComparaisonDeModeles.Entre(avant, apres);

        Assert.Equal(
            [
                "QuiFaitQuoi Reecriture  « Publier sur le site de l'établissement : établissement fait, collectivité contribue, académie informé, prestataire sans objet »",
                "QuiFaitQuoi Ajout  « Choisir un outil d'IA : établissement fait, collectivité sans objet, académie contribue, prestataire sans objet »",
                "QuiFaitQuoi Retrait  « Câbler, brancher à internet, entretenir le réseau : établissement informé, collectivité fait, académie informé, prestataire contribue »",
            ], differences.Select(Dire));
    }

    [Fact]
    public void Un_champ_inconnu_est_nomme_avec_sa_clause_et_le_champ_voisin()
    {
        var modele = Modele(1, Remplacer(Remplacer(Textes, "moyens.materiel", "Matériel : [équipements], dans [lieux]."), "p2.eclore", "Avec [truc],"));

        Assert.Equal([("truc", "p2.eclore", null), ("lieux", "moyens.materiel", "lieu")], modele.ChampsInconnus.Select(c => (c.Champ, c.Clause.Cle, c.Proche)));
    }

    [Fact]
    public void Le_tableau_refuse_une_tache_vide_trop_longue_ou_de_trop()
    {
        var modele = Modele(1, Textes);
        var ligne = ModeleQuiFaitQuoi.Lignes[0];

        Refuser("QuiFaitQuoi[1].Tache", [ligne, ligne with { Tache = " " }]);
        Refuser("QuiFaitQuoi[0].Tache", [ligne with { Tache = new string('x', LigneQuiFaitQuoi.LongueurDeLaTache + 1) }]);
        Refuser("QuiFaitQuoi[60].Tache", [.. Enumerable.Repeat(ligne, LigneQuiFaitQuoi.Maximum + 1)]);
        Assert.False(modele.EcrireQuiFaitQuoi([.. ModeleQuiFaitQuoi.Lignes]));
        modele.Publier(DateTime.UnixEpoch);
        Assert.Equal("modele.publie", Assert.Throws<RegleMetierException>(() => modele.EcrireQuiFaitQuoi([])).Regle.Cle);

        void Refuser(string champ, IReadOnlyList<LigneQuiFaitQuoi> lignes)
        {
            var refus = Assert.Throws<RegleMetierException>(() => modele.EcrireQuiFaitQuoi(lignes));
            Assert.Equal(("modele.tache", champ), (refus.Regle.Cle, refus.Champ));
        }
    }

    private static string Dire(DifferenceDeModele d) => $"{d.Sujet} {d.Nature} {d.Partie} « {d.Apres ?? d.Avant} »";

    private static ModeleDeLettre Modele(int numero, IReadOnlyList<ClauseDeModele> clauses) =>
        new() { CodeAcademie = "99", Annee = new(2026), Numero = numero, Clauses = clauses };

    private static ClauseDeModele Clause(string cle, string texte) =>
        new() { Cle = cle, Partie = Partie.Partie3, Genre = Genre.Exemple, Statut = StatutDeClause.Adaptable, Texte = texte };

    private static IReadOnlyList<ClauseDeModele> Remplacer(IReadOnlyList<ClauseDeModele> clauses, string cle, string texte)
    {
        Assert.Contains(clauses, c => c.Cle == cle);
        return [.. clauses.Select(c => c.Cle == cle ? c with { Texte = texte } : c)];
    }

    private static IReadOnlyList<ClauseDeModele> Echanger(IReadOnlyList<ClauseDeModele> clauses, string une, string autre) =>
        [.. clauses.Select(c => c.Cle == une ? clauses.Single(x => x.Cle == autre) : c.Cle == autre ? clauses.Single(x => x.Cle == une) : c)];
}
