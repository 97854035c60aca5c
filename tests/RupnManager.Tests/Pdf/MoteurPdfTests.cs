using System.Text;
using RupnManager.Pdf;
using RupnManager.Pdf.Description;
using RupnManager.Pdf.Moteur;

namespace RupnManager.Tests.Pdf;

public sealed class MoteurPdfTests
{
    [Fact]
    public void Le_fichier_est_balise_en_francais_avec_titres_listes_tableau_et_alternative()
    {
        var structure = StructureDuPdf.Lire(LettreDeMissionPdf.Rendre(LettreExemple.Validee()));

        Assert.Equal("fr", structure.Texte(structure.Catalogue, "Lang"));
        Assert.Equal("true", structure.Dictionnaire(structure.Catalogue, "MarkInfo").Data["Marked"].ToString(), ignoreCase: true);
        Assert.Equal("true", structure.Dictionnaire(structure.Catalogue, "ViewerPreferences").Data["DisplayDocTitle"].ToString(), ignoreCase: true);
        Assert.Single(structure.Balises, "H1");
        Assert.Equal(13, structure.Balises.Count(b => b == "LI"));
        Assert.Equal(structure.Balises.Count(b => b == "LI"), structure.Balises.Count(b => b == "LBody"));
        Assert.Equal(8, structure.Balises.Count(b => b == "H3"));
        Assert.Equal(["Column", "Column", "Column", "Column", "Column", "Row", "Row", "Row"], structure.Portees);
        Assert.Contains(LettreExemple.Code, Assert.Single(structure.Alternatives), StringComparison.Ordinal);
    }

    [Fact]
    public void Deux_rendus_de_la_meme_lettre_donnent_les_memes_octets() =>
        Assert.Equal(LettreDeMissionPdf.Rendre(LettreExemple.Validee()), LettreDeMissionPdf.Rendre(LettreExemple.Validee()));

