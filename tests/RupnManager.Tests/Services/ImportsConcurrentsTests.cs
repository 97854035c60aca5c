using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Regles;
using RupnManager.Services.Etablissements.Annuaire;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Services;

/// <summary>Deux personnes, deux clics, une personne qui n'a pas le droit : un seul effet, une phrase aux autres.</summary>
public sealed class ImportsConcurrentsTests : IDisposable
{
    private static readonly byte[] Octets = FichierDAnnuaire.Extrait().Octets();
    private readonly TestDatabase _base = new();
    private readonly ImportDeTest _import;

    public ImportsConcurrentsTests() => _import = new(_base);

    public void Dispose() => _base.Dispose();

    [Fact]
    public async Task De_deux_imports_prets_le_premier_applique_l_emporte()
    {
        var (admin, autre) = (await _import.ActeurAsync("admin"), await SecondAdministrateurAsync());
        var premier = await _import.LireAsync(Octets);
        var second = await _import.LireAsync(Octets, autre.Compte);
        await AppliquerAsync(premier, admin);

        var refus = await Assert.ThrowsAsync<RegleMetierException>(() => AppliquerAsync(second, autre.Acteur));
        Assert.Equal(ReglesDeLAnnuaire.ImportPerime.Phrase, refus.Message);

        await _import.TravaillerAsync(premier.Import.Id);
        await _import.AgirAsync(s => s.RefaireAsync(second.Import.Id, autre.Acteur));
        await _import.TravaillerAsync(second.Import.Id);
        Assert.Equal(EtatDImport.SansChangement, (await _import.OuvrirAsync(second.Import.Id)).Import.Etat);
    }

    [Fact]
    public async Task Deux_demandes_au_meme_instant_n_en_font_qu_une()
    {
        var (admin, autre) = (await _import.ActeurAsync("admin"), await SecondAdministrateurAsync());
        var premier = await _import.LireAsync(Octets);
        var second = await _import.LireAsync(Octets, autre.Compte);

        var issues = await Task.WhenAll(IssueAsync(() => AppliquerAsync(premier, admin)), IssueAsync(() => AppliquerAsync(second, autre.Acteur)));

        Assert.Equal([null, ReglesDeLAnnuaire.ImportPerime.Phrase], issues.Order(StringComparer.Ordinal));
        using var db = _base.Contexte();
        Assert.Single(db.Imports, i => i.Rang == 1 && i.Etat == EtatDImport.AAppliquer);
    }

    [Fact]
    public async Task Le_meme_rang_pris_entre_la_lecture_et_l_ecriture_est_refuse_par_la_base()
    {
        var (admin, autre) = (await _import.ActeurAsync("admin"), await SecondAdministrateurAsync());
        var premier = await _import.LireAsync(Octets);
        var second = await _import.LireAsync(Octets, autre.Compte);
        using var un = _base.Contexte();
        using var deux = _base.Contexte();
        var (a, b) = (un.Imports.Single(i => i.Id == premier.Import.Id), deux.Imports.Single(i => i.Id == second.Import.Id));
        a.DemanderLApplication(admin, a.Version, 0);
        b.DemanderLApplication(autre.Acteur, b.Version, 0);
        await un.SaveChangesAsync();

        await Assert.ThrowsAsync<DejaEnregistreException>(() => deux.SaveChangesAsync());
    }

    [Fact]
    public async Task Un_double_clic_n_a_qu_un_effet()
    {
        var admin = await _import.ActeurAsync("admin");
        var apercu = await _import.LireAsync(Octets);
        await AppliquerAsync(apercu, admin);

        var refus = await Assert.ThrowsAsync<RegleMetierException>(() => AppliquerAsync(apercu, admin));
        Assert.Equal("Ce geste n'est pas possible : l'import est « en cours d'application ». Rechargez la page.", refus.Message);
        await _import.TravaillerAsync(apercu.Import.Id);
        await _import.TravaillerAsync(apercu.Import.Id);
        refus = await Assert.ThrowsAsync<RegleMetierException>(() => AppliquerAsync(apercu, admin));
        Assert.Equal("Ce geste n'est pas possible : l'import est « appliqué ». Rechargez la page.", refus.Message);
    }

    [Fact]
    public async Task Deux_travailleurs_n_appliquent_pas_deux_fois()
    {
        var apercu = await _import.LireAsync(Octets);
        await AppliquerAsync(apercu, await _import.ActeurAsync("admin"));

        await Task.WhenAll(_import.TravaillerAsync(apercu.Import.Id), _import.TravaillerAsync(apercu.Import.Id));

        Assert.Equal(EtatDImport.Applique, (await _import.OuvrirAsync(apercu.Import.Id)).Import.Etat);
        using var db = _base.Contexte();
        Assert.Single(db.Journal.Where(e => e.ObjetId == apercu.Import.Id));
    }

