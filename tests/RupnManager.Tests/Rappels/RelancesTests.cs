using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Regles;
using RupnManager.Services.Demonstration;
using RupnManager.Services.Rappels;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Rappels;

/// <summary>Relancer à la main : le DAN son académie, le chef ses RUPN ; les mêmes règles, les exclus comptés.</summary>
public sealed class RelancesTests : IDisposable
{
    private static readonly AnneeScolaire Annee = new(2026);
    private readonly TestApplication _application = new();

    public void Dispose() => _application.Dispose();

    [Fact]
    public async Task La_recapitulation_compte_qui_est_laisse_de_cote_et_n_ecrit_rien()
    {
        var avant = await EnvoisAsync();

        var relance = await PreparerAsync("dan", new(Annee, ListeARelancer.Lettres) { Tout = true });

        Assert.True(relance.DejaCetteSemaine >= 1); // Mme Blin, rappelée le 20
        Assert.DoesNotContain(relance.Destinataires, d => d.Personne.Courriel == Troupe.Courriel("rupn.belvedere"));
        Assert.True(relance.Destinataires.Count >= 3, $"Seulement {relance.Destinataires.Count} destinataires.");
        Assert.DoesNotContain(relance.Destinataires, d => d.Personne.Courriel == Troupe.Courriel("dan"));
        Assert.Equal(avant, await EnvoisAsync());
    }

