using PdfSharp.Drawing;
using RupnManager.Pdf.Description;
using static RupnManager.Pdf.Moteur.Charte;

namespace RupnManager.Pdf.Moteur;

/// <summary>Les pages d'un PDF joint, réduites au cadre de la page : l'en-tête, le pied et le filigrane restent les nôtres.</summary>
internal static class CompositeurDePagesJointes
{
    private static readonly double Cadre = HauteurUtile - Mm(14);

    public static List<Morceau> Pages(PagesJointes pages)
    {
        var nombre = PdfJoint.NombreDePages(pages.Contenu);
        return [.. Enumerable.Range(1, nombre).Select(n => new Morceau(Cadre, (t, y) => Dessiner(t, pages, n, nombre, y))
        {
            NouvellePage = n > 1,
        })];
    }

    private static void Dessiner(Toile toile, PagesJointes pages, int numero, int nombre, double y)
    {
        using var flux = new MemoryStream(pages.Contenu);
        using var page = XPdfForm.FromStream(flux);
        page.PageNumber = numero;
        var echelle = Math.Min(Justification / page.PointWidth, Cadre / page.PointHeight);
        var largeur = page.PointWidth * echelle;
        var cadre = new XRect(Gauche + (Justification - largeur) / 2, y, largeur, page.PointHeight * echelle);

        toile.OuvrirFigure($"{pages.Nom}, page {numero} sur {nombre}", cadre);
        toile.Image(page, cadre);
        toile.Fermer();
        toile.Cadre(cadre);
    }
}
