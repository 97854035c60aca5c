using RupnManager.Services.Bilans;
using RupnManager.Tests.Pdf;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Bilans;

/// <summary>Le bilan imprimé se lit sans le voir, et ne dit rien d'un montant.</summary>
public sealed class PdfDuBilanTests : IDisposable
{
    private readonly TestDatabase _base = new();
    private readonly BilanDeTest _scene;

    public PdfDuBilanTests() => _scene = new(_base);

    public void Dispose()
    {
        _scene.Dispose();
        _base.Dispose();
    }

    [Fact]
    public async Task Chaque_graphique_a_son_alternative_et_son_tableau()
    {
        var pdf = await ImprimerAsync(await _scene.ViseAsync());

        var structure = StructureDuPdf.Lire(pdf);
        Assert.Equal(3, structure.Alternatives.Count);
        Assert.Equal("Heures par partie de la lettre, en barres : 1. Utilisation pédagogique 6\u00A0h\u00A020, 3. Mise en œuvre opérationnelle 1\u00A0h\u00A010.", structure.Alternatives[0]);
        Assert.Equal(["H1", "H2", "Figure", "Table"], structure.Balises.Where(b => b is "H1" or "H2" or "Figure" or "Table").SkipWhile(b => b != "H1").Where((_, i) => i is 0 or 2 or 3 or 4));
        Assert.Equal(5, structure.Balises.Count(b => b == "Table"));
    }

    [Fact]
    public async Task Le_bilan_dit_ses_chiffres_ses_textes_et_son_visa()
    {
        var pdf = await ImprimerAsync(await _scene.ViseAsync());

        var texte = LecteurPdf.Corps(pdf);
        Assert.Contains("Visé le 23 novembre 2026 par Mme Hélène Petit", texte);
        Assert.Contains("Accompagner les enseignants 1 2 1 h 50 7", texte);
        Assert.Contains("Le réseau a été coupé en décembre.", texte);
        Assert.Contains("Tablettes Montage vidéo", texte);
        Assert.DoesNotContain("€", texte);
    }

    [Fact]
    public async Task Un_brouillon_s_imprime_en_projet_meme_avec_un_signe_que_la_police_ignore()
    {
        var id = await _scene.BrouillonAsync(difficultes: "Réseau coupé 😀 en décembre");

        var pdf = await ImprimerAsync(id);

        Assert.Contains("Réseau coupé ? en décembre", LecteurPdf.Corps(pdf));
        Assert.Contains("Projet, non soumis", LecteurPdf.Corps(pdf));
    }

    private async Task<byte[]> ImprimerAsync(Guid id) =>
        (await _scene.AvecAsync<DocumentsDuBilanService, DocumentDeBilan>("rupn.college", (s, a) => s.PdfAsync(id, a))).Octets;
}
