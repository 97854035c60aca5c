using Microsoft.EntityFrameworkCore;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.Missions;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Indemnites;

/// <summary>Chaque refus d'une proposition nomme sa règle et le texte qui la fonde ; rien ne s'engage.</summary>
public sealed class RefusDePropositionTests
{
    private const string Article1 = "art. 1, décret n° 2010-1065";
    private const string Article5 = "art. 5, décret n° 2010-1065";
    private const string Gestion = "règle de gestion";

    [Theory]
    [InlineData(2014, 2400.01, "ific.plafond", Article5)]
    [InlineData(2014, 399.99, "ific.minimum", "règle de gestion (montant du barème)")]
    [InlineData(2014, 3000, "ific.plafond", Article5)]
    [InlineData(2024, 1000, "imp.taux", "décret n° 2015-475")]
    [InlineData(2024, 3750, "enveloppe.insuffisante", Gestion)]
    public async Task Un_montant_hors_du_bareme_ou_de_l_enveloppe_est_refuse(int annee, decimal euros, string cle, string fondement)
    {
        using var scene = new SceneDIndemnites(annee);
        await scene.OuvrirAsync(3500);
        var mission = await scene.MissionAsync();

        var refus = await scene.PreparerAsync(mission, euros).RefuseAsync(cle, fondement);

        Assert.Equal("Montant", refus.Champ);
        await RienNEstEngageAsync(scene);
    }

    [Fact]
    public async Task Au_dela_de_l_enveloppe_l_IFIC_cite_l_article_5_et_dit_ce_qui_reste()
    {
        using var scene = new SceneDIndemnites(2014);
        await scene.OuvrirAsync(3000);
        await scene.PreparerAsync(await scene.MissionAsync(), 2400);
        var mission = await scene.MissionAsync("rupn2.lycee");

        var refus = await scene.PreparerAsync(mission, 800).RefuseAsync("enveloppe.insuffisante", Article5);

        Assert.Equal("Il ne reste que 600,00 € dans l'enveloppe. Réduisez de 200,00 € ou demandez un complément au rectorat.", refus.Message.Replace('\u00A0', ' '));
    }

    [Fact]
    public async Task Sous_le_minimum_un_motif_suffit()
    {
        using var scene = new SceneDIndemnites(2014);
        await scene.OuvrirAsync(3000);

        var id = await scene.PreparerAsync(await scene.MissionAsync(), 300, motif: "une demi-année");

        Assert.Equal("une demi-année", (await scene.LireAsync(id)).MotifSousMinimum);
    }

    [Fact]
    public async Task Le_plafond_compte_les_deux_etablissements_d_une_personne()
    {
        using var scene = new SceneDIndemnites(2014);
        await scene.OuvrirAsync(5000);
        await scene.OuvrirAsync(5000, SceneDIndemnites.College);
        await AffecterAuCollegeAsync(scene);
        await scene.PreparerAsync(await scene.MissionAsync(), 2000);
        var autre = await scene.MissionAsync(fonction: Fonction.CodeRupn, uai: SceneDIndemnites.College);

        var refus = await scene.PreparerAsync(autre, 500, "chef.college").RefuseAsync("ific.plafond-cumul", Article5);

        Assert.Contains("il reste 400,00 €", refus.Message.Replace('\u00A0', ' '));
        await scene.PreparerAsync(autre, 400, "chef.college");
    }

    [Theory]
    [InlineData(2014, false, false, "modalites.cp", Article5)]
    [InlineData(2014, true, false, "modalites.ca", Article5)]
    [InlineData(2024, true, false, "modalites.avis-ca", "décret n° 2015-475 et circulaire n° 2015-058")]
    public async Task Sans_modalites_rien_ne_se_propose(int annee, bool conseilPedagogique, bool ca, string cle, string fondement)
    {
        Assert.False(ca);
        using var scene = new SceneDIndemnites(annee);
        await scene.OuvrirAsync(3000, modalites: false);
        if (conseilPedagogique) await scene.ModifierAsync(async db =>
        {
            var lycee = await db.Etablissements.SingleAsync(e => e.Uai == Uai.Relire(SceneDIndemnites.Lycee));
            var modalites = new Modalites { EtablissementId = lycee.Id, CodeAcademie = lycee.CodeAcademie, Annee = scene.Annee };
            modalites.EnregistrerAvis(new(annee, 10, 10), SensDeLAvis.Favorable, null, new(annee, 12, 1));
            db.Modalites.Add(modalites);
        });
        var mission = await scene.MissionAsync();

        await scene.PreparerAsync(mission, 625).RefuseAsync(cle, fondement);
        await RienNEstEngageAsync(scene);
    }

