using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Data;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Services.LettresDeMission;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Academies;

/// <summary>Ce qui s'écarte du modèle est figé avec le texte, et dit en une phrase.</summary>
public sealed class CeQuiChangeTests : IDisposable
{
    private readonly LettreDeTest _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task Une_lettre_du_modele_est_conforme_et_se_valide_sans_etre_lue_d_abord()
    {
        var id = await _scene.BrouillonAsync();
        await _scene.MettreALaSignatureAsync(id);

        await _scene.VoirAsync(id, l => Assert.Equal((false, "conforme"), (l.ALire, l.VersionCourante.CeQuiChange.Resume)));
    }

    [Fact]
    public async Task Chaque_sorte_de_changement_est_comptee_a_la_mise_a_la_signature_et_oubliee_a_la_reprise()
    {
        var id = await _scene.BrouillonAsync();
        await EcrireAsync(id, c => c with
        {
            Clauses = [.. c.Clauses.Skip(1).Select((x, i) => i == 0 ? x with { Texte = x.Texte + " Et plus encore." } : x),
                new("libre.1", Partie.Partie3, "tenir un blog ;"), new("libre.2", Partie.Partie3, "tenir une radio ;")],
        });
        await _scene.VoirAsync(id, l => Assert.False(l.ALire));

        await _scene.MettreALaSignatureAsync(id);
        await _scene.VoirAsync(id, l =>
        {
            Assert.True(l.ALire);
            Assert.Equal("2 clauses ajoutées, 1 retirée, 1 réécrite", l.VersionCourante.CeQuiChange.Resume);
            Assert.Contains(l.VersionCourante.CeQuiChange.Clauses, c => c.Apres == "tenir une radio ;");
        });

        await _scene.FaireAsync("chef.college", (s, a) => s.GetRequiredService<RedactionService>().ReprendreAsync(id, a));
        await _scene.VoirAsync(id, l => Assert.Equal((false, true), (l.ALire, l.VersionCourante.CeQuiChange.EstVide)));
    }

    [Fact]
    public async Task Une_lettre_renvoyee_puis_reprise_est_a_lire_meme_conforme()
    {
        var id = await _scene.BrouillonAsync();
        await _scene.MettreALaSignatureAsync(id);
        foreach (var compte in new[] { "chef.college", "rupn.college" }) await _scene.SignerAsync(id, compte);
        await _scene.FaireAsync("dan", (s, a) => s.GetRequiredService<SignatureService>().RenvoyerAsync(id, "Vérifiez les dates.", a));
        await _scene.FaireAsync("chef.college", (s, a) => s.GetRequiredService<RedactionService>().ReprendreAsync(id, a));

        await _scene.MettreALaSignatureAsync(id);

        await _scene.VoirAsync(id, l => Assert.Equal((true, "reprise : version 2"), (l.ALire, l.VersionCourante.CeQuiChange.Resume)));
    }

    private async Task EcrireAsync(Guid id, Func<ContenuDeLettre, ContenuDeLettre> ecrire) => await _scene.FaireAsync("chef.college", async (s, a) =>
    {
        var db = s.GetRequiredService<RupnDbContext>();
        var lettre = await db.Lettres.Include(l => l.Modele).Include(l => l.Versions).SingleAsync(l => l.Id == id);
        lettre.Ecrire(ecrire(lettre.VersionCourante.Contenu), a, _scene.Base.Horloge.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync();
    });
}
