using System.Text;
using RupnManager.Pdf;
using RupnManager.Pdf.Scellement;

namespace RupnManager.Tests.Pdf;

public sealed class PreuveJointeTests(SceauTests.FichierScelle fichier) : IClassFixture<SceauTests.FichierScelle>
{
    [Fact]
    public void La_lettre_scellee_rend_sa_preuve_octet_pour_octet() =>
        Assert.Equal(LettreExemple.Validee().Preuve, PreuveJointe.Lire(fichier.Scelle));

    [Fact]
    public void Une_grande_preuve_est_rendue_entiere()
    {
        var preuve = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 20_000).Select(i => $"ligne {i} é\n")));

        Assert.Equal(preuve, PreuveJointe.Lire(LettreDeMissionPdf.Rendre(LettreExemple.Validee() with { Preuve = preuve })));
    }

    [Fact]
    public void Un_projet_ou_un_autre_fichier_n_en_ont_pas()
    {
        Assert.Null(PreuveJointe.Lire(LettreDeMissionPdf.Rendre(LettreExemple.Projet())));
        Assert.Null(PreuveJointe.Lire("bonjour"u8.ToArray()));
        Assert.Null(PreuveJointe.Lire([]));
    }

    [FactRequiringTool("pdfdetach")]
    public void Pdfdetach_voit_la_preuve() =>
        Assert.Contains("preuve.json", FactRequiringToolAttribute.Run("pdfdetach", fichier.Scelle, "-list", "{pdf}"), StringComparison.Ordinal);
}
