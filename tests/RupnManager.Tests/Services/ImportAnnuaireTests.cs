using Microsoft.EntityFrameworkCore;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Regles;
using RupnManager.Services.Journal;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Services;

public sealed class ImportAnnuaireTests : IDisposable
{
    private readonly TestDatabase _base = new();
    private readonly ImportDeTest _import;

    public ImportAnnuaireTests() => _import = new(_base);

    public void Dispose() => _base.Dispose();

    [Fact]
    public async Task L_apercu_compte_tout_et_ne_change_rien()
    {
        var avant = await NombreAsync();

        var apercu = await _import.LireAsync(FichierDAnnuaire.Extrait().Octets());

        Assert.Equal(EtatDImport.Pret, apercu.Import.Etat);
        Assert.Equal(new BilanDImport(FichierDAnnuaire.Etablissements, 0, 0, FichierDAnnuaire.MisesAPart, 0), apercu.Import.Bilan);
        Assert.Equal(new DateOnly(2024, 3, 19), apercu.Import.DateDesDonnees);
        Assert.Equal(avant, apercu.Import.HorsDuFichier);
        Assert.Equal(avant, await NombreAsync());
    }

    [Fact]
    public async Task L_application_reprend_tout_en_une_fois_et_le_journal_le_dit()
    {
        var avant = await NombreAsync();

        var apercu = await _import.ImporterAsync(FichierDAnnuaire.Extrait().Octets());

        Assert.Equal(EtatDImport.Applique, apercu.Import.Etat);
        Assert.Equal(1, apercu.Import.Rang);
        Assert.Equal(avant + FichierDAnnuaire.Etablissements, await NombreAsync());
        var lycee = (await _import.EtablissementAsync("0010001W"))!;
        Assert.Equal("Lycée professionnel Alexandre Bérard", lycee.Nom);
        Assert.Equal(TypeEtablissement.Lycee, lycee.Type);
        Assert.Equal(("10", "001", "AIN SUD", 638), (lycee.CodeAcademie, lycee.CodeDepartement, lycee.Bassin, lycee.Effectif));
        Assert.Equal("223 rue Alexandre Bérard, BP 519, 01505 Ambérieu-en-Bugey", lycee.AdresseComplete);
        Assert.Equal(("04 74 38 01 99", "ce.0010001W@ac-lyon.fr"), (lycee.Telephone, lycee.Courriel));
        Assert.Equal((45.974965, 5.35024), (lycee.Latitude, lycee.Longitude));
        using var db = _base.Contexte();
        var entree = Assert.Single(db.Journal.Where(e => e.Evenement == Evenement.AnnuaireImporte));
        Assert.True(entree.Technique);
        Assert.Contains("27 établissements créés, 0 modifié, 0 inchangé", entree.Phrase);
        Assert.Empty(db.Set<ContenuDImport>());
    }

    [Fact]
    public async Task Le_meme_fichier_une_seconde_fois_ne_change_rien()
    {
        var octets = FichierDAnnuaire.Extrait().Octets();
        await _import.ImporterAsync(octets);

        var seconde = await _import.LireAsync(octets);

        Assert.Equal(EtatDImport.SansChangement, seconde.Import.Etat);
        Assert.Equal(new BilanDImport(0, 0, FichierDAnnuaire.Etablissements, FichierDAnnuaire.MisesAPart, 0), seconde.Import.Bilan);
        using var db = _base.Contexte();
        Assert.Single(db.Journal.Where(e => e.Evenement == Evenement.AnnuaireImporte));
    }

    [Fact]
    public async Task Un_changement_est_montre_champ_par_champ()
    {
        await _import.ImporterAsync(FichierDAnnuaire.Extrait().Octets());

        var apercu = await _import.LireAsync(FichierDAnnuaire.Extrait()
            .Changer("0010001W", "Nom_etablissement", "Lycée professionnel Simone Veil").Changer("0010001W", "Nombre_d_eleves", "")
            .Changer("0010001W", "Mail", "CE.0010001w@ac-lyon.fr").Octets());

        Assert.Equal((1, FichierDAnnuaire.Etablissements - 1), (apercu.Import.Bilan.Modifiees, apercu.Import.Bilan.Inchangees));
        var ligne = Assert.Single(apercu.Lignes.Lignes);
        Assert.Equal((2, "0010001W"), (ligne.Numero, ligne.Identifiant));
        Assert.Equal(
            [new("Nom", "Lycée professionnel Alexandre Bérard", "Lycée professionnel Simone Veil"), new Changement("Effectif", "638", "")],
            ligne.Changements);
    }

    [Fact]
    public async Task Une_colonne_absente_n_efface_rien()
    {
        await _import.ImporterAsync(FichierDAnnuaire.Extrait().Octets());
        var sans = FichierDAnnuaire.Extrait();
        foreach (var colonne in new[] { "Nombre_d_eleves", "Mail", "latitude", "etat", "libelle_bassin_formation", "Telephone" }) sans.SansColonne(colonne);

        var apercu = await _import.LireAsync(sans.Octets());

        Assert.Equal(EtatDImport.SansChangement, apercu.Import.Etat);
    }

