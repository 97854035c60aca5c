using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Rappels;
using RupnManager.Services.Demonstration;
using RupnManager.Services.Missions;
using RupnManager.Services.Rappels;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Rappels;

/// <summary>Les rappels de règle : seulement à qui bloque, un par semaine, cinq par acte, plus rien une fois le geste fait.</summary>
public sealed class RappelsDeRegleTests : IDisposable
{
    private const string Belvedere = "RUPN-2026-0993021W-1";
    private readonly LettreDeTest _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task Une_lettre_qui_attend_est_rappelee_chaque_semaine_cinq_fois_au_plus_et_seulement_a_qui_bloque()
    {
        for (var jour = new DateOnly(2026, 11, 23); jour < new DateOnly(2027, 1, 9); jour = jour.AddDays(1)) await PasserAsync(jour);

        using var db = _scene.Base.Contexte();
        var rappels = await db.Rappels.Where(r => r.Reference == Belvedere).Include(r => r.Envoi!.Personne).OrderBy(r => r.Numero).ToListAsync();
        Assert.Equal([1, 2, 3, 4, 5], rappels.Select(r => r.Numero));
        Assert.All(rappels, r => Assert.Equal(Troupe.Courriel("rupn.belvedere"), r.Envoi!.Personne!.Courriel));
        Assert.All(rappels.Zip(rappels.Skip(1)), p => Assert.True(p.Second.Envoi!.Le.JourDeParis() >= p.First.Envoi!.Le.JourDeParis().AddDays(7), $"{p.First.Envoi.Le} puis {p.Second.Envoi.Le}"));
        Assert.True(await db.Rappels.AllAsync(r => r.Numero <= CadenceDesRappels.Maximum));
        var parSemaine = await db.EnvoisDeRappels.GroupBy(e => new { e.PersonneId, e.Semaine }).Select(g => g.Count()).ToListAsync();
        Assert.All(parSemaine, n => Assert.Equal(1, n));
    }

    [Fact]
    public async Task Le_texte_dit_le_numero_le_geste_la_lettre_et_combien_suivront()
    {
        await PasserAsync(new(2026, 11, 30));

        using var db = _scene.Base.Contexte();
        var envoi = await db.EnvoisDeRappels.Where(e => e.Rappels.Any(r => r.Reference == Belvedere && r.Numero == 3)).Include(e => e.Rappels).SingleAsync();
        var courriel = await db.Courriels.SingleAsync(c => c.Id == envoi.CourrielId);
        Assert.Equal($"[RUPN] Rappel n° 3 – signer : {Belvedere}", courriel.Objet);
        Assert.Contains($"Depuis 24 jours, la lettre {Belvedere} attend votre geste : signer.", courriel.Texte);
        Assert.Contains("Établissement : Collège du Belvédère, 2026-2027.", courriel.Texte);
        Assert.Contains($"Le faire maintenant : http://localhost:5080/lettres-de-mission/{envoi.Rappels[0].ActeId}", courriel.Texte);
        Assert.Contains("2 rappels au plus suivront ; ils cessent dès que c'est fait.", courriel.Texte);
        Assert.Contains($"Une difficulté ? Répondez à {Troupe.Courriel("dan")}.", courriel.Texte);
        Assert.Contains("Régler vos envois : http://localhost:5080/mon-compte/envois", courriel.Texte);
        Assert.DoesNotContain("€", courriel.Texte);
    }

    [Fact]
    public async Task Le_geste_fait_les_rappels_cessent_et_passent_a_la_personne_suivante()
    {
        using (var db = _scene.Base.Contexte())
        {
            var lettre = await db.Lettres.SingleAsync(l => l.Reference == Belvedere);
            await _scene.SignerAsync(lettre.Id, "rupn.belvedere");
        }
        for (var jour = new DateOnly(2026, 11, 24); jour < new DateOnly(2026, 12, 20); jour = jour.AddDays(1)) await PasserAsync(jour);

        using var apres = _scene.Base.Contexte();
        var nouveaux = await apres.Rappels.Where(r => r.Reference == Belvedere && r.Envoi!.Le > TestDatabase.JourDeReference.UtcDateTime).Include(r => r.Envoi!.Personne).ToListAsync();
        Assert.NotEmpty(nouveaux);
        Assert.All(nouveaux, r => Assert.Equal((Troupe.Courriel("dan"), NatureDeRappel.AValider), (r.Envoi!.Personne!.Courriel, r.Nature)));
        Assert.Equal(1, nouveaux.Min(r => r.Numero));
    }

