using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Campagnes;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Missions;
using RupnManager.Domain.Regles;
using RupnManager.Services.Campagnes;
using RupnManager.Services.LettresDeMission;
using RupnManager.Services.Missions;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Campagnes;

public sealed class CampagneServiceTests : IDisposable
{
    private static readonly AnneeScolaire Prochaine = new(2027);
    private static readonly AnneeScolaire Passee = new(2020);
    private static readonly DatesDeCampagne Dates = new(new(2020, 9, 1), new(2020, 10, 15), new(2020, 10, 30), new(2020, 11, 20), new(2020, 11, 30));
    private readonly LettreDeTest _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task Ouvrir_consigne_le_modele_en_vigueur_et_recommencer_ne_change_rien()
    {
        Assert.True(await OuvrirAsync(Prochaine));
        Assert.False(await OuvrirAsync(Prochaine));

        using var db = _scene.Base.Contexte();
        var campagne = await db.Campagnes.Include(c => c.Modele).SingleAsync(c => c.Annee == Prochaine);
        Assert.Equal((EtatDeCampagne.Ouverte, "M-2026-2"), (campagne.Etat, campagne.Modele!.Nom));
        Assert.Equal(
            ["Mme Sophie Leroy a préparé la campagne 2027-2028.", "Mme Sophie Leroy a ouvert la campagne 2027-2028 (modèle M-2026-2)."],
            await db.Journal.Where(e => e.ObjetId == campagne.Id).OrderBy(e => e.Numero).Select(e => e.Phrase).ToListAsync());
    }

