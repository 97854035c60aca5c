using Microsoft.Extensions.DependencyInjection;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Regles;
using RupnManager.Services.Academies;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Academies;

/// <summary>La file du DAN : ce qu'elle montre, dans quel ordre, et ce que chaque filtre retient.</summary>
public sealed class FileDeValidationTests : IDisposable
{
    private static readonly FiltreDeLaFile Tout = new() { Annee = 2026, Attendu = null };
    private readonly TestDatabase _base = new();
    private readonly ServiceProvider _services;

    public FileDeValidationTests() => _services = _base.Services();

    public void Dispose()
    {
        _services.Dispose();
        _base.Dispose();
    }

    [Fact]
    public async Task Sans_rien_chercher_elle_montre_ce_qui_attend_le_DAN_les_lettres_a_lire_d_abord_puis_les_plus_anciennes()
    {
        var page = await ListerAsync(new());

        Assert.All(page.Page.Lignes, l => Assert.Equal(EtatDeLettre.ASignerParLeDan, l.Etat));
        Assert.True(page.Comptes is { ALire: >= 2, Conformes: >= 2 }, $"{page.Comptes.ALire} à lire, {page.Comptes.Conformes} conformes.");
        Assert.Equal(page.Page.Lignes.OrderByDescending(l => l.ALire).ThenBy(l => l.EtatDepuis).ThenBy(l => l.Reference, StringComparer.Ordinal), page.Page.Lignes);
        Assert.All(page.Page.Lignes, l => Assert.Equal(l.ALire, !l.Change.EstVide));
    }

    [Fact]
    public async Task Chaque_filtre_rend_les_lettres_qu_il_dit_et_elles_seules()
    {
        var toutes = (await ListerAsync(Tout)).Page.Lignes;
        Assert.True(toutes.Count is >= 15 and < 50, $"{toutes.Count} lettres.");
        var essais = new List<(string Nom, FiltreDeLaFile Filtre, Func<LigneDeLaFile, bool> Attendue)>();
        essais.AddRange(Enum.GetValues<Attendu>().Select(a => ($"attend {a}", Tout with { Attendu = a }, (Func<LigneDeLaFile, bool>)(l => l.Etat.Attend() == a))));
        essais.AddRange(Enum.GetValues<EtatDeLettre>().Select(e => ($"état {e}", Tout with { Etat = e, Attendu = Attendu.Dan }, (Func<LigneDeLaFile, bool>)(l => l.Etat == e))));
        essais.AddRange(Enum.GetValues<TypeEtablissement>().Select(t => ($"type {t}", Tout with { Type = t }, (Func<LigneDeLaFile, bool>)(l => l.Type == t))));
        essais.AddRange(toutes.Select(l => l.CodeDepartement).Distinct().Select(d =>
            ($"département {d}", Tout with { Departement = d }, (Func<LigneDeLaFile, bool>)(l => l.CodeDepartement == d))));
        essais.AddRange(toutes.Select(l => l.Bassin).Distinct().Select(b => ($"bassin {b}", Tout with { Bassin = b }, (Func<LigneDeLaFile, bool>)(l => l.Bassin == b))));
        essais.Add(("à lire", Tout with { ALire = true }, l => l.ALire));
        essais.Add(("conforme", Tout with { ALire = false }, l => !l.ALire && l.Etat is not (EtatDeLettre.Brouillon or EtatDeLettre.Abandonnee)));
        var jour = (await ListerAsync(Tout)).Jour;
        essais.AddRange(new[] { 1, 4, 7, 60 }.Select(j => ($"{j} jours", Tout with { Jours = j }, (Func<LigneDeLaFile, bool>)(l => l.Jours(jour) >= j))));

        foreach (var (nom, filtre, attendue) in essais)
        {
            var trouvees = (await ListerAsync(filtre)).Page.Lignes.Select(l => l.Reference).Order();
            Assert.True(trouvees.SequenceEqual(toutes.Where(attendue).Select(l => l.Reference).Order()), nom);
        }
        Assert.True(toutes.Select(l => l.Bassin).Distinct().Count() > 2);
    }

