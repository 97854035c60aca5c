using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using RupnManager.Domain.Courriels;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Services.Comptes;
using RupnManager.Services.Courriels;
using RupnManager.Services.Demonstration;
using RupnManager.Services.LettresDeMission;
using RupnManager.Services.Rappels;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Rappels;

/// <summary>Immédiat, quotidien, hebdomadaire : un récapitulatif par période, jamais vide, jamais deux, jamais perdu.</summary>
public sealed class RecapitulatifsTests : IDisposable
{
    private readonly BoiteDeTest _boite = new();
    private readonly LettreDeTest _scene;

    public RecapitulatifsTests() => _scene = new(s => s.AddSingleton<ITransportDeCourriel>(_boite));

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task Le_DAN_recoit_par_defaut_un_recapitulatif_par_jour_au_lieu_de_chaque_avis()
    {
        var lettre = await AValiderAsync();
        await ExpedierAsync();
        Assert.DoesNotContain(_boite.Recus, m => m.Vers("dan"));
        Assert.Contains(_boite.Recus, m => m.Vers("rupn.college") && m.Subject!.Contains("attend votre signature"));

        Assert.Equal(0, await RecapitulerAsync()); // l'avis est arrivé après 7 h : il attend demain
        _scene.Base.Horloge.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await RecapitulerAsync());
        Assert.Equal(0, await RecapitulerAsync());
        await ExpedierAsync();

