using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Regles;
using RupnManager.Services.LettresDeMission;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Lettres;

public sealed class ActesLiesTests : IDisposable
{
    private readonly LettreDeTest _scene = new();

    [Fact]
    public async Task Un_avenant_valide_remplace_la_lettre()
    {
        var id = await _scene.ValideeAsync();
        var avenant = await AvenantAsync(id);
        await ChangerAsync(avenant);
        await SignerParTousAsync(avenant);

        using (var db = _scene.Base.Contexte()) Assert.Equal([null], await db.Scellements.Where(x => x.LettreId == avenant).Select(x => x.DerniereErreur).ToListAsync());
        await _scene.VoirAsync(avenant, l =>
        {
            Assert.Equal(EtatDeLettre.Validee, l.Etat);
            Assert.EndsWith("-A1", l.Reference);
        });
        await _scene.VoirAsync(id, l => Assert.Equal(EtatDeLettre.Remplacee, l.Etat));
    }

    [Fact]
    public async Task Un_avenant_qui_ne_change_rien_ne_part_pas()
    {
        var avenant = await AvenantAsync(await _scene.ValideeAsync());

        var refus = await Assert.ThrowsAsync<RegleMetierException>(() => _scene.MettreALaSignatureAsync(avenant));

        Assert.Equal("avenant.vide", refus.Regle.Cle);
    }

    [Fact]
    public async Task Un_second_avenant_attend_la_fin_du_premier()
    {
        var id = await _scene.ValideeAsync();
        await AvenantAsync(id);

        Assert.Equal("avenant.deja", (await Assert.ThrowsAsync<RegleMetierException>(() => AvenantAsync(id))).Regle.Cle);
    }

    [Fact]
    public async Task Un_brouillon_ne_recoit_pas_d_avenant()
    {
        var id = await _scene.BrouillonAsync();

        Assert.Equal("avenant.lettre", (await Assert.ThrowsAsync<RegleMetierException>(() => AvenantAsync(id))).Regle.Cle);
    }

    [Fact]
    public async Task L_acte_de_fin_valide_termine_la_lettre_et_la_mission()
    {
        var id = await _scene.ValideeAsync();
        var jour = new DateOnly(2023, 3, 14);
        var fin = await _scene.FaireAsync("chef.college", (s, a) => s.GetRequiredService<ActesLiesService>().MettreFinAsync(id, jour, "mutation", a));
        await SignerParTousAsync(fin);

        await _scene.VoirAsync(id, l => Assert.Equal(EtatDeLettre.Terminee, l.Etat));
        using var db = _scene.Base.Contexte();
        Assert.Equal(jour, (await db.Lettres.Where(l => l.Id == id).Select(l => l.Mission!).SingleAsync()).TermineeLe);
    }

    [Theory]
    [InlineData("2022-08-31", "mutation", "fin.date")]
    [InlineData("2023-06-30", "mutation", "fin.date")]
    [InlineData("2023-03-14", " ", "fin.motif")]
    public async Task Une_fin_de_mission_demande_une_date_de_la_mission_et_un_motif(string date, string motif, string cle)
    {
        var id = await _scene.ValideeAsync();

        var refus = await Assert.ThrowsAsync<RegleMetierException>(() => _scene.FaireAsync("chef.college",
            (s, a) => s.GetRequiredService<ActesLiesService>().MettreFinAsync(id, DateOnly.Parse(date), motif, a)));

        Assert.Equal(cle, refus.Regle.Cle);
    }

    [Fact]
    public async Task Reconduire_ouvre_la_mission_et_le_brouillon_de_l_annee_suivante()
    {
        var id = await _scene.ValideeAsync();

        var nouvelle = await _scene.FaireAsync("chef.college", (s, a) => s.GetRequiredService<ReconductionService>().ReconduireAsync(id, a));

        await _scene.VoirAsync(nouvelle, l =>
        {
            Assert.Equal(EtatDeLettre.Brouillon, l.Etat);
            Assert.Equal(LettreDeTest.Annee.Suivante, l.Annee);
        });
    }

    [Fact]
    public async Task Reconduire_deux_fois_est_refuse_et_ne_laisse_rien_a_moitie()
    {
        var id = await _scene.ValideeAsync();
        await _scene.FaireAsync("chef.college", (s, a) => s.GetRequiredService<ReconductionService>().ReconduireAsync(id, a));

        await Assert.ThrowsAsync<RegleMetierException>(() =>
            _scene.FaireAsync("chef.college", (s, a) => s.GetRequiredService<ReconductionService>().ReconduireAsync(id, a)));

        using var db = _scene.Base.Contexte();
        AnneeScolaire suivante = LettreDeTest.Annee.Suivante;
        var missions = await db.Missions.CountAsync(m => m.Annee == suivante && m.Personnel!.Personne!.Courriel == "rupn.college@demo.example" && m.Etablissement!.Uai == Uai.Relire("0992001M"));
        Assert.Equal(await db.Lettres.Where(l => l.Annee == suivante && l.Mission!.Personnel!.Personne!.Courriel == "rupn.college@demo.example"
            && l.Nature == NatureDeLActe.Lettre && l.Etablissement!.Uai == Uai.Relire("0992001M")).Select(l => l.MissionId).Distinct().CountAsync(), missions);
    }

    public void Dispose() => _scene.Dispose();

    private Task<Guid> AvenantAsync(Guid id) =>
        _scene.FaireAsync("chef.college", (s, a) => s.GetRequiredService<ActesLiesService>().OuvrirAvenantAsync(id, a));

    private Task ChangerAsync(Guid id) => _scene.FaireAsync("chef.college", async (s, a) =>
    {
        var lettre = await s.GetRequiredService<LettreDeMissionService>().TrouverAsync(id, a);
        var contenu = lettre.VersionCourante.Contenu;
        await s.GetRequiredService<RedactionService>().EnregistrerAsync(new()
        {
            LettreId = id, Jeton = lettre.Jeton,
            Contenu = contenu with { Clauses = contenu.Clauses.Add(new("libre.1", Partie.Partie3, "organisation des parcours Pix ;")) },
        }, a);
    });

    private async Task SignerParTousAsync(Guid id)
    {
        await _scene.MettreALaSignatureAsync(id);
        foreach (var compte in new[] { "chef.college", "rupn.college", "dan" }) await _scene.SignerAsync(id, compte);
    }
}
