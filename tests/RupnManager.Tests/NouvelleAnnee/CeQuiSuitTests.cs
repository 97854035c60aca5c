using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Missions;
using RupnManager.Domain.Regles;
using RupnManager.Pdf.Moteur;
using RupnManager.Services.Initialisation;
using RupnManager.Services.LettresDeMission;
using RupnManager.Services.Missions;
using RupnManager.Services.NouvelleAnnee;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.NouvelleAnnee;

/// <summary>Ce qui suit d'une année à l'autre : ce que le chef a écrit, même si le modèle ne l'a plus ; le PDF joint ; rien là où l'on a fermé.</summary>
public sealed class CeQuiSuitTests : IDisposable
{
    private static readonly AnneeScolaire Annee = new(2027);
    private readonly LettreDeTest _scene = new();

    public CeQuiSuitTests() => _scene.Base.Horloge.SetUtcNow(new(2027, 9, 2, 8, 0, 0, TimeSpan.Zero));

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task Une_clause_reecrite_que_le_modele_n_a_plus_reste_en_clause_libre_et_celles_d_office_s_ajoutent()
    {
        var (mission, reecrite) = await MissionDontLeTexteEstReecritAsync("p3.reseau");
        await PublierAsync([.. LettreType.SansMotLocal().SelectMany(c => c.Cle switch
        {
            "p3.reseau" => [c with { Texte = "" }],
            "p3.services" => [c, c with { Cle = "p3.medias", Texte = "animation d'un média scolaire ;" }],
            _ => new[] { c },
        })]);
        var annonces = (await LireAsync("chef.futaie")).Single(l => l.MissionId == mission).Ecarts;

        var lettre = Assert.Single(await ReconduireAsync("chef.futaie", mission)).LettreId!.Value;

        await _scene.VoirAsync(lettre, l =>
        {
            var clauses = l.VersionCourante.Contenu.Clauses;
            Assert.Equal(reecrite, clauses.Single(c => c.EstLibre && c.Texte == reecrite).Texte);
            Assert.DoesNotContain(clauses, c => c.Cle == "p3.reseau");
            Assert.Equal(clauses.FindIndex(c => c.Cle == "p3.services") + 1, clauses.FindIndex(c => c.Cle == "p3.medias"));
        });
        Assert.Contains(annonces, e => e.Apres == reecrite);
        await _scene.MettreALaSignatureAsync(lettre, "chef.futaie");
    }

    [Fact]
    public async Task Le_PDF_joint_suit_et_chaque_lettre_garde_le_sien()
    {
        Guid source;
        using (var db = _scene.Base.Contexte())
            source = await db.Lettres.Where(l => l.Annee == Annee.Precedente && l.Etablissement!.Uai == Uai.Relire("0991007G") && l.Etat == EtatDeLettre.Brouillon).Select(l => l.Id).SingleAsync();
        var octets = (await PdfAsync(source)).Octets;
        await _scene.FaireAsync("chef.erea", (s, a) => s.GetRequiredService<AnnexeService>().JoindreAsync(source, "convention.pdf", octets, a));
        var mission = (await LireAsync("chef.erea")).Single(l => l.Rupn && l.PeutEtreReconduite).MissionId;

        var neuve = Assert.Single(await ReconduireAsync("chef.erea", mission)).LettreId!.Value;
        await _scene.FaireAsync("chef.erea", (s, a) => s.GetRequiredService<AnnexeService>().RetirerAsync(source, a));

        await _scene.VoirAsync(neuve, l => Assert.Equal("convention.pdf", l.VersionCourante.Contenu.Annexe?.Nom));
        var avec = PdfJoint.Verifier((await PdfAsync(neuve)).Octets).Pages;
        await _scene.FaireAsync("chef.erea", (s, a) => s.GetRequiredService<AnnexeService>().RetirerAsync(neuve, a));
        Assert.True(avec > PdfJoint.Verifier((await PdfAsync(neuve)).Octets).Pages, "Le document joint n'est pas dans le PDF.");
    }

