using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Missions;
using RupnManager.Domain.Regles;
using RupnManager.Services.LettresDeMission;
using RupnManager.Services.NouvelleAnnee;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.NouvelleAnnee;

/// <summary>« Nouvelle année » : chaque mission cochée devient une mission et un brouillon ; recommencer ne change rien ; l'une n'arrête pas l'autre.</summary>
public sealed class ReconductionTests : IDisposable
{
    private static readonly AnneeScolaire Annee = new(2027);
    private readonly LettreDeTest _scene = new();

    public ReconductionTests() => _scene.Base.Horloge.SetUtcNow(new(2027, 9, 2, 8, 0, 0, TimeSpan.Zero));

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task Chaque_mission_cochee_devient_une_mission_et_un_brouillon_sans_aucun_montant()
    {
        var cochees = await AReconduireAsync("chef.college");
        Assert.True(cochees.Count >= 3, $"Seulement {cochees.Count} missions à reconduire.");

        var issues = await ReconduireAsync("chef.college", cochees);

        Assert.All(issues, i => Assert.True(i.Faite, i.Motif));
        using var db = _scene.Base.Contexte();
        var missions = await db.Missions.Where(m => m.Annee == Annee).Include(m => m.Personnel).ToListAsync();
        Assert.Equal(cochees.Count, missions.Count);
        Assert.All(missions, m => Assert.Equal((new DateOnly(2027, 9, 1), new DateOnly(2028, 6, 30)), (m.Debut, m.Fin)));
        var lettres = await db.Lettres.Where(l => l.Annee == Annee).Include(l => l.Versions).ToListAsync();
        Assert.Equal(cochees.Count, lettres.Count);
        Assert.All(lettres, l => Assert.Equal(EtatDeLettre.Brouillon, l.Etat));
        Assert.All(lettres, l => Assert.Empty(l.VersionCourante.Contenu.Champs.Keys.Intersect(["montant", "date"])));
        Assert.False(await db.Attributions.AnyAsync(a => a.Annee == Annee));
    }

    [Fact]
    public async Task Recommencer_ne_change_rien()
    {
        var cochees = await AReconduireAsync("chef.college");
        await ReconduireAsync("chef.college", cochees);
        var avant = await CompterAsync();

        var issues = await ReconduireAsync("chef.college", cochees);

        Assert.All(issues, i => Assert.True(i is { Faite: false, Motif: null, LettreId: null }));
        Assert.Equal(avant, await CompterAsync());
        Assert.All(await LireAsync("chef.college"), l => Assert.Equal(SortALaRentree.Reconduite, l.Sort));
    }

    [Fact]
    public async Task Un_agent_parti_et_une_fonction_fermee_sont_ecartes_sans_arreter_les_autres()
    {
        var cochees = await AReconduireAsync("chef.lycee");
        Guid parti, fermee;
        using (var db = _scene.Base.Contexte())
        {
            var agents = await db.Missions.Where(m => cochees.Contains(m.Id) && m.Fonction!.Code == Fonction.CodeRupn).Include(m => m.Personnel).OrderBy(m => m.Id).ToListAsync();
            (parti, fermee) = (agents[0].Id, await CultureAsync(agents[1].PersonnelId, agents[1].EtablissementId));
            agents[0].Personnel!.Partir(new(2027, 8, 31), new(2027, 8, 31));
            await db.SaveChangesAsync();
        }

        var issues = await ReconduireAsync("chef.lycee", [.. cochees, fermee]);

        Assert.Contains("n'est plus en fonction", issues.Single(i => i.MissionId == parti).Motif);
        Assert.Contains("n'est pas ouverte en 2027-2028", issues.Single(i => i.MissionId == fermee).Motif);
        Assert.True(issues.Count(i => i.Faite) >= 2, $"Seulement {issues.Count(i => i.Faite)} reconduites.");
        Assert.All(issues, i => Assert.True(i.Faite == (i.Motif is null), i.Motif));
        var ecartees = (await LireAsync("chef.lycee")).Where(l => l.Sort is SortALaRentree.Ecartee).ToList();
        Assert.Contains(ecartees, l => l.MissionId == parti);
        Assert.Contains(ecartees, l => l.Motif!.Contains("n'est pas ouverte en 2027-2028"));
        Assert.All(ecartees, l => Assert.NotNull(l.Motif));
    }

