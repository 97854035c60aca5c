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

    [Fact]
    public void Une_lettre_signee_a_la_main_ne_se_dit_pas_electronique()
    {
        var lettre = LettreExemple.Validee();
        var texte = LecteurPdf.Corps(LettreDeMissionPdf.Rendre(lettre with
        {
            Signatures = [.. lettre.Signatures.Select(s => s with { Mention = MentionDeSignature.Manuscrite(new DateOnly(2013, 10, 1), "secrétariat du collège") })],
            Verification = lettre.Verification! with { Nature = "Signatures manuscrites, original conservé par l'établissement" },
        }));

        Assert.Contains("signature manuscrite du 1er octobre 2013, original conservé : secrétariat du collège", texte, StringComparison.Ordinal);
        Assert.Contains("Signatures manuscrites, original conservé par l'établissement. Fichier scellé le", texte, StringComparison.Ordinal);
        Assert.DoesNotContain("électronique", texte, StringComparison.Ordinal);
    }

    [Fact]
    public void Par_delegation_l_avenant_et_les_textes_IMP_s_impriment()
    {
        var lettre = LettreExemple.Projet();
        var texte = LecteurPdf.Corps(LettreDeMissionPdf.Rendre(lettre with
        {
            LienAvecUneAutreLettre = "Avenant n° 1 à la lettre RUPN-2013-0459012B-1",
            Signatures = [lettre.Signatures[0] with { Delegation = "Pour le chef d'établissement et par délégation, le principal adjoint" }, .. lettre.Signatures.Skip(1)],
            Indemnite = null,
            Texte = TexteAnnexe.ReferencesImp,
        }));

        Assert.Contains("(RUPN) Avenant n° 1 à la lettre RUPN-2013-0459012B-1 M. Karim Durand", texte, StringComparison.Ordinal);
        Assert.Contains("Le Chef d'établissement Pour le chef d'établissement et par délégation, le principal adjoint Mme Hélène Petit à signer", texte, StringComparison.Ordinal);
        Assert.Contains("décret n° 2015-475 du 27 avril 2015", texte, StringComparison.Ordinal);
        Assert.DoesNotContain("2010-1065", texte, StringComparison.Ordinal);
        Assert.DoesNotContain("Indemnité", texte, StringComparison.Ordinal);
    }
}
