using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Missions;
using RupnManager.Domain.Regles;
using RupnManager.Pdf.Scellement;
using RupnManager.Services.Accueil;
using RupnManager.Services.Demonstration;
using RupnManager.Services.LettresDeMission;
using RupnManager.Tests.Support;
using static RupnManager.Domain.LettresDeMission.EtatDeLettre;

namespace RupnManager.Tests.Demonstration;

/// <summary>La troupe est au complet, chaque lettre dans son état, chaque geste à sa date.</summary>
public sealed class DemonstrationTests : IDisposable
{
    private readonly TestDatabase _base = new();

    public void Dispose() => _base.Dispose();

    [Fact]
    public async Task Les_vingt_lettres_de_2026_sont_dans_les_etats_annonces()
    {
        var lettres = (await LettresAsync(2026)).Where(l => l.Nature is not NatureDeLActe.FinDeMission).ToList();

        Assert.Equal(
            [(Brouillon, 1), (ASignerParLeChef, 2), (ASignerParLeRupn, 2), (ASignerParLeDan, 5), (Refusee, 1), (Renvoyee, 1), (ASceller, 1), (Validee, 6), (Terminee, 1)],
            Compter(lettres));
        Assert.Equal((19, 1), (lettres.Count(l => l.Nature is NatureDeLActe.Lettre), lettres.Count(l => l.Nature is NatureDeLActe.Avenant)));
    }

    [Fact]
    public async Task Les_lettres_de_2025_et_de_2013_aussi()
    {
        Assert.Equal([(Validee, 12), (Remplacee, 1), (Abandonnee, 1)], Compter(await LettresAsync(2025)));
        Assert.Equal([(Validee, 6), (Terminee, 1)], Compter(await LettresAsync(2013)));
    }

    [Fact]
    public async Task Vingt_missions_de_RUPN_dont_une_sans_lettre_et_un_etablissement_sans_mission()
    {
        using var db = _base.Contexte();
        var missions = await db.Missions.Where(m => m.Annee == new AnneeScolaire(2026) && m.Fonction!.Code == Fonction.CodeRupn)
            .Select(m => new { m.Etablissement!.Nom, Lettres = db.Lettres.Count(l => l.MissionId == m.Id) }).ToListAsync();

        Assert.Equal(20, missions.Count);
        Assert.Equal("Collège Simone-Alban", Assert.Single(missions, m => m.Lettres == 0).Nom);
        Assert.DoesNotContain("Lycée professionnel du Quai-Neuf", missions.Select(m => m.Nom));
        Assert.False(await db.Lettres.AnyAsync(l => l.Mission!.Fonction!.Code != Fonction.CodeRupn));
    }

    [Fact]
    public async Task Trois_etablissements_sur_douze_sont_couverts()
    {
        using var db = _base.Contexte();
        var couverts = await db.Lettres.Where(l => l.Annee == new AnneeScolaire(2026) && l.Etat == Validee && l.Nature == NatureDeLActe.Lettre)
            .Select(l => l.Etablissement!.Uai).Distinct().ToListAsync();

        Assert.Equal(["0992001M", "0993014N", "0993032H"], couverts.Select(u => u.Valeur).Order());
        Assert.Equal(12, await db.Etablissements.CountAsync());
    }

    [Fact]
    public async Task L_accueil_de_l_academie_compte_ces_trois_etablissements()
    {
        await using var services = _base.Services();
        await using var portee = services.CreateAsyncScope();
        var dan = await portee.ServiceProvider.ActeurAsync("dan");

        var page = await portee.ServiceProvider.GetRequiredService<AccueilService>().PourAsync(dan, new AnneeScolaire(2026));

        Assert.Equal(new ChiffresDeLAcademie(Missions: 20, SansLettre: 1, EnCours: 12, Validees: 6, Etablissements: 12, EtablissementsCouverts: 3), page.Chiffres);
    }

    [Theory]
    [InlineData("RUPN-2026-0992001M-1", "M-2026-1", 1, "10/09/2026 10 h 15", "14/09/2026 12 h 40", "18/09/2026 17 h 05")]
    [InlineData("RUPN-2026-0991011L-1", "M-2026-2", 1, "09/11/2026 10 h 15", "12/11/2026 12 h 40")]
    [InlineData("RUPN-2026-0993021W-2", "M-2026-2", 2, "16/11/2026 10 h 15", "19/11/2026 12 h 40")]
    [InlineData("RUPN-2026-0992001M-1-A1", "M-2026-1", 1, "19/11/2026 10 h 15")]
    [InlineData("RUPN-2025-0992001M-2-A1", "M-2025-1", 1, "27/11/2025 10 h 15", "02/12/2025 12 h 40", "04/12/2025 17 h 05")]
    [InlineData("RUPN-2013-0992001M-3", "M-2013-1", 1, "16/09/2013 10 h 15", "19/09/2013 12 h 40", "27/09/2013 17 h 05")]
    public async Task Chacun_a_signe_a_sa_date_et_a_son_heure(string reference, string modele, int version, params string[] signatures)
    {
        var lettre = (await LettresAsync()).Single(l => l.Reference == reference);

        Assert.Equal(version, lettre.NumeroDeVersion);
        Assert.Equal(modele, lettre.VersionCourante.ActeFige.Modele);
        Assert.Equal(signatures, lettre.VersionCourante.Posees.Select(s => $"{s.Le.JourDeParis().EnChiffres()} {s.Le.HeureEnLettres()}"));
    }

