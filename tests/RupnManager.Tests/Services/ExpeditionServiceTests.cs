using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Moq;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Courriels;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Regles;
using RupnManager.Services.Courriels;
using RupnManager.Services.Journal;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Services;

public sealed class ExpeditionServiceTests : IDisposable
{
    private readonly TestDatabase _base = new();
    private readonly Mock<ITransportDeCourriel> _relais = new();

    [Fact]
    public async Task Un_courriel_part_une_fois_en_texte_et_en_html()
    {
        MimeMessage? recu = null;
        _relais.Setup(r => r.EnvoyerAsync(It.IsAny<MimeMessage>(), It.IsAny<CancellationToken>()))
            .Callback<MimeMessage, CancellationToken>((m, _) => recu = m).Returns(Task.CompletedTask);
        var id = await PreparerAsync();

        Assert.Equal(1, await ExpedierAsync());
        Assert.Equal(0, await ExpedierAsync());

        Assert.Equal("[RUPN] La lettre attend votre signature", recu!.Subject);
        Assert.Contains("Ouvrir : http://localhost/x", recu.TextBody);
        Assert.Contains("<a href=\"http://localhost/x\">", recu.HtmlBody);
        Assert.Equal($"{id:N}@rupn-manager", recu.MessageId);
        Assert.Equal(EtatDeCourriel.Envoye, (await LireAsync(id)).Etat);
    }