    [Fact]
    public async Task Dans_un_etablissement_ferme_rien_ne_se_reconduit_ni_ne_se_confie()
    {
        var mission = (await LireAsync("chef.saulnieres")).First(l => l.PeutEtreReconduite);
        using (var db = _scene.Base.Contexte())
        {
            (await db.Etablissements.SingleAsync(e => e.Uai == Uai.Relire("0993002A"))).Ouvert = false;
            await db.SaveChangesAsync();
        }

        var ligne = (await LireAsync("chef.saulnieres")).Single(l => l.MissionId == mission.MissionId);
        Assert.Equal((SortALaRentree.Ecartee, "Collège Les Saulnières est fermé dans l'annuaire officiel : aucune mission ne s'y confie plus."), (ligne.Sort, ligne.Motif));
        Assert.Equal(ligne.Motif, Assert.Single(await ReconduireAsync("chef.saulnieres", mission.MissionId)).Motif);
        using var lue = _scene.Base.Contexte();
        Assert.False(await lue.Missions.AnyAsync(m => m.Annee == Annee));
        var fonction = await lue.Missions.Where(m => m.Id == mission.MissionId).Select(m => m.FonctionId).SingleAsync();
        var refus = await Assert.ThrowsAsync<RegleMetierException>(() => _scene.FaireAsync("chef.saulnieres", (s, a) => s.GetRequiredService<MissionService>().ConfierAsync(new()
        {
            Annee = Annee, PersonnelId = mission.PersonnelId, FonctionId = fonction, Debut = Annee.PremierJour, Fin = Annee.FinDesMissions,
            Indemnisation = Indemnisation.Aucune,
        }, a)));
        Assert.Equal("mission.etablissement-ferme", refus.Regle.Cle);
    }

    private async Task<(Guid Mission, string Texte)> MissionDontLeTexteEstReecritAsync(string cle)
    {
        using var db = _scene.Base.Contexte();
        var lettres = await db.Lettres.Include(l => l.Versions).Include(l => l.Modele).Where(l => l.Annee == Annee.Precedente && l.Nature == NatureDeLActe.Lettre
            && l.Etablissement!.Uai == Uai.Relire("0991011L") && l.Etat != EtatDeLettre.Abandonnee).ToListAsync();
        return lettres.Select(l => (l.MissionId, l.VersionCourante.Contenu.Clauses.FirstOrDefault(c => c.Cle == cle && c.Texte != l.Modele!.Clause(cle)?.Texte)?.Texte ?? ""))
            .First(l => l.Item2.Length > 0);
    }

    private async Task PublierAsync(IReadOnlyList<ClauseDeModele> clauses)
    {
        using var db = _scene.Base.Contexte();
        var modele = new ModeleDeLettre { CodeAcademie = "99", Annee = Annee, Numero = 9, Clauses = clauses };
        modele.Publier(_scene.Base.Horloge.GetUtcNow().UtcDateTime);
        db.Modeles.Add(modele);
        await db.SaveChangesAsync();
    }

    private Task<FichierServi> PdfAsync(Guid lettre) => _scene.FaireAsync("chef.erea", (s, a) => s.GetRequiredService<LettreDeMissionService>().PdfAsync(lettre, a));

    private async Task<IReadOnlyList<LigneDeRentree>> LireAsync(string chef) =>
        (await _scene.FaireAsync(chef, (s, a) => s.GetRequiredService<NouvelleAnneeService>().LireAsync(Annee, a))).Lignes;

    private Task<IReadOnlyList<IssueDeReconduction>> ReconduireAsync(string chef, Guid mission) =>
        _scene.FaireAsync(chef, (s, a) => s.GetRequiredService<NouvelleAnneeService>().ReconduireAsync([mission], [], a));
}