    [Fact]
    public async Task Toute_signature_est_integre_et_liee_au_texte_fige()
    {
        var versions = (await LettresAsync()).SelectMany(l => l.Versions).ToList();
        var signatures = versions.SelectMany(v => v.Signatures).ToList();

        Assert.True(signatures.Count > 90, $"{signatures.Count} signatures lues.");
        Assert.All(signatures, s => Assert.True(s.EstIntegre));
        Assert.All(versions.Where(v => v.TexteFige is not null), v => Assert.Equal(v.Empreinte, v.ActeFige.Empreinte()));
        Assert.All(versions, v => Assert.All(v.Signatures, s => Assert.Equal(v.Empreinte, s.EmpreinteDuContenu)));
    }

    [Fact]
    public async Task Toute_lettre_definitive_a_son_PDF_scelle_et_celle_des_forges_attend()
    {
        using var db = _base.Contexte();
        var definitives = await db.Lettres.Where(l => l.Etat == Validee || l.Etat == Remplacee || l.Etat == Terminee).Select(l => l.Id).ToListAsync();
        var fichiers = await db.Fichiers.Where(f => f.Usage == UsageDeFichier.LettreScellee).ToListAsync();

        Assert.Equal(definitives.Order(), fichiers.Select(f => f.LettreId).Order());
        Assert.All(fichiers, f => Assert.True(VerificateurDeSceau.Verifier(f.Octets).EstValide, f.Nom));
        var forges = await db.Scellements.SingleAsync(s => s.Lettre!.Etat == ASceller);
        Assert.Equal(1, forges.Tentatives);
        using var services = _base.Services();
        using var portee = services.CreateScope();
        Assert.Equal(0, await portee.ServiceProvider.GetRequiredService<ScellementService>().ReprendreAsync());
        Assert.Equal(Validee, await portee.ServiceProvider.GetRequiredService<ScellementService>().TenterAsync(forges.LettreId));
    }

    [Fact]
    public async Task Les_lettres_signees_a_la_main_le_disent()
    {
        var manuscrites = (await LettresAsync(2013)).Where(l => l.VersionCourante.Signatures.Any(s => s.EstManuscrite)).ToList();

        Assert.Equal(["RUPN-2013-0991007G-1", "RUPN-2013-0991007G-1-F", "RUPN-2013-0993014N-2"], manuscrites.Select(l => l.Reference).Order());
        Assert.All(manuscrites.SelectMany(l => l.VersionCourante.Posees), s => Assert.Equal("secrétariat de direction", s.LieuDeLOriginal));
        using var db = _base.Contexte();
        Assert.Equal(3, await db.Fichiers.CountAsync(f => f.Usage == UsageDeFichier.LettreManuscrite));
    }

    [Fact]
    public async Task La_lettre_de_Mme_Andrieu_garde_le_nom_qu_elle_portait()
    {
        var lettre = (await LettresAsync(2026)).Single(l => l.Reference == "RUPN-2026-0993014N-3");

        Assert.Equal("Mme Julie Andrieu", lettre.VersionCourante.ActeFige.Designation);
        Assert.Equal("Mme Julie Andrieu", lettre.VersionCourante.Posee(Etape.Rupn)!.Designation);
        using var db = _base.Contexte();
        Assert.Equal("Mme Julie Andrieu-Prat", (await db.Personnes.SingleAsync(p => p.Courriel == Troupe.Courriel("rupn3.lycee"))).Designation);
    }

