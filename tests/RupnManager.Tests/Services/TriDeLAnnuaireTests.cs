using RupnManager.Domain.Etablissements;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Services;

/// <summary>Ce qui est repris, mis à part ou refusé, ligne par ligne, avec son motif.</summary>
public sealed class TriDeLAnnuaireTests : IDisposable
{
    private const string Temoin = "0860003L";
    private readonly TestDatabase _base = new();
    private readonly ImportDeTest _import;

    public TriDeLAnnuaireTests() => _import = new(_base);

    public void Dispose() => _base.Dispose();

    [Theory]
    [InlineData("0010017N", "Nature 334 SECTION D ENSEIGNEMENT PROFESSIONNEL : ce n'est pas un établissement autonome.")]
    [InlineData("0010059J", "Nature 307 LYCEE ENS GENERAL TECHNO PROF AGRICOLE : ce n'est pas un établissement autonome.")]
    [InlineData("0020060E", "Relève d'un autre ministère : AGRICULTURE.")]
    [InlineData("0131596P", "Relève d'un autre ministère : DEFENSE.")]
    [InlineData("0171432P", "Relève d'un autre ministère : MER.")]
    [InlineData("0930863H", "Relève d'un autre ministère : JUSTICE.")]
    [InlineData("9840364Y", "Nature 344 CETAD (TOM) : ce n'est pas un établissement autonome.")]
    [InlineData("0831141P", "Nature 400 ECOLES COMPOSEES UNIQT DE STS ET OU CPGE : ce n'est pas un établissement autonome.")]
    public async Task Ce_qui_n_est_pas_un_EPLE_du_ministere_est_mis_a_part(string uai, string motif)
    {
        var ligne = await SortAsync(FichierDAnnuaire.Extrait(), uai);

        Assert.Equal((SortDeLigne.MiseAPart, motif), (ligne.Sort, ligne.Motif));
    }

    [Theory]
    [InlineData("Statut_public_prive", "Privé", "Les établissements privés sous contrat relèvent d'autres textes. Ils ne sont pas ouverts ici.")]
    [InlineData("etat", "A OUVRIR", "Pas encore ouvert.")]
    [InlineData("date_ouverture", "2099-01-01", "Pas encore ouvert.")]
    [InlineData("date_ouverture", "01/09/2099", "Pas encore ouvert.")]
    public async Task Une_ligne_juste_mais_hors_du_champ_est_mise_a_part(string colonne, string valeur, string motif)
    {
        var ligne = await SortAsync(FichierDAnnuaire.Extrait().Changer(Temoin, colonne, valeur), Temoin);

        Assert.Equal((SortDeLigne.MiseAPart, motif), (ligne.Sort, ligne.Motif));
    }

    [Theory]
    [InlineData("Identifiant_de_l_etablissement", "086003L", "Un UAI compte 7 chiffres et une lettre. Corrigez « 086003L ».")]
    [InlineData("Identifiant_de_l_etablissement", "", "Un UAI compte 7 chiffres et une lettre. Corrigez «  ».")]
    [InlineData("Identifiant_de_l_etablissement", "0860003M", "La lettre de « 0860003M » ne correspond pas au numéro. Vérifiez les 8 caractères.")]
    [InlineData("Statut_public_prive", "?", "Le statut « ? » n'est ni public ni privé.")]
    [InlineData("code_nature", "LP", "Le code de nature « LP » n'est pas un nombre.")]
    [InlineData("ministere_tutelle", "", "La colonne ministere_tutelle est vide.")]
    [InlineData("Nom_etablissement", "", "La colonne Nom_etablissement est vide.")]
    [InlineData("Nom_commune", " ", "La colonne Nom_commune est vide.")]
    [InlineData("Code_departement", "099", "Le département « 099 » n'existe pas dans la liste de référence.")]
    [InlineData("Code_academie", "05", "L'académie « 05 » n'existe pas dans la liste de référence.")]
    [InlineData("Code_academie", "04", "Le département 086 relève de l'académie 13, pas de 04.")]
    public async Task Une_ligne_fausse_est_refusee_avec_son_numero(string colonne, string valeur, string motif)
    {
        var fichier = FichierDAnnuaire.Extrait();
        var numero = fichier.Numero(Temoin);
        fichier.Changer(Temoin, colonne, valeur);

        var apercu = await _import.LireAsync(fichier.Octets());

        var ligne = Assert.Single(apercu.Lignes.Lignes);
        Assert.Equal((SortDeLigne.Refusee, numero, motif), (ligne.Sort, ligne.Numero, ligne.Motif));
        Assert.Equal(FichierDAnnuaire.Etablissements - 1, apercu.Import.Bilan.Creees);
    }

