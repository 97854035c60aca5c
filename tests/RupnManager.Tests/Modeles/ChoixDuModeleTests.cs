using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Regles;
using RupnManager.Services.Initialisation;
using RupnManager.Services.LettresDeMission;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Modeles;

/// <summary>Un modèle est publié pendant que le chef rédige : il garde le sien, ou passe au nouveau sans rien perdre.</summary>
public sealed class ChoixDuModeleTests : IDisposable
{
    private readonly LettreDeTest _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task Passer_prend_les_textes_nouveaux_et_garde_ce_que_le_chef_a_ecrit()
    {
        var lettre = await _scene.BrouillonAsync();
        await EcrireAsync(lettre, c => c with
        {
            Clauses = [.. c.Clauses.Select(x => x.Cle switch { "p3.services" => x with { Texte = "notre site" }, "p3.ressources" => x with { Texte = "nos podcasts" }, _ => x }),
                new("libre.1", Partie.Partie3, "le club radio")],
        });
        var nouveau = await PublierAsync(
            ("p3.reseau", "le réseau, réécrit par l'académie"), ("p3.services", "réécrit aussi"), ("p3.ressources", ""), ("p3.eleves", ""), ("p3.ajout.pix", "Pix, d'office"));

        Assert.Equal(nouveau, (await ProposerAsync(lettre))!.Nouveau.Id);
        await _scene.FaireAsync("chef.college", (s, a) => s.GetRequiredService<ChoixDuModeleService>().PasserAsync(lettre, nouveau, a));

        await _scene.VoirAsync(lettre, l =>
        {
            Assert.Equal(nouveau, l.ModeleId);
            var textes = l.VersionCourante.Contenu.Clauses.ToDictionary(c => c.Cle, c => c.Texte);
            Assert.Equal("le réseau, réécrit par l'académie", textes["p3.reseau"]);
            Assert.Equal("notre site", textes["p3.services"]);
            Assert.DoesNotContain("p3.eleves", textes.Keys);
            Assert.DoesNotContain("p3.ressources", textes.Keys);
            Assert.Equal("nos podcasts", textes["libre.2"]);
            Assert.Equal("le club radio", textes["libre.1"]);
        });
        Assert.Null(await ProposerAsync(lettre));
        using var db = _scene.Base.Contexte();
        Assert.Contains(await db.Journal.Where(e => e.ObjetId == lettre).Select(e => e.Phrase).ToListAsync(),
            p => p == "Mme Hélène Petit a passé la lettre RUPN-2022-0992001M-1 du modèle M-2015-1 à M-2022-1.");
        await _scene.MettreALaSignatureAsync(lettre);
    }

    [Fact]
    public async Task Garder_ne_change_rien_et_la_question_ne_revient_qu_a_la_version_suivante()
    {
        var lettre = await _scene.BrouillonAsync();
        var premier = await PublierAsync(("p3.reseau", "le réseau"));

        await _scene.FaireAsync("chef.college", (s, a) => s.GetRequiredService<ChoixDuModeleService>().GarderAsync(lettre, premier, a));

        Assert.Null(await ProposerAsync(lettre));
        await _scene.VoirAsync(lettre, l => Assert.NotEqual(premier, l.ModeleId));
        var second = await PublierAsync(("p3.reseau", "le réseau et les salles"));
        Assert.Equal(second, (await ProposerAsync(lettre))!.Nouveau.Id);
    }

    [Fact]
    public async Task Une_clause_nouvelle_proposee_d_office_s_ajoute_a_sa_place()
    {
        var lettre = await _scene.BrouillonAsync();
        var nouveau = await PublierAsync([.. LettreType.SansMotLocal().SelectMany(c => c.Cle == "p3.services"
            ? [c, c with { Cle = "p3.medias", Texte = "animation d'un média scolaire ;" }]
            : new[] { c })]);

        await _scene.FaireAsync("chef.college", (s, a) => s.GetRequiredService<ChoixDuModeleService>().PasserAsync(lettre, nouveau, a));

        await _scene.VoirAsync(lettre, l =>
        {
            var cles = l.VersionCourante.Contenu.Clauses.Select(c => c.Cle).ToList();
            Assert.Equal(cles.IndexOf("p3.services") + 1, cles.IndexOf("p3.medias"));
        });
    }

    [Fact]
    public async Task On_ne_passe_qu_au_modele_que_l_on_a_lu_et_jamais_une_fois_la_lettre_figee()
    {
        var lettre = await _scene.BrouillonAsync();
        var lu = await PublierAsync(("p3.reseau", "le réseau"));
        var dernier = await PublierAsync(("p3.reseau", "le réseau et les salles"));

        Assert.Equal("modele.depasse", (await RefusAsync(lu)).Regle.Cle);
        await _scene.MettreALaSignatureAsync(lettre);
        Assert.Equal("lettre.figee", (await RefusAsync(dernier)).Regle.Cle);
        await Assert.ThrowsAsync<IntrouvableException>(() =>
            _scene.FaireAsync("chef.lycee", (s, a) => s.GetRequiredService<ChoixDuModeleService>().PasserAsync(lettre, dernier, a)));
        await Assert.ThrowsAsync<InterditException>(() =>
            _scene.FaireAsync("dan", (s, a) => s.GetRequiredService<ChoixDuModeleService>().PasserAsync(lettre, dernier, a)));

        Task<RegleMetierException> RefusAsync(Guid modele) => Assert.ThrowsAsync<RegleMetierException>(() =>
            _scene.FaireAsync("chef.college", (s, a) => s.GetRequiredService<ChoixDuModeleService>().PasserAsync(lettre, modele, a)));
    }

    private Task EcrireAsync(Guid lettre, Func<ContenuDeLettre, ContenuDeLettre> ecrire) => _scene.FaireAsync("chef.college", async (s, a) =>
    {
        var lue = await s.GetRequiredService<LettreDeMissionService>().TrouverAsync(lettre, a);
        await s.GetRequiredService<RedactionService>().EnregistrerAsync(
            new() { LettreId = lettre, Jeton = lue.Jeton, Contenu = ecrire(lue.VersionCourante.Contenu) }, a);
    });

    private Task<ModelePropose?> ProposerAsync(Guid lettre) => _scene.FaireAsync("chef.college", async (s, a) =>
        await s.GetRequiredService<ChoixDuModeleService>().ProposerAsync(await s.GetRequiredService<LettreDeMissionService>().TrouverAsync(lettre, a), a));

    private Task<Guid> PublierAsync(params (string Cle, string Texte)[] changements) => PublierAsync(
        [.. LettreType.SansMotLocal().Select(c => changements.FirstOrDefault(x => x.Cle == c.Cle) is { Texte: { } texte } ? c with { Texte = texte } : c)]);

    private async Task<Guid> PublierAsync(IReadOnlyList<ClauseDeModele> clauses)
    {
        using var db = _scene.Base.Contexte();
        var numero = await db.Modeles.CountAsync(m => m.CodeAcademie == "99" && m.Annee == LettreDeTest.Annee) + 1;
        var modele = new ModeleDeLettre { CodeAcademie = "99", Annee = LettreDeTest.Annee, Numero = numero, Clauses = clauses };
        modele.Publier(TestDatabase.JourDeReference.UtcDateTime);
        db.Modeles.Add(modele);
        await db.SaveChangesAsync();
        return modele.Id;
    }
}