    [Fact]
    public async Task Aux_Deux_Rives_M_Faure_a_succede_a_Mme_Weber()
    {
        using var services = _base.Services();
        using var portee = services.CreateScope();
        var lettres = (await LettresAsync(2026)).Where(l => l.Etablissement!.Uai == Uai.Lire("0991042V")).ToDictionary(l => l.Reference[^1]);

        Assert.Equal("M. Serge Faure", (await portee.ServiceProvider.ActeurAsync("chef.deuxrives")).Designation);
        await Assert.ThrowsAsync<InvalidOperationException>(() => portee.ServiceProvider.ActeurAsync("edith.weber"));
        Assert.Equal("Mme Edith Weber", lettres['F'].VersionCourante.Posee(Etape.Chef)!.Designation);
        Assert.Equal((Terminee, ASignerParLeChef), (lettres['1'].Etat, lettres['2'].Etat));
        Assert.Equal(new DateOnly(2026, 10, 16), lettres['1'].Mission!.TermineeLe);
    }

    [Fact]
    public async Task Par_delegation_la_signature_cite_l_arrete()
    {
        var lettre = (await LettresAsync(2026)).Single(l => l.Reference == "RUPN-2026-0993032H-2");

        var signature = lettre.VersionCourante.Posee(Etape.Chef)!;
        Assert.Equal(("Mme Nathalie Dubreuil", "Arrêté 2026-02", "M. Pierre Cazal"), (signature.Designation, signature.DelegationReference, signature.Delegant));
    }

    [Fact]
    public async Task Le_champ_laisse_vide_par_l_EREA_retient_sa_lettre()
    {
        using var donnees = _base.Services();
        using var portee = donnees.CreateScope();
        var brouillon = (await LettresAsync(2026)).Single(l => l.Etat is Brouillon);

        var refus = await Assert.ThrowsAsync<RegleMetierException>(async () => await portee.ServiceProvider.GetRequiredService<RedactionService>()
            .MettreALaSignatureAsync(brouillon.Id, await portee.ServiceProvider.ActeurAsync("chef.erea")));

        Assert.Contains("créneaux", refus.Message);
    }

    [Fact]
    public async Task Le_modele_de_2027_ne_se_publie_pas_sans_corriger_lieux()
    {
        using var db = _base.Contexte();
        var modele = (await db.Modeles.Where(m => m.CodeAcademie == Troupe.CodeAcademie).ToListAsync()).Single(m => m.PublieLe is null);

        var refus = Assert.Throws<RegleMetierException>(() => modele.Publier(DateTime.UnixEpoch));

        Assert.Equal("M-2027-1", modele.Nom);
        Assert.Contains("[lieux]", refus.Message);
    }

    [Fact]
    public async Task Chaque_role_du_contrat_a_son_compte_et_M_Petitjean_son_invitation_expiree()
    {
        using var services = _base.Services();
        using var portee = services.CreateScope();
        var roles = new List<Role>();
        foreach (var compte in new[]
        {
            "chef.college", "chef.lycee", "chef.erea", "rupn.college", "rupn.lycee", "intendance.college", "intendance.lycee", "dan", "rectorat", "admin",
            "adjoint.college",
        }) roles.Add((await portee.ServiceProvider.ActeurAsync(compte)).Role);

        Assert.Equal(Enum.GetValues<Role>(), roles.Distinct().Order());
        using var db = _base.Contexte();
        var invitation = await db.LiensUniques.SingleAsync();
        Assert.Equal((UsageDuLien.Invitation, new DateOnly(2026, 11, 16)), (invitation.Usage, invitation.ExpireLe.JourDeParis()));
        Assert.Null((await db.Users.SingleAsync(u => u.Email == Troupe.Courriel("rupn2.deuxrives"))).PasswordHash);
    }

    [Fact]
    public async Task Rien_ne_part_par_courriel_et_rejouer_ne_change_rien()
    {
        using var db = _base.Contexte();
        var avant = (await db.Lettres.CountAsync(), await db.Journal.CountAsync(), await db.Personnes.CountAsync());
        using var services = _base.Services();
        using var portee = services.CreateScope();

        await portee.ServiceProvider.GetRequiredService<DemonstrationService>().JouerAsync();

        Assert.Equal(avant, (await db.Lettres.CountAsync(), await db.Journal.CountAsync(), await db.Personnes.CountAsync()));
        Assert.Equal(0, await db.Courriels.CountAsync());
    }

    private static List<(EtatDeLettre, int)> Compter(IEnumerable<LettreDeMission> lettres) =>
        [.. lettres.GroupBy(l => l.Etat).OrderBy(g => g.Key).Select(g => (g.Key, g.Count()))];

    private async Task<List<LettreDeMission>> LettresAsync(int? annee = null)
    {
        using var db = _base.Contexte();
        var lettres = await db.Lettres.Include(l => l.Versions).ThenInclude(v => v.Signatures).Include(l => l.Mission).Include(l => l.Etablissement)
            .AsSplitQuery().ToListAsync();
        return [.. lettres.Where(l => annee is null || l.Annee.Debut == annee)];
    }
}
