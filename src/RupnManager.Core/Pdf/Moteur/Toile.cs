using System.Text;
using PdfSharp.Drawing;
using PdfSharp.UniversalAccessibility;

namespace RupnManager.Pdf.Moteur;

/// <summary>La page en cours : on y écrit du texte balisé et on y trace des artefacts.</summary>
internal sealed class Toile(StructureBuilder structure)
{
    private XGraphics _page = null!;
    private bool _artefact;
    private readonly List<StringBuilder> _ecrits = [];

    /// <summary>Ce qui a été écrit sur chaque page, dans l'ordre.</summary>
    public IReadOnlyList<string> Ecrits => [.. _ecrits.Select(e => e.ToString())];

    public void Changer(XGraphics page)
    {
        _page = page;
        _ecrits.Add(new StringBuilder());
    }

    public void Ouvrir(PdfBlockLevelElementTag balise) => SaufArtefact(() => structure.BeginElement(balise));

    public void Ouvrir(PdfGroupingElementTag balise) => SaufArtefact(() => structure.BeginElement(balise));

    public void OuvrirFigure(string alternative, XRect cadre) =>
        SaufArtefact(() => structure.BeginElement(PdfIllustrationElementTag.Figure, alternative, cadre));

    public void OuvrirEnTeteDeTableau(string portee) => SaufArtefact(() =>
    {
        structure.BeginElement(PdfBlockLevelElementTag.TableHeaderCell);
        structure.CurrentStructureElement.TableAttributes.Elements.SetName("/Scope", portee);
    });

    public void Fermer() => SaufArtefact(structure.End);

    /// <summary>À appeler avant de quitter une page : une balise ouverte continue sur la suivante.</summary>
    public void FinirLaPage() => structure.EndMarkedContentsWithId();

    /// <summary>Ce que l'on voit sans le lire : filets, rappels, filigrane.</summary>
    public void Artefact(Action tracer)
    {
        if (_artefact)
        {
            tracer();
            return;
        }
        structure.BeginArtifact();
        _artefact = true;
        tracer();
        _artefact = false;
        structure.End();
    }

    private void SaufArtefact(Action baliser)
    {
        if (!_artefact)
            baliser();
    }

    /// <summary>Un élément entier : balise, lignes, fin de balise ; rend le bas du texte.</summary>
    public double Ecrire(PdfBlockLevelElementTag balise, IReadOnlyList<Ligne> lignes, Style style, double x, double y)
    {
        Ouvrir(balise);
        foreach (var ligne in lignes)
        {
            Ecrire(ligne, style, x, y);
            y += style.HauteurDeLigne;
        }
        Fermer();
        return y;
    }

    public void Ecrire(Ligne ligne, Style style, double x, double y)
    {
        foreach (var segment in ligne.Segments)
            Ecrire(segment.Texte, style with { Gras = segment.Gras, Italique = segment.Italique }, x + segment.X, y);
    }

    public void Ecrire(string texte, Style style, double x, double y)
    {
        if (texte.Length == 0)
            return;
        texte = Polices.Mesure(style.Gras, style.Italique).Dessinable(Polices.Imprimable(texte));
        _ecrits[^1].Append(texte);
        var police = Polices.Police(style.Corps, style.Gras, style.Italique);
        var ligneDeBase = y + (style.HauteurDeLigne - 1.117 * style.Corps) / 2 + .905 * style.Corps;
        _page.DrawString(texte, police, new XSolidBrush(style.Encre), x, ligneDeBase);
    }

    public void Filet(double x, double y, double largeur, double epaisseur, XColor encre) =>
        Artefact(() => _page.DrawRectangle(new XSolidBrush(encre), x, y, largeur, epaisseur));

    public void Cadre(XRect cadre) => Artefact(() => _page.DrawRectangle(new XPen(Charte.Filet, Charte.FiletFin), cadre));

    public void Image(XImage image, XRect cadre) => _page.DrawImage(image, cadre);

    public void Remplir(XGraphicsPath trace) => _page.DrawPath(XBrushes.Black, trace);

    /// <summary>Une barre d'un graphique : pleine, ou en contour ; elle appartient à la figure ouverte.</summary>
    public void Barre(XRect cadre, bool pleine)
    {
        if (pleine) _page.DrawRectangle(new XSolidBrush(Charte.Ardoise), cadre);
        else _page.DrawRectangle(new XPen(Charte.Ardoise, Charte.FiletFin), cadre);
    }

    /// <summary>Un mot tracé (et non écrit) en travers de la page.</summary>
    public void EnTravers(string mot)
    {
        const double corps = 105;
        var mesure = Polices.Mesure(gras: true);
        var trace = mesure.Tracer(mot, corps);
        Artefact(() =>
        {
            var etat = _page.Save();
            _page.TranslateTransform(Charte.Largeur / 2, Charte.Hauteur / 2);
            _page.RotateTransform(-32);
            _page.TranslateTransform(-mesure.Largeur(mot, corps) / 2, corps * .36);
            _page.DrawPath(new XSolidBrush(Charte.Filigrane), trace);
            _page.Restore(etat);
        });
    }
}