    [Fact]
    public async Task Un_etablissement_ferme_le_devient_ici_et_reste_lisible()
    {
        await _import.ImporterAsync(FichierDAnnuaire.Extrait().Octets());

        var apercu = await _import.ImporterAsync(FichierDAnnuaire.Extrait().Changer("0860003L", "etat", "FERME").Octets());

        Assert.Equal(1, apercu.Import.Bilan.Modifiees);
        Assert.False((await _import.EtablissementAsync("0860003L"))!.Ouvert);
        var reouvert = await _import.ImporterAsync(FichierDAnnuaire.Extrait().Changer("0860003L", "etat", "A FERMER").Octets());
        Assert.Equal(1, reouvert.Import.Bilan.Modifiees);
        Assert.True((await _import.EtablissementAsync("0860003L"))!.Ouvert);
    }

    [Fact]
    public async Task Un_etablissement_ferme_et_inconnu_est_mis_a_part()
    {
        var apercu = await _import.LireAsync(FichierDAnnuaire.Extrait().Changer("0860003L", "etat", "FERME").Octets(), liste: SortDeLigne.MiseAPart);

        Assert.Equal("Fermé, et inconnu de l'application.", apercu.Lignes.Lignes.Single(l => l.Identifiant == "0860003L").Motif);
    }

    [Fact]
    public async Task Trois_mille_cinq_cents_lignes_passent_en_quelques_secondes()
    {
        var fichier = FichierDAnnuaire.Extrait();
        for (var n = 0; n < 3460; n++)
        {
            var numero = $"{8_000_000 + n:0000000}";
            fichier.Copier("0860003L", ("Identifiant_de_l_etablissement", numero + Uai.LettreDeControle(numero)), ("Mail", ""));
        }
        var debut = System.Diagnostics.Stopwatch.StartNew();

        var apercu = await _import.ImporterAsync(fichier.Octets());

        Assert.Equal(3460 + FichierDAnnuaire.Etablissements, apercu.Import.Bilan.Creees);
        Assert.Equal(EtatDImport.Applique, apercu.Import.Etat);
        Assert.True(debut.Elapsed < TimeSpan.FromSeconds(30), $"L'import a pris {debut.Elapsed}.");
    }

    [Fact]
    public async Task Une_panne_au_milieu_de_l_application_ne_laisse_rien()
    {
        var avant = await NombreAsync();
        var apercu = await _import.LireAsync(FichierDAnnuaire.Extrait().Octets());
        await FaireTomberLaBaseAsync();

        var acteur = await _import.ActeurAsync("admin");
        await _import.AgirAsync(s => s.AppliquerAsync(apercu.Import.Id, apercu.Import.Version, acteur));
        await _import.TravaillerAsync(apercu.Import.Id);

        var import = (await _import.OuvrirAsync(apercu.Import.Id)).Import;
        Assert.Equal((EtatDImport.Pret, ReglesDeLAnnuaire.ImportEchec.Phrase), (import.Etat, import.Message));
        Assert.Equal(avant, await NombreAsync());
        using var db = _base.Contexte();
        Assert.Empty(db.Journal.Where(e => e.Evenement == Evenement.AnnuaireImporte));
    }

    [Fact]
    public async Task Un_fichier_altere_entre_le_depot_et_l_application_n_est_pas_applique()
    {
        var apercu = await _import.LireAsync(FichierDAnnuaire.Extrait().Octets());
        using (var db = _base.Contexte())
        {
            var autre = FichierDAnnuaire.Extrait().Changer("0860003L", "Nom_etablissement", "Autre").Octets();
            await db.Set<ContenuDImport>().ExecuteUpdateAsync(s => s.SetProperty(c => c.Octets, autre));
        }

        var acteur = await _import.ActeurAsync("admin");
        await _import.AgirAsync(s => s.AppliquerAsync(apercu.Import.Id, apercu.Import.Version, acteur));
        await _import.TravaillerAsync(apercu.Import.Id);

        var import = (await _import.OuvrirAsync(apercu.Import.Id)).Import;
        Assert.Equal((EtatDImport.Pret, ReglesDeLAnnuaire.ImportAltere.Phrase), (import.Etat, import.Message));
        Assert.Null(import.Rang);
        Assert.Null(await _import.EtablissementAsync("0860003L"));
    }

    /// <summary>Un seul des établissements à créer ne peut pas s'enregistrer.</summary>
    private async Task FaireTomberLaBaseAsync()
    {
        using var db = _base.Contexte();
        await db.Database.ExecuteSqlRawAsync(
            "CREATE TRIGGER panne BEFORE INSERT ON Etablissements WHEN NEW.Uai = '9840001D' BEGIN SELECT RAISE(ABORT, 'panne'); END");
    }

    private async Task<int> NombreAsync()
    {
        using var db = _base.Contexte();
        return await db.Etablissements.CountAsync();
    }
}
