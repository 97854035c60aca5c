using System.Text.RegularExpressions;

namespace RupnManager.Tests.Pdf;

/// <summary>Ce que d'autres logiciels que le nôtre disent de nos fichiers.</summary>
public sealed class OutilsExterieursTests(SceauTests.FichierScelle fichier) : IClassFixture<SceauTests.FichierScelle>
{
    [FactRequiringTool("pdfsig")]
    public void Pdfsig_dit_la_signature_valide_et_tout_le_fichier_signe()
    {
        foreach (var pdf in new[] { fichier.Scelle, fichier.Horodate })
        {
            var sortie = FactRequiringToolAttribute.Run("pdfsig", pdf, "-nocert", "{pdf}");

            Assert.Contains("Signature is Valid.", sortie, StringComparison.Ordinal);
            Assert.Contains("Total document signed", sortie, StringComparison.Ordinal);
            Assert.Contains("SHA-256", sortie, StringComparison.Ordinal);
        }
    }

    [FactRequiringTool("pdfsig")]
    public void Pdfsig_voit_un_octet_change()
    {
        var altere = (byte[])fichier.Scelle.Clone();
        altere[altere.Length / 4] ^= 1;

        var sortie = FactRequiringToolAttribute.Run("pdfsig", altere, "-nocert", "{pdf}");

        Assert.DoesNotContain("Signature is Valid.", sortie, StringComparison.Ordinal);
    }

    [FactRequiringTool("pdfinfo")]
    public void Pdfinfo_dit_le_fichier_balise_et_titre()
    {
        var sortie = FactRequiringToolAttribute.Run("pdfinfo", fichier.Scelle, "{pdf}");

        Assert.Matches(new Regex(@"^Tagged:\s+yes", RegexOptions.Multiline), sortie);
        Assert.Matches(new Regex($@"^Title:\s+Lettre de mission {LettreExemple.Reference}", RegexOptions.Multiline), sortie);
        Assert.DoesNotContain("Error", sortie, StringComparison.OrdinalIgnoreCase);
    }

    [FactRequiringTool("pdftotext")]
    public void Pdftotext_rend_les_memes_mots()
    {
        var sortie = FactRequiringToolAttribute.Run("pdftotext", fichier.Scelle, "-enc", "UTF-8", "-l", "1", "{pdf}", "-");
        var texte = LettreType.AuKilometre(sortie.Replace("– ", "", StringComparison.Ordinal));

        Assert.Contains(LettreType.AuKilometre(LettreType.Partie1), texte, StringComparison.Ordinal);
        Assert.Contains(LettreType.AuKilometre(LettreType.Partie2), texte, StringComparison.Ordinal);
    }

    [FactRequiringTool("pdffonts")]
    public void Pdffonts_ne_voit_que_des_polices_embarquees()
    {
        var polices = FactRequiringToolAttribute.Run("pdffonts", fichier.Scelle, "{pdf}").Split('\n').Skip(2).Where(l => l.Length > 0).ToList();

        Assert.NotEmpty(polices);
        Assert.All(polices, police => Assert.Matches(@"\+Arimo.*Identity-H\s+yes yes yes", police));
    }
}