    [Fact]
    public async Task Une_mission_deja_confiee_ne_recoit_que_sa_lettre()
    {
        var cochees = await AReconduireAsync("chef.college");
        var issues = await ReconduireAsync("chef.college", cochees);
        await _scene.FaireAsync("chef.college", (s, a) => s.GetRequiredService<RedactionService>().AbandonnerAsync(issues[0].LettreId!.Value, a));
        Assert.Equal(SortALaRentree.LettreAEcrire, (await LireAsync("chef.college")).Single(l => l.MissionId == issues[0].MissionId).Sort);
        var missions = (await CompterAsync()).Missions;

        var reprise = Assert.Single(await ReconduireAsync("chef.college", [issues[0].MissionId]));

        Assert.NotNull(reprise.LettreId);
        Assert.Equal(missions, (await CompterAsync()).Missions);
    }

    [Fact]
    public async Task Le_texte_change_par_l_academie_suit_celui_ecrit_par_le_chef_reste()
    {
        var modele = await PublierAsync("p3.reseau", "Un texte neuf pour le réseau.");
        var page = await _scene.FaireAsync("chef.lycee", (s, a) => s.GetRequiredService<NouvelleAnneeService>().LireAsync(Annee, a));
        Assert.Equal(modele, page.Modele);
        Assert.Contains(page.EcartsDuModele, e => e.Apres == "Un texte neuf pour le réseau.");

        var issues = await ReconduireAsync("chef.lycee", [.. page.Lignes.Where(l => l.PeutEtreReconduite).Select(l => l.MissionId)]);

        using var db = _scene.Base.Contexte();
        var ids = issues.Select(i => i.LettreId).ToList();
        var clauses = (await db.Lettres.Where(l => ids.Contains(l.Id)).Include(l => l.Versions).ToListAsync())
            .SelectMany(l => l.VersionCourante.Contenu.Clauses.Where(c => c.Cle == "p3.reseau")).ToList();
        Assert.Contains(clauses, c => c.Texte == "Un texte neuf pour le réseau.");
        Assert.All(page.Lignes.Where(l => l.Source is not null), l => Assert.DoesNotContain(l.Ecarts, e => e.Apres == "Un texte neuf pour le réseau."));
    }

    [Fact]
    public async Task Deux_gestes_au_meme_instant_ne_font_qu_une_mission_et_qu_une_lettre()
    {
        var cochees = await AReconduireAsync("chef.college");

        await Task.WhenAll(ReconduireAsync("chef.college", cochees), ReconduireAsync("chef.college", cochees));

        var comptes = await CompterAsync();
        Assert.Equal((cochees.Count, cochees.Count), (comptes.Missions, comptes.Lettres));
    }

    [Fact]
    public async Task La_mission_d_un_autre_etablissement_est_introuvable_et_rien_ne_se_fait()
    {
        var (siennes, autres) = (await AReconduireAsync("chef.college"), await AReconduireAsync("chef.lycee"));

        await Assert.ThrowsAsync<IntrouvableException>(() => ReconduireAsync("chef.college", [.. siennes, autres[0]]));

        Assert.Equal(0, (await CompterAsync()).Missions);
    }

