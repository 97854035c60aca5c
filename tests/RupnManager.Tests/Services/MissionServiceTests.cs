using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Missions;
using RupnManager.Domain.Regles;
using RupnManager.Services.Etablissements;
using RupnManager.Services.Missions;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Services;

public sealed class MissionServiceTests : IDisposable
{
    private static readonly AnneeScolaire Annee2014 = new(2014);
    private static readonly AnneeScolaire Annee2026 = new(2026);
    private readonly TestDatabase _base = new();
    private readonly ServiceProvider _services;
    private readonly IServiceScope _portee;

    public MissionServiceTests()
    {
        _services = _base.Services();
        _portee = _services.CreateScope();
    }

    public void Dispose()
    {
        _portee.Dispose();
        _services.Dispose();
        _base.Dispose();
    }

    private MissionService Missions => _portee.ServiceProvider.GetRequiredService<MissionService>();

    private RupnDbContext Db => _portee.ServiceProvider.GetRequiredService<RupnDbContext>();

    private Task<Acteur> ActeurAsync(string compte) => _portee.ServiceProvider.ActeurAsync(compte);

    [Fact]
    public async Task Une_fonction_de_lycee_est_refusee_au_college_avec_son_article()
    {
        var culture = await FonctionAsync("CULTURE", TypeEtablissement.Lycee, Annee2014);

        var refus = await Assert.ThrowsAsync<RegleMetierException>(async () =>
            await ConfierAsync("chef.college", await AgentAsync("chef.college"), Annee2014, d => d with { FonctionId = culture }));

        Assert.Equal("fonction.type", refus.Regle.Cle);
        Assert.Equal("art. 2 et 3, décret n° 2010-1065", refus.Regle.Fondement.Affichage);
        Assert.Contains("dans un établissement de type collège", refus.Message);
    }

    [Fact]
    public async Task En_imp_le_refus_de_type_n_invoque_pas_le_decret_de_l_ific()
    {
        var tutorat = await FonctionAsync("TUTORAT", TypeEtablissement.Lycee, Annee2026);

        var refus = await Assert.ThrowsAsync<RegleMetierException>(async () =>
            await ConfierAsync("chef.college", await AgentAsync("chef.college"), Annee2026, d => d with { FonctionId = tutorat }));

        Assert.Equal("fonction.type-imp", refus.Regle.Cle);
        Assert.DoesNotContain("IFIC", refus.Message);
    }

    [Fact]
    public async Task Une_fonction_d_une_autre_epoque_est_refusee()
    {
        var rupnIfic = await FonctionAsync(Fonction.CodeRupn, TypeEtablissement.College, Annee2014);

        var refus = await Assert.ThrowsAsync<RegleMetierException>(async () =>
            await ConfierAsync("chef.college", await AgentAsync("chef.college"), Annee2026, d => d with { FonctionId = rupnIfic }));

        Assert.Equal("fonction.fermee", refus.Regle.Cle);
    }

    [Fact]
    public async Task Le_prefet_des_etudes_demande_que_le_chef_declare_le_programme_clair()
    {
        var chef = await ActeurAsync("chef.college");
        var prefet = await FonctionAsync(Fonction.CodePrefet, TypeEtablissement.College, Annee2014);

        var choix = await Missions.ProposerAsync(Annee2014, chef);
        var agent = await AgentAsync("chef.college");
        var refus = await Assert.ThrowsAsync<RegleMetierException>(async () =>
            await ConfierAsync("chef.college", agent, Annee2014, d => d with { FonctionId = prefet }));

        Assert.Equal([await FonctionAsync(Fonction.CodeRupn, TypeEtablissement.College, Annee2014), prefet], choix.Fonctions.Select(f => f.Id));
        Assert.Equal(("fonction.clair", "ProgrammeClair", "art. 2 et 3, décret n° 2010-1065"), (refus.Regle.Cle, refus.Champ, refus.Regle.Fondement.Libelle));
        Assert.NotEqual(Guid.Empty, await ConfierAsync("chef.college", agent, Annee2014, d => d with { FonctionId = prefet, ProgrammeClair = true }));
    }

