using PdfSharp.Drawing;
using PdfSharp.UniversalAccessibility;
using RupnManager.Pdf.Description;
using static RupnManager.Pdf.Moteur.Charte;

namespace RupnManager.Pdf.Moteur;

/// <summary>Les tableaux : une ligne par morceau, l'en-tête répété quand une page commence au milieu.</summary>
internal static class CompositeurDeTableau
{
    private static readonly Style Cellule = new(9, 1.4, Noir);
    private static readonly Style EnTete = new(8.75, 1.4, Noir, Gras: true);
    private static readonly double Haut = Mm(2.4), Serre = Mm(1.3), Droite = Mm(3);

    public static List<Morceau> Tableau(Tableau tableau)
    {
        var colonnes = Placer(tableau.Colonnes);
        var enTete = Rangee(colonnes, [.. tableau.Colonnes.Select(c => c.Intitule)], EnTete, _ => "/Column", FiletFort, Noir);
        var legende = Legende(tableau.Legende);
        var ouvrir = enTete with { AvecLeSuivant = true, Avant = legende.Count > 0 ? 0 : Mm(4) };
        var lignes = tableau.Lignes.Select(l => Rangee(colonnes, l, Cellule, Portee(tableau), FiletFin, FiletClair) with { Rappel = enTete }).ToList();
        if (tableau.Total is { } total)
        {
            if (lignes.Count > 0)
                lignes[^1] = lignes[^1] with { AvecLeSuivant = true };
            lignes.Add(Rangee(colonnes, total, Cellule with { Gras = true }, Portee(tableau), FiletFort, Noir) with { Rappel = enTete });
        }
        return Baliser([.. legende, ouvrir, .. lignes]);
    }

    public static List<Morceau> Valeurs(ListeDeValeurs liste)
    {
        var colonnes = Placer([new Colonne("", 27), new Colonne("", 73)]);
        return Baliser([.. liste.Valeurs.Select(v => Rangee(colonnes, [v.Libelle, v.Texte], Cellule, c => c == 0 ? "/Row" : null, FiletFin, FiletClair, Serre))]);
    }

    private static Func<int, string?> Portee(Tableau tableau) => c => c == 0 && tableau.PremiereColonneEnTete ? "/Row" : null;

    private static List<Morceau> Legende(string? legende)
    {
        if (legende is null)
            return [];
        var lignes = Justificateur.Couper([legende], Charte.Legende, Justification);
        return [new Morceau(lignes.Count * Charte.Legende.HauteurDeLigne + Mm(2), (t, y) =>
        {
            t.Ouvrir(PdfGroupingElementTag.Caption);
            t.Ecrire(PdfBlockLevelElementTag.Paragraph, lignes, Charte.Legende, Gauche, y);
            t.Fermer();
        }) { Avant = Mm(4), AvecLeSuivant = true }];
    }

    private static List<Morceau> Baliser(List<Morceau> morceaux)
    {
        if (morceaux.Count == 0)
            return morceaux;
        morceaux[0] = morceaux[0] with { Ouvrir = t => t.Ouvrir(PdfBlockLevelElementTag.Table) };
        morceaux[^1] = morceaux[^1] with { Apres = Mm(6), Fermer = t => t.Fermer() };
        return morceaux;
    }

    private static Morceau Rangee(
        List<ColonnePlacee> colonnes, IReadOnlyList<string> textes, Style style, Func<int, string?> portee, double filet, XColor encre, double? marge = null)
    {
        var haut = marge ?? Haut;
        var cellules = textes.Zip(colonnes, (texte, colonne) => Justificateur.Couper([texte], style, colonne.LargeurDuTexte)).ToList();
        var hauteur = Math.Max(1, cellules.Max(c => c.Count)) * style.HauteurDeLigne + 2 * haut;
        return new Morceau(hauteur + filet, (t, y) =>
        {
            t.Ouvrir(PdfBlockLevelElementTag.TableRow);
            for (var i = 0; i < cellules.Count; i++)
                Ecrire(t, colonnes[i], cellules[i], style, portee(i), y + haut);
            t.Fermer();
            t.Filet(Gauche, y + hauteur, Justification, filet, encre);
        });
    }

    private static void Ecrire(Toile toile, ColonnePlacee colonne, IReadOnlyList<Ligne> lignes, Style style, string? portee, double y)
    {
        if (portee is null)
            toile.Ouvrir(PdfBlockLevelElementTag.TableDataCell);
        else
            toile.OuvrirEnTeteDeTableau(portee);
        foreach (var ligne in lignes)
        {
            toile.Ecrire(ligne, style, colonne.X(ligne), y);
            y += style.HauteurDeLigne;
        }
        toile.Fermer();
    }

    private static List<ColonnePlacee> Placer(IReadOnlyList<Colonne> colonnes)
    {
        var total = colonnes.Sum(c => c.Part);
        var x = Gauche;
        var placees = new List<ColonnePlacee>();
        foreach (var colonne in colonnes)
        {
            placees.Add(new ColonnePlacee(x, Justification * colonne.Part / total, colonne.Alignement));
            x += Justification * colonne.Part / total;
        }
        return placees;
    }

    private sealed record ColonnePlacee(double Abscisse, double Largeur, Alignement Alignement)
    {
        public double LargeurDuTexte => Alignement == Alignement.Droite ? Largeur - Mm(1) : Largeur - Droite;

        public double X(Ligne ligne) => Alignement switch
        {
            Alignement.Centre => Abscisse + (Largeur - ligne.Largeur) / 2,
            Alignement.Droite => Abscisse + Largeur - ligne.Largeur,
            _ => Abscisse,
        };
    }
}