    [Fact]
    public async Task Un_brouillon_n_est_compte_ni_a_lire_ni_conforme()
    {
        var toutes = await ListerAsync(Tout);
        var brouillons = toutes.Page.Lignes.Count(l => l.Etat is EtatDeLettre.Brouillon or EtatDeLettre.Abandonnee);

        Assert.True(brouillons > 0);
        Assert.Equal(toutes.Page.Total - brouillons, toutes.Comptes.ALire + toutes.Comptes.Conformes);
        Assert.Equal(toutes.Comptes.Conformes, (await ListerAsync(Tout with { ALire = false })).Page.Total);
        Assert.Equal((0, 0), ((await ListerAsync(Tout with { Etat = EtatDeLettre.Brouillon })).Comptes.Conformes, (await ListerAsync(Tout with { Etat = EtatDeLettre.Brouillon, ALire = false })).Page.Total));
    }

    [Fact]
    public async Task En_retard_ne_garde_que_les_lettres_qui_depassent_la_date_de_qui_elles_attendent_et_les_compte()
    {
        // Le 27 novembre : le chef devait signer pour le 20, le RUPN pour le 25, le DAN a jusqu'au 30.
        _base.Horloge.SetUtcNow(new(2026, 11, 27, 9, 0, 0, TimeSpan.Zero));
        var toutes = await ListerAsync(Tout);
        var attendus = toutes.Page.Lignes.Where(l => l.Nature is NatureDeLActe.Lettre && l.Etat.Attend() is Attendu.Chef or Attendu.Rupn).ToList();

        var page = await ListerAsync(Tout with { EnRetard = true });

        Assert.True(attendus.Count >= 4 && attendus.Select(l => l.Etat).Distinct().Count() >= 3, $"{attendus.Count} lettres.");
        Assert.Equal(attendus.Select(l => l.Reference).Order(), page.Page.Lignes.Select(l => l.Reference).Order());
        Assert.Equal((attendus.Count, attendus.Count, attendus.Count), (page.Page.Total, page.Comptes.EnRetard, toutes.Comptes.EnRetard));
        Assert.Equal(page.Page.Total, page.Comptes.ALire + page.Comptes.Conformes + page.Page.Lignes.Count(l => l.Etat is EtatDeLettre.Brouillon));
        Assert.All(page.Page.Lignes, l => Assert.Equal(l.Etat.Attend() is Attendu.Chef ? 7 : 2, page.RetardDe(l)));
        Assert.All(toutes.Page.Lignes.Except(attendus), l => Assert.Equal(0, toutes.RetardDe(l)));
        Assert.Equal(0, (await ListerAsync(new() { Annee = 2026, EnRetard = true })).Page.Total);
        var lue = await FaireAsync((s, dan) => s.GetRequiredService<LectureDeLaFileService>().LireAsync(page.Page.Lignes[1].Id, Tout with { EnRetard = true }, dan));
        Assert.Equal((2, attendus.Count), (lue.Rang, lue.Total));
        var tous = await FaireAsync((s, dan) => s.GetRequiredService<FileDeValidationService>().IdentifiantsAsync(Tout with { EnRetard = true }, dan, 500));
        Assert.Equal(page.Page.Lignes.Select(l => l.Id), tous.Ids);
    }

    [Fact]
    public async Task Sans_campagne_ouverte_rien_n_est_en_retard()
    {
        _base.Horloge.SetUtcNow(new(2026, 12, 27, 9, 0, 0, TimeSpan.Zero));
        _base.Retoucher("UPDATE Campagnes SET Etat = 'Close' WHERE Annee = 2026");

        var page = await ListerAsync(Tout with { EnRetard = true });

        Assert.Equal((0, 0), (page.Page.Total, page.Comptes.EnRetard));
    }

    [Fact]
    public async Task Chaque_lettre_a_un_seul_geste_par_lot_et_les_comptes_les_disent()
    {
        var page = await ListerAsync(Tout);

        foreach (var suite in Enum.GetValues<SuiteEnLot>())
            Assert.Equal(page.Page.Lignes.Count(l => l.Etat.Suite() == suite), page.Comptes.Nombre(suite));
        Assert.Equal(page.Page.Total, page.Comptes.ParSuite.Values.Sum());
        Assert.Equal([SuiteEnLot.AValider, SuiteEnLot.ARelancer, SuiteEnLot.ATelecharger], page.Comptes.ParSuite.Keys.Where(s => s is not SuiteEnLot.Aucune).Order());
        Assert.Equal(SuiteEnLot.Aucune, EtatDeLettre.ASceller.Suite());
        Assert.Equal(SuiteEnLot.Aucune, EtatDeLettre.Abandonnee.Suite());
    }