        var recu = Assert.Single(_boite.Recus, m => m.Vers("dan"));
        Assert.Equal("[RUPN] 6 choses vous attendent – 24 novembre 2026", recu.Subject);
        Assert.Contains("Voici ce qui attend depuis le dernier récapitulatif quotidien.", recu.TextBody);
        Assert.Contains("À signer ou valider : 6. À certifier : 0. Bilans : 0.", recu.TextBody);
        Assert.Contains("Le plus ancien attend depuis 12 jours.", recu.TextBody);
        using var db = _scene.Base.Contexte();
        var avis = await db.Courriels.SingleAsync(c => c.Cle == "a-signer" && c.Destinataire == Troupe.Courriel("dan"));
        Assert.Equal((EtatDeCourriel.Groupe, ""), (avis.Etat, avis.Texte));
        Assert.NotEqual(Guid.Empty, lettre);
    }

    [Fact]
    public async Task Un_refus_part_toujours_aussitot()
    {
        await ChoisirAsync("chef.college", FrequenceDesEnvois.Hebdomadaire);
        var lettre = await _scene.BrouillonAsync();
        await _scene.MettreALaSignatureAsync(lettre);
        await _scene.SignerAsync(lettre, "chef.college");
        await _scene.FaireAsync("rupn.college", (s, a) => s.GetRequiredService<SignatureService>().RefuserAsync(lettre, "Le temps prévu ne suffit pas.", a));

        await ExpedierAsync();

        Assert.Contains(_boite.Recus, m => m.Vers("chef.college") && m.Subject!.Contains("a été refusée"));
        Assert.DoesNotContain(_boite.Recus, m => m.Vers("chef.college") && m.Subject!.Contains("attend votre signature"));
    }

    [Fact]
    public async Task Un_recapitulatif_devenu_vide_ne_part_pas()
    {
        await ChoisirAsync("rupn.college", FrequenceDesEnvois.Quotidienne);
        await SignerToutAsync("rupn.college");
        var lettre = await _scene.BrouillonAsync();
        await _scene.MettreALaSignatureAsync(lettre);
        await _scene.SignerAsync(lettre, "chef.college");
        await _scene.SignerAsync(lettre, "rupn.college");
        _scene.Base.Horloge.Advance(TimeSpan.FromDays(1));

        await RecapitulerAsync();
        await ExpedierAsync();

        Assert.DoesNotContain(_boite.Recus, m => m.Vers("rupn.college"));
        using var db = _scene.Base.Contexte();
        Assert.Null((await db.Recapitulatifs.SingleAsync(r => db.Personnes.Any(p => p.Id == r.PersonneId && p.Courriel == Troupe.Courriel("rupn.college")))).CourrielId);
    }

    [Fact]
    public async Task Hebdomadaire_il_part_le_lundi_et_dit_la_semaine()
    {
        await ChoisirAsync("dan", FrequenceDesEnvois.Hebdomadaire);
        await AValiderAsync();
        for (var jour = 0; jour < 6; jour++)
        {
            _scene.Base.Horloge.Advance(TimeSpan.FromDays(1));
            Assert.Equal(0, await RecapitulerAsync());
        }
        _scene.Base.Horloge.Advance(TimeSpan.FromDays(1));

        Assert.Equal(1, await RecapitulerAsync());
        await ExpedierAsync();

        Assert.Equal("[RUPN] 6 choses vous attendent – semaine du 30 novembre 2026", Assert.Single(_boite.Recus, m => m.Vers("dan")).Subject);
    }

    [Fact]
    public async Task Qui_repasse_a_l_immediat_recoit_aussitot_ce_qui_attendait()
    {
        await AValiderAsync();
        await ExpedierAsync();
        Assert.DoesNotContain(_boite.Recus, m => m.Vers("dan"));

        await ChoisirAsync("dan", FrequenceDesEnvois.Immediate);
        await ExpedierAsync();

        Assert.Contains(_boite.Recus, m => m.Vers("dan") && m.Subject!.Contains("attend votre signature"));
        _scene.Base.Horloge.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, await RecapitulerAsync());
    }

    [Fact]
    public async Task Deux_instances_n_ecrivent_qu_un_recapitulatif()
    {
        await AValiderAsync();
        _scene.Base.Horloge.Advance(TimeSpan.FromDays(1));

        var ecrits = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(RecapitulerAsync)));

        Assert.Equal(1, ecrits.Sum());
        using var db = _scene.Base.Contexte();
        Assert.Equal(1, await db.Courriels.CountAsync(c => c.Cle == "recapitulatif"));
    }

    [Fact]
    public async Task Un_relais_en_panne_retarde_sans_perdre_ni_doubler()
    {
        await AValiderAsync();
        _scene.Base.Horloge.Advance(TimeSpan.FromDays(1));
        _boite.EnPanne = true;
        Assert.Equal(1, await RecapitulerAsync());
        await ExpedierAsync();
        Assert.DoesNotContain(_boite.Recus, m => m.Vers("dan"));

        _boite.EnPanne = false;
        Assert.Equal(0, await RecapitulerAsync());
        _scene.Base.Horloge.Advance(TimeSpan.FromMinutes(10));
        await ExpedierAsync();
        await ExpedierAsync();

        Assert.Single(_boite.Recus, m => m.Vers("dan"));
    }

    private async Task<Guid> AValiderAsync()
    {
        var lettre = await _scene.BrouillonAsync();
        await _scene.MettreALaSignatureAsync(lettre);
        await _scene.SignerAsync(lettre, "chef.college");
        await _scene.SignerAsync(lettre, "rupn.college");
        return lettre;
    }

    private async Task SignerToutAsync(string rupn)
    {
        using var db = _scene.Base.Contexte();
        var lettres = await db.Lettres.Where(l => l.Mission!.Personnel!.Personne!.Courriel == Troupe.Courriel(rupn) && l.Etat == EtatDeLettre.ASignerParLeRupn)
            .Select(l => l.Id).ToListAsync();
        foreach (var lettre in lettres) await _scene.SignerAsync(lettre, rupn);
    }

    private Task ChoisirAsync(string compte, FrequenceDesEnvois frequence) =>
        _scene.FaireAsync(compte, (s, a) => s.GetRequiredService<EnvoisService>().ChoisirAsync(frequence, a));

    private Task<int> RecapitulerAsync() => _scene.FaireAsync("admin", (s, _) => s.GetRequiredService<RecapitulatifService>().EnvoyerAsync());

    private Task<int> ExpedierAsync() => _scene.FaireAsync("admin", (s, _) => s.GetRequiredService<ExpeditionService>().ExpedierAsync());
}

/// <summary>Un relais qui garde ce qu'il reçoit, ou refuse.</summary>
internal sealed class BoiteDeTest : ITransportDeCourriel
{
    public List<MimeMessage> Recus { get; } = [];
    public bool EnPanne { get; set; }

    public Task EnvoyerAsync(MimeMessage message, CancellationToken ct)
    {
        if (EnPanne) throw new IOException("Le relais ne répond pas.");
        Recus.Add(message);
        return Task.CompletedTask;
    }
}

/// <summary>Lire une boîte comme une personne le ferait.</summary>
internal static class MessagesDeTest
{
    public static bool Vers(this MimeMessage message, string compte) => message.To.Mailboxes.Any(m => m.Address == Troupe.Courriel(compte));
}