    [Fact]
    public async Task Qui_a_plusieurs_gestes_ne_recoit_qu_un_courriel()
    {
        await PasserAsync(new(2026, 11, 30));

        using var db = _scene.Base.Contexte();
        var dan = await db.EnvoisDeRappels.Where(e => e.Personne!.Courriel == Troupe.Courriel("dan")).Include(e => e.Rappels).SingleAsync();
        Assert.True(dan.Rappels.Count >= 4, $"Seulement {dan.Rappels.Count} gestes.");
        var courriel = await db.Courriels.SingleAsync(c => c.Id == dan.CourrielId);
        Assert.Equal($"[RUPN] Rappel – {dan.Rappels.Count} gestes vous attendent", courriel.Objet);
        Assert.All(dan.Rappels, r => Assert.Contains($"Rappel n° 1 – valider : {r.Reference}, depuis ", courriel.Texte));
    }

    [Theory]
    [InlineData("2026-11-29T09:00:00Z")] // dimanche
    [InlineData("2026-12-25T09:00:00Z")] // Noël
    [InlineData("2026-11-30T05:30:00Z")] // avant 7 h à Paris
    public async Task Rien_ne_part_la_nuit_ni_un_jour_chome(string quand)
    {
        _scene.Base.Horloge.SetUtcNow(DateTimeOffset.Parse(quand));

        Assert.Equal(0, await PasserAsync());
    }

    [Fact]
    public async Task Une_lettre_abandonnee_et_une_mission_annulee_ne_se_rappellent_plus()
    {
        await _scene.FaireAsync("chef.erea", async (s, a) =>
        {
            using var db = _scene.Base.Contexte();
            var brouillon = await db.Lettres.SingleAsync(l => l.EtablissementId == a.EtablissementId && l.Etat == EtatDeLettre.Brouillon && l.Annee == new AnneeScolaire(2026));
            await s.GetRequiredService<MissionService>().AnnulerAsync(brouillon.MissionId, a);
        });

        await PasserAsync(new(2026, 11, 30));

        using var apres = _scene.Base.Contexte();
        Assert.False(await apres.Rappels.AnyAsync(r => r.Etablissement!.Nom == "EREA Le Grand-Pré" && r.Nature != NatureDeRappel.ServiceFait && r.Nature != NatureDeRappel.Modalites && r.Envoi!.Le > TestDatabase.JourDeReference.UtcDateTime));
    }

    [Fact]
    public async Task Deux_instances_au_meme_instant_n_ecrivent_qu_un_rappel_par_personne()
    {
        _scene.Base.Horloge.SetUtcNow(new(2026, 11, 30, 8, 0, 0, TimeSpan.Zero));

        var ecrits = await Task.WhenAll(Task.Run(() => PasserAsync()), Task.Run(() => PasserAsync()), Task.Run(() => PasserAsync()));

        using var db = _scene.Base.Contexte();
        var envois = await db.EnvoisDeRappels.Where(e => e.Le > TestDatabase.JourDeReference.UtcDateTime).ToListAsync();
        Assert.True(envois.Count >= 3, $"Seulement {envois.Count} envois.");
        Assert.Equal(ecrits.Sum(), envois.Count);
        Assert.Equal(envois.Count, envois.Select(e => e.PersonneId).Distinct().Count());
        Assert.Equal(envois.Count, await db.Courriels.CountAsync(c => c.CreeLe > TestDatabase.JourDeReference.UtcDateTime));
    }

    [Fact]
    public async Task Sans_campagne_ouverte_le_rappel_attend_une_semaine_apres_la_demande()
    {
        using (var db = _scene.Base.Contexte())
        {
            db.Campagnes.RemoveRange(await db.Campagnes.ToListAsync());
            await db.SaveChangesAsync();
        }
        await PasserAsync(new(2026, 11, 24));

        using var apres = _scene.Base.Contexte();
        // Embruns 1 attend le DAN depuis le 17 : rappelée le 24 ; belvedere 2, depuis le 19, ne l'est pas encore.
        var rappeles = await apres.Rappels.Where(r => r.Nature == NatureDeRappel.AValider).Select(r => r.Reference).ToListAsync();
        Assert.Contains("RUPN-2026-0993032H-1", rappeles);
        Assert.DoesNotContain("RUPN-2026-0993021W-2", rappeles);
    }

    private Task<int> PasserAsync(DateOnly jour)
    {
        _scene.Base.Horloge.SetUtcNow(new(jour.ToDateTime(new(8, 0)), TimeSpan.Zero));
        return PasserAsync();
    }

    private Task<int> PasserAsync() => _scene.FaireAsync("admin", (s, _) => s.GetRequiredService<RappelService>().PasserAsync());
}