    [Theory]
    [InlineData("helene SAULNIERES", 0)]
    [InlineData("saulnières", 1)]
    [InlineData("SAULNIERES", 1)]
    [InlineData("rupn-2026-0992001m-1", 2)]
    [InlineData("0992001m", 4)]
    [InlineData("  durand   trois-rivières ", 2)]
    public async Task On_cherche_un_UAI_une_reference_une_ville_ou_un_nom_sans_accent_ni_majuscule(string saisie, int minimum)
    {
        var lignes = (await ListerAsync(Tout with { Q = saisie })).Page.Lignes;

        Assert.True(minimum == 0 ? lignes.Count == 0 : lignes.Count >= minimum, $"{lignes.Count} lettres.");
    }

    [Fact]
    public async Task Les_identifiants_suivent_l_ordre_de_la_file_et_disent_quand_il_y_en_a_trop()
    {
        var lignes = (await ListerAsync(Tout)).Page.Lignes;

        var tous = await FaireAsync((s, dan) => s.GetRequiredService<FileDeValidationService>().IdentifiantsAsync(Tout, dan, 500));
        var trois = await FaireAsync((s, dan) => s.GetRequiredService<FileDeValidationService>().IdentifiantsAsync(Tout, dan, 3));

        Assert.Equal(lignes.Select(l => l.Id), tous.Ids);
        Assert.False(tous.EnManque);
        Assert.Equal(lignes.Take(3).Select(l => l.Id), trois.Ids);
        Assert.True(trois.EnManque);
        Assert.Equal(lignes.Count, trois.Total);
    }

    [Fact]
    public async Task Chaque_lettre_lue_connait_sa_place_celle_d_avant_et_celle_d_apres()
    {
        var ids = (await ListerAsync(Tout)).Page.Lignes.Select(l => (Guid?)l.Id).ToList();

        foreach (var (id, rang) in ids.Select((id, rang) => (id!.Value, rang)))
        {
            var lue = await FaireAsync((s, dan) => s.GetRequiredService<LectureDeLaFileService>().LireAsync(id, Tout, dan));
            Assert.Equal((rang + 1, ids.Count), (lue.Rang, lue.Total));
            Assert.Equal(ids.ElementAtOrDefault(rang - 1), rang == 0 ? null : lue.Precedente);
            Assert.Equal(ids.ElementAtOrDefault(rang + 1), lue.Suivante);
        }
    }

    [Fact]
    public async Task Une_lettre_sortie_du_filtre_se_lit_encore_et_mene_a_la_suivante()
    {
        var validee = (await ListerAsync(Tout with { Attendu = Attendu.Personne })).Page.Lignes[0];

        var lue = await FaireAsync((s, dan) => s.GetRequiredService<LectureDeLaFileService>().LireAsync(validee.Id, new() { Annee = 2026 }, dan));

        Assert.False(lue.EstDansLaFile);
        Assert.Equal(validee.Reference, lue.Detail.Lettre.Reference);
        Assert.NotNull(lue.Suivante);
    }

    [Fact]
    public async Task Le_DAN_d_une_autre_academie_n_y_voit_rien()
    {
        var id = (await ListerAsync(Tout)).Page.Lignes[0].Id;

        var page = await FaireAsync((s, dan) => s.GetRequiredService<FileDeValidationService>().ListerAsync(Tout, dan with { CodeAcademie = "00" }));

        Assert.Equal((0, 0), (page.Page.Total, page.Brouillons));
        await Assert.ThrowsAsync<IntrouvableException>(() => FaireAsync((s, dan) =>
            s.GetRequiredService<LectureDeLaFileService>().LireAsync(id, Tout, dan with { CodeAcademie = "00" })));
    }

    [Fact]
    public async Task Seul_le_DAN_l_ouvre()
    {
        foreach (var compte in new[] { "rectorat", "chef.college", "rupn.college" })
            await Assert.ThrowsAsync<InterditException>(async () =>
            {
                using var portee = _services.CreateScope();
                var acteur = await portee.ServiceProvider.ActeurAsync(compte);
                await portee.ServiceProvider.GetRequiredService<FileDeValidationService>().ListerAsync(Tout, acteur);
            });
    }

    private Task<PageDeLaFile> ListerAsync(FiltreDeLaFile filtre) => FaireAsync((s, dan) => s.GetRequiredService<FileDeValidationService>().ListerAsync(filtre, dan));

    private async Task<T> FaireAsync<T>(Func<IServiceProvider, Acteur, Task<T>> geste)
    {
        using var portee = _services.CreateScope();
        return await geste(portee.ServiceProvider, await portee.ServiceProvider.ActeurAsync("dan"));
    }
}