    [Fact]
    public async Task Deux_expediteurs_au_meme_instant_n_envoient_qu_une_fois()
    {
        await PreparerAsync();

        var partis = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(ExpedierAsync)));

        Assert.Equal(1, partis.Sum());
        _relais.Verify(r => r.EnvoyerAsync(It.IsAny<MimeMessage>(), It.IsAny<CancellationToken>()), Times.Once);
    }

    [Fact]
    public async Task Un_relais_en_panne_retarde_puis_le_courriel_part()
    {
        _relais.SetupSequence(r => r.EnvoyerAsync(It.IsAny<MimeMessage>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new IOException("relais injoignable")).Returns(Task.CompletedTask);
        var id = await PreparerAsync();

        Assert.Equal(0, await ExpedierAsync());
        Assert.Equal("relais injoignable", (await LireAsync(id)).DerniereErreur);
        Assert.Equal(0, await ExpedierAsync());
        _base.Horloge.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(1, await ExpedierAsync());
    }

    [Fact]
    public async Task Trois_jours_de_panne_ne_font_abandonner_personne_et_tout_part_au_retour_du_relais()
    {
        EnPanne(new IOException("relais injoignable"));
        var id = await PreparerAsync();
        var debut = _base.Horloge.Maintenant();

        for (var heure = 0; heure < 72; heure++)
        {
            await ExpedierAsync();
            _base.Horloge.Advance(TimeSpan.FromHours(1));
        }
        var retarde = await LireAsync(id);
        Assert.Equal((EtatDeCourriel.AEnvoyer, debut), (retarde.Etat, retarde.EnEchecDepuis));
        Assert.True(retarde.Tentatives >= 72, $"Seulement {retarde.Tentatives} essais.");
        Assert.Equal((1, debut), await FaireAsync(async (s, a) => (await s.LireAsync(a)).Retard is { } r ? (r.Nombre, r.Depuis) : default));

        _relais.Reset();
        Assert.Equal(1, await ExpedierAsync());
        Assert.Equal((EtatDeCourriel.Envoye, null), ((await LireAsync(id)).Etat, (await LireAsync(id)).EnEchecDepuis));
        Assert.Null((await FaireAsync((s, a) => s.LireAsync(a))).Retard);
    }

    [Fact]
    public async Task Un_relais_injoignable_arrete_la_tournee_une_attente_demandee_pour_un_seul_ne_l_arrete_pas()
    {
        await PreparerAsync();
        await AjouterAsync(2);
        EnPanne(new IOException("relais injoignable"));
        await ExpedierAsync();
        _relais.Verify(r => r.EnvoyerAsync(It.IsAny<MimeMessage>(), It.IsAny<CancellationToken>()), Times.Once);

        _relais.Reset();
        EnPanne(new EnvoiDiffereException("450 réessayez plus tard"));
        await ExpedierAsync();
        _relais.Verify(r => r.EnvoyerAsync(It.IsAny<MimeMessage>(), It.IsAny<CancellationToken>()), Times.Exactly(2)); // le troisième attend encore son tour
    }

    [Fact]
    public async Task Un_refus_definitif_abandonne_et_tout_relancer_remet_tout_d_un_geste_a_l_adresse_du_jour()
    {
        var id = await PreparerAsync();
        var autres = await AjouterAsync(2);
        EnPanne(new EnvoiRefuseException("550 boîte inconnue"));
        await ExpedierAsync();
        Assert.All(await TousAsync(), c => Assert.Equal((EtatDeCourriel.Abandonne, "550 boîte inconnue"), (c.Etat, c.DerniereErreur)));
        _base.Horloge.Advance(TimeSpan.FromDays(30));
        Assert.Equal(0, await ExpedierAsync());
        using (var db = _base.Contexte())
        {
            (await db.Personnes.SingleAsync(p => p.Courriel == "dan@demo.example")).Courriel = "dan.nouveau@demo.example";
            await db.SaveChangesAsync();
        }

        Assert.Equal(3, await FaireAsync((s, a) => s.ToutRelancerAsync(a)));
        Assert.Equal(0, await FaireAsync(async (s, a) => (await s.LireAsync(a)).ADecider.Count));
        _relais.Reset();
        Assert.Equal(3, await ExpedierAsync());

        Assert.All(await TousAsync(), c => Assert.Equal("dan.nouveau@demo.example", c.Destinataire));
        using var lecture = _base.Contexte();
        var phrase = Assert.Single(await lecture.Journal.Where(e => e.Evenement == Evenement.CourrielRelance).Select(e => e.Phrase).ToListAsync());
        Assert.EndsWith("a relancé 3 courriels qui n'étaient pas partis.", phrase);
        Assert.Equal(2, autres.Except([id]).Count());
    }

    [Fact]
    public async Task Une_coupure_en_plein_envoi_laisse_un_courriel_incertain_que_seul_un_humain_renvoie_ou_classe()
    {
        var id = await PreparerAsync();
        EnPanne(new EnvoiIncertainException("La liaison s'est rompue."));
        await ExpedierAsync();
        Assert.Equal(EtatDeCourriel.Incertain, (await LireAsync(id)).Etat);
        _relais.Reset();
        _base.Horloge.Advance(TimeSpan.FromDays(3));
        Assert.Equal(0, await ExpedierAsync());
        Assert.Equal(0, await FaireAsync((s, a) => s.ToutRelancerAsync(a)));

        await RelancerAsync(id);
        Assert.Equal(1, await ExpedierAsync());

        var second = (await AjouterAsync(1)).Single();
        EnPanne(new EnvoiIncertainException("La liaison s'est rompue."));
        await ExpedierAsync();
        await FaireAsync(async (s, a) =>
        {
            await s.ClasserAsync(second, a);
            return true;
        });
        Assert.Equal((EtatDeCourriel.Classe, ""), ((await LireAsync(second)).Etat, (await LireAsync(second)).Texte));
        Assert.Equal("courriel.relance", (await Assert.ThrowsAsync<RegleMetierException>(() => RelancerAsync(second))).Regle.Cle);
        using var db = _base.Contexte();
        Assert.EndsWith("a classé un courriel « invitation », tenu pour parti.", (await db.Journal.SingleAsync(e => e.Evenement == Evenement.CourrielClasse)).Phrase);
    }

    [Fact]
    public async Task Une_adresse_mal_formee_est_abandonnee_sans_retenir_les_autres()
    {
        var id = await PreparerAsync();
        await AjouterAsync(1);
        using (var db = _base.Contexte())
        {
            (await db.Courriels.SingleAsync(c => c.Id == id)).Destinataire = "pas une adresse @@";
            await db.SaveChangesAsync();
        }

        Assert.Equal(1, await ExpedierAsync());

        Assert.Equal(EtatDeCourriel.Abandonne, (await LireAsync(id)).Etat);
    }

    [Fact]
    public async Task Un_arret_en_plein_envoi_laisse_un_courriel_incertain_jamais_renvoye_seul()
    {
        var id = await PreparerAsync();
        using (var db = _base.Contexte())
        {
            var courriel = await db.Courriels.SingleAsync(c => c.Id == id);
            courriel.Reserver(_base.Horloge.Maintenant());
            await db.SaveChangesAsync();
        }
        _base.Horloge.Advance(ExpeditionService.DelaiDIncertitude + TimeSpan.FromMinutes(1));

        Assert.Equal(0, await ExpedierAsync());

        Assert.Equal(EtatDeCourriel.Incertain, (await LireAsync(id)).Etat);
        _relais.Verify(r => r.EnvoyerAsync(It.IsAny<MimeMessage>(), It.IsAny<CancellationToken>()), Times.Never);
    }

    [Fact]
    public async Task Une_fois_parti_un_courriel_oublie_son_texte_et_garde_le_reste()
    {
        var id = await PreparerAsync();
        Assert.Contains("http://localhost/x", (await LireAsync(id)).Texte);

        await ExpedierAsync();

        var parti = await LireAsync(id);
        Assert.Equal("", parti.Texte);
        Assert.Equal(("invitation", "dan@demo.example", "[RUPN] La lettre attend votre signature"), (parti.Cle, parti.Destinataire, parti.Objet));
    }

    [Fact]
    public async Task Un_courriel_qui_n_est_pas_parti_garde_son_texte_et_repart_quand_on_le_relance()
    {
        _relais.SetupSequence(r => r.EnvoyerAsync(It.IsAny<MimeMessage>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new IOException("relais injoignable")).Returns(Task.CompletedTask);
        var id = await PreparerAsync();
        await ExpedierAsync();
        Assert.Contains("http://localhost/x", (await LireAsync(id)).Texte);

        await RelancerAsync(id);

        Assert.Equal(1, await ExpedierAsync());
    }

    [Fact]
    public async Task Un_courriel_parti_ou_en_cours_d_envoi_ne_se_relance_pas()
    {
        var id = await PreparerAsync();
        await ExpedierAsync();
        Assert.Contains("Ce courriel est déjà parti", (await Assert.ThrowsAsync<RegleMetierException>(() => RelancerAsync(id))).Message);
        Assert.Equal(EtatDeCourriel.Envoye, (await LireAsync(id)).Etat);

        var enCours = new CourrielSortant { Cle = "x", Destinataire = "x@y.fr", Objet = "x", Texte = "x", CreeLe = _base.Horloge.Maintenant() };
        enCours.Reserver(_base.Horloge.Maintenant());
        Assert.Equal("courriel.relance", Assert.Throws<RegleMetierException>(() => enCours.Relancer(_base.Horloge.Maintenant())).Regle.Cle);
        enCours.NoterIncertain("arrêt", _base.Horloge.Maintenant());
        enCours.Relancer(_base.Horloge.Maintenant());
        Assert.Equal(EtatDeCourriel.AEnvoyer, enCours.Etat);
    }

    public void Dispose() => _base.Dispose();

    private Task<bool> RelancerAsync(Guid id) => FaireAsync(async (s, a) =>
    {
        await s.RelancerAsync(id, a);
        return true;
    });

    private void EnPanne(Exception panne) =>
        _relais.Setup(r => r.EnvoyerAsync(It.IsAny<MimeMessage>(), It.IsAny<CancellationToken>())).ThrowsAsync(panne);

    private async Task<T> FaireAsync<T>(Func<CourrielsEnSouffranceService, Acteur, Task<T>> geste)
    {
        await using var services = _base.Services();
        await using var portee = services.CreateAsyncScope();
        return await geste(portee.ServiceProvider.GetRequiredService<CourrielsEnSouffranceService>(), await portee.ServiceProvider.ActeurAsync("admin"));
    }

    /// <summary>D'autres courriels au même destinataire.</summary>
    private async Task<List<Guid>> AjouterAsync(int nombre)
    {
        await using var services = _base.Services();
        await using var portee = services.CreateAsyncScope();
        var db = portee.ServiceProvider.GetRequiredService<RupnDbContext>();
        var personne = await db.Personnes.FirstAsync(p => p.Courriel == "dan@demo.example" || p.Courriel == "dan.nouveau@demo.example");
        var courriels = portee.ServiceProvider.GetRequiredService<CourrielService>();
        var ids = Enumerable.Range(1, nombre).Select(n => courriels.Preparer("invitation", personne, $"Autre {n}", "Ouvrir : http://localhost/x")).ToList();
        await db.SaveChangesAsync();
        return ids;
    }

    private async Task<List<CourrielSortant>> TousAsync()
    {
        using var db = _base.Contexte();
        return await db.Courriels.AsNoTracking().ToListAsync();
    }

    private async Task<int> ExpedierAsync()
    {
        await using var services = _base.Services(s => s.AddSingleton(_relais.Object));
        await using var portee = services.CreateAsyncScope();
        return await portee.ServiceProvider.GetRequiredService<ExpeditionService>().ExpedierAsync();
    }

    private async Task<Guid> PreparerAsync()
    {
        await using var services = _base.Services();
        await using var portee = services.CreateAsyncScope();
        var db = portee.ServiceProvider.GetRequiredService<RupnDbContext>();
        foreach (var autre in await db.Courriels.ToListAsync()) db.Courriels.Remove(autre);
        var personne = await db.Personnes.FirstAsync(p => p.Courriel == "dan@demo.example");
        portee.ServiceProvider.GetRequiredService<CourrielService>().Preparer("invitation", personne, "La lettre attend votre signature", "Ouvrir : http://localhost/x");
        await db.SaveChangesAsync();
        return await db.Courriels.Select(c => c.Id).SingleAsync();
    }

    private async Task<CourrielSortant> LireAsync(Guid id)
    {
        using var db = _base.Contexte();
        return await db.Courriels.AsNoTracking().SingleAsync(c => c.Id == id);
    }
}
