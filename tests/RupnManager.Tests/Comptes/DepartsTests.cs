using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Regles;
using RupnManager.Services.Etablissements;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Comptes;

/// <summary>Un agent part : son accès de RUPN finit avec lui, et le chef lit chaque chose qu'il laisse, avec le geste qui y remédie.</summary>
public sealed class DepartsTests : IDisposable
{
    private static readonly DateOnly Aujourdhui = new(2026, 11, 23);
    private readonly LettreDeTest _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task L_affectation_de_RUPN_finit_avec_le_depart_et_le_journal_le_dit()
    {
        var agent = await AgentAsync("rupn.college");

        await PartirAsync(agent, new(2026, 12, 18));

        await using var db = _scene.Base.Contexte();
        var acces = await db.Affectations.SingleAsync(a => a.Personne!.Courriel == "rupn.college@demo.example" && a.Role == Role.Rupn && a.Etablissement!.Uai == Uai.Relire("0992001M"));
        Assert.Equal(new DateOnly(2026, 12, 18), acces.Fin);
        Assert.Equal(new DateOnly(2026, 12, 18), (await db.Personnels.SingleAsync(p => p.Id == agent)).DernierJour);
        var journal = await db.Journal.OrderByDescending(e => e.Numero).Take(2).Select(e => e.Phrase).ToListAsync();
        Assert.Contains(journal, p => p.EndsWith("a noté le départ de M. Karim Durand, dernier jour le 18 décembre 2026.", StringComparison.Ordinal));
        Assert.Contains(journal, p => p.Contains("a mis fin à l'affectation de M. Karim Durand, RUPN à ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task L_acces_dure_jusqu_au_dernier_jour_compris_et_pas_un_de_plus()
    {
        using var application = new TestApplication(_scene.Base);
        await PartirAsync(await AgentAsync("rupn.college"), new(2026, 11, 24));
        _scene.Base.Horloge.Advance(TimeSpan.FromDays(1));
        var durand = await application.ConnecterAsync("rupn.college");
        Assert.Equal(HttpStatusCode.OK, (await durand.GetAsync("/lettres-de-mission")).StatusCode);

        _scene.Base.Horloge.Advance(TimeSpan.FromDays(1));

        Assert.DoesNotContain("Trois-Rivières", await (await durand.GetAsync("/lettres-de-mission")).Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Un_depart_annonce_s_annule_et_rend_l_acces()
    {
        var agent = await AgentAsync("rupn.college");
        await PartirAsync(agent, new(2026, 12, 18));

        await _scene.FaireAsync("chef.college", (s, a) => s.GetRequiredService<DepartService>().RevenirAsync(agent, 1, a));

        await using var db = _scene.Base.Contexte();
        Assert.Null((await db.Personnels.SingleAsync(p => p.Id == agent)).DernierJour);
        Assert.Null((await db.Affectations.SingleAsync(a => a.Personne!.Courriel == "rupn.college@demo.example" && a.Role == Role.Rupn && a.Etablissement!.Uai == Uai.Relire("0992001M"))).Fin);
    }

    [Fact]
    public async Task Un_depart_passe_s_annule_sans_rouvrir_l_acces_que_seul_le_DAN_ou_l_administration_donne()
    {
        var agent = await AgentAsync("rupn.college");
        await PartirAsync(agent, new(2026, 11, 20));

        await _scene.FaireAsync("chef.college", (s, a) => s.GetRequiredService<DepartService>().RevenirAsync(agent, 1, a));

        Assert.Null((await PrevoirAsync(agent)).Acces);
        await using var db = _scene.Base.Contexte();
        Assert.Null((await db.Personnels.SingleAsync(p => p.Id == agent)).DernierJour);
    }

    [Fact]
    public async Task Chaque_chose_laissee_mene_au_geste_qui_y_remedie()
    {
        using var application = new TestApplication(_scene.Base);
        var chef = await application.ConnecterAsync("chef.lycee");
        await using var db = _scene.Base.Contexte();
        foreach (var agent in await db.Personnels.Where(p => p.Etablissement!.Uai == Uai.Relire("0993014N")).OrderBy(p => p.Id).Select(p => p.Id).ToListAsync())
        {
            var page = await chef.OuvrirAsync($"/personnels/{agent}/depart");
            foreach (var lien in page.QuerySelectorAll(".rupn-taches a").Select(a => a.GetAttribute("href")!))
                Assert.Equal(HttpStatusCode.OK, (await chef.GetAsync(lien)).StatusCode);
        }
    }

    [Fact]
    public async Task Une_lettre_en_signature_se_remplace_une_lettre_validee_se_termine()
    {
        var agent = await AgentAsync("rupn.college");
        var avant = (await PrevoirAsync(agent)).Choses.Select(c => c.Bouton).ToList();
        await using (var db = _scene.Base.Contexte())
        {
            var lettre = await db.Lettres.Include(l => l.Mission).Where(l => l.Mission!.PersonnelId == agent && l.Annee == new AnneeScolaire(2026) && l.Nature == NatureDeLActe.Lettre)
                .OrderBy(l => l.Reference).FirstAsync();
            Assert.Contains(LettreDeMission.AttendEncoreLeRupn(lettre.Etat) ? "Remplacer l'agent" : lettre.Etat is EtatDeLettre.Validee ? "Mettre fin à la mission" : "Suivre la lettre", avant);
        }

        await PartirAsync(agent, Aujourdhui);

        Assert.Equal(avant, (await PrevoirAsync(agent)).Choses.Select(c => c.Bouton));
    }

    [Theory]
    [InlineData("2016-11-22")]
    [InlineData("2027-11-24")]
    public async Task Une_annee_mal_tapee_est_refusee(string dernierJour)
    {
        var agent = await AgentAsync("rupn.college");

        var refus = await Assert.ThrowsAsync<RegleMetierException>(() => PartirAsync(agent, DateOnly.Parse(dernierJour, System.Globalization.CultureInfo.InvariantCulture)));

        Assert.Equal("Choisissez un dernier jour entre le 23/11/2016 et le 23/11/2027.", refus.Message);
        await using var db = _scene.Base.Contexte();
        Assert.Null((await db.Personnels.SingleAsync(p => p.Id == agent)).DernierJour);
    }

    [Fact]
    public async Task Deux_dates_notees_au_meme_instant_ne_s_ecrasent_pas()
    {
        var agent = await AgentAsync("rupn.college");
        await PartirAsync(agent, new(2026, 12, 18));

        await Assert.ThrowsAsync<ModifieEntreTempsException>(() => PartirAsync(agent, new(2026, 12, 31)));
    }

    [Fact]
    public async Task La_fiche_d_un_autre_etablissement_n_existe_pas()
    {
        var agent = await AgentAsync("rupn.college");

        await Assert.ThrowsAsync<IntrouvableException>(() => _scene.FaireAsync("chef.lycee", (s, a) => s.GetRequiredService<DepartService>().PartirAsync(agent, Aujourdhui, 0, a)));
        await Assert.ThrowsAsync<InterditException>(() => _scene.FaireAsync("intendance.college", (s, a) => s.GetRequiredService<DepartService>().PartirAsync(agent, Aujourdhui, 0, a)));
    }

    [Fact]
    public async Task Un_service_partage_garde_son_acces_dans_l_autre_etablissement()
    {
        Guid ici;
        await using (var db = _scene.Base.Contexte())
        {
            var durand = await db.Personnes.SingleAsync(p => p.Courriel == "rupn.college@demo.example");
            ici = await db.Personnels.Where(p => p.PersonneId == durand.Id && p.Etablissement!.Uai == Uai.Relire("0992001M")).Select(p => p.Id).SingleAsync();
            var ailleurs = await db.Etablissements.SingleAsync(e => e.Uai == Uai.Relire("0993002A"));
            db.Affectations.Add(new() { PersonneId = durand.Id, Role = Role.Rupn, EtablissementId = ailleurs.Id, Debut = new(2026, 9, 1) });
            await db.SaveChangesAsync();
        }

        await PartirAsync(ici, new(2026, 11, 20));

        await using var lue = _scene.Base.Contexte();
        Assert.Null((await lue.Affectations.SingleAsync(a => a.Personne!.Courriel == "rupn.college@demo.example" && a.Etablissement!.Uai == Uai.Relire("0993002A"))).Fin);
    }

    private Task PartirAsync(Guid agent, DateOnly dernierJour) =>
        _scene.FaireAsync("chef.college", (s, a) => s.GetRequiredService<DepartService>().PartirAsync(agent, dernierJour, 0, a));

    private Task<DepartPrevu> PrevoirAsync(Guid agent) => _scene.FaireAsync("chef.college", (s, a) => s.GetRequiredService<DepartService>().PrevoirAsync(agent, a));

    private async Task<Guid> AgentAsync(string compte)
    {
        await using var db = _scene.Base.Contexte();
        return await db.Personnels.Where(p => p.Personne!.Courriel == compte + "@demo.example" && p.Etablissement!.Uai == Uai.Relire("0992001M")).Select(p => p.Id).SingleAsync();
    }
}
