using PdfSharp.Drawing;

namespace RupnManager.Pdf.Moteur;

/// <summary>La charte graphique : format, marges, encres, corps. Les longueurs sont en points.</summary>
internal static class Charte
{
    public const double Largeur = 595, Hauteur = 842;

    public static readonly double MargeHaute = Mm(20), MargeLaterale = Mm(23), MargeBasse = Mm(26);
    public static readonly double Gauche = MargeLaterale, Justification = Largeur - 2 * MargeLaterale;
    public static readonly double HautDeSuite = MargeHaute + 8.25 * 1.45 + Mm(2.5) + Mm(7);
    public static readonly double Bas = Hauteur - MargeBasse;
    public static readonly double HauteurUtile = Bas - HautDeSuite;

    public static readonly XColor Noir = XColor.FromArgb(0x1A, 0x1A, 0x1A);
    public static readonly XColor Ardoise = XColor.FromArgb(0x33, 0x33, 0x33);
    public static readonly XColor Gris = XColor.FromArgb(0x55, 0x55, 0x55);
    public static readonly XColor Filet = XColor.FromArgb(0xBB, 0xBB, 0xBB);
    public static readonly XColor FiletClair = XColor.FromArgb(0xCC, 0xCC, 0xCC);
    public static readonly XColor Filigrane = XColor.FromArgb(17, 0, 0, 0);

    public static readonly double FiletFort = Mm(.35), FiletFin = Mm(.2);

    public static readonly Style Normal = new(9.75, 1.45, Noir);
    public static readonly Style Petit = new(8.75, 1.43, Noir);
    public static readonly Style Legende = new(8.75, 1.4, Gris);
    public static readonly Style Mention = new(8.25, 1.4, XColor.FromArgb(0x44, 0x44, 0x44));

    public static double Mm(double millimetres) => millimetres * 72 / 25.4;
}

/// <summary>Un corps, son interligne, son encre, sa graisse.</summary>
internal sealed record Style(double Corps, double Interligne, XColor Encre, bool Gras = false, bool Italique = false)
{
    public double HauteurDeLigne => Corps * Interligne;
}