    [Theory]
    [InlineData(CategorieDePersonnel.Administratif, true, "beneficiaire.categorie")]
    [InlineData(CategorieDePersonnel.Enseignant, false, "beneficiaire.service")]
    public async Task En_ific_l_agent_doit_etre_enseignant_ou_cpe_a_service_complet(CategorieDePersonnel categorie, bool service, string cle)
    {
        var agent = await AgentAsync("chef.college", categorie, service);

        var refus = await Assert.ThrowsAsync<RegleMetierException>(() => ConfierAsync("chef.college", agent, Annee2014));
        var sansIndemnite = await ConfierAsync("chef.college", agent, Annee2014, d => d with { Indemnisation = Indemnisation.Aucune });

        Assert.Equal(cle, refus.Regle.Cle);
        Assert.Equal("art. 1, décret n° 2010-1065", refus.Regle.Fondement.Affichage);
        Assert.NotEqual(Guid.Empty, sansIndemnite);
    }

    [Theory]
    [InlineData(CategorieDePersonnel.Administratif, true, "n'est ni personnel enseignant ni personnel d'éducation")]
    [InlineData(CategorieDePersonnel.Enseignant, false, "En IMP, la mission reste possible")]
    public async Task En_imp_l_agent_non_eligible_a_l_ific_n_appelle_qu_un_avertissement(CategorieDePersonnel categorie, bool service, string phrase)
    {
        var id = await ConfierAsync("chef.college", await AgentAsync("chef.college", categorie, service), Annee2026);

        var ouverte = await _portee.ServiceProvider.GetRequiredService<ListeDesMissionsService>().OuvrirAsync(id, await ActeurAsync("chef.college"));

        Assert.Contains(phrase, Assert.Single(ouverte.Avertissements));
    }

    [Fact]
    public async Task Les_neuviemes_n_existent_pas_en_ific()
    {
        var refus = await Assert.ThrowsAsync<RegleMetierException>(async () => await ConfierAsync(
            "chef.college", await AgentAsync("chef.college"), Annee2014, d => d with { Indemnisation = Indemnisation.Neuviemes }));

        Assert.Equal("mission.neuviemes", refus.Regle.Cle);
    }

    [Theory]
    [InlineData("2026-08-31", "2027-06-30")]
    [InlineData("2026-09-01", "2027-09-01")]
    [InlineData("2027-01-10", "2027-01-09")]
    public async Task Les_dates_restent_dans_l_annee(string debut, string fin)
    {
        var refus = await Assert.ThrowsAsync<RegleMetierException>(async () => await ConfierAsync("chef.college", await AgentAsync("chef.college"), Annee2026,
            d => d with { Debut = DateOnly.Parse(debut), Fin = DateOnly.Parse(fin) }));

        Assert.Equal("mission.dates", refus.Regle.Cle);
    }

    [Fact]
    public async Task Une_seule_mission_par_personne_fonction_et_periode()
    {
        var agent = await AgentAsync("chef.college");
        await ConfierAsync("chef.college", agent, Annee2026, d => d with { Fin = new(2026, 12, 18) });

        var refus = await Assert.ThrowsAsync<RegleMetierException>(() => ConfierAsync("chef.college", agent, Annee2026));
        var suite = await ConfierAsync("chef.college", agent, Annee2026, d => d with { Debut = new(2026, 12, 19) });

        Assert.Equal("mission.doublon", refus.Regle.Cle);
        Assert.NotEqual(Guid.Empty, suite);
    }

    [Fact]
    public async Task Deux_missions_confiees_au_meme_instant_n_en_font_qu_une()
    {
        var agent = await AgentAsync("chef.college");
        var chef = await ActeurAsync("chef.college");
        using var autre = _services.CreateScope();
        var concurrent = autre.ServiceProvider.GetRequiredService<RupnDbContext>();
        await concurrent.Personnels.Where(p => p.Id == agent).LoadAsync();

        await ConfierAsync("chef.college", agent, Annee2026);
        var demande = await DemandeAsync(agent, Annee2026, chef);

        // La seconde a lu la fiche avant la première ; elle cherche les doublons d'une autre fonction, et n'en voit pas.
        await Assert.ThrowsAsync<ModifieEntreTempsException>(async () => await autre.ServiceProvider.GetRequiredService<MissionService>().ConfierAsync(
            demande with { FonctionId = await FonctionAsync("CULTURE", TypeEtablissement.College, Annee2026) }, chef));
    }

