using PdfSharp.Drawing;
using PdfSharp.UniversalAccessibility;
using QRCoder;
using RupnManager.Pdf.Description;
using static RupnManager.Pdf.Moteur.Charte;

namespace RupnManager.Pdf.Moteur;

/// <summary>L'encadré de vérification : le code QR, dessiné en carrés, et ce qu'il faut savoir à côté.</summary>
internal static class CompositeurDEncadre
{
    private static readonly Style Texte = new(8.5, 1.4, Ardoise);
    private static readonly Style Code = new(11, 1.4, Noir, Gras: true);
    private static readonly double CoteQr = Mm(26), Blanc = Mm(5), Haut = Mm(4);

    public static Morceau Encadre(EncadreDeVerification encadre)
    {
        var decalage = encadre.Qr is null ? 0 : CoteQr + Mm(6);
        var largeur = Justification - 2 * Blanc - decalage;
        var lignes = encadre.Lignes.Select(l => (Lignes: Justificateur.Couper(l.Fragments, StyleDe(l), largeur), Style: StyleDe(l))).ToList();
        var texte = lignes.Sum(l => l.Lignes.Count * l.Style.HauteurDeLigne) + Mm(1) * (lignes.Count - 1);
        var interieur = Math.Max(texte, encadre.Qr is null ? 0 : CoteQr);

        return new Morceau(interieur + 2 * Haut, (t, y) =>
        {
            t.Cadre(new XRect(Gauche, y, Justification, interieur + 2 * Haut));
            t.Ouvrir(PdfGroupingElementTag.Division);
            if (encadre.Qr is { } qr)
                DessinerQr(t, qr, Gauche + Blanc, y + Haut);
            var ligne = y + Haut + (interieur - texte) / 2;
            foreach (var (coupees, style) in lignes)
                ligne = t.Ecrire(PdfBlockLevelElementTag.Paragraph, coupees, style, Gauche + Blanc + decalage, ligne) + Mm(1);
            t.Fermer();
        })
        { Avant = Mm(8), Apres = Mm(8) };
    }

    private static Style StyleDe(LigneDEncadre ligne) => ligne.Code ? Code : Texte;

    private static void DessinerQr(Toile toile, CodeQr qr, double x, double y)
    {
        using var generateur = new QRCodeGenerator();
        using var donnees = generateur.CreateQrCode(qr.Contenu, QRCodeGenerator.ECCLevel.M);
        var matrice = donnees.ModuleMatrix;
        var bord = Enumerable.Range(0, matrice.Count).First(i => matrice[i].Cast<bool>().Any(noir => noir));
        var module = CoteQr / (matrice.Count - 2 * bord);

        var trace = new XGraphicsPath { FillMode = XFillMode.Winding };
        for (var l = bord; l < matrice.Count - bord; l++)
            for (var c = bord; c < matrice.Count - bord; c++)
                if (matrice[l][c])
                    trace.AddRectangle(x + (c - bord) * module, y + (l - bord) * module, module + .02, module + .02);

        toile.OuvrirFigure(qr.Alternative, new XRect(x, y, CoteQr, CoteQr));
        toile.Remplir(trace);
        toile.Fermer();
    }
}