    [Theory]
    [InlineData(2014, Article5)]
    [InlineData(2024, Gestion)]
    public async Task Sans_enveloppe_notifiee_rien_ne_se_propose(int annee, string fondement)
    {
        using var scene = new SceneDIndemnites(annee);
        await scene.PresenterAsync();
        var mission = await scene.MissionAsync();

        var refus = await scene.PreparerAsync(mission, 625).RefuseAsync("enveloppe.absente", fondement);

        Assert.Contains($"{annee}-{annee + 1}", refus.Message);
    }

    [Fact]
    public async Task Une_seule_attribution_par_personne_fonction_etablissement_et_annee()
    {
        using var scene = new SceneDIndemnites(2024);
        await scene.OuvrirAsync(3000);
        var mission = await scene.MissionAsync();
        await scene.PreparerAsync(mission, 625);

        var refus = await scene.PreparerAsync(mission, 625).RefuseAsync("attribution.doublon", Gestion);

        Assert.Contains("Mme Amina Haddad a déjà une attribution « tutorat des élèves » ici en 2024-2025.", refus.Message);
    }

    [Theory]
    [InlineData(CategorieDePersonnel.Administratif, true, "beneficiaire.categorie")]
    [InlineData(CategorieDePersonnel.Enseignant, false, "beneficiaire.service")]
    public async Task Qui_n_est_pas_beneficiaire_n_a_pas_d_IFIC(CategorieDePersonnel categorie, bool serviceComplet, string cle)
    {
        using var scene = new SceneDIndemnites(2014);
        await scene.OuvrirAsync(3000);
        var mission = await scene.MissionAsync();
        await scene.ModifierAsync(async db =>
        {
            var agent = await db.Missions.Where(m => m.Id == mission).Select(m => m.Personnel!).SingleAsync();
            (agent.Categorie, agent.ServiceCompletDeclareLe) = (categorie, serviceComplet ? new DateOnly(2014, 9, 1) : null);
            agent.NoterModification();
        });

        await scene.PreparerAsync(mission, 600).RefuseAsync(cle, Article1);
    }

    [Fact]
    public async Task Une_fonction_fermee_ou_d_un_autre_type_n_ouvre_pas_droit()
    {
        using var scene = new SceneDIndemnites(2014);
        await scene.OuvrirAsync(3000);
        var (fermee, dAilleurs) = (await scene.MissionAsync(), await scene.MissionAsync("rupn2.lycee"));
        await scene.ModifierAsync(async db =>
        {
            var fonctions = await db.Fonctions.ToListAsync();
            (await db.Missions.SingleAsync(m => m.Id == fermee)).FonctionId = fonctions.Single(f => f.Code == "PREFET" && f.TypeEtablissement == TypeEtablissement.Lycee).Id;
            (await db.Missions.SingleAsync(m => m.Id == dAilleurs)).FonctionId =
                fonctions.Single(f => f.Code == Fonction.CodeRupn && f.TypeEtablissement == TypeEtablissement.College && f.OuverteEn(scene.Annee)).Id;
        });

        await scene.PreparerAsync(fermee, 600).RefuseAsync("fonction.fermee", "art. 2 et 3, décret n° 2010-1065");
        await scene.PreparerAsync(dAilleurs, 600).RefuseAsync("fonction.type", "art. 2 et 3, décret n° 2010-1065");
    }