    [Fact]
    public async Task Cent_rendus_simultanes_gardent_chacun_leur_texte()
    {
        var rendus = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Task.Run(() =>
            (Numero: i, Pdf: LettreDeMissionPdf.Rendre(LettreExemple.Projet() with { Moyens = [$"Moyen numéro {i}, œuvre « à part ».", new string((char)('a' + i % 26), 40)] })))));

        var attendu = LecteurPdf.Corps(LettreDeMissionPdf.Rendre(LettreExemple.Projet() with { Moyens = ["@"] }));
        Parallel.ForEach(rendus, rendu => Assert.Equal(
            attendu.Replace("@", $"Moyen numéro {rendu.Numero}, œuvre « à part ». {new string((char)('a' + rendu.Numero % 26), 40)}", StringComparison.Ordinal),
            LecteurPdf.Corps(rendu.Pdf)));
    }

    [Fact]
    public void Les_metadonnees_disent_PDF_A_3_pour_l_acte_et_pas_pour_le_projet()
    {
        var acte = Encoding.UTF8.GetString(LettreDeMissionPdf.Rendre(LettreExemple.Validee()));
        var projet = Encoding.UTF8.GetString(LettreDeMissionPdf.Rendre(LettreExemple.Projet()));

        Assert.Contains("<pdfaid:part>3</pdfaid:part>", acte, StringComparison.Ordinal);
        Assert.Contains("/GTS_PDFA1", acte, StringComparison.Ordinal);
        Assert.DoesNotContain("pdfaid:part", projet, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("appréciée ☐", "☐")]
    [InlineData("bravo 🎉 !", "🎉")]
    public void Un_caractere_que_la_police_n_a_pas_est_refuse_plutot_que_perdu(string texte, string absent)
    {
        Assert.Equal([absent], MoteurPdf.CaracteresNonImprimables(texte));
        var refus = Assert.Throws<TexteNonImprimableException>(() => LettreDeMissionPdf.Rendre(LettreExemple.Projet() with { Moyens = [texte] }));
        Assert.Equal([absent], refus.Caracteres);
    }

    [Fact]
    public void Les_caracteres_de_la_langue_et_des_noms_d_ailleurs_s_impriment()
    {
        const string Texte = "Éàçœ Æ ÿ « ’ – — … € − 1 250,00 Łukasz Nguyễn Ðorđe Ωμέγα";

        Assert.Empty(MoteurPdf.CaracteresNonImprimables(Texte));
        Assert.Contains(LettreType.AuKilometre(Texte), LecteurPdf.Corps(LettreDeMissionPdf.Rendre(LettreExemple.Projet() with { Moyens = [Texte] })), StringComparison.Ordinal);
    }

    [Fact]
    public void Un_accent_decompose_s_imprime_compose()
    {
        var pdf = LettreDeMissionPdf.Rendre(LettreExemple.Projet() with { Moyens = ["e\u0301te\u0301"] });

        Assert.Contains("été", LecteurPdf.Corps(pdf), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(30)]
    [InlineData(33)]
    [InlineData(36)]
    [InlineData(39)]
    [InlineData(42)]
    [InlineData(45)]
    public void Un_titre_n_est_jamais_seul_en_bas_de_page(int lignes)
    {
        var pdf = MoteurPdf.Rendre(Document([.. Enumerable.Range(0, lignes).Select(i => new Paragraphe($"ligne {i}")), new Titre(2, "Titre seul"), new Paragraphe("Suite une"), new Paragraphe("Suite deux")]));

        var page = Enumerable.Range(1, LecteurPdf.NombreDePages(pdf)).First(p => LecteurPdf.Page(pdf, p).Contains("Titre seul", StringComparison.Ordinal));
        Assert.Contains("Suite une", LecteurPdf.Page(pdf, page), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(18)]
    [InlineData(21)]
    [InlineData(24)]
    [InlineData(27)]
    [InlineData(30)]
    [InlineData(33)]
    public void Signatures_et_verification_sont_ensemble_et_jamais_seules(int paragraphes)
    {
        var pdf = LettreDeMissionPdf.Rendre(LettreExemple.Validee() with { Parties = [], Moyens = [.. Enumerable.Range(0, paragraphes).Select(i => $"Moyen {i}.")] });

        var page = Enumerable.Range(1, LecteurPdf.NombreDePages(pdf)).Select(p => LecteurPdf.Page(pdf, p)).Single(t => t.Contains("Mme Hélène Petit", StringComparison.Ordinal));
        Assert.Contains("Vérifier cette lettre", page, StringComparison.Ordinal);
        Assert.Contains("Cette rémunération sera versée", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Un_ensemble_plus_haut_qu_une_page_garde_sa_fin_ensemble()
    {
        var pdf = MoteurPdf.Rendre(Document([new Ensemble([.. Enumerable.Range(0, 60).Select(i => new Paragraphe($"ligne {i}."))])]));

        Assert.Equal(2, LecteurPdf.NombreDePages(pdf));
        Assert.Contains("ligne 30. ligne 31.", LecteurPdf.Page(pdf, 2), StringComparison.Ordinal);
        Assert.Contains("ligne 59.", LecteurPdf.Page(pdf, 2), StringComparison.Ordinal);
    }

    [Fact]
    public void Un_tableau_coupe_repete_son_en_tete_et_garde_toutes_ses_lignes()
    {
        var pdf = MoteurPdf.Rendre(Document([new Tableau
        {
            Legende = "Lignes à payer",
            Colonnes = [new Colonne("Bénéficiaire", 3), new Colonne("Montant", 1, Alignement.Droite)],
            Lignes = [.. Enumerable.Range(0, 80).Select(i => (IReadOnlyList<string>)[$"Personne {i}.", $"{i},00 €"])],
            Total = ["Total", "3 160,00 €"],
        }]));

        var pages = Enumerable.Range(1, LecteurPdf.NombreDePages(pdf)).Select(p => LecteurPdf.Page(pdf, p)).ToList();
        Assert.True(pages.Count > 2);
        Assert.All(pages, page => Assert.Contains("Bénéficiaire", page, StringComparison.Ordinal));
        Assert.All(Enumerable.Range(0, 80), i => Assert.Single(pages, page => page.Contains($"Personne {i}.", StringComparison.Ordinal)));
        Assert.Contains("Personne 79. 79,00 € Total 3 160,00 €", pages[^1], StringComparison.Ordinal);
        Assert.Equal(2, StructureDuPdf.Lire(pdf).Portees.Count(p => p == "Column"));
    }

    [Fact]
    public void Un_mot_plus_long_que_la_ligne_est_coupe_et_non_perdu()
    {
        var mot = string.Concat(Enumerable.Repeat("0123456789", 30));

        var texte = LecteurPdf.Corps(MoteurPdf.Rendre(Document([new Paragraphe(mot)])));

        Assert.Equal(mot, texte.Replace(" ", "", StringComparison.Ordinal));
    }

    private static DocumentPdf Document(IReadOnlyList<Bloc> blocs) => new()
    {
        Titre = "Essai",
        Auteur = "Essai",
        EtabliLe = LettreExemple.Scellement,
        Pied = new PiedDePage("Essai"),
        Blocs = blocs,
    };
}