    [Fact]
    public async Task Une_annee_n_a_qu_une_campagne_meme_preparee_deux_fois_au_meme_instant()
    {
        var issues = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => IssueAsync(() => PreparerAsync(Passee))));

        Assert.Single(issues, i => i is null);
        Assert.Equal(3, issues.Count(i => i == "campagne.deja"));
        using var db = _scene.Base.Contexte();
        Assert.Equal(1, await db.Campagnes.CountAsync(c => c.Annee == Passee));
        Assert.Equal(1, await db.Journal.CountAsync(e => e.Phrase.Contains("campagne 2020-2021")));
    }

    [Fact]
    public async Task Ouverte_quatre_fois_au_meme_instant_elle_ne_s_ouvre_qu_une_fois()
    {
        var ouvertures = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => OuvrirAsync(Prochaine))));

        Assert.Single(ouvertures, o => o);
        using var db = _scene.Base.Contexte();
        Assert.Equal(1, await db.Journal.CountAsync(e => e.Phrase.Contains("a ouvert la campagne 2027-2028")));
    }

    [Fact]
    public async Task Deux_modifications_de_la_meme_lecture_la_seconde_est_refusee()
    {
        await PreparerAsync(Passee);
        await PreparerAsync(Passee, Dates with { DateFin = new(2020, 12, 1) }, version: 1);

        Assert.Equal("campagne.entre-temps", await IssueAsync(() => PreparerAsync(Passee, Dates with { DateFin = new(2020, 12, 2) }, version: 1)));
        Assert.Equal("campagne.entre-temps", await IssueAsync(() => _scene.FaireAsync("dan", (s, a) =>
            s.GetRequiredService<CampagneService>().RouvrirAsync(new(2025), "Retard", new(2026, 12, 1), 1, a))));
    }

    [Fact]
    public async Task Une_fin_passee_bloque_l_ouverture()
    {
        await PreparerAsync(Passee);

        Assert.Equal("campagne.manque", await IssueAsync(() => OuvrirAsync(Passee)));
    }

    [Theory]
    [InlineData("chef.college")]
    [InlineData("rupn.college")]
    [InlineData("rectorat")]
    [InlineData("admin")]
    public async Task Seul_le_DAN_agit_sur_la_campagne(string compte)
    {
        Func<CampagneService, Acteur, Task>[] gestes =
        [
            (s, a) => s.PreparerAsync(new(Passee, Dates, null, 0), a), (s, a) => s.OuvrirAsync(Prochaine, a), (s, a) => s.CloreAsync(new(2026), a),
            (s, a) => s.ProlongerAsync(new(2026), Dates, 0, a), (s, a) => s.RouvrirAsync(new(2025), "Motif", new(2026, 12, 1), 0, a),
        ];
        foreach (var geste in gestes)
            await Assert.ThrowsAsync<InterditException>(() => _scene.FaireAsync(compte, (s, a) => geste(s.GetRequiredService<CampagneService>(), a)));
        await Assert.ThrowsAsync<InterditException>(() => _scene.FaireAsync(compte, (s, a) => s.GetRequiredService<FicheDeCampagneService>().OuvrirAsync(new(2026), a)));
    }

    [Fact]
    public async Task En_preparation_elle_n_existe_que_pour_le_DAN_et_ailleurs_pour_personne()
    {
        Assert.NotNull(await PourAsync("dan", Prochaine));
        Assert.Null(await PourAsync("chef.college", Prochaine));
        Assert.Null(await PourAsync("admin", Prochaine));
        await OuvrirAsync(Prochaine);
        Assert.NotNull(await PourAsync("chef.college", Prochaine));
        Assert.NotNull(await PourAsync("rectorat", Prochaine));
        using (var db = _scene.Base.Contexte())
        {
            var ailleurs = new Campagne { CodeAcademie = "13", Annee = Passee };
            ailleurs.Regler(Dates, null, true);
            db.Campagnes.Add(ailleurs);
            await db.SaveChangesAsync();
        }
        Assert.Null(await PourAsync("dan", Passee));
    }

    [Fact]
    public async Task Le_chef_ne_prepare_l_annee_suivante_que_si_une_campagne_l_ouvre()
    {
        Assert.Equal("campagne.annee", await IssueAsync(ConfierAsync));
        await OuvrirAsync(Prochaine);

        var mission = await ConfierAsync();
        var lettre = await _scene.FaireAsync("chef.college", (s, a) => s.GetRequiredService<RedactionService>().RedigerAsync(mission, a));

        await _scene.VoirAsync(lettre, l => Assert.Equal(Prochaine, l.Annee));
    }

    [Fact]
    public async Task La_fiche_compte_ce_qui_attend_a_chaque_etape_et_son_retard()
    {
        var fiche = await _scene.FaireAsync("dan", (s, a) => s.GetRequiredService<FicheDeCampagneService>().OuvrirAsync(new(2026), a));

        using var db = _scene.Base.Contexte();
        foreach (var etape in fiche.Etapes)
        {
            var etat = etape.Etape.Attente();
            Assert.Equal(await db.Lettres.CountAsync(l => l.Annee == new AnneeScolaire(2026) && l.Etat == etat && l.Nature == NatureDeLActe.Lettre), etape.EnAttente);
        }
        Assert.Equal([(Etape.Chef, 3), (Etape.Rupn, 0), (Etape.Dan, 0)], fiche.Etapes.Select(e => (e.Etape, e.Retard)));
        Assert.Equal(1, fiche.MissionsSansLettre);
        Assert.Equal(["2027-2028", "2026-2027", "2025-2026", "2013-2014"], fiche.Toutes.Select(c => $"{c.Annee}"));
    }

    [Fact]
    public async Task L_accueil_du_DAN_dit_la_campagne_a_ouvrir_a_clore_ou_a_preparer()
    {
        Assert.Empty(await TachesAsync());
        _scene.Base.Horloge.SetUtcNow(new(2026, 12, 3, 8, 0, 0, TimeSpan.Zero));
        Assert.Equal(["Prolonger ou clore la campagne 2026-2027"], await TachesAsync());
        _scene.Base.Horloge.SetUtcNow(new(2027, 9, 2, 8, 0, 0, TimeSpan.Zero));
        Assert.Equal(["Prolonger ou clore la campagne 2026-2027", "Ouvrir la campagne 2027-2028"], await TachesAsync());
        _scene.Base.Horloge.SetUtcNow(new(2028, 9, 2, 8, 0, 0, TimeSpan.Zero));
        Assert.Contains("Préparer la campagne 2028-2029", await TachesAsync());
    }

    private Task<List<string>> TachesAsync() => _scene.FaireAsync("dan", async (s, a) =>
        (await s.GetRequiredService<TachesDesCampagnesService>().DeAsync(a)).Select(t => t.Titre).ToList());

    private Task<Guid> ConfierAsync() => _scene.FaireAsync("chef.college", async (s, a) =>
    {
        var missions = s.GetRequiredService<MissionService>();
        var choix = await missions.ProposerAsync(Prochaine, a);
        return await missions.ConfierAsync(new()
        {
            Annee = Prochaine, PersonnelId = choix.Personnels.First(p => p.Libelle.StartsWith("Durand", StringComparison.Ordinal)).Id,
            FonctionId = choix.Fonctions[0].Id, Debut = Prochaine.PremierJour, Fin = new(2028, 6, 30), Indemnisation = Indemnisation.Neuviemes,
        }, a);
    });

    private Task<bool> OuvrirAsync(AnneeScolaire annee) => _scene.FaireAsync("dan", (s, a) => s.GetRequiredService<CampagneService>().OuvrirAsync(annee, a));

    private Task<bool> PreparerAsync(AnneeScolaire annee, DatesDeCampagne? dates = null, int version = 0) =>
        _scene.FaireAsync("dan", (s, a) => s.GetRequiredService<CampagneService>().PreparerAsync(new(annee, dates ?? Dates, null, version), a));

    private Task<Campagne?> PourAsync(string compte, AnneeScolaire annee) =>
        _scene.FaireAsync(compte, (s, a) => s.GetRequiredService<LectureDesCampagnesService>().PourAsync(annee, a));

    /// <summary>La clé du refus, ou rien si le geste a abouti.</summary>
    private static Task<string?> IssueAsync(Func<Task> geste) => Task.Run(async () =>
    {
        try
        {
            await geste();
            return null;
        }
        catch (RegleMetierException refus)
        {
            return refus.Regle.Cle;
        }
    });
}