    [Fact]
    public async Task Une_mission_sans_indemnite_ou_annulee_ne_se_propose_pas()
    {
        using var scene = new SceneDIndemnites(2024);
        await scene.OuvrirAsync(3000);
        var (sans, annulee) = (await scene.MissionAsync(indemnisation: Indemnisation.Aucune), await scene.MissionAsync("rupn2.lycee"));
        await scene.ModifierAsync(async db => (await db.Missions.SingleAsync(m => m.Id == annulee)).Annuler([], IndemniteDeTest.Midi(new(2024, 10, 1))));

        await scene.PreparerAsync(sans, 625).RefuseAsync("proposition.sans-indemnite", Gestion);
        await scene.PreparerAsync(annulee, 625).RefuseAsync("proposition.mission", Gestion);
    }

    [Theory]
    [InlineData(2014, AutreReconnaissance.HeuresOuDecharge, "cumul.heures", "circulaire n° 2010-243")]
    [InlineData(2024, AutreReconnaissance.HeuresOuDecharge, "cumul.heures-imp", "décret n° 2015-475 et circulaire n° 2015-058")]
    [InlineData(2024, AutreReconnaissance.Allegement, "cumul.allegement", "circulaire n° 2015-058")]
    [InlineData(2024, AutreReconnaissance.Pacte, "cumul.pacte", "règle de gestion (note de service sur le Pacte)")]
    public async Task Une_fonction_deja_reconnue_autrement_ne_s_indemnise_pas(int annee, AutreReconnaissance autre, string cle, string fondement)
    {
        using var scene = new SceneDIndemnites(annee);
        await scene.OuvrirAsync(3000);
        var mission = await scene.MissionAsync();

        await scene.PreparerAsync(mission, IndemniteDeTest.Proposition(625) with { Cumul = autre }).RefuseAsync(cle, fondement);
    }

    [Fact]
    public async Task Les_declarations_et_la_participation_sont_demandees()
    {
        using var scene = new SceneDIndemnites(2014);
        await scene.OuvrirAsync(3000);
        var mission = await scene.MissionAsync();
        var entiere = IndemniteDeTest.Proposition(600);

        await scene.PreparerAsync(mission, entiere with { ServiceComplet = false }).RefuseAsync("proposition.service", Article1);
        await scene.PreparerAsync(mission, entiere with { NonCumul = false }).RefuseAsync("cumul.declaration", "circulaire n° 2010-243");
        await scene.PreparerAsync(mission, entiere with { Participation = " " }).RefuseAsync("proposition.motifs", Article5);
        await scene.PreparerAsync(mission, entiere with { Participation = new('x', 2001) }).RefuseAsync("proposition.texte", Gestion);
    }

    [Fact]
    public async Task Une_enveloppe_close_ne_recoit_plus_rien()
    {
        using var scene = new SceneDIndemnites(2014);
        await scene.OuvrirAsync(3000);
        var mission = await scene.MissionAsync();
        await scene.ModifierAsync(async db => (await db.Enveloppes.SingleAsync(e => e.Annee == scene.Annee)).Clore(IndemniteDeTest.Midi(new(2015, 7, 1))));

        await scene.PreparerAsync(mission, 600).RefuseAsync("enveloppe.close", Gestion);
    }

    /// <summary>Mme Haddad, aussi au collège.</summary>
    internal static Task AffecterAuCollegeAsync(SceneDIndemnites scene) => scene.ModifierAsync(async db =>
    {
        var college = await db.Etablissements.SingleAsync(e => e.Uai == Uai.Relire(SceneDIndemnites.College));
        var agent = await db.Personnels.SingleAsync(p => p.Personne!.NomUsage == "Haddad");
        db.Personnels.Add(new()
        {
            PersonneId = agent.PersonneId, EtablissementId = college.Id, Categorie = agent.Categorie, CorpsGrade = agent.CorpsGrade,
            Titulaire = true, ServiceCompletDeclareLe = new(2014, 9, 1)
        });
    });

    private static async Task RienNEstEngageAsync(SceneDIndemnites scene)
    {
        await using var db = scene.Base.Contexte();
        Assert.All(await db.Enveloppes.Where(e => e.Annee == scene.Annee).ToListAsync(), e => Assert.Equal(Montant.Zero, e.Engage));
        Assert.False(await db.Attributions.AnyAsync(a => a.Annee == scene.Annee));
        Assert.False(await db.Bordereaux.AnyAsync(b => b.Annee == scene.Annee));
    }
}