    [Fact]
    public async Task L_envoi_ecrit_un_courriel_par_personne_le_consigne_et_ne_se_repete_pas_dans_la_semaine()
    {
        var choix = new ChoixDeRelance(Annee, ListeARelancer.Lettres) { Tout = true };
        var attendus = (await PreparerAsync("dan", choix)).Destinataires;

        Assert.Equal(attendus.Count, await EnvoyerAsync("dan", choix));

        using var db = _application.Base.Contexte();
        var envois = await db.EnvoisDeRappels.Where(e => e.Le >= TestDatabase.JourDeReference.UtcDateTime).Include(e => e.Rappels).ToListAsync();
        Assert.Equal(attendus.Select(d => d.Personne.Id).Order(), envois.Select(e => e.PersonneId).Order());
        Assert.All(envois, e => Assert.Equal("Mme Sophie Leroy", e.Auteur));
        Assert.Equal($"Mme Sophie Leroy a relancé {attendus.Count} personnes.", await db.Journal.OrderByDescending(e => e.Numero).Select(e => e.Phrase).FirstAsync());
        Assert.Equal("rappel.personne", (await Assert.ThrowsAsync<RegleMetierException>(() => EnvoyerAsync("dan", choix))).Regle.Cle);
        _application.Base.Horloge.SetUtcNow(new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero));
        await FaireAsync("dan", (s, _) => s.GetRequiredService<RappelService>().PasserAsync());
        using var apres = _application.Base.Contexte();
        var semaine = await apres.EnvoisDeRappels.Where(e => e.Semaine == new DateOnly(2026, 11, 23)).GroupBy(e => e.PersonneId).Select(g => g.Count()).ToListAsync();
        Assert.All(semaine, n => Assert.Equal(1, n));
    }

    [Fact]
    public async Task Les_missions_sans_lettre_et_les_etablissements_sans_mission_se_relancent_aussi()
    {
        // Le 13, alban et quai ont été relancés : le 23, une semaine est passée.
        var sansLettre = Assert.Single((await PreparerAsync("dan", new(Annee, ListeARelancer.SansLettre) { Tout = true })).Destinataires);
        Assert.Equal("Rappel n° 2 – rédiger la lettre : Collège Simone-Alban", sansLettre.Objet);

        var sansMission = Assert.Single((await PreparerAsync("dan", new(Annee, ListeARelancer.SansMission) { Tout = true })).Destinataires);
        Assert.Equal("Rappel n° 2 – confier une mission : Lycée professionnel du Quai-Neuf", sansMission.Objet);
        Assert.Contains("Lycée professionnel du Quai-Neuf attend votre geste : confier une mission.", sansMission.Texte);
    }

    [Fact]
    public async Task Cinq_rappels_partis_il_n_y_en_a_plus()
    {
        var choix = new ChoixDeRelance(Annee, ListeARelancer.SansMission) { Tout = true };
        for (var rappel = 2; rappel <= 5; rappel++)
        {
            Assert.Equal(1, await EnvoyerAsync("dan", choix));
            _application.Base.Horloge.Advance(TimeSpan.FromDays(7));
        }

        var relance = await PreparerAsync("dan", choix);

        Assert.Equal((0, 1), (relance.Destinataires.Count, relance.Epuises));
        Assert.Equal("rappel.personne", (await Assert.ThrowsAsync<RegleMetierException>(() => EnvoyerAsync("dan", choix))).Regle.Cle);
    }

    [Fact]
    public async Task Le_chef_ne_relance_que_les_RUPN_de_son_etablissement()
    {
        var page = await FaireAsync("chef.belvedere", (s, a) => s.GetRequiredService<ListeARelancerService>().LireAsync(new(Annee, ListeARelancer.Lettres), 1, a));
        var ligne = Assert.Single(page.Page.Lignes);
        Assert.Equal((Troupe.Courriel("rupn.belvedere"), 2, true), (ligne.Attente.Bloque!.Courriel, ligne.DejaPartis, ligne.CetteSemaine));
        await Assert.ThrowsAsync<IntrouvableException>(() => PreparerAsync("chef.belvedere", new(Annee, ListeARelancer.SansMission) { Tout = true }));

        var autre = await FaireAsync("dan", (s, a) => s.GetRequiredService<ListeARelancerService>().LireAsync(new(Annee, ListeARelancer.Lettres), 1, a));
        var ailleurs = autre.Page.Lignes.First(l => l.Attente.Etablissement != "Collège du Belvédère").Attente.ActeId;
        var relance = await PreparerAsync("chef.belvedere", new(Annee, ListeARelancer.Lettres) { Actes = [ailleurs] });
        Assert.Equal((0, 1), (relance.Destinataires.Count, relance.DejaFaits));
    }

    [Fact]
    public async Task Les_pages_menent_de_la_liste_a_la_trace()
    {
        var dan = await _application.ConnecterAsync("dan");
        var liste = await dan.OuvrirAsync("/rappels/nouveau?liste=SansLettre");
        var acte = Assert.Single(liste.QuerySelectorAll("input[name=Actes]")).GetAttribute("value")!;
        var champs = new Dictionary<string, string> { ["Liste"] = "SansLettre", ["Actes"] = acte };

        var relue = await (await dan.EnvoyerAsync("/rappels/recapitulatif", champs, "/rappels/nouveau?liste=SansLettre")).LireAsync();
        Assert.Equal("1 personne à relancer", relue.Titre());
        Assert.Contains("[RUPN] Rappel n° 2 – rédiger la lettre : Collège Simone-Alban", relue.Body!.TextContent);
        var envoi = await dan.EnvoyerAsync("/rappels/nouveau", champs, "/rappels/nouveau?liste=SansLettre");
        Assert.Equal(HttpStatusCode.Redirect, envoi.StatusCode);

        var trace = await dan.OuvrirAsync("/rappels");
        var premiere = trace.QuerySelectorAll("tbody tr")[0].TextContent;
        Assert.Contains("Mme Sophie Leroy", premiere);
        Assert.Contains("rédiger la lettre", premiere);
        Assert.Contains("En attente", premiere);
        Assert.Empty((await dan.OuvrirAsync("/rappels?etat=NonParti")).QuerySelectorAll("tbody tr"));
        Assert.NotEmpty((await dan.OuvrirAsync("/rappels?etat=Envoye")).QuerySelectorAll("tbody tr"));
        Assert.All((await (await _application.ConnecterAsync("chef.belvedere")).OuvrirAsync("/rappels")).QuerySelectorAll("tbody tr"),
            l => Assert.Contains("Collège du Belvédère", l.TextContent));
    }

    [Fact]
    public async Task Ne_rien_cocher_est_refuse_et_la_liste_revient()
    {
        var dan = await _application.ConnecterAsync("dan");

        var reponse = await dan.EnvoyerAsync("/rappels/recapitulatif", new() { ["Liste"] = "Lettres" }, "/rappels/nouveau");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, reponse.StatusCode);
        var page = await reponse.LireAsync();
        Assert.Contains("Cochez au moins une ligne à relancer.", page.Body!.TextContent);
        Assert.NotEmpty(page.QuerySelectorAll("tbody tr"));
    }

    [Fact]
    public async Task Chacun_regle_ses_envois_et_le_choix_est_consigne()
    {
        var rupn = await _application.ConnecterAsync("rupn.college");
        Assert.True((await rupn.OuvrirAsync("/mon-compte/envois")).QuerySelector("input[value=Immediate]")!.HasAttribute("checked"));

        var reponse = await rupn.EnvoyerAsync("/mon-compte/envois", new() { ["Frequence"] = "Hebdomadaire" });

        Assert.Equal(HttpStatusCode.Redirect, reponse.StatusCode);
        Assert.True((await rupn.OuvrirAsync("/mon-compte/envois")).QuerySelector("input[value=Hebdomadaire]")!.HasAttribute("checked"));
        Assert.True((await (await _application.ConnecterAsync("dan")).OuvrirAsync("/mon-compte/envois")).QuerySelector("input[value=Quotidienne]")!.HasAttribute("checked"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await rupn.EnvoyerAsync("/mon-compte/envois", [])).StatusCode);
        using var db = _application.Base.Contexte();
        Assert.Equal("M. Karim Durand a choisi ses envois : un récapitulatif par semaine.", await db.Journal.Where(e => e.Evenement == "compte.envois").Select(e => e.Phrase).SingleAsync());
    }

    private async Task<int> EnvoisAsync()
    {
        using var db = _application.Base.Contexte();
        return await db.EnvoisDeRappels.CountAsync();
    }

    private async Task<T> FaireAsync<T>(string compte, Func<IServiceProvider, Acteur, Task<T>> geste)
    {
        using var portee = _application.Services.CreateScope();
        return await geste(portee.ServiceProvider, await portee.ServiceProvider.ActeurAsync(compte));
    }

    private Task<Relance> PreparerAsync(string compte, ChoixDeRelance choix) => FaireAsync(compte, (s, a) => s.GetRequiredService<RelanceService>().PreparerAsync(choix, a));

    private Task<int> EnvoyerAsync(string compte, ChoixDeRelance choix) => FaireAsync(compte, (s, a) => s.GetRequiredService<RelanceService>().EnvoyerAsync(choix, a));
}
