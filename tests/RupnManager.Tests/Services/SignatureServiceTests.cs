using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Regles;
using RupnManager.Services.LettresDeMission;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Services;

public sealed class SignatureServiceTests : IDisposable
{
    private readonly LettreDeTest _scene = new();

    [Fact]
    public async Task Trois_signatures_donnent_une_lettre_validee_et_scellee()
    {
        var id = await _scene.BrouillonAsync();
        await _scene.MettreALaSignatureAsync(id);

        Assert.Equal(EtatDeLettre.ASignerParLeRupn, await _scene.SignerAsync(id, "chef.college"));
        Assert.Equal(EtatDeLettre.ASignerParLeDan, await _scene.SignerAsync(id, "rupn.college"));
        Assert.Equal(EtatDeLettre.Validee, await _scene.SignerAsync(id, "dan"));

        await _scene.VoirAsync(id, lettre =>
        {
            var signatures = lettre.VersionCourante.Posees.ToList();
            Assert.Equal([Etape.Chef, Etape.Rupn, Etape.Dan], signatures.Select(s => s.Etape));
            Assert.All(signatures, s => Assert.True(s.EstIntegre));
            Assert.Equal(["", signatures[0].Empreinte, signatures[1].Empreinte], signatures.Select(s => s.EmpreintePrecedente));
        });
    }

    [Theory]
    [InlineData("rupn.college", "chef d'établissement")]
    [InlineData("dan", "chef d'établissement")]
    public async Task Personne_ne_signe_avant_son_tour(string compte, string attendu)
    {
        var id = await _scene.BrouillonAsync();
        await _scene.MettreALaSignatureAsync(id);

        var refus = await Assert.ThrowsAnyAsync<Exception>(() => _scene.SignerAsync(id, compte));

        // Le RUPN ne voit pas encore la lettre : pour lui elle n'existe pas.
        if (compte == "dan") Assert.Contains(attendu, Assert.IsType<RegleMetierException>(refus).Message);
        else Assert.IsType<IntrouvableException>(refus);
    }

    [Fact]
    public async Task Un_double_clic_ne_signe_qu_une_fois_et_dit_qui_a_signe()
    {
        var id = await _scene.BrouillonAsync();
        await _scene.MettreALaSignatureAsync(id);
        await _scene.SignerAsync(id, "chef.college");

        var refus = await Assert.ThrowsAsync<RegleMetierException>(() => _scene.SignerAsync(id, "chef.college"));

        Assert.Equal("signature.deja", refus.Regle.Cle);
        Assert.Contains("Mme Hélène Petit", refus.Message);
        await _scene.VoirAsync(id, lettre => Assert.Single(lettre.VersionCourante.Signatures));
    }

