using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace RupnManager.Tests.Pdf;

/// <summary>Relit un PDF avec une autre bibliothèque que celle qui l'a écrit.</summary>
internal static class LecteurPdf
{
    private const double HautDuPied = 26 * 72 / 25.4, BasDeLEnTete = 842 - 30 * 72 / 25.4;

    /// <summary>Le texte courant, sans en-têtes ni pieds ni tirets de liste, une espace entre les lignes.</summary>
    public static string Corps(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return LettreType.AuKilometre(string.Join(' ', document.GetPages().Select(p => Texte(p.Letters.Where(l => EstDansLeCorps(p, l))))));
    }

    /// <summary>Tout le texte d'une page, en-tête et pied compris.</summary>
    public static string Page(byte[] pdf, int numero)
    {
        using var document = PdfDocument.Open(pdf);
        return LettreType.AuKilometre(Texte(document.GetPage(numero).Letters));
    }

    public static int NombreDePages(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return document.NumberOfPages;
    }

    private static bool EstDansLeCorps(Page page, Letter lettre) =>
        lettre.StartBaseLine.Y > HautDuPied && (page.Number == 1 || lettre.StartBaseLine.Y < BasDeLEnTete);

    private static string Texte(IEnumerable<Letter> lettres)
    {
        var texte = new StringBuilder();
        Letter? precedente = null;
        foreach (var lettre in lettres)
        {
            if (precedente is not null && (Math.Abs(lettre.StartBaseLine.Y - precedente.StartBaseLine.Y) > 1 || Math.Abs(lettre.StartBaseLine.X - precedente.EndBaseLine.X) > 1.5))
                texte.Append(' ');
            if (lettre.Value != "–" || lettre.StartBaseLine.X > 70)
                texte.Append(lettre.Value);
            precedente = lettre;
        }
        return texte.ToString();
    }
}
