using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Moq;
using RupnManager.Data;
using RupnManager.Domain.Courriels;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Regles;
using RupnManager.Services.Courriels;
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
    public async Task Apres_huit_echecs_le_courriel_est_abandonne()
    {
        _relais.Setup(r => r.EnvoyerAsync(It.IsAny<MimeMessage>(), It.IsAny<CancellationToken>())).ThrowsAsync(new IOException("refus"));
        var id = await PreparerAsync();

        for (var i = 0; i < CourrielSortant.TentativesMaximales; i++)
        {
            await ExpedierAsync();
            _base.Horloge.Advance(TimeSpan.FromHours(5));
        }

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
        enCours.NoterIncertain();
        enCours.Relancer(_base.Horloge.Maintenant());
        Assert.Equal(EtatDeCourriel.AEnvoyer, enCours.Etat);
    }

    public void Dispose() => _base.Dispose();

    private async Task RelancerAsync(Guid id)
    {
        await using var services = _base.Services();
        await using var portee = services.CreateAsyncScope();
        await portee.ServiceProvider.GetRequiredService<ExpeditionService>().RelancerAsync(id, await portee.ServiceProvider.ActeurAsync("admin"));
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