    [Fact]
    public async Task Deux_signatures_au_meme_instant_donnent_une_seule_signature()
    {
        var id = await _scene.BrouillonAsync();
        await _scene.MettreALaSignatureAsync(id);

        var essais = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => EssayerAsync(id, "chef.college"))));

        Assert.Single(essais, e => e is null);
        Assert.All(essais.OfType<RegleMetierException>(), e => Assert.Equal("signature.deja", e.Regle.Cle));
        Assert.Equal(3, essais.OfType<RegleMetierException>().Count());
        await _scene.VoirAsync(id, lettre => Assert.Single(lettre.VersionCourante.Signatures));
    }

    [Fact]
    public async Task Un_texte_change_depuis_la_lecture_ne_se_signe_pas()
    {
        var id = await _scene.BrouillonAsync();
        await _scene.MettreALaSignatureAsync(id);

        var refus = await Assert.ThrowsAsync<RegleMetierException>(() => _scene.SignerAsync(id, "chef.college", empreinte: new string('0', 64)));

        Assert.Equal("signature.texte-change", refus.Regle.Cle);
    }

    [Fact]
    public async Task Un_mauvais_mot_de_passe_ne_signe_rien()
    {
        var id = await _scene.BrouillonAsync();
        await _scene.MettreALaSignatureAsync(id);

        var refus = await Assert.ThrowsAsync<RegleMetierException>(() => _scene.SignerAsync(id, "chef.college", motDePasse: "faux"));

        Assert.Equal("signature.mot-de-passe", refus.Regle.Cle);
        await _scene.VoirAsync(id, lettre => Assert.Empty(lettre.VersionCourante.Signatures));
    }

    [Fact]
    public async Task Sans_cocher_l_accord_rien_n_est_signe()
    {
        var id = await _scene.BrouillonAsync();
        await _scene.MettreALaSignatureAsync(id);

        var refus = await Assert.ThrowsAsync<RegleMetierException>(() => _scene.SignerAsync(id, "chef.college", consentement: false));

        Assert.Equal("signature.consentement", refus.Regle.Cle);
    }

    [Fact]
    public async Task Le_refus_du_rupn_rend_les_signatures_sans_effet_et_avertit_le_chef()
    {
        var id = await _scene.BrouillonAsync();
        await _scene.MettreALaSignatureAsync(id);
        await _scene.SignerAsync(id, "chef.college");

        await _scene.FaireAsync("rupn.college", (services, acteur) =>
            services.GetRequiredService<SignatureService>().RefuserAsync(id, "Ajoutez un temps dédié.", acteur));

        await _scene.VoirAsync(id, lettre =>
        {
            Assert.Equal(EtatDeLettre.Refusee, lettre.Etat);
            Assert.Equal(EtatDeSignature.SansEffet, Assert.Single(lettre.VersionCourante.Signatures).Etat);
        });
        using var db = _scene.Base.Contexte();
        var courriel = await db.Courriels.SingleAsync(c => c.Cle == "lettre-refusee");
        Assert.Equal("chef.college@demo.example", courriel.Destinataire);
        Assert.Contains("Ajoutez un temps dédié.", courriel.Texte);
    }

    [Fact]
    public async Task Une_lettre_reprise_apres_refus_est_une_version_nouvelle_que_chacun_signe_de_nouveau()
    {
        var id = await _scene.BrouillonAsync();
        await _scene.MettreALaSignatureAsync(id);
        await _scene.SignerAsync(id, "chef.college");
        await _scene.FaireAsync("rupn.college", (s, a) => s.GetRequiredService<SignatureService>().RefuserAsync(id, "Non.", a));

        await _scene.FaireAsync("chef.college", (s, a) => s.GetRequiredService<RedactionService>().ReprendreAsync(id, a));
        await _scene.MettreALaSignatureAsync(id);
        await _scene.SignerAsync(id, "chef.college");

        await _scene.VoirAsync(id, lettre =>
        {
            Assert.Equal(2, lettre.NumeroDeVersion);
            Assert.Equal(EtatDeLettre.ASignerParLeRupn, lettre.Etat);
            Assert.Equal(2, lettre.Versions.Count);
        });
    }

    [Fact]
    public async Task Une_signature_se_retire_tant_que_la_suivante_n_est_pas_posee()
    {
        var id = await _scene.BrouillonAsync();
        await _scene.MettreALaSignatureAsync(id);
        await _scene.SignerAsync(id, "chef.college");
        await _scene.FaireAsync("chef.college", (s, a) => s.GetRequiredService<SignatureService>().RetirerAsync(id, a));
        await _scene.SignerAsync(id, "chef.college");
        await _scene.SignerAsync(id, "rupn.college");

        var refus = await Assert.ThrowsAsync<RegleMetierException>(() =>
            _scene.FaireAsync("chef.college", (s, a) => s.GetRequiredService<SignatureService>().RetirerAsync(id, a)));

        Assert.Equal("retrait.tard", refus.Regle.Cle);
    }

    public void Dispose() => _scene.Dispose();

    private async Task<Exception?> EssayerAsync(Guid id, string compte)
    {
        try
        {
            await _scene.SignerAsync(id, compte);
            return null;
        }
        catch (Exception refus)
        {
            return refus;
        }
    }
}
