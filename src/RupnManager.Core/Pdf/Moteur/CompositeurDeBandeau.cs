using PdfSharp.UniversalAccessibility;
using RupnManager.Pdf.Description;
using static RupnManager.Pdf.Moteur.Charte;

namespace RupnManager.Pdf.Moteur;

/// <summary>Le bandeau de la première page, souligné d'un filet.</summary>
internal static class CompositeurDeBandeau
{
    private static readonly Style Gras = new(11, 1.4, Noir, Gras: true);

    public static Morceau Bandeau(Bandeau bandeau)
    {
        var droite = Couper(bandeau.Droite, Justification * .4);
        var gauche = Couper(bandeau.Gauche, Justification * .58);
        var hauteur = Math.Max(Hauteur(gauche), Hauteur(droite));
        return new Morceau(hauteur + Mm(4) + FiletFort, (t, y) =>
        {
            Ecrire(t, gauche, y + hauteur - Hauteur(gauche), _ => Gauche);
            Ecrire(t, droite, y + hauteur - Hauteur(droite), l => Gauche + Justification - l.Largeur);
            t.Filet(Gauche, y + hauteur + Mm(4), Justification, FiletFort, Noir);
        });
    }

    private static List<(IReadOnlyList<Ligne> Lignes, Style Style)> Couper(IReadOnlyList<LigneDeBandeau> textes, double largeur) =>
        [.. textes.Select(l => (l.Gras ? Gras : Legende) is var style ? (Justificateur.Couper([l.Texte], style, largeur), style) : default)];

    private static double Hauteur(List<(IReadOnlyList<Ligne> Lignes, Style Style)> textes) =>
        textes.Sum(t => t.Lignes.Count * t.Style.HauteurDeLigne);

    private static void Ecrire(Toile toile, List<(IReadOnlyList<Ligne> Lignes, Style Style)> textes, double y, Func<Ligne, double> x)
    {
        foreach (var (lignes, style) in textes)
        {
            toile.Ouvrir(PdfBlockLevelElementTag.Paragraph);
            foreach (var ligne in lignes)
            {
                toile.Ecrire(ligne, style, x(ligne), y);
                y += style.HauteurDeLigne;
            }
            toile.Fermer();
        }
    }
}