    [Fact]
    public async Task Qui_exerce_ailleurs_n_est_reconduit_qu_avec_confirmation()
    {
        var mission = (await AReconduireAsync("chef.college"))[0];
        using (var db = _scene.Base.Contexte())
        {
            var personne = await db.Missions.Where(m => m.Id == mission).Select(m => m.Personnel!.PersonneId).SingleAsync();
            var ailleurs = await db.Etablissements.SingleAsync(e => e.Uai == Uai.Relire("0993002A"));
            var agent = new Personnel { PersonneId = personne, EtablissementId = ailleurs.Id, Categorie = CategorieDePersonnel.Enseignant, CorpsGrade = "certifié", Titulaire = true };
            var autre = new Mission { PersonnelId = agent.Id, EtablissementId = ailleurs.Id, FonctionId = await db.Missions.Where(m => m.Id == mission).Select(m => m.FonctionId).SingleAsync(), Annee = Annee };
            autre.Dater(Annee.PremierJour, Annee.DernierJour);
            db.AddRange(agent, autre);
            await db.SaveChangesAsync();
        }
        var ligne = (await LireAsync("chef.college")).Single(l => l.MissionId == mission);
        Assert.True(ligne is { Ailleurs: true, Cochee: false });

        Assert.Contains("dans un autre établissement", Assert.Single(await ReconduireAsync("chef.college", [mission])).Motif);
        Assert.True(Assert.Single(await ReconduireAsync("chef.college", [mission], [mission])).Faite);
    }

    private async Task<string> PublierAsync(string cle, string texte) => await _scene.FaireAsync("dan", async (s, a) =>
    {
        var modeles = s.GetRequiredService<ModeleService>();
        using var db = _scene.Base.Contexte();
        var brouillon = await db.Modeles.Where(m => m.CodeAcademie == a.CodeAcademie && m.Annee == Annee && m.PublieLe == null).Select(m => m.Id).SingleAsync();
        await modeles.SupprimerAsync(brouillon, a);
        var id = await modeles.PreparerAsync(new((await modeles.ModeleEnVigueurAsync(a.CodeAcademie!, Annee)).Id, null, Annee), a);
        await modeles.EcrireAsync(id, await db.Modeles.Where(m => m.Id == id).Select(m => m.Version).SingleAsync(), [new(cle, texte)], a);
        await modeles.PublierAsync(id, await db.Modeles.Where(m => m.Id == id).Select(m => m.Version).SingleAsync(), a);
        return (await db.Modeles.SingleAsync(m => m.Id == id)).Nom;
    });

    private async Task<Guid> CultureAsync(Guid personnel, Guid etablissement)
    {
        using var db = _scene.Base.Contexte();
        var culture = await db.Fonctions.FirstAsync(f => f.Code == "CULTURE" && f.TypeEtablissement == TypeEtablissement.Lycee && f.Jusque == null);
        db.Entry(culture).Property(f => f.Jusque).CurrentValue = Annee.Precedente;
        var mission = new Mission { PersonnelId = personnel, EtablissementId = etablissement, FonctionId = culture.Id, Annee = Annee.Precedente };
        mission.Dater(Annee.Precedente.PremierJour, Annee.Precedente.DernierJour);
        db.Missions.Add(mission);
        await db.SaveChangesAsync();
        return mission.Id;
    }

    private async Task<IReadOnlyList<LigneDeRentree>> LireAsync(string chef) =>
        (await _scene.FaireAsync(chef, (s, a) => s.GetRequiredService<NouvelleAnneeService>().LireAsync(Annee, a))).Lignes;

    private async Task<List<Guid>> AReconduireAsync(string chef) => [.. (await LireAsync(chef)).Where(l => l.PeutEtreReconduite).Select(l => l.MissionId)];

    private Task<IReadOnlyList<IssueDeReconduction>> ReconduireAsync(string chef, IReadOnlyCollection<Guid> missions, IReadOnlyCollection<Guid>? ailleurs = null) =>
        _scene.FaireAsync(chef, (s, a) => s.GetRequiredService<NouvelleAnneeService>().ReconduireAsync(missions, ailleurs ?? [], a));

    private async Task<(int Missions, int Lettres, int Journal)> CompterAsync()
    {
        using var db = _scene.Base.Contexte();
        return (await db.Missions.CountAsync(m => m.Annee == Annee), await db.Lettres.CountAsync(l => l.Annee == Annee), await db.Journal.CountAsync());
    }
}