    [Fact]
    public async Task On_n_applique_que_ce_que_l_on_a_lu_et_depose()
    {
        var (admin, autre) = (await _import.ActeurAsync("admin"), await SecondAdministrateurAsync());
        var apercu = await _import.LireAsync(Octets);

        var interdit = await Assert.ThrowsAsync<InterditException>(() => AppliquerAsync(apercu, autre.Acteur));
        Assert.Equal("Cet import a été déposé par M. Alex Renaud. Déposez le fichier vous-même pour l'appliquer.", interdit.Message);
        await Assert.ThrowsAsync<InterditException>(() => _import.AgirAsync(s => s.AbandonnerAsync(apercu.Import.Id, autre.Acteur)));
        await Assert.ThrowsAsync<InterditException>(() => _import.AgirAsync(s => s.RefaireAsync(apercu.Import.Id, autre.Acteur)));
        var perime = await Assert.ThrowsAsync<RegleMetierException>(
            () => _import.AgirAsync(s => s.AppliquerAsync(apercu.Import.Id, apercu.Import.Version - 1, admin)));
        Assert.Equal(ReglesDeLAnnuaire.ImportPerime.Phrase, perime.Message);
    }

    [Fact]
    public async Task Un_import_abandonne_ne_garde_pas_le_fichier_et_ne_s_applique_plus()
    {
        var admin = await _import.ActeurAsync("admin");
        var apercu = await _import.LireAsync(Octets);

        await _import.AgirAsync(s => s.AbandonnerAsync(apercu.Import.Id, admin));

        using var db = _base.Contexte();
        Assert.Empty(db.Set<ContenuDImport>());
        await Assert.ThrowsAsync<RegleMetierException>(() => AppliquerAsync(apercu, admin));
        await Assert.ThrowsAsync<RegleMetierException>(() => _import.AgirAsync(s => s.RefaireAsync(apercu.Import.Id, admin)));
        await Assert.ThrowsAsync<RegleMetierException>(() => _import.AgirAsync(s => s.AbandonnerAsync(apercu.Import.Id, admin)));
    }

    [Fact]
    public async Task Deposer_de_nouveau_abandonne_l_import_que_l_on_n_avait_pas_applique()
    {
        var premier = await _import.LireAsync(Octets);

        await _import.LireAsync(Octets);

        Assert.Equal(EtatDImport.Abandonne, (await _import.OuvrirAsync(premier.Import.Id)).Import.Etat);
    }

    [Fact]
    public async Task Qui_perd_son_role_entre_la_demande_et_l_application_n_importe_rien()
    {
        var apercu = await _import.LireAsync(Octets);
        await AppliquerAsync(apercu, await _import.ActeurAsync("admin"));
        using (var db = _base.Contexte())
        {
            db.Affectations.Single(a => a.Role == Role.Administrateur).Terminer(new(2026, 11, 22));
            await db.SaveChangesAsync();
        }

        await _import.TravaillerAsync(apercu.Import.Id);

        using var apres = _base.Contexte();
        var import = apres.Imports.Single();
        Assert.Equal((EtatDImport.Pret, ReglesDeLAnnuaire.ImportQualite.Phrase), (import.Etat, import.Message));
        Assert.Equal(12, apres.Etablissements.Count());
    }

    [Theory]
    [InlineData("chef.college")]
    [InlineData("dan")]
    [InlineData("rectorat")]
    [InlineData("rupn.college")]
    public async Task Seul_l_administrateur_importe(string compte)
    {
        var acteur = await _import.ActeurAsync(compte);
        var id = (await _import.LireAsync(Octets)).Import.Id;

        await Assert.ThrowsAsync<InterditException>(() => _import.AgirAsync(s => s.DeposerAsync("a.csv", Octets, acteur)));
        await Assert.ThrowsAsync<InterditException>(() => _import.AgirAsync(s => s.OuvrirAsync(id, null, 1, acteur)));
        await Assert.ThrowsAsync<InterditException>(() => _import.AgirAsync(s => s.ListerAsync(1, acteur)));
        await Assert.ThrowsAsync<InterditException>(() => _import.AgirAsync(s => s.AvancementAsync(id, acteur)));
        await Assert.ThrowsAsync<InterditException>(() => _import.AgirAsync(s => s.DernierAsync(acteur)));
        await Assert.ThrowsAsync<InterditException>(() => _import.AgirAsync(s => s.AppliquerAsync(id, 1, acteur)));
    }

    private Task AppliquerAsync(ApercuDImport apercu, Acteur acteur) =>
        _import.AgirAsync(s => s.AppliquerAsync(apercu.Import.Id, apercu.Import.Version, acteur));

    private static async Task<string?> IssueAsync(Func<Task> geste)
    {
        try
        {
            await geste();
            return null;
        }
        catch (RegleMetierException refus)
        {
            return refus.Message;
        }
    }

    private async Task<(string Compte, Acteur Acteur)> SecondAdministrateurAsync()
    {
        using (var db = _base.Contexte())
        {
            var modele = db.Users.Single(u => u.Email == "admin@demo.example");
            var personne = new Personne { Civilite = Civilite.Mme, Prenom = "Nora", NomUsage = "Blanc", Courriel = "admin2@demo.example" };
            db.Personnes.Add(personne);
            db.Users.Add(new() { Id = personne.Id, UserName = personne.Courriel, Email = personne.Courriel, PasswordHash = modele.PasswordHash });
            db.Affectations.Add(new() { PersonneId = personne.Id, Role = Role.Administrateur, Debut = new(2020, 9, 1) });
            await db.SaveChangesAsync();
        }
        return ("admin2", await _import.ActeurAsync("admin2"));
    }
}
