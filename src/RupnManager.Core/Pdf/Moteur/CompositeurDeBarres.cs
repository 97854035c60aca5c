using PdfSharp.Drawing;
using RupnManager.Pdf.Description;
using static RupnManager.Pdf.Moteur.Charte;

namespace RupnManager.Pdf.Moteur;

/// <summary>Les barres d'un graphique, en une seule figure balisée.</summary>
internal static class CompositeurDeBarres
{
    private static readonly Style Texte = new(8.5, 1.4, Noir);
    private static readonly double Rang = Mm(6.2), Plein = Mm(3), Contour = Mm(1.5), LargeurDesNoms = Mm(52), LargeurDesValeurs = Mm(20);

    public static List<Morceau> Barres(Barres barres)
    {
        if (barres.Lignes.Count == 0) return [];
        var maximum = Math.Max(1, barres.Lignes.Max(l => Math.Max(l.Mesure, l.Avant ?? 0)));
        var hauteur = barres.Lignes.Count * Rang;
        return [new Morceau(hauteur, (t, y) =>
        {
            t.OuvrirFigure(barres.Alternative, new XRect(Gauche, y, Justification, hauteur));
            for (var i = 0; i < barres.Lignes.Count; i++)
                Dessiner(t, barres.Lignes[i], maximum, y + i * Rang);
            t.Fermer();
        })
        { Avant = Mm(2), Apres = Mm(3), AvecLeSuivant = true }];
    }

    private static void Dessiner(Toile toile, Barre barre, double maximum, double y)
    {
        var echelle = (Justification - LargeurDesNoms - LargeurDesValeurs) / maximum;
        var ligne = Justificateur.Couper([barre.Nom], Texte, LargeurDesNoms - Mm(2));
        toile.Ecrire(ligne[0], Texte, Gauche, y + (Rang - Texte.HauteurDeLigne) / 2);
        var x = Gauche + LargeurDesNoms;
        var haut = y + (Rang - Plein - (barre.Avant is null ? 0 : Contour)) / 2;
        toile.Barre(new XRect(x, haut, barre.Mesure * echelle, Plein), pleine: true);
        if (barre.Avant is { } avant)
            toile.Barre(new XRect(x, haut + Plein, avant * echelle, Contour), pleine: false);
        var bout = x + Math.Max(barre.Mesure, barre.Avant ?? 0) * echelle + Mm(2);
        toile.Ecrire(barre.Valeur, Texte, bout, y + (Rang - Texte.HauteurDeLigne) / 2);
    }
}
