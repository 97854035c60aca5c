using System.Xml;
using System.Xml.Linq;
using RupnManager.Pdf.Description;

namespace RupnManager.Pdf.Odt;

/// <summary>Change les blocs de la description en texte OpenDocument.</summary>
internal static class CorpsOdt
{
    private const string Courant = "Corps";

    /// <summary>Les styles propres au document, puis son texte.</summary>
    public static IEnumerable<XElement> Composer(DocumentPdf document)
    {
        var tableaux = new List<Tableau>();
        var corps = Composer(document.Blocs, tableaux).ToList();
        if (document.Filigrane is { } mot) corps.Insert(0, Ligne("Filigrane", mot));
        yield return new(Odf.Office + "automatic-styles", StylesOdt.Tableaux(tableaux));
        yield return new(Odf.Office + "body", new XElement(Odf.Office + "text", corps));
    }

    private static IEnumerable<XElement> Composer(IEnumerable<Bloc> blocs, List<Tableau> tableaux)
    {
        var nouvellePage = false;
        foreach (var bloc in blocs)
        {
            if (bloc is SautDePage)
            {
                nouvellePage = true;
                continue;
            }
            foreach (var element in Composer(bloc, tableaux, blocs))
            {
                if (nouvellePage && element.Attribute(Odf.Text + "style-name") is { } style) style.Value += StylesOdt.NouvellePage;
                nouvellePage = false;
                yield return element;
            }
        }
    }

    private static IEnumerable<XElement> Composer(Bloc bloc, List<Tableau> tableaux, IEnumerable<Bloc> tous) => bloc switch
    {
        Titre titre => [Titre(titre)],
        SousTitre sousTitre => [Ligne("SousTitre", sousTitre.Texte)],
        Paragraphe paragraphe => [Paragraphe(paragraphe)],
        Liste liste => [Liste(liste.Puces, liste.Italique)],
        Sommaire => [Liste([.. tous.OfType<Titre>().Where(t => t.Annexe).Select(t => t.Texte)], italique: false)],
        Bandeau bandeau => [.. bandeau.Gauche.Select(l => Ligne(l.Gras ? "BandeauGras" : "Bandeau", l.Texte)), .. bandeau.Droite.Select(l => Ligne("BandeauDroit", l.Texte))],
        Barres => [],
        ListeDeValeurs liste => Tableau(new()
        {
            Colonnes = [new("", 1), new("", 2)], Lignes = [.. liste.Valeurs.Select(IReadOnlyList<string> (v) => [v.Libelle, v.Texte])],
        }, tableaux),
        Tableau tableau => Tableau(tableau, tableaux),
        Ensemble ensemble => Composer(ensemble.Blocs, tableaux),
        _ => throw new NotSupportedException($"Bloc inconnu : {bloc.GetType().Name}."),
    };

    private static XElement Titre(Titre titre) => new(Odf.Text + "h",
        new XAttribute(Odf.Text + "style-name", StylesOdt.DuTitre(titre.Niveau)), new XAttribute(Odf.Text + "outline-level", titre.Niveau), Texte(titre.Texte));

    private static XElement Paragraphe(Paragraphe paragraphe) => new(Odf.Text + "p",
        new XAttribute(Odf.Text + "style-name", paragraphe.Corps is Corps.Petit ? "Petit" : Courant),
        paragraphe.Fragments.Select(f => f.Gras || f.Italique
            ? (object)new XElement(Odf.Text + "span", new XAttribute(Odf.Text + "style-name", f.Gras ? "Gras" : "Italique"), Texte(f.Texte))
            : Texte(f.Texte)));

    private static XElement Liste(IReadOnlyList<string> puces, bool italique) => new(Odf.Text + "list", new XAttribute(Odf.Text + "style-name", "Tirets"),
        puces.Select(p => new XElement(Odf.Text + "list-item", Ligne(italique ? "PuceItalique" : "Puce", p))));

    private static IEnumerable<XElement> Tableau(Tableau tableau, List<Tableau> tableaux)
    {
        tableaux.Add(tableau);
        var rang = tableaux.Count;
        if (tableau.Legende is { } legende) yield return Ligne("Legende", legende);
        var entete = tableau.Colonnes.All(c => c.Intitule.Length == 0) ? null
            : new XElement(Odf.Table + "table-header-rows", Rangee(tableau, tableau.Colonnes.Select(c => c.Intitule), gras: true));
        yield return new(Odf.Table + "table", new XAttribute(Odf.Table + "name", $"Tableau{rang}"), new XAttribute(Odf.Table + "style-name", "Tableau"),
            tableau.Colonnes.Select((_, i) => new XElement(Odf.Table + "table-column", new XAttribute(Odf.Table + "style-name", StylesOdt.Colonne(tableau, i)))),
            entete, tableau.Lignes.Select(l => Rangee(tableau, l, gras: false)), tableau.Total is { } total ? Rangee(tableau, total, gras: true) : null);
        yield return Ligne("ApresTableau", "");
    }

    private static XElement Rangee(Tableau tableau, IEnumerable<string> cellules, bool gras) => new(Odf.Table + "table-row", cellules.Select((texte, i) =>
        new XElement(Odf.Table + "table-cell", new XAttribute(Odf.Table + "style-name", "Cellule"), new XAttribute(Odf.Office + "value-type", "string"),
            Ligne($"Cellule{(gras || (i == 0 && tableau.PremiereColonneEnTete) ? "Gras" : "")}{(tableau.Colonnes[i].Alignement is Alignement.Gauche ? "" : "Droite")}", texte))));

    private static XElement Ligne(string style, string texte) => new(Odf.Text + "p", new XAttribute(Odf.Text + "style-name", style), Texte(texte));

    /// <summary>Le texte, ses retours à la ligne gardés, sans les signes qu'un fichier XML ne peut porter.</summary>
    private static IEnumerable<object> Texte(string texte) => string.Concat(texte.Where(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c))).Split('\n')
        .SelectMany((ligne, i) => i == 0 ? (object[])[ligne] : [new XElement(Odf.Text + "line-break"), ligne]);
}
