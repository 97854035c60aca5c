using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Regles;
using RupnManager.Services.Demonstration;
using RupnManager.Services.Etablissements;
using RupnManager.Services.Journal;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Services;

public sealed class PersonnelServiceTests : IDisposable
{
    private const string Numen = "10E0912345ABC";
    private readonly TestDatabase _base = new();
    private readonly ServiceProvider _services;
    private readonly IServiceScope _portee;

    public PersonnelServiceTests()
    {
        _services = _base.Services();
        _portee = _services.CreateScope();
    }

    public void Dispose()
    {
        _portee.Dispose();
        _services.Dispose();
        _base.Dispose();
    }

    private PersonnelService Personnels => _portee.ServiceProvider.GetRequiredService<PersonnelService>();

    private RupnDbContext Db => _portee.ServiceProvider.GetRequiredService<RupnDbContext>();

    private static FicheDePersonnel Fiche => new()
    {
        Civilite = Civilite.Mme, Prenom = "Paule", NomUsage = "Essai", Courriel = "Paule.Essai@demo.example ",
        Categorie = CategorieDePersonnel.Education, CorpsGrade = "CPE", Titulaire = false,
    };

    private Task<Acteur> ActeurAsync(string compte) => _portee.ServiceProvider.ActeurAsync(compte);

    [Fact]
    public async Task Un_service_partage_a_une_personne_et_deux_fiches()
    {
        var college = await Personnels.CreerAsync(Fiche, await ActeurAsync("chef.college"));
        var erea = await Personnels.CreerAsync(Fiche with { NomUsage = "ESSAI" }, await ActeurAsync("chef.erea"));

        var fiches = await Db.Personnels.AsNoTracking().Where(p => p.Id == college || p.Id == erea).ToListAsync();
        Assert.Equal(2, fiches.Select(f => f.EtablissementId).Distinct().Count());
        Assert.Single(fiches.Select(f => f.PersonneId).Distinct());
    }

    [Fact]
    public async Task Une_seconde_fiche_ici_ou_un_courriel_deja_pris_sont_refuses()
    {
        var chef = await ActeurAsync("chef.college");
        await Personnels.CreerAsync(Fiche, chef);

        var deja = await Assert.ThrowsAsync<RegleMetierException>(() => Personnels.CreerAsync(Fiche, chef));
        var pris = await Assert.ThrowsAsync<RegleMetierException>(() => Personnels.CreerAsync(Fiche with { NomUsage = "Autre" }, chef));

        Assert.Equal("personnel.deja", deja.Regle.Cle);
        Assert.Equal("personnel.courriel", pris.Regle.Cle);
        Assert.Equal("Courriel", pris.Champ);
    }

    [Fact]
    public async Task Le_numen_est_chiffre_masque_et_sa_lecture_est_au_journal()
    {
        var chef = await ActeurAsync("chef.college");
        var id = await Personnels.CreerAsync(Fiche with { Numen = Numen.ToLowerInvariant() }, chef);

        var ouverte = await Personnels.OuvrirAsync(id, chef);
        var lu = await Personnels.LireNumenAsync(id, chef);

        Assert.DoesNotContain(Numen, await Db.Personnels.Where(p => p.Id == id).Select(p => p.NumenChiffre).SingleAsync());
        Assert.Equal("10E•••••••ABC", ouverte.NumenMasque);
        Assert.Equal(Numen, lu.Numen);
        var entree = await Db.Journal.SingleAsync(e => e.ObjetId == id && e.Evenement == Evenement.NumenLu);
        Assert.Equal("Mme Hélène Petit a lu le NUMEN de Mme Paule Essai.", entree.Phrase);
        Assert.DoesNotContain(await Db.Journal.Select(e => e.Phrase).ToListAsync(), p => p.Contains(Numen));
    }

    [Fact]
    public async Task Un_numen_mal_forme_est_refuse_et_un_numen_vide_garde_l_ancien()
    {
        var chef = await ActeurAsync("chef.college");
        var id = await Personnels.CreerAsync(Fiche with { Numen = Numen }, chef);

        var refus = await Assert.ThrowsAsync<RegleMetierException>(() => Personnels.ModifierAsync(id, Fiche with { Numen = "10E091234ABC" }, chef));
        Db.ChangeTracker.Clear();
        await Personnels.ModifierAsync(id, Fiche with { CorpsGrade = "CPE, hors classe" }, chef);

        Assert.Equal("numen.forme", refus.Regle.Cle);
        Assert.Equal(Numen, (await Personnels.LireNumenAsync(id, chef)).Numen);
    }

