using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Regles;
using RupnManager.Services.Comptes.Fichier;
using RupnManager.Services.Journal;
using RupnManager.Tests.Support;
using static RupnManager.Tests.Support.SceneDeComptes;

namespace RupnManager.Tests.Comptes;

/// <summary>Les comptes d'une académie par fichier : chaque faute nomme sa ligne et sa colonne ; deux fois le même fichier, un seul effet.</summary>
public sealed class ImportDeComptesTests : IDisposable
{
    private const string Lea = "lea.martin@demo.example";
    private const string Juste = Titres
        + "Lea.Martin@demo.example ;Mme;Léa;Martin;;rupn;0993047z;;;01/09/2026;\r\n"
        + "\r\n"
        + "paul.roche@demo.example;M.;Paul;Roche;;Adjoint gestionnaire;993047Z;;gestionnaire;;31/08/2027\r\n"
        + "marc.vidal@demo.example;m;MARC;vidal;;RUPN;0992001M;;;01/09/2026;\r\n";

    private readonly SceneDeComptes _scene = new();

    [Fact]
    public async Task Un_fichier_juste_se_relit_puis_ouvre_les_comptes_et_les_invitations()
    {
        var apercu = await _scene.LireAsync(Juste);
        Assert.Empty(apercu.Fautes);
        Assert.Equal([(2, SortDeCompte.NouveauCompte), (4, SortDeCompte.NouveauCompte), (5, SortDeCompte.NouveauCompte)], apercu.Effets.Select(e => (e.Ligne, e.Sort)));
        Assert.Empty(await _scene.AffectationsAsync(Lea));

        var bilan = await _scene.ConfirmerAsync(Juste, apercu.Empreinte);

        Assert.Equal(new BilanDeComptes(3, 3, 0, 0, 0), bilan);
        var affectation = Assert.Single(await _scene.AffectationsAsync(Lea));
        Assert.Equal((Role.Rupn, "0993047Z", new DateOnly(2026, 9, 1)), (affectation.Role, affectation.Etablissement!.Uai.Valeur, affectation.Debut));
        var gestionnaire = Assert.Single(await _scene.AffectationsAsync("paul.roche@demo.example"));
        Assert.Equal((new DateOnly(2026, 11, 23), new DateOnly(2027, 8, 31)), (gestionnaire.Debut, gestionnaire.Fin));
        await using var db = _scene.Base.Contexte();
        var courriel = await db.Courriels.SingleAsync(c => c.Cle == "invitation" && c.Destinataire == Lea);
        Assert.Contains("en qualité de RUPN (Lycée professionnel du Quai-Neuf)", courriel.Texte, StringComparison.Ordinal);
        Assert.Matches("/mot-de-passe/[0-9a-f]{64}", courriel.Texte);
        Assert.Equal(1, await db.Personnes.CountAsync(x => x.Courriel == "marc.vidal@demo.example"));
        Assert.EndsWith(" a importé des comptes : 3 ouverts, 3 affectations, 0 modifiée, 0 inchangée, 0 ligne refusée.",
            (await db.Journal.SingleAsync(e => e.Evenement == Evenement.ComptesImportes)).Phrase, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Le_meme_fichier_deux_fois_ne_change_rien()
    {
        await _scene.ImporterAsync(Juste);

        var apercu = await _scene.LireAsync(Juste);
        Assert.Empty(apercu.Fautes);
        Assert.All(apercu.Effets, e => Assert.Equal(SortDeCompte.Inchangee, e.Sort));
        Assert.True((await _scene.ImporterAsync(Juste)).ARienChange);
        await using var db = _scene.Base.Contexte();
        Assert.Equal(1, await db.Courriels.CountAsync(c => c.Destinataire == Lea));
        Assert.Equal(1, await db.Journal.CountAsync(e => e.Evenement == Evenement.ComptesImportes));
    }

    [Theory]
    [InlineData("lea;Mme;Léa;Martin;;rupn;0993047Z;;;;", "courriel", "« lea » n'est pas un courriel")]
    [InlineData("l@d.fr;Dr;Léa;Martin;;rupn;0993047Z;;;;", "civilite", "« Dr » ; écrivez « M. » ou « Mme ».")]
    [InlineData("l@d.fr;Mme;;Martin;;rupn;0993047Z;;;;", "prenom", "Écrivez-le")]
    [InlineData("l@d.fr;Mme;Léa;;;rupn;0993047Z;;;;", "nom", "Écrivez-le")]
    [InlineData("l@d.fr;Mme;Léa;Martin;;professeur;0993047Z;;;;", "role", "« professeur » ; écrivez « chef », « rupn » ou « intendance ».")]
    [InlineData("l@d.fr;Mme;Léa;Martin;;administrateur;;;;;", "role", "administration technique")]
    [InlineData("l@d.fr;Mme;Léa;Martin;;adjoint;0993047Z;;;;", "role", "délégataire de signature")]
    [InlineData("l@d.fr;Mme;Léa;Martin;;rupn;;;;;", "uai", "s'exerce dans un établissement")]
    [InlineData("l@d.fr;Mme;Léa;Martin;;rupn;0993047A;;;;", "uai", "ne correspond pas au numéro")]
    [InlineData("l@d.fr;Mme;Léa;Martin;;rupn;0750001E;;;;", "uai", "")]
    [InlineData("l@d.fr;Mme;Léa;Martin;;dan;0993047Z;99;;;", "uai", "s'exerce dans une académie")]
    [InlineData("l@d.fr;Mme;Léa;Martin;;rectorat;;Atlantide;;;", "academie", "Aucune académie ne répond à « Atlantide ».")]
    [InlineData("l@d.fr;Mme;Léa;Martin;;rupn;0993047Z;;;31/02/2026;", "date_debut", "« 31/02/2026 » n'est pas une date")]
    [InlineData("l@d.fr;Mme;Léa;Martin;;rupn;0993047Z;;;01/09/2026;30/06/2026", "date_fin", "ne peut pas précéder son début")]
    [InlineData("l@d.fr;Mme;Léa;Martin;;chef;0992001M;;;01/09/2026;", "date_debut", "Mme Hélène Petit exerce déjà ce rôle ici")]
    [InlineData("rupn.college@demo.example;M.;Kévin;Autre;;rupn;0992001M;;;;", "courriel", "Ce courriel est déjà celui de")]
    [InlineData("chef.college@demo.example;Mme;Hélène;Petit;;chef;0992001M;;;02/09/2026;", "date_debut", "exerce déjà ce rôle ici depuis le 1er septembre 2010")]
    [InlineData("l@d.fr;Mme;Léa;Martin;;rupn;0993047Z;;", "courriel", "11 colonnes attendues, 9 trouvées.")]
    public async Task Chaque_ligne_fausse_nomme_sa_colonne_et_les_autres_s_enregistrent(string ligne, string colonne, string probleme)
    {
        var texte = Juste + ligne + "\r\n";

        var faute = Assert.Single((await _scene.LireAsync(texte)).Fautes);

        Assert.Equal((6, colonne), (faute.Ligne, faute.Colonne));
        Assert.Contains(probleme, faute.Probleme, StringComparison.Ordinal);
        Assert.Equal(new BilanDeComptes(3, 3, 0, 0, 1), await _scene.ImporterAsync(texte));
    }

    [Fact]
    public async Task Un_depart_et_un_successeur_tiennent_dans_le_meme_fichier_quel_que_soit_leur_ordre()
    {
        const string texte = Titres
            + "lea.martin@demo.example;Mme;Léa;Martin;;chef;0992001M;;principale;24/11/2026;\n"
            + "chef.college@demo.example;Mme;Hélène;Petit;;chef;0992001M;;;;23/11/2026\n";

        var apercu = await _scene.LireAsync(texte);
        Assert.Empty(apercu.Fautes);
        Assert.Equal([SortDeCompte.NouveauCompte, SortDeCompte.Modifiee], apercu.Effets.Select(e => e.Sort));
        Assert.Equal("dernier jour : 23/11/2026", apercu.Effets[1].Changement);
        await _scene.ImporterAsync(texte);

        Assert.Equal(new DateOnly(2026, 11, 23), (await _scene.AffectationsAsync("chef.college@demo.example"))[^1].Fin);
        Assert.Equal(Role.ChefEtablissement, Assert.Single(await _scene.AffectationsAsync(Lea)).Role);
        await using var db = _scene.Base.Contexte();
        Assert.Equal(new DateOnly(2026, 11, 23), (await db.Delegations.SingleAsync(d => d.Reference == "Arrêté 2026-04")).Fin);
        Assert.True((await _scene.ImporterAsync(texte)).ARienChange);
        _scene.Base.Horloge.Advance(TimeSpan.FromDays(30));
        Assert.True((await _scene.ImporterAsync(texte)).ARienChange);
    }

    [Theory]
    [InlineData(',')]
    [InlineData('\t')]
    public async Task Un_fichier_abime_par_un_tableur_se_lit_quand_meme(char separateur)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var texte = "Prénom;NOM;Civilité;Courriel;Rôle;UAI\r\nLéa;Martin;Madame;lea.martin@demo.example;RUPN;0993047z".Replace(';', separateur);

        var apercu = await _scene.LireAsync(Encoding.GetEncoding(1252).GetBytes(texte));

        Assert.Empty(apercu.Fautes);
        Assert.Equal("Mme Léa Martin", Assert.Single(apercu.Effets).Personne.Designation);
    }

    [Theory]
    [InlineData("courriel;civilite;prenom;nom\r\na;b;c;d", "comptes.colonnes")]
    [InlineData("", "comptes.colonnes")]
    [InlineData("courriel;civilite;prenom;nom;role;date_depart\r\n", "comptes.colonne-inconnue")]
    [InlineData("courriel;courriel;civilite;prenom;nom;role\r\n", "comptes.colonne-inconnue")]
    [InlineData(Titres + "\r\n;;;;;;;;;;\r\n", "comptes.vide")]
    [InlineData("PK\u0003\u0004classeur", "comptes.contenu")]
    public async Task Un_fichier_qui_n_est_pas_le_bon_est_refuse(string texte, string cle) =>
        Assert.Equal(cle, (await Assert.ThrowsAsync<RegleMetierException>(() => _scene.LireAsync(texte))).Regle.Cle);

    [Fact]
    public async Task Une_ligne_donnee_deux_fois_est_refusee_la_seconde_fois_et_deux_lieux_ne_font_qu_une_invitation()
    {
        const string texte = Titres
            + "lea.martin@demo.example;Mme;Léa;Martin;;rupn;0993047Z;;;;\n"
            + "lea.martin@demo.example;Mme;Léa;Martin;;rupn;0993047Z;;;;31/08/2027\n"
            + "lea.martin@demo.example;Mme;Léa;Martin;;rupn;0993014N;;;;\n"
            + "lea.martin@demo.example;Mme;Léa;Autre;;rupn;0992001M;;;;\n";

        var apercu = await _scene.LireAsync(texte);
        Assert.Equal([(3, "courriel"), (5, "courriel")], apercu.Fautes.Select(f => (f.Ligne, f.Colonne)));
        Assert.StartsWith("La ligne 2 dit déjà cela", apercu.Fautes[0].Probleme, StringComparison.Ordinal);
        Assert.Equal(new BilanDeComptes(1, 2, 0, 0, 2), await _scene.ImporterAsync(texte));
        await using var db = _scene.Base.Contexte();
        Assert.Equal(1, await db.Courriels.CountAsync(c => c.Destinataire == Lea));
    }

    [Fact]
    public async Task Les_lignes_refusees_se_telechargent_et_corrigees_se_redeposent()
    {
        var octets = Encoding.UTF8.GetBytes(Titres + "lea.martin@demo.example;Mme;Léa;Martin;;rupn;0993047A;;;;\n");

        var refusees = Encoding.UTF8.GetString(await _scene.FaireAsync("admin", (s, a) => s.GetRequiredService<ImportDesComptesService>().RefuseesAsync(octets, a)));

        Assert.Contains("uai : La lettre de « 0993047A »", refusees, StringComparison.Ordinal);
        Assert.Empty((await _scene.LireAsync(refusees.Replace("0993047A;", "0993047Z;", StringComparison.Ordinal))).Fautes);
    }

    [Fact]
    public async Task Ce_qui_a_change_depuis_l_apercu_se_relit_avant_de_s_enregistrer()
    {
        var lu = await _scene.LireAsync(Juste);
        await _scene.ImporterAsync(Titres + "lea.martin@demo.example;Mme;Léa;Martin;;rupn;0993047Z;;;01/09/2026;\n");

        var refus = await Assert.ThrowsAsync<RegleMetierException>(() => _scene.ConfirmerAsync(Juste, lu.Empreinte));

        Assert.Equal("comptes.entre-temps", refus.Regle.Cle);
        Assert.Empty(await _scene.AffectationsAsync("paul.roche@demo.example"));
    }

    [Fact]
    public async Task Un_compte_desactive_ne_revient_pas_par_un_fichier()
    {
        await using (var db = _scene.Base.Contexte())
        {
            (await db.Users.SingleAsync(c => c.Email == "rupn2.lycee@demo.example")).Actif = false;
            await db.SaveChangesAsync();
        }

        var faute = Assert.Single((await _scene.LireAsync(Titres + "rupn2.lycee@demo.example;M.;Hugo;Perrin;;rupn;0993047Z;;;;\n")).Fautes);

        Assert.Contains("est désactivé", faute.Probleme, StringComparison.Ordinal);
    }

    public void Dispose() => _scene.Dispose();
}