    [Fact]
    public async Task Dans_un_autre_etablissement_il_faut_confirmer()
    {
        var ici = await AgentAsync("chef.college");
        var la = await AgentAsync("chef.lycee");
        await ConfierAsync("chef.college", ici, Annee2026);

        var refus = await Assert.ThrowsAsync<RegleMetierException>(() => ConfierAsync("chef.lycee", la, Annee2026));
        var confirmee = await ConfierAsync("chef.lycee", la, Annee2026, d => d with { AutreEtablissementConfirme = true });

        Assert.Equal("mission.autre-etablissement", refus.Regle.Cle);
        Assert.Equal(Severite.Avertissement, refus.Regle.Severite);
        Assert.NotEqual(Guid.Empty, confirmee);
    }

    [Theory]
    [InlineData(EtatDeLettre.Brouillon, true)]
    [InlineData(EtatDeLettre.Abandonnee, true)]
    [InlineData(EtatDeLettre.Refusee, true)]
    [InlineData(EtatDeLettre.ASignerParLeChef, false)]
    [InlineData(EtatDeLettre.ASignerParLeDan, false)]
    [InlineData(EtatDeLettre.Validee, false)]
    public async Task La_lettre_en_signature_fige_les_dates_mais_pas_les_moyens(EtatDeLettre etat, bool permis)
    {
        var id = await ConfierAsync("chef.college", await AgentAsync("chef.college"), Annee2026);
        var mission = await Db.Missions.Include(m => m.Personnel!.Personne).Include(m => m.Fonction).Include(m => m.Etablissement).SingleAsync(m => m.Id == id);
        var nouvelles = () => mission.Modifier(mission.Fonction!, mission.Debut, new(2027, 5, 31), mission.Indemnisation, [etat]);
        var memes = () => mission.Modifier(mission.Fonction!, mission.Debut, mission.Fin, mission.Indemnisation, [etat]);

        Assert.False(memes());
        if (permis) Assert.True(nouvelles());
        else Assert.Equal("mission.signee", Assert.Throws<RegleMetierException>(() => nouvelles()).Regle.Cle);
    }

    [Fact]
    public async Task Interrompre_reprendre_annuler_se_disent_au_journal()
    {
        var chef = await ActeurAsync("chef.college");
        var id = await ConfierAsync("chef.college", await AgentAsync("chef.college"), Annee2026);

        await Missions.InterrompreAsync(id, new(2026, 11, 12), "congé", chef);
        var deja = await Assert.ThrowsAsync<RegleMetierException>(() => Missions.InterrompreAsync(id, new(2026, 11, 20), "congé", chef));
        Db.ChangeTracker.Clear();
        await Missions.ReprendreAsync(id, new(2026, 11, 23), chef);
        await Missions.AnnulerAsync(id, chef);
        var encore = await Assert.ThrowsAsync<RegleMetierException>(() => Missions.AnnulerAsync(id, chef));

        var phrases = await Db.Journal.Where(e => e.ObjetId == id).OrderBy(e => e.Numero).Select(e => e.Phrase).ToListAsync();
        Assert.Equal(
        [
            "Mme Hélène Petit a confié la mission référent pour les usages pédagogiques numériques à M. Marc Vidal, du 01/09/2026 au 30/06/2027.",
            "Mme Hélène Petit a interrompu la mission de M. Marc Vidal à partir du 12/11/2026 : congé.",
            "Mme Hélène Petit a repris la mission de M. Marc Vidal le 23/11/2026.",
            "Mme Hélène Petit a annulé la mission de M. Marc Vidal.",
        ], phrases);
        Assert.Equal("mission.interrompue", deja.Regle.Cle);
        Assert.Equal("mission.geste", encore.Regle.Cle);
        Assert.Equal(new DateOnly(2026, 11, 22), (await Db.Interruptions.SingleAsync(i => i.MissionId == id)).Fin);
    }

