using RupnManager.Pdf;

namespace RupnManager.Tests.Pdf;

public sealed class LettreDeMissionPdfTests
{
    private static readonly byte[] Projet = LettreDeMissionPdf.Rendre(LettreExemple.Projet());
    private static readonly byte[] Validee = LettreDeMissionPdf.Rendre(LettreExemple.Validee());

    [Fact]
    public void Les_parties_1_et_2_et_le_decret_sont_ceux_de_la_lettre_type_mot_pour_mot()
    {
        foreach (var texte in new[] { LecteurPdf.Corps(Projet), LecteurPdf.Corps(Validee) })
        {
            Assert.Contains(LettreType.AuKilometre(LettreType.Partie1), texte, StringComparison.Ordinal);
            Assert.Contains(LettreType.AuKilometre(LettreType.Partie2), texte, StringComparison.Ordinal);
            Assert.Contains(LettreType.AuKilometre(LettreType.Partie3), texte, StringComparison.Ordinal);
            Assert.EndsWith(LettreType.AuKilometre(LettreType.Decret), texte, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Le_projet_a_le_meme_texte_que_l_acte_sauf_les_signatures_et_la_verification()
    {
        static string SansLesSignatures(string texte) => string.Concat(
            texte[..texte.IndexOf("Le Chef d'établissement", StringComparison.Ordinal)],
            texte[texte.IndexOf("Annexe 1.", StringComparison.Ordinal)..]);

        Assert.Equal(SansLesSignatures(LecteurPdf.Corps(Projet)), SansLesSignatures(LecteurPdf.Corps(Validee)));
    }

    [Fact]
    public void Seul_le_projet_se_dit_projet()
    {
        for (var page = 1; page <= LecteurPdf.NombreDePages(Projet); page++)
            Assert.Contains("PROJET", LecteurPdf.Page(Projet, page), StringComparison.Ordinal);
        Assert.Contains("sans valeur tant que toutes les signatures ne sont pas réunies", LecteurPdf.Corps(Projet), StringComparison.Ordinal);
        Assert.DoesNotContain(LettreExemple.Code, LecteurPdf.Corps(Projet), StringComparison.Ordinal);

        for (var page = 1; page <= LecteurPdf.NombreDePages(Validee); page++)
            Assert.DoesNotContain("PROJET", LecteurPdf.Page(Validee, page), StringComparison.Ordinal);
    }

    [Fact]
    public void Chaque_page_porte_la_reference_le_code_et_sa_place()
    {
        var nombre = LecteurPdf.NombreDePages(Validee);
        for (var page = 1; page <= nombre; page++)
        {
            var texte = LecteurPdf.Page(Validee, page);
            Assert.Contains($"{LettreExemple.Reference} · version 1 · modèle académique 2013-2014, version 1", texte, StringComparison.Ordinal);
            Assert.Contains($"Vérification {LettreExemple.Code}", texte, StringComparison.Ordinal);
            Assert.EndsWith($"Page {page} sur {nombre}", texte, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void La_lettre_validee_dit_qui_a_signe_et_quand_et_rien_de_plus_que_simple()
    {
        var texte = LecteurPdf.Corps(Validee);

        Assert.Contains("Mme Hélène Petit signé électroniquement le 14 octobre 2013 à 17 h 42 (heure de Paris)", texte, StringComparison.Ordinal);
        Assert.Contains("Signature électronique simple. Fichier scellé le 18 octobre 2013 à 9 h 15", texte, StringComparison.Ordinal);
        Assert.Contains("Empreinte du contenu : 9c41 e2b7 05da 6f18 … 77b0", texte, StringComparison.Ordinal);
        Assert.DoesNotContain("qualifiée", texte, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("avancée", texte, StringComparison.OrdinalIgnoreCase);
    }
}
