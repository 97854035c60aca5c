using Microsoft.Extensions.DependencyInjection;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.Regles;
using RupnManager.Services.Indemnites;
using RupnManager.Services.Journal;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Indemnites;

/// <summary>L'avis du conseil pédagogique, puis la séance du CA : chaque refus dit son texte.</summary>
public sealed class ModalitesTests
{
    private const string Article5 = "art. 5, décret n° 2010-1065";
    private const string Imp = "décret n° 2015-475 et circulaire n° 2015-058";
    private const string Gestion = "règle de gestion";
    private const string Code = "art. R. 421-25, code de l'éducation";

    [Theory]
    [InlineData("chef.lycee")]
    [InlineData("adjoint.college")]
    public async Task L_avis_puis_la_seance_s_enregistrent_et_le_journal_les_dit(string compte)
    {
        using var scene = new SceneDIndemnites(2024);
        Assert.Equal(EtatDesModalites.ARecueillir, (await OuvrirAsync(scene, compte)).Etat);

        await AvisAsync(scene, Avis(2024), compte: compte);
        Assert.Equal(EtatDesModalites.AvisRendu, (await OuvrirAsync(scene, compte)).Etat);
        await SeanceAsync(scene, Seance(2024), 1, compte);

        var fiche = await OuvrirAsync(scene, compte);
        Assert.Equal((EtatDesModalites.Presentees, 2), (fiche.Etat, fiche.Version));
        Assert.Equal((14, 2, 1, 17), (fiche.Modalites!.Pour, fiche.Modalites.Contre, fiche.Modalites.Abstentions, fiche.Modalites.Votants));
        Assert.Empty(fiche.Avertissements);
        await using var db = scene.Base.Contexte();
        var entrees = db.Journal.Where(e => e.ObjetId == fiche.Modalites.Id).OrderBy(e => e.Numero).ToList();
        Assert.Equal([Evenement.AvisEnregistre, Evenement.SeanceEnregistree], entrees.Select(e => e.Evenement));
        Assert.EndsWith("a enregistré l'avis du conseil pédagogique du 10 octobre 2024.", entrees[0].Phrase, StringComparison.Ordinal);
        Assert.EndsWith("a enregistré la séance du CA du 18 novembre 2024.", entrees[1].Phrase, StringComparison.Ordinal);
    }

    [Fact]
    public async Task En_IFIC_la_seance_est_une_presentation_sans_voix()
    {
        using var scene = new SceneDIndemnites(2014);
        await AvisAsync(scene, Avis(2014));
        await SeanceAsync(scene, Seance(2014) with { Votants = 99 }, 1);

        var fiche = await OuvrirAsync(scene);
        Assert.Equal("Présentées au CA", fiche.Etat.Libelle(scene.Annee.Regime));
        Assert.Null(fiche.Modalites!.Votants);
    }

    [Theory]
    [InlineData(2014, Article5)]
    [InlineData(2024, Imp)]
    public async Task Un_avis_sans_date_ou_sans_sens_est_refuse_comme_une_seance_avant_lui(int annee, string fondement)
    {
        using var scene = new SceneDIndemnites(annee);
        await AvisAsync(scene, Avis(annee) with { Date = null }).RefuseAsync("modalites.cp", fondement);
        await AvisAsync(scene, Avis(annee) with { Avis = null }).RefuseAsync("modalites.cp", fondement);
        await SeanceAsync(scene, Seance(annee), 0).RefuseAsync("modalites.cp", fondement);
        Assert.Null((await OuvrirAsync(scene)).Modalites);
    }

