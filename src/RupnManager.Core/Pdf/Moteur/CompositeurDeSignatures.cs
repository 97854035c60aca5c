using PdfSharp.Drawing;
using PdfSharp.UniversalAccessibility;
using RupnManager.Pdf.Description;
using static RupnManager.Pdf.Moteur.Charte;

namespace RupnManager.Pdf.Moteur;

/// <summary>Les blocs de signature, trois par rangée au plus.</summary>
internal static class CompositeurDeSignatures
{
    private static readonly Style Qualite = new(9, 1.35, Noir, Gras: true);
    private static readonly double Intervalle = Mm(6), Dessin = Mm(9);

    public static List<Morceau> Rangee(RangeeDeSignatures rangee)
    {
        var rangees = rangee.Signatures.Chunk(3).ToList();
        var colonnes = Math.Min(3, rangee.Signatures.Count);
        return [.. rangees.Select((signatures, i) => Rangee(signatures, colonnes) with { AvecLeSuivant = i < rangees.Count - 1 })];
    }

    private static Morceau Rangee(IReadOnlyList<BlocDeSignature> signatures, int colonnes)
    {
        var largeur = (Justification - (colonnes - 1) * Intervalle) / colonnes;
        var blocs = signatures.Select(s => new BlocCompose(s, largeur)).ToList();
        var hauteurQualite = Math.Max(Mm(9), blocs.Max(b => b.Qualite.Count) * Qualite.HauteurDeLigne);
        return new Morceau(Math.Max(Mm(33), blocs.Max(b => b.Hauteur(hauteurQualite))), (t, y) =>
        {
            for (var i = 0; i < blocs.Count; i++)
                blocs[i].Dessiner(t, Gauche + i * (largeur + Intervalle), y, hauteurQualite);
        })
        { Avant = Mm(9), Apres = Mm(8) };
    }

    private sealed class BlocCompose(BlocDeSignature signature, double largeur)
    {
        private readonly IReadOnlyList<Ligne> _delegation = Couper(signature.Delegation ?? "", Mention, largeur);
        private readonly IReadOnlyList<Ligne> _nom = Couper(signature.Nom, Normal, largeur);
        private readonly ImagePng? _dessin = signature.Dessin is { } png ? ImagePng.Lire(png) : null;
        private readonly List<Ligne> _mention = [.. signature.Mention.SelectMany(l => Couper(l, Mention, largeur))];

        public IReadOnlyList<Ligne> Qualite { get; } = Couper(signature.Qualite, CompositeurDeSignatures.Qualite, largeur);

        public double Hauteur(double hauteurQualite) =>
            Mm(2.5) + hauteurQualite + Mm(1.5)
            + (_delegation.Count == 0 ? 0 : _delegation.Count * Mention.HauteurDeLigne + Mm(1))
            + _nom.Count * Normal.HauteurDeLigne
            + (_dessin is null ? 0 : Dessin + Mm(1))
            + Mm(2) + _mention.Count * Mention.HauteurDeLigne;

        public void Dessiner(Toile toile, double x, double y, double hauteurQualite)
        {
            toile.Filet(x, y, largeur, FiletFort, Noir);
            y += Mm(2.5);
            toile.Ouvrir(PdfGroupingElementTag.Division);
            toile.Ecrire(PdfBlockLevelElementTag.Paragraph, Qualite, CompositeurDeSignatures.Qualite, x, y);
            y += hauteurQualite + Mm(1.5);
            if (_delegation.Count > 0)
                y = toile.Ecrire(PdfBlockLevelElementTag.Paragraph, _delegation, Mention, x, y) + Mm(1);
            y = toile.Ecrire(PdfBlockLevelElementTag.Paragraph, _nom, Normal, x, y);
            y = DessinerLeTrait(toile, x, y) + Mm(2);
            toile.Ecrire(PdfBlockLevelElementTag.Paragraph, _mention, Mention, x, y);
            toile.Fermer();
        }

        private double DessinerLeTrait(Toile toile, double x, double y)
        {
            if (_dessin is null)
                return y;
            using var flux = new MemoryStream(_dessin.SurBlanc());
            using var image = XImage.FromStream(flux);
            var echelle = Math.Min(Dessin / _dessin.Hauteur, largeur / _dessin.Largeur);
            toile.Artefact(() => toile.Image(image, new XRect(x, y + Mm(1), _dessin.Largeur * echelle, _dessin.Hauteur * echelle)));
            return y + Dessin + Mm(1);
        }

        private static IReadOnlyList<Ligne> Couper(string texte, Style style, double largeur) =>
            Justificateur.Couper([texte], style, largeur);
    }
}
