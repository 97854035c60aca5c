using System.IO.Compression;
using System.Text;
using PdfSharp.Pdf;
using RupnManager.Pdf;
using RupnManager.Pdf.Moteur;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace RupnManager.Tests.Pdf;

public sealed class PdfJointTests
{
    [Fact]
    public void Un_pdf_fait_ailleurs_est_accepte_avec_son_nombre_de_pages()
    {
        var examen = PdfJoint.Verifier(FaitAilleurs("Convention", "Avenant"));

        Assert.True(examen.Accepte, examen.Refus);
        Assert.Equal(2, examen.Pages);
    }

    [Theory]
    [InlineData("")]
    [InlineData("PK\u0003\u0004 un document de traitement de texte")]
    [InlineData("<html>%PD</html>")]
    public void Ce_qui_n_est_pas_un_pdf_est_refuse(string contenu) =>
        Assert.Equal("Ce fichier n'est pas un PDF.", PdfJoint.Verifier(Encoding.UTF8.GetBytes(contenu)).Refus);

    [Fact]
    public void Un_pdf_coupe_est_refuse_comme_illisible()
    {
        var entier = FaitAilleurs("Convention");

        Assert.Contains("illisible", PdfJoint.Verifier(entier[..(entier.Length / 3)]).Refus, StringComparison.Ordinal);
        Assert.Contains("illisible", PdfJoint.Verifier("%PDF-1.7\nrien"u8.ToArray()).Refus, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("secret")]
    [InlineData("")]
    public void Un_pdf_protege_est_refuse_meme_quand_il_s_ouvre_sans_mot_de_passe(string motDePasse) =>
        Assert.Contains("protégé", PdfJoint.Verifier(Protege(motDePasse)).Refus, StringComparison.Ordinal);

    [Fact]
    public void Ses_pages_deviennent_une_annexe_sous_notre_pied_de_page()
    {
        var lettre = LettreExemple.Validee() with { PdfJoints = [new PdfAJoindre("Convention de maintenance", FaitAilleurs("Article premier", "Article second"))] };

        var pdf = LettreDeMissionPdf.Rendre(lettre);

        var pages = Enumerable.Range(1, LecteurPdf.NombreDePages(pdf)).Select(p => LecteurPdf.Page(pdf, p)).ToList();
        var annexe = pages.FindIndex(p => p.Contains("Annexe 2. Convention de maintenance", StringComparison.Ordinal));
        Assert.Contains("Article premier", pages[annexe], StringComparison.Ordinal);
        Assert.Contains("Article second", pages[annexe + 1], StringComparison.Ordinal);
        Assert.All(pages, page => Assert.Contains(LettreExemple.Reference, page, StringComparison.Ordinal));
        Assert.Contains("Annexe 3. Décret n° 2010-1065", pages[annexe + 2], StringComparison.Ordinal);
        Assert.Contains("Convention de maintenance, page 2 sur 2", StructureDuPdf.Lire(pdf).Alternatives);
        Assert.DoesNotContain("pdfaid:part", Encoding.UTF8.GetString(pdf), StringComparison.Ordinal);
    }

    [Fact]
    public void Une_annexe_n_empeche_ni_le_rendu_identique_ni_le_projet()
    {
        var lettre = LettreExemple.Projet() with { PdfJoints = [new PdfAJoindre("Convention", FaitAilleurs("Article premier"))] };

        Assert.Equal(LettreDeMissionPdf.Rendre(lettre), LettreDeMissionPdf.Rendre(lettre));
    }

    [Theory]
    [InlineData(5_000_000, false, true)]
    [InlineData(5_000_000, true, true)]
    [InlineData(290_000, false, false)]
    public void Un_fichier_fait_pour_epuiser_la_pile_n_arrete_pas_l_application(int profondeur, bool compresse, bool complexe)
    {
        var examen = PdfJoint.Verifier(Emboite(profondeur, compresse));

        Assert.Equal(complexe, examen.Refus?.Contains("trop complexe", StringComparison.Ordinal) == true);
    }

    private static byte[] Emboite(int profondeur, bool compresse)
    {
        var crochets = new string('[', profondeur) + new string(']', profondeur);
        using var flux = new MemoryStream();
        void Ecrire(string texte) => flux.Write(Encoding.Latin1.GetBytes(texte));
        var positions = new List<long>();
        void Objet(string texte)
        {
            positions.Add(flux.Position);
            Ecrire(texte);
        }
        Ecrire("%PDF-1.7\n");
        Objet("1 0 obj\n<</Type/Catalog/Pages 2 0 R/X 4 0 R>>\nendobj\n");
        Objet("2 0 obj\n<</Type/Pages/Count 1/Kids[3 0 R]>>\nendobj\n");
        Objet("3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/X 4 0 R>>\nendobj\n");
        Objet(compresse ? "4 0 obj\n<</Type/Obj#53tm/N 1/First 4/Filter/FlateDecode>>\nstream\n" : $"4 0 obj\n{crochets}\nendobj\n");
        if (compresse)
        {
            using (var zlib = new ZLibStream(flux, CompressionLevel.Fastest, leaveOpen: true))
                zlib.Write(Encoding.Latin1.GetBytes("5 0 " + crochets));
            Ecrire("\nendstream\nendobj\n");
        }
        var table = flux.Position;
        Ecrire("xref\n0 5\n0000000000 65535 f \n" + string.Concat(positions.Select(p => $"{p:D10} 00000 n \n")));
        Ecrire($"trailer\n<</Size 5/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n");
        return flux.ToArray();
    }

    private static byte[] FaitAilleurs(params string[] pages)
    {
        var document = new PdfDocumentBuilder();
        var police = document.AddStandard14Font(Standard14Font.Helvetica);
        foreach (var texte in pages)
            document.AddPage(PageSize.A4, isPortrait: pages.Length == 1).AddText(texte, 20, new PdfPoint(80, 300), police);
        return document.Build();
    }

    private static byte[] Protege(string motDePasse)
    {
        using var document = new PdfDocument();
        document.AddPage();
        document.SecuritySettings.UserPassword = motDePasse;
        document.SecuritySettings.OwnerPassword = "propriétaire";
        using var flux = new MemoryStream();
        document.Save(flux, closeStream: false);
        return flux.ToArray();
    }
}
