using Microsoft.EntityFrameworkCore;
using RupnManager.Domain.Activites;
using RupnManager.Domain.Bilans;
using RupnManager.Services.Bilans;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Bilans;

/// <summary>Les chiffres du bilan sont ceux que l'on compte à la main dans le relevé.</summary>
public sealed class ChiffresDuBilanTests : IDisposable
{
    private readonly TestDatabase _base = new();
    private readonly BilanDeTest _scene;

    public ChiffresDuBilanTests() => _scene = new(_base);

    public void Dispose()
    {
        _scene.Dispose();
        _base.Dispose();
    }

    [Fact]
    public async Task Les_chiffres_sont_ceux_que_l_on_compte_a_la_main()
    {
        var id = await _scene.BrouillonAsync();

        var chiffres = (await OuvrirAsync(id)).Chiffres;

        //                                      actions, séances, minutes, enseignants, élèves
        Assert.Equal(new("total", 6, 7, 450, 63, 81), chiffres.Total);
        Assert.Equal(
        [
            new LigneDeChiffres("p1.accompagner",     1,       2,     110,           7,   null),
            new LigneDeChiffres("p1.formation",       1,       1,     120,          11,   null),
            new LigneDeChiffres("p1.information",     1,       1,      60,          42,   null),
            new LigneDeChiffres("p1.projets",         1,       1,      90,           3,     54),
            new LigneDeChiffres("p3.eleves",          1,       1,      30,        null,     27),
            new LigneDeChiffres("p3.reseau",          1,       1,      40,        null,   null),
        ], chiffres.ParRubrique);
        Assert.Equal([("2022-09", 115), ("2022-10", 145), ("2022-11", 40), ("2023-01", 120), ("2023-02", 30)], chiffres.ParMois.Select(m => (m.Cle, m.Minutes)));
        Assert.Equal([380, 0, 70], MesuresDuBilan.ParPartie(chiffres, null).Select(p => p.Minutes));
        Assert.Equal(10, MesuresDuBilan.ParMois(chiffres, null, BilanDeTest.Annee).Count);
        Assert.Equal(("Formation donnée", 120), MesuresDuBilan.ParNature(chiffres, null).Select(n => (n.Nom, n.Minutes)).First());
    }

    [Fact]
    public async Task L_annee_d_avant_se_compare_meme_personne_meme_etablissement()
    {
        var avant = await _scene.MissionAsync(annee: new(2021));
        await _scene.NoterAsync(avant, new BilanDeTest.Ligne("2021-09-06", 400, NatureDActivite.Conseil), new("2021-09-07", 20, NatureDActivite.Information, null, 60));
        var collegue = await _scene.MissionAsync("rupn2.college", new(2021));
        await _scene.NoterAsync(collegue, new BilanDeTest.Ligne("2021-09-06", 500, NatureDActivite.Conseil));
        var id = await _scene.BrouillonAsync();

        var fiche = await OuvrirAsync(id);

        Assert.Equal("+\u00A07\u00A0% en un an", MesuresDuBilan.EvolutionDesHeures(fiche.Chiffres, fiche.Avant));
        Assert.Equal("+\u00A05", MesuresDuBilan.Evolution(fiche.Chiffres.Total.Seances, fiche.Avant!.Total.Seances));
        Assert.Equal("+\u00A03", MesuresDuBilan.Evolution(fiche.Chiffres.Total.Enseignants, fiche.Avant.Total.Enseignants));
        Assert.Null(MesuresDuBilan.Evolution(fiche.Chiffres.Total.Eleves, fiche.Avant.Total.Eleves));
        Assert.Equal(420, MesuresDuBilan.ParMois(fiche.Chiffres, fiche.Avant, BilanDeTest.Annee)[0].MinutesAvant);
    }

    [Fact]
    public async Task Le_releve_suggere_sans_rien_ecrire()
    {
        var mission = await _scene.MissionAsync();
        await _scene.NoterAsync(mission, BilanDeTest.Releve);
        var id = await _scene.FaireAsync("rupn.college", (s, a) => s.CommencerAsync(mission, a));

        var fiche = await OuvrirAsync(id);

        var accompagner = fiche.Questions.Single(q => q.Cle == "p1.accompagner");
        Assert.Equal([("Cahier de textes", 2)], accompagner.Suggestions.Select(s => (s.Texte, s.Seances)));
        Assert.Equal(["Incident réseau"], fiche.Questions.Single(q => q.Cle == QuestionsDuBilan.Difficultes).Suggestions.Select(s => s.Texte));
        Assert.All(fiche.Questions, q => Assert.True(q.Reponse.EstVide));
        Assert.Equal(["p2.pilotage", "p2.conseil", "p2.catalogue", "p2.interface", "p2.structurants", "synthese.reussites", "synthese.difficultes", "synthese.besoins", "synthese.perspectives"],
            fiche.Manques.Select(m => m.Cle));
    }

    [Fact]
    public async Task Soumis_ses_chiffres_ne_suivent_plus_le_releve()
    {
        var id = await _scene.SoumisAsync();
        using (var db = _base.Contexte())
        {
            // Le relevé figé refuse d'être changé : seule une main dans la base le peut encore.
            DateTime? quand = new(2026, 11, 23);
            await db.Activites.Where(a => a.Annee == BilanDeTest.Annee).ExecuteUpdateAsync(a => a.SetProperty(x => x.RetireeLe, quand));
        }

        Assert.Equal(450, (await OuvrirAsync(id)).Chiffres.Total.Minutes);
    }

    private Task<FicheDeBilan> OuvrirAsync(Guid id) =>
        _scene.AvecAsync<LectureDesBilansService, FicheDeBilan>("rupn.college", (s, a) => s.OuvrirAsync(id, a));
}
