using System.Globalization;
using System.Xml.Linq;
using RupnManager.Pdf.Description;

namespace RupnManager.Pdf.Odt;

/// <summary>Les styles du document : le lecteur les retrouve par leur nom et peut tous les changer d'un coup.</summary>
internal static class StylesOdt
{
    /// <summary>Ce qui s'ajoute au nom d'un style pour commencer une page.</summary>
    public const string NouvellePage = "EnHautDePage";
    private const string Police = "Arial, 'Liberation Sans', sans-serif";

    public static string DuTitre(int niveau) => $"Titre{niveau}";

    public static string Colonne(Tableau tableau, int rang) =>
        "Colonne" + Part(tableau.Colonnes[rang]).Replace("*", "", StringComparison.Ordinal);

    /// <summary>Le trait des tableaux et les largeurs de leurs colonnes, une fois chacune : les lecteurs ne les prennent que dans le document.</summary>
    public static IEnumerable<XElement> Tableaux(IEnumerable<Tableau> tableaux) => tableaux
        .SelectMany(t => t.Colonnes.Select((c, i) => (Nom: Colonne(t, i), Part: Part(c)))).DistinctBy(c => c.Nom)
        .Select(c => new XElement(Odf.Style + "style", Nom(c.Nom), Famille("table-column"),
            new XElement(Odf.Style + "table-column-properties", new XAttribute(Odf.Style + "rel-column-width", c.Part))))
        .Concat([Tableau(), Cellule()]);

    public static XElement Composer(DocumentPdf document) => Odf.Racine("document-styles",
        new XElement(Odf.Office + "styles",
            new XElement(Odf.Style + "default-style", Famille("paragraph"),
                new XElement(Odf.Style + "text-properties", new XAttribute(Odf.Fo + "font-family", Police), Taille(10), new XAttribute(Odf.Fo + "language", "fr"), new XAttribute(Odf.Fo + "country", "FR"))),
            Paragraphes().SelectMany(p => (XElement[])[p, EnHautDePage(p)]),
            Caracteres("Gras", new XAttribute(Odf.Fo + "font-weight", "bold")), Caracteres("Italique", new XAttribute(Odf.Fo + "font-style", "italic")),
            Tirets()),
        new XElement(Odf.Office + "automatic-styles", new XElement(Odf.Style + "page-layout", Nom("A4"), new XElement(Odf.Style + "page-layout-properties",
            new XAttribute(Odf.Fo + "page-width", "21cm"), new XAttribute(Odf.Fo + "page-height", "29.7cm"), new XAttribute(Odf.Fo + "margin", "2.2cm")),
            new XElement(Odf.Style + "footer-style", new XElement(Odf.Style + "header-footer-properties", new XAttribute(Odf.Fo + "margin-top", "0.5cm"))))),
        new XElement(Odf.Office + "master-styles", new XElement(Odf.Style + "master-page", Nom("Standard"), new XAttribute(Odf.Style + "page-layout-name", "A4"),
            new XElement(Odf.Style + "footer", new XElement(Odf.Text + "p", new XAttribute(Odf.Text + "style-name", "Pied"),
                $"{document.Pied.Gauche} | {document.Pied.Milieu} | Page\u00A0", new XElement(Odf.Text + "page-number", new XAttribute(Odf.Text + "select-page", "current")),
                " sur ", new XElement(Odf.Text + "page-count"))))));