    [Fact]
    public async Task La_mission_d_un_autre_etablissement_n_existe_pas()
    {
        var id = await ConfierAsync("chef.college", await AgentAsync("chef.college"), Annee2026);
        var voisin = await ActeurAsync("chef.lycee");

        await Assert.ThrowsAsync<IntrouvableException>(() => Missions.AnnulerAsync(id, voisin));
        await Assert.ThrowsAsync<IntrouvableException>(async () =>
            await ConfierAsync("chef.lycee", await Db.Missions.Where(m => m.Id == id).Select(m => m.PersonnelId).SingleAsync(), Annee2026));
        await Assert.ThrowsAsync<InterditException>(async () => await Missions.AnnulerAsync(id, await ActeurAsync("dan")));
    }

    [Fact]
    public async Task La_liste_filtre_par_etat_et_par_nom_dans_la_base()
    {
        await ConfierAsync("chef.college", await AgentAsync("chef.college"), new(2024));
        var liste = _portee.ServiceProvider.GetRequiredService<ListeDesMissionsService>();
        var dan = await ActeurAsync("dan");

        var trouvees = await liste.ListerAsync(new(new(2024)) { Q = "trois-riv", Departement = "992", Type = TypeEtablissement.College, Etat = EtatDeMission.APreparer }, dan);
        var ailleurs = await liste.ListerAsync(new(new(2024)) { Departement = "991" }, dan);

        Assert.Equal("M. Marc Vidal", Assert.Single(trouvees.Page.Lignes).Agent);
        Assert.Equal(0, ailleurs.Page.Total);
    }

    [Fact]
    public async Task Un_agent_parti_ne_recoit_pas_de_mission()
    {
        var agent = await AgentAsync("chef.college");
        (await Db.Personnels.SingleAsync(p => p.Id == agent)).Partir(new(2026, 11, 20), new(2026, 11, 23));
        await Db.SaveChangesAsync();

        var refus = await Assert.ThrowsAsync<RegleMetierException>(() => ConfierAsync("chef.college", agent, Annee2026));

        Assert.Equal("personnel.parti", refus.Regle.Cle);
        Assert.DoesNotContain(agent, (await Missions.ProposerAsync(Annee2026, await ActeurAsync("chef.college"))).Personnels.Select(p => p.Id));
    }

    /// <summary>M. Marc Vidal, au courriel partagé : le même homme dans chaque établissement où on l'appelle.</summary>
    private async Task<Guid> AgentAsync(string chef, CategorieDePersonnel categorie = CategorieDePersonnel.Enseignant, bool service = true) =>
        await _portee.ServiceProvider.GetRequiredService<PersonnelService>().CreerAsync(new()
        {
            Civilite = Civilite.M, Prenom = "Marc", NomUsage = "Vidal", Courriel = "marc.vidal.essai@demo.example", Categorie = categorie,
            CorpsGrade = "certifié", Titulaire = true, ServiceCompletLe = service ? new(2014, 9, 1) : null,
        }, await ActeurAsync(chef));

    private async Task<Guid> ConfierAsync(string chef, Guid agent, AnneeScolaire annee, Func<DemandeDeMission, DemandeDeMission>? changer = null)
    {
        Db.ChangeTracker.Clear();
        var acteur = await ActeurAsync(chef);
        var demande = await DemandeAsync(agent, annee, acteur);
        return await Missions.ConfierAsync(changer?.Invoke(demande) ?? demande, acteur);
    }

    private async Task<DemandeDeMission> DemandeAsync(Guid agent, AnneeScolaire annee, Acteur acteur)
    {
        var type = await Db.Etablissements.Where(e => e.Id == acteur.EtablissementId).Select(e => e.Type).SingleAsync();
        return new()
        {
            Annee = annee, PersonnelId = agent, FonctionId = await FonctionAsync(Fonction.CodeRupn, type, annee),
            Debut = annee.PremierJour, Fin = new(annee.Debut + 1, 6, 30), Indemnisation = Indemnisation.VersementUnique,
        };
    }

    private async Task<Guid> FonctionAsync(string code, TypeEtablissement type, AnneeScolaire annee) =>
        (await Db.Fonctions.AsNoTracking().Where(f => f.Code == code && f.TypeEtablissement == type).ToListAsync()).Single(f => f.OuverteEn(annee)).Id;
}