    [Fact]
    public async Task L_avis_d_une_seance_a_venir_trop_long_ou_qui_dit_un_montant_est_refuse()
    {
        using var scene = new SceneDIndemnites(2024);
        await AvisAsync(scene, Avis(2024) with { Date = new(2026, 11, 24) }).RefuseAsync("modalites.avenir", Gestion);
        await AvisAsync(scene, Avis(2024) with { Texte = new('a', Modalites.LongueurDuTexte + 1) }).RefuseAsync("modalites.texte", Gestion);

        var refus = await AvisAsync(scene, Avis(2024) with { Texte = "Avis favorable. Mme Haddad recevra 1 250 €." }).RefuseAsync("confidentiel.montants", "avis CADA n° 20236987");
        Assert.Equal((nameof(Modalites.TexteDeLAvis), true), (refus.Champ, refus.Message.Contains("« Mme Haddad recevra 1 250 €. »", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(2014, "modalites.ca", Article5)]
    [InlineData(2024, "modalites.avis-ca", Imp)]
    public async Task Une_seance_sans_date_ni_convocation_est_refusee(int annee, string cle, string fondement)
    {
        using var scene = new SceneDIndemnites(annee);
        await AvisAsync(scene, Avis(annee));
        await SeanceAsync(scene, Seance(annee) with { Date = null }, 1).RefuseAsync(cle, fondement);
        await SeanceAsync(scene, Seance(annee) with { Convocation = null }, 1).RefuseAsync(cle, fondement);
    }

    [Theory]
    [InlineData(2014, Article5)]
    [InlineData(2024, Imp)]
    public async Task Le_conseil_pedagogique_vient_d_abord_dans_un_sens_comme_dans_l_autre(int annee, string fondement)
    {
        using var scene = new SceneDIndemnites(annee);
        await AvisAsync(scene, Avis(annee));
        var seance = await SeanceAsync(scene, Seance(annee) with { Date = new(annee, 10, 9), Convocation = new(annee, 9, 20) }, 1).RefuseAsync("modalites.ordre", fondement);
        Assert.Equal(nameof(Modalites.DateCA), seance.Champ);

        await SeanceAsync(scene, Seance(annee), 1);
        var avis = await AvisAsync(scene, Avis(annee) with { Date = new(annee, 11, 19) }, 2).RefuseAsync("modalites.ordre", fondement);
        Assert.Equal(nameof(Modalites.DateConseilPedagogique), avis.Champ);
        await AvisAsync(scene, Avis(annee) with { Date = new(annee, 11, 18) }, 2);
    }

    public static TheoryData<string, string, string> SeancesRefusees => new()
    {
        { "avenir", "modalites.avenir", Gestion }, { "convocation", "modalites.convocation", Gestion },
        { "présents", "modalites.presents", Code }, { "quorum", "modalites.presents", Code },
        { "présents négatifs", "modalites.presents", Code }, { "sans quorum", "modalites.presents", Code },
        { "pour négatif", "modalites.voix", Gestion }, { "contre négatif", "modalites.voix", Gestion }, { "abstentions négatives", "modalites.voix", Gestion },
        { "voix", "modalites.voix", Gestion }, { "sans voix", "modalites.voix", Gestion },
        { "votants", "modalites.votants", Gestion }, { "texte", "modalites.texte", Gestion },
    };

    [Theory, MemberData(nameof(SeancesRefusees))]
    public async Task Une_seance_fausse_est_refusee(string faute, string cle, string fondement)
    {
        using var scene = new SceneDIndemnites(2024);
        await AvisAsync(scene, Avis(2024));
        var juste = Seance(2024);
        await SeanceAsync(scene, faute switch
        {
            "avenir" => juste with { Date = new(2026, 11, 24) },
            "convocation" => juste with { Convocation = new(2024, 11, 19) },
            "présents" => juste with { Presents = null },
            "quorum" => juste with { Quorum = 0 },
            "présents négatifs" => juste with { Presents = -1 },
            "sans quorum" => juste with { Quorum = null },
            "pour négatif" => juste with { Pour = -1, Contre = 17, Abstentions = 1 },
            "contre négatif" => juste with { Pour = 17, Contre = -1, Abstentions = 1 },
            "abstentions négatives" => juste with { Pour = 17, Contre = 1, Abstentions = -1 },
            "voix" => juste with { Votants = 18, Presents = 18 },
            "sans voix" => juste with { Pour = null, Contre = null, Abstentions = null, Votants = null },
            "votants" => juste with { Presents = 16 },
            _ => juste with { Observations = new('a', Modalites.LongueurDesObservations + 1) },
        }, 1).RefuseAsync(cle, fondement);
        Assert.Equal(EtatDesModalites.AvisRendu, (await OuvrirAsync(scene)).Etat);
    }

    [Theory]
    [InlineData(2014, 10, 0)]
    [InlineData(2014, 9, 10)]
    [InlineData(2024, 8, 0)]
    [InlineData(2024, 7, 8)]
    public async Task Le_delai_court_avertit_selon_la_date_de_la_seance(int annee, int jours, int delai)
    {
        using var scene = new SceneDIndemnites(annee);
        await AvisAsync(scene, Avis(annee));
        await SeanceAsync(scene, Seance(annee) with { Convocation = new DateOnly(annee, 11, 18).AddDays(-jours) }, 1);

        var avertissements = (await OuvrirAsync(scene)).Avertissements;
        if (delai == 0)
        {
            Assert.Empty(avertissements);
            return;
        }
        var (regle, phrase) = Assert.Single(avertissements);
        Assert.Equal(("modalites.delai", Code), (regle.Cle, regle.Fondement.Libelle));
        Assert.StartsWith($"CA convoqué {jours} jours avant la séance ; le délai est de {delai} jours.", phrase, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(17, false)]
    [InlineData(18, true)]
    public async Task Le_quorum_manque_avertit_sans_arreter(int quorum, bool averti)
    {
        using var scene = new SceneDIndemnites(2024);
        await AvisAsync(scene, Avis(2024));
        await SeanceAsync(scene, Seance(2024) with { Quorum = quorum }, 1);

        var fiche = await OuvrirAsync(scene);
        Assert.Equal(EtatDesModalites.Presentees, fiche.Etat);
        Assert.Equal(averti ? [("modalites.quorum", Code)] : [], fiche.Avertissements.Select(a => (a.Regle.Cle, a.Regle.Fondement.Libelle)));
    }

    [Fact]
    public async Task De_deux_personnes_a_la_fois_la_seconde_relit()
    {
        using var scene = new SceneDIndemnites(2024);
        await AvisAsync(scene, Avis(2024));
        await AvisAsync(scene, Avis(2024) with { Avis = SensDeLAvis.Defavorable }).RefuseAsync("modalites.entre-temps", Gestion);
        await SeanceAsync(scene, Seance(2024), 1);
        await SeanceAsync(scene, Seance(2024) with { Presents = 20 }, 1).RefuseAsync("modalites.entre-temps", Gestion);
        Assert.Equal((SensDeLAvis.Favorable, 17), ((await OuvrirAsync(scene)).Modalites!.Avis!.Value, (await OuvrirAsync(scene)).Modalites!.Presents!.Value));
    }

    [Fact]
    public async Task De_deux_personnes_au_meme_instant_une_seule_enregistre()
    {
        using var scene = new SceneDIndemnites(2024);
        var essais = await Task.WhenAll(Enumerable.Range(0, 6).Select(async n =>
        {
            try
            {
                await AvisAsync(scene, Avis(2024) with { Texte = $"Avis {n}." });
                return null;
            }
            catch (RegleMetierException refus)
            {
                return refus.Regle.Cle;
            }
        }));

        Assert.Single(essais, e => e is null);
        Assert.All(essais.Where(e => e is not null), e => Assert.Equal("modalites.entre-temps", e));
        await using var db = scene.Base.Contexte();
        Assert.Single(db.Modalites.Where(m => m.Annee == scene.Annee));
        Assert.Single(db.Journal.Where(e => e.Evenement == Evenement.AvisEnregistre).ToList(), e => e.Phrase.Contains("10 octobre 2024", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("intendance.lycee")]
    [InlineData("rectorat")]
    [InlineData("dan")]
    [InlineData("rupn.lycee")]
    public async Task Seuls_le_chef_et_son_delegataire_enregistrent(string compte)
    {
        using var scene = new SceneDIndemnites(2024);
        await Assert.ThrowsAsync<InterditException>(() => AvisAsync(scene, Avis(2024), compte: compte));
        await Assert.ThrowsAsync<InterditException>(() => SeanceAsync(scene, Seance(2024), 0, compte));
        await Assert.ThrowsAsync<InterditException>(() => OuvrirAsync(scene, compte));
    }

    private static AvisRendu Avis(int annee) => new(new(annee, 10, 10), SensDeLAvis.Favorable, "Avis rendu sur les missions.");

    private static SeanceDuCA Seance(int annee) => new()
    {
        Date = new(annee, 11, 18), Convocation = new(annee, 11, 4), Presents = 17, Quorum = 13, Pour = 14, Contre = 2, Abstentions = 1, Votants = 17,
    };

    private static Task AvisAsync(SceneDIndemnites scene, AvisRendu avis, int version = 0, string compte = "chef.lycee") =>
        scene.FaireAsync(compte, (s, a) => s.GetRequiredService<ModalitesService>().EnregistrerAvisAsync(scene.Annee, version, avis, a));

    private static Task SeanceAsync(SceneDIndemnites scene, SeanceDuCA seance, int version, string compte = "chef.lycee") =>
        scene.FaireAsync(compte, (s, a) => s.GetRequiredService<ModalitesService>().EnregistrerCAAsync(scene.Annee, version, seance, a));

    private static Task<FicheDesModalites> OuvrirAsync(SceneDIndemnites scene, string compte = "chef.lycee") =>
        scene.FaireAsync(compte, (IServiceProvider s, Acteur a) => s.GetRequiredService<ModalitesService>().OuvrirAsync(scene.Annee, a));
}