    [Fact]
    public async Task Une_declaration_de_service_a_venir_est_refusee()
    {
        var refus = await Assert.ThrowsAsync<RegleMetierException>(async () =>
            await Personnels.CreerAsync(Fiche with { ServiceCompletLe = new(2026, 11, 24) }, await ActeurAsync("chef.college")));

        Assert.Equal("personnel.service-date", refus.Regle.Cle);
    }

    [Fact]
    public async Task Une_fiche_relue_trop_tot_n_ecrase_pas_celle_d_un_autre()
    {
        var chef = await ActeurAsync("chef.college");
        var id = await Personnels.CreerAsync(Fiche, chef);
        await Personnels.ModifierAsync(id, Fiche with { CorpsGrade = "CPE, hors classe" }, chef);
        Db.ChangeTracker.Clear();

        await Assert.ThrowsAsync<ModifieEntreTempsException>(() => Personnels.ModifierAsync(id, Fiche with { CorpsGrade = "autre" }, chef));
    }

    [Fact]
    public async Task Une_fiche_inchangee_n_ecrit_rien()
    {
        var chef = await ActeurAsync("chef.college");
        var id = await Personnels.CreerAsync(Fiche, chef);
        Db.ChangeTracker.Clear();
        var avant = await Db.Journal.CountAsync();

        await Personnels.ModifierAsync(id, Fiche, chef);

        Assert.Equal(avant, await Db.Journal.CountAsync());
    }

    [Fact]
    public async Task Un_chef_ne_renomme_pas_la_deleguee_academique()
    {
        var chef = await ActeurAsync("chef.college");
        var dan = Fiche with { Prenom = "Sophie", NomUsage = "Leroy", Courriel = Troupe.Courriel("dan") };
        var id = await Personnels.CreerAsync(dan, chef);

        Assert.False((await Personnels.OuvrirAsync(id, chef)).IdentiteModifiable);
        var refus = await Assert.ThrowsAsync<RegleMetierException>(() => Personnels.ModifierAsync(id, dan with { NomUsage = "Petit" }, chef));

        Assert.Equal("personnel.identite", refus.Regle.Cle);
    }

    [Fact]
    public async Task Le_courriel_d_un_compte_ne_change_pas_ici_mais_le_nom_d_usage_oui()
    {
        var chef = await ActeurAsync("chef.college");
        var courriel = Troupe.Courriel("rupn2.college");
        var id = await Db.Personnels.Where(p => p.Personne!.Courriel == courriel).Select(p => p.Id).SingleAsync();
        var fiche = (await Personnels.OuvrirAsync(id, chef)).Fiche;

        var refus = await Assert.ThrowsAsync<RegleMetierException>(() => Personnels.ModifierAsync(id, fiche with { Courriel = "autre@demo.example" }, chef));
        Db.ChangeTracker.Clear();
        await Personnels.ModifierAsync(id, fiche with { NomUsage = "Marchand-Roux" }, chef);

        Assert.Equal("personnel.identite", refus.Regle.Cle);
        Assert.Equal("Marchand-Roux", (await Db.Personnes.SingleAsync(p => p.Courriel == courriel)).NomUsage);
    }

    [Fact]
    public async Task La_liste_cherche_par_nom_et_cache_les_partis()
    {
        var chef = await ActeurAsync("chef.college");
        var id = await Personnels.CreerAsync(Fiche, chef);
        await _portee.ServiceProvider.GetRequiredService<DepartService>().PartirAsync(id, new(2026, 11, 20), 0, chef);

        Assert.Empty((await Personnels.ListerAsync("essai", false, 1, chef)).Lignes);
        Assert.Equal("Essai Paule", Assert.Single((await Personnels.ListerAsync("essai", true, 1, chef)).Lignes).Nom);
        Assert.Single((await Personnels.ListerAsync("ÉSSAI paule", true, 1, chef)).Lignes);
        Assert.Empty((await Personnels.ListerAsync("essai introuvable", true, 1, chef)).Lignes);
        await Assert.ThrowsAsync<InterditException>(async () => await Personnels.ListerAsync(null, false, 1, await ActeurAsync("intendance.college")));
    }
}
