using PdfSharp.Pdf;
using RupnManager.Pdf.Description;

namespace RupnManager.Pdf.Moteur;

/// <summary>Le sommaire imprimé et les signets : les mêmes titres, à la même page.</summary>
internal static class Sommaires
{
    /// <summary>Met à la place du sommaire le tableau de ses pièces, avec leur page ; mis en page deux fois, car les numéros viennent après.</summary>
    public static IReadOnlyList<Bloc> Numeroter(IReadOnlyList<Bloc> blocs)
    {
        if (!blocs.OfType<Sommaire>().Any()) return blocs;
        var pieces = blocs.OfType<Titre>().Where(t => t.Annexe).ToList();
        var pages = Pages(Pagination.Repartir(Compositeur.Composer(Remplacer(blocs, pieces, _ => 0))));
        return Remplacer(blocs, pieces, titre => pages.First(p => ReferenceEquals(p.Titre, titre)).Page);
    }

    /// <summary>Un signet par titre : les pièces au premier rang, leurs parties dessous.</summary>
    public static void PoserLesSignets(PdfDocument pdf, IReadOnlyList<IReadOnlyList<Place>> places)
    {
        PdfOutline? piece = null;
        foreach (var (titre, page) in Pages(places).Where(p => p.Titre.Niveau <= 2))
        {
            var rang = titre.Annexe || piece is null ? pdf.Outlines : piece.Outlines;
            var signet = rang.Add(titre.Texte, pdf.Pages[page - 1], opened: false);
            if (titre.Annexe) piece = signet;
        }
    }

    private static IReadOnlyList<Bloc> Remplacer(IReadOnlyList<Bloc> blocs, IReadOnlyList<Titre> pieces, Func<Titre, int> page) =>
    [
        .. blocs.Select(b => b is not Sommaire ? b : new Tableau
        {
            Colonnes = [new("Pièce", 9), new("Page", 1, Alignement.Droite)],
            Lignes = [.. pieces.Select(IReadOnlyList<string> (t) => [t.Texte, $"{page(t)}"])],
        }),
    ];

    private static List<(Titre Titre, int Page)> Pages(IReadOnlyList<IReadOnlyList<Place>> pages) =>
        [.. pages.SelectMany((places, i) => places.Where(p => p is { Rappel: false, Morceau.Signet: not null }).Select(p => (p.Morceau.Signet!, i + 1)))];
}