    [Theory]
    [InlineData("Nom_etablissement", 201, "La colonne Nom_etablissement compte 201 caractères pour 200.")]
    [InlineData("Mail", 255, "La colonne Mail compte 255 caractères pour 254.")]
    [InlineData("Telephone", 31, "La colonne Telephone compte 31 caractères pour 30.")]
    public async Task Une_valeur_trop_longue_est_refusee(string colonne, int longueur, string motif)
    {
        var ligne = await SortAsync(FichierDAnnuaire.Extrait().Changer(Temoin, colonne, new string('x', longueur)), Temoin);

        Assert.Equal((SortDeLigne.Refusee, motif), (ligne.Sort, ligne.Motif));
    }

    [Fact]
    public async Task Les_sites_d_un_meme_etablissement_ne_font_qu_une_fiche()
    {
        var apercu = await _import.ImporterAsync(FichierDAnnuaire.Extrait().Octets());

        Assert.Equal("Lycée Ampère", (await _import.EtablissementAsync("0690023A"))!.Nom);
        Assert.Equal("Lycée polyvalent Simone Weil", (await _import.EtablissementAsync("0750651A"))!.Nom);
        var ecartees = (await _import.OuvrirAsync(apercu.Import.Id, SortDeLigne.MiseAPart)).Lignes.Lignes;
        var annexe = ecartees.Single(l => l.Nom == "Lycée Ampère (annexe)");
        Assert.Equal($"Autre site du même établissement : la ligne {FichierDAnnuaire.Extrait().Numero("0690023A")} est retenue.", annexe.Motif);
    }

    [Fact]
    public async Task Un_UAI_sur_deux_natures_d_EPLE_est_refuse_des_deux_cotes()
    {
        var fichier = FichierDAnnuaire.Extrait().Copier(Temoin, ("code_nature", "340"));

        var refusees = (await _import.LireAsync(fichier.Octets())).Lignes.Lignes;

        Assert.Equal(
            [(fichier.Numero(Temoin), FichierDAnnuaire.Lignes + 2), (FichierDAnnuaire.Lignes + 2, fichier.Numero(Temoin))],
            refusees.Select(l => (l.Numero, int.Parse(l.Motif!.Split("ligne ")[1].Split(',')[0]))));
        Assert.All(refusees, l => Assert.Equal(SortDeLigne.Refusee, l.Sort));
    }

    [Theory]
    [InlineData(340, TypeEtablissement.College)]
    [InlineData(370, TypeEtablissement.EducationSpeciale)]
    [InlineData(320, TypeEtablissement.Lycee)]
    public async Task La_nature_donne_le_type(int nature, TypeEtablissement type)
    {
        await _import.ImporterAsync(FichierDAnnuaire.Extrait().Changer(Temoin, "code_nature", $"{nature}").Octets());

        Assert.Equal(type, (await _import.EtablissementAsync(Temoin))!.Type);
    }

    [Fact]
    public async Task Une_ligne_decalee_par_un_separateur_est_refusee()
    {
        var texte = System.Text.Encoding.UTF8.GetString(FichierDAnnuaire.Extrait().Seulement("0010001W", Temoin).Octets())
            .Replace("Lycée professionnel Alexandre Bérard;", "Lycée professionnel; Alexandre Bérard;", StringComparison.Ordinal);

        var apercu = await _import.LireAsync(System.Text.Encoding.UTF8.GetBytes(texte));

        var ligne = Assert.Single(apercu.Lignes.Lignes);
        Assert.Equal((2, "La ligne compte 73 colonnes pour 72 : ses valeurs sont décalées."), (ligne.Numero, ligne.Motif));
        Assert.Equal(1, apercu.Import.Bilan.Creees);
    }

    [Fact]
    public async Task Un_guillemet_jamais_referme_est_dit()
    {
        var texte = System.Text.Encoding.UTF8.GetString(FichierDAnnuaire.Extrait().Octets())
            .Replace("Lycée professionnel Alexandre Bérard;", "\"Lycée professionnel Alexandre Bérard;", StringComparison.Ordinal);

        var apercu = await _import.LireAsync(System.Text.Encoding.UTF8.GetBytes(texte));

        Assert.StartsWith("Un guillemet ouvert sur cette ligne n'est pas refermé", Assert.Single(apercu.Lignes.Lignes).Motif);
    }

    private async Task<LigneDImport> SortAsync(FichierDAnnuaire fichier, string uai)
    {
        var apercu = await _import.LireAsync(fichier.Octets());
        using var db = _base.Contexte();
        return db.LignesDImport.Single(l => l.ImportId == apercu.Import.Id && l.Identifiant == uai);
    }
}