    private static IEnumerable<XElement> Paragraphes() =>
    [
        Paragraphe("Corps", 10, apres: .2, avant: 0), Paragraphe("Petit", 9, apres: .15, avant: 0),
        Paragraphe("Titre1", 18, .1, .4, gras: true, titre: 1), Paragraphe("Titre2", 13, .15, .5, gras: true, titre: 2), Paragraphe("Titre3", 11, .1, .3, gras: true, titre: 3),
        Paragraphe("SousTitre", 11, .4, 0), Paragraphe("Filigrane", 11, .3, 0, gras: true), Paragraphe("Legende", 9, .15, .1, italique: true),
        Paragraphe("Bandeau", 9, 0, 0), Paragraphe("BandeauGras", 10, 0, 0, gras: true), Paragraphe("BandeauDroit", 10, .3, 0, gras: true, droite: true),
        Paragraphe("Puce", 10, .05, 0), Paragraphe("PuceItalique", 10, .05, 0, italique: true), Paragraphe("ApresTableau", 6, .1, 0), Paragraphe("Pied", 8, 0, 0),
        Paragraphe("Cellule", 9, 0, 0), Paragraphe("CelluleGras", 9, 0, 0, gras: true),
        Paragraphe("CelluleDroite", 9, 0, 0, droite: true), Paragraphe("CelluleGrasDroite", 9, 0, 0, gras: true, droite: true),
    ];

    private static XElement Paragraphe(string nom, int corps, double apres, double avant, bool gras = false, bool italique = false, bool droite = false, int? titre = null) =>
        new(Odf.Style + "style", Nom(nom), Famille("paragraph"),
            titre is { } niveau ? new XAttribute(Odf.Style + "default-outline-level", niveau) : null,
            new XElement(Odf.Style + "paragraph-properties", Marge("top", avant), Marge("bottom", apres),
                droite ? new XAttribute(Odf.Fo + "text-align", "end") : null, titre is null ? null : new XAttribute(Odf.Fo + "keep-with-next", "always")),
            new XElement(Odf.Style + "text-properties", Taille(corps),
                gras ? new XAttribute(Odf.Fo + "font-weight", "bold") : null, italique ? new XAttribute(Odf.Fo + "font-style", "italic") : null));

    private static XElement EnHautDePage(XElement style) => new(Odf.Style + "style", Nom(style.Attribute(Odf.Style + "name")!.Value + NouvellePage), Famille("paragraph"),
        new XAttribute(Odf.Style + "parent-style-name", style.Attribute(Odf.Style + "name")!.Value), style.Attribute(Odf.Style + "default-outline-level"),
        new XElement(Odf.Style + "paragraph-properties", new XAttribute(Odf.Fo + "break-before", "page")));

    private static XElement Caracteres(string nom, XAttribute trait) =>
        new(Odf.Style + "style", Nom(nom), Famille("text"), new XElement(Odf.Style + "text-properties", trait));

    private static XElement Tirets() => new(Odf.Text + "list-style", Nom("Tirets"), new XElement(Odf.Text + "list-level-style-bullet",
        new XAttribute(Odf.Text + "level", 1), new XAttribute(Odf.Text + "bullet-char", "–"),
        new XElement(Odf.Style + "list-level-properties", new XAttribute(Odf.Text + "space-before", "0.3cm"), new XAttribute(Odf.Text + "min-label-width", "0.5cm"))));

    private static XElement Tableau() => new(Odf.Style + "style", Nom("Tableau"), Famille("table"),
        new XElement(Odf.Style + "table-properties", new XAttribute(Odf.Style + "rel-width", "100%"), new XAttribute(Odf.Table + "align", "margins")));

    private static XElement Cellule() => new(Odf.Style + "style", Nom("Cellule"), Famille("table-cell"), new XElement(Odf.Style + "table-cell-properties",
        new XAttribute(Odf.Fo + "padding", "0.08cm"), new XAttribute(Odf.Fo + "border-bottom", "0.5pt solid #bbbbbb")));

    private static string Part(Colonne colonne) => ((int)Math.Round(colonne.Part * 1000)).ToString(CultureInfo.InvariantCulture) + "*";

    private static XAttribute Nom(string nom) => new(Odf.Style + "name", nom);

    private static XAttribute Famille(string famille) => new(Odf.Style + "family", famille);

    private static XAttribute Taille(int points) => new(Odf.Fo + "font-size", $"{points}pt");

    private static XAttribute Marge(string cote, double centimetres) => new(Odf.Fo + "margin-" + cote, centimetres.ToString(CultureInfo.InvariantCulture) + "cm");
}
