using Microsoft.Extensions.DependencyInjection;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Regles;
using RupnManager.Services.Initialisation;
using RupnManager.Services.LettresDeMission;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Services;

public sealed class ModeleEnVigueurTests : IDisposable
{
    private const string Academie = "13";
    private readonly TestDatabase _base = new();

    public void Dispose() => _base.Dispose();

    [Theory]
    [InlineData(2010, 2010)]
    [InlineData(2014, 2010)]
    [InlineData(2015, 2015)]
    [InlineData(2026, 2015)]
    public async Task Sans_modele_academique_le_modele_national_du_regime_vaut(int annee, int attendue)
    {
        var modele = await EnVigueurAsync(annee);

        Assert.Null(modele.CodeAcademie);
        Assert.Equal(attendue, modele.Annee.Debut);
    }

    [Fact]
    public async Task Le_dernier_modele_publie_de_lacademie_pour_lannee_lemporte()
    {
        await AjouterAsync(Academie, 2025, 1, publie: true);
        await AjouterAsync(Academie, 2026, 1, publie: true);
        await AjouterAsync(Academie, 2026, 2, publie: true);
        await AjouterAsync(Academie, 2026, 3, publie: false);
        await AjouterAsync("14", 2026, 9, publie: true);

        Assert.Equal("13 M-2026-2", Dire(await EnVigueurAsync(2026)));
        Assert.Equal("13 M-2026-2", Dire(await EnVigueurAsync(2027)));
        Assert.Equal("13 M-2025-1", Dire(await EnVigueurAsync(2025)));
        Assert.Equal(" M-2015-1", Dire(await EnVigueurAsync(2024)));
    }

    [Fact]
    public async Task Un_modele_ific_de_lacademie_ne_passe_pas_au_regime_imp()
    {
        await AjouterAsync(Academie, 2013, 1, publie: true);

        Assert.Equal("13 M-2013-1", Dire(await EnVigueurAsync(2014)));
        Assert.Equal(" M-2015-1", Dire(await EnVigueurAsync(2015)));
    }

    [Fact]
    public async Task Avant_lific_aucun_modele_n_est_publie()
    {
        var refus = await Assert.ThrowsAsync<RegleMetierException>(() => EnVigueurAsync(2009));

        Assert.Equal("Aucun modèle de lettre n'est publié pour 2009-2010. Demandez-le au délégué académique au numérique.", refus.Message);
    }

    [Fact]
    public async Task Sans_reglage_les_valeurs_d_origine_valent_et_rien_ne_s_enregistre()
    {
        var reglage = await PourAsync(2026);

        Assert.True(reglage.ValidationDuDan);
        Assert.Equal("Délégué Académique au Numérique", reglage.TitreDuTroisiemeSignataire);
        Assert.Equal(10, reglage.PremierMoisDesNeuviemes);
        using var db = _base.Contexte();
        Assert.DoesNotContain(db.Reglages, r => r.CodeAcademie == Academie);
    }

    [Fact]
    public async Task Le_reglage_de_lannee_anterieure_la_plus_proche_est_repris()
    {
        using (var db = _base.Contexte())
        {
            db.Reglages.Add(new() { CodeAcademie = Academie, Annee = new(2018), TitreDuTroisiemeSignataire = "Ancien titre" });
            db.Reglages.Add(new()
            {
                CodeAcademie = Academie, Annee = new(2020), ValidationDuDan = false, LettreExigee = false,
                TitreDuTroisiemeSignataire = "Conseiller du recteur", PremierMoisDesNeuviemes = 11, Version = 4,
            });
            await db.SaveChangesAsync();
        }

        var reglage = await PourAsync(2024);

        Assert.Equal(new AnneeScolaire(2024), reglage.Annee);
        Assert.False(reglage.ValidationDuDan);
        Assert.False(reglage.LettreExigee);
        Assert.Equal("Conseiller du recteur", reglage.TitreDuTroisiemeSignataire);
        Assert.Equal(11, reglage.PremierMoisDesNeuviemes);
        Assert.Equal("Ancien titre", (await PourAsync(2018)).TitreDuTroisiemeSignataire);
        Assert.Equal(4, (await PourAsync(2020)).Version);
    }

    private static string Dire(ModeleDeLettre modele) => $"{modele.CodeAcademie} {modele.Nom}";

    private async Task<ModeleDeLettre> EnVigueurAsync(int annee)
    {
        using var services = _base.Services();
        using var portee = services.CreateScope();
        return await portee.ServiceProvider.GetRequiredService<ModeleService>().ModeleEnVigueurAsync(Academie, new(annee));
    }

    private async Task<ReglageAcademique> PourAsync(int annee)
    {
        using var services = _base.Services();
        using var portee = services.CreateScope();
        return await portee.ServiceProvider.GetRequiredService<ReglageService>().PourAsync(Academie, new(annee));
    }

    private async Task AjouterAsync(string academie, int annee, int numero, bool publie)
    {
        using var db = _base.Contexte();
        var modele = new ModeleDeLettre { CodeAcademie = academie, Annee = new(annee), Numero = numero, Clauses = LettreType.SansMotLocal() };
        if (publie) modele.Publier(TestDatabase.JourDeReference.UtcDateTime);
        db.Modeles.Add(modele);
        await db.SaveChangesAsync();
    }
}
