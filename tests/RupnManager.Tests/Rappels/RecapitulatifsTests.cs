using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using RupnManager.Data;
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
        Assert.Equal(EtatDeCourriel.Classe, (await db.Courriels.SingleAsync(c => c.Cle == "a-signer" && c.Destinataire == Troupe.Courriel("rupn.college"))).Etat);
        Assert.Null((await db.Recapitulatifs.SingleAsync(r => db.Personnes.Any(p => p.Id == r.PersonneId && p.Courriel == Troupe.Courriel("rupn.college")))).CourrielId);
    }

    [Fact]
    public async Task Ce_qu_un_rappel_demande_seul_a_le_demander_se_compte_et_le_recapitulatif_part()
    {
        // Le quai n'a ni mission ni lettre : « confier une mission » n'est compté nulle part ailleurs.
        await ChoisirAsync("chef.quai", FrequenceDesEnvois.Quotidienne);
        await ViderAsync("chef.quai");
        Guid quai;
        using (var db = _scene.Base.Contexte()) quai = (await db.Etablissements.SingleAsync(e => e.Nom == "Lycée professionnel du Quai-Neuf")).Id;
        await _scene.FaireAsync("dan", (s, a) => s.GetRequiredService<RelanceService>().EnvoyerAsync(new(new(2026), ListeARelancer.SansMission) { Actes = [quai] }, a));
        _scene.Base.Horloge.Advance(TimeSpan.FromDays(1));

        Assert.Equal(1, await RecapitulerAsync());
        await ExpedierAsync();

        var recu = Assert.Single(_boite.Recus, m => m.Vers("chef.quai"));
        Assert.Equal("[RUPN] 1 chose vous attend – 1er décembre 2026", recu.Subject);
        Assert.Contains("Lettres, missions ou modalités rappelées : 1.", recu.TextBody);
        using var apres = _scene.Base.Contexte();
        Assert.Equal(EtatDeCourriel.Groupe, (await apres.Courriels.SingleAsync(c => c.Cle == "rappel" && c.Destinataire == Troupe.Courriel("chef.quai") && c.Texte == "" && c.CreeLe > TestDatabase.JourDeReference.UtcDateTime)).Etat);
    }

    [Fact]
    public async Task Tout_avis_groupable_est_une_nouvelle_ou_un_geste_compte()
    {
        Assert.Empty(FrequencesDesEnvois.Nouvelles.Intersect(FrequencesDesEnvois.Gestes));
        Assert.Equal(FrequencesDesEnvois.ClesGroupables.Order(), FrequencesDesEnvois.Nouvelles.Concat(FrequencesDesEnvois.Gestes).Order());
        // Une nouvelle seule suffit à faire partir un récapitulatif.
        await ChoisirAsync("chef.quai", FrequenceDesEnvois.Quotidienne);
        await ViderAsync("chef.quai");
        await EcrireAsync("chef.quai", [.. FrequencesDesEnvois.Nouvelles]);
        _scene.Base.Horloge.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await RecapitulerAsync());
        await ExpedierAsync();

        Assert.Contains($"actes validés ou décidés : {FrequencesDesEnvois.Nouvelles.Count}.", Assert.Single(_boite.Recus, m => m.Vers("chef.quai")).TextBody);
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

    /// <summary>Oublie ce que la personne a déjà reçu cette semaine.</summary>
    private async Task ViderAsync(string compte)
    {
        _scene.Base.Horloge.SetUtcNow(new(2026, 11, 30, 9, 0, 0, TimeSpan.Zero));
        using var db = _scene.Base.Contexte();
        db.Courriels.RemoveRange(await db.Courriels.Where(c => c.Destinataire == Troupe.Courriel(compte)).ToListAsync());
        await db.SaveChangesAsync();
    }

    private Task EcrireAsync(string compte, IReadOnlyList<string> cles) => _scene.FaireAsync("admin", async (s, _) =>
    {
        var db = s.GetRequiredService<RupnDbContext>();
        var personne = await db.Personnes.SingleAsync(p => p.Courriel == Troupe.Courriel(compte));
        foreach (var cle in cles) s.GetRequiredService<CourrielService>().Preparer(cle, personne, "Essai", "Essai");
        await db.SaveChangesAsync();
    });

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
