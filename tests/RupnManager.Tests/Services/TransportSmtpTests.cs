using MimeKit;
using RupnManager.Services.Courriels;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Services;

/// <summary>Ce que dit le relais, et ce qu'on en conclut : parti, refusé, à retenter, ou peut-être parti.</summary>
public sealed class TransportSmtpTests
{
    [Fact]
    public async Task Accepte_le_message_est_parti_meme_si_le_relais_raccroche_aussitot()
    {
        await using var relais = new RelaisDeTest { ApresLeCorps = "250 2.0.0 pris", RaccrocheApresLeCorps = true };

        await EnvoyerAsync(relais);

        Assert.Contains("Subject: [RUPN] Essai", Assert.Single(relais.Recus));
    }

    [Theory]
    [InlineData("550 5.1.1 boîte inconnue")]
    [InlineData("554 5.7.1 refusé")]
    public async Task Un_destinataire_refuse_pour_de_bon_est_un_refus(string reponse)
    {
        await using var relais = new RelaisDeTest { AuDestinataire = reponse };

        Assert.Contains(reponse[..3], (await Assert.ThrowsAsync<EnvoiRefuseException>(() => EnvoyerAsync(relais))).Message);
        Assert.Empty(relais.Recus);
    }

    [Fact]
    public async Task Un_message_refuse_apres_le_corps_est_un_refus()
    {
        await using var relais = new RelaisDeTest { ApresLeCorps = "554 5.6.0 message refusé" };

        await Assert.ThrowsAsync<EnvoiRefuseException>(() => EnvoyerAsync(relais));
    }

    [Theory]
    [InlineData("450 4.2.0 liste grise", "250 pris")]
    [InlineData("250 oui", "452 4.3.1 plus de place")]
    public async Task Une_reponse_temporaire_demande_d_attendre(string auDestinataire, string apresLeCorps)
    {
        await using var relais = new RelaisDeTest { AuDestinataire = auDestinataire, ApresLeCorps = apresLeCorps };

        await Assert.ThrowsAsync<EnvoiDiffereException>(() => EnvoyerAsync(relais));
    }

    [Fact]
    public async Task Le_corps_passe_sans_reponse_on_ne_sait_pas_s_il_est_parti()
    {
        await using var relais = new RelaisDeTest { ApresLeCorps = null, RaccrocheApresLeCorps = true };

        await Assert.ThrowsAsync<EnvoiIncertainException>(() => EnvoyerAsync(relais));
        Assert.Single(relais.Recus); // le relais l'avait bien pris
    }

    [Theory]
    [InlineData(nameof(RelaisDeTest.RaccrocheAuBonjour))]
    [InlineData(nameof(RelaisDeTest.RaccrocheAuDestinataire))]
    public async Task Coupe_avant_le_corps_rien_n_a_pu_partir_et_l_on_retente(string moment)
    {
        await using var relais = new RelaisDeTest
        {
            RaccrocheAuBonjour = moment == nameof(RelaisDeTest.RaccrocheAuBonjour), RaccrocheAuDestinataire = moment == nameof(RelaisDeTest.RaccrocheAuDestinataire),
        };

        var coupure = await Assert.ThrowsAnyAsync<Exception>(() => EnvoyerAsync(relais));

        Assert.False(coupure is EnvoiRefuseException or EnvoiIncertainException or EnvoiDiffereException, coupure.ToString());
        Assert.Empty(relais.Recus);
    }

    [Fact]
    public async Task Un_expediteur_refuse_est_un_reglage_a_corriger_pas_un_refus_du_courriel()
    {
        await using var relais = new RelaisDeTest { ALExpediteur = "550 5.7.1 expéditeur interdit" };

        var refus = await Assert.ThrowsAnyAsync<Exception>(() => EnvoyerAsync(relais));

        Assert.IsNotType<EnvoiRefuseException>(refus);
    }

    private static Task EnvoyerAsync(RelaisDeTest relais) =>
        new TransportSmtp(new("127.0.0.1", relais.Port, null, null)).EnvoyerAsync(Message(), CancellationToken.None);

    private static MimeMessage Message() => new ExpediteurDeCourriel("rupn@demo.example").Composer(new()
    {
        Cle = "essai", Destinataire = "dan@demo.example", Objet = "[RUPN] Essai", Texte = "Bonjour,\n\nUn essai.", CreeLe = new(2026, 11, 23, 8, 0, 0),
    });
}
