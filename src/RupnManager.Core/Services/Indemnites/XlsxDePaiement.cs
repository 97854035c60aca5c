using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using RupnManager.Domain.Indemnites;

namespace RupnManager.Services.Indemnites;

/// <summary>Écrit le classeur d'un état : les lignes, montants et dates en nombres ; puis les totaux et les contrôles.</summary>
internal static class XlsxDePaiement
{
    private const uint Ordinaire = 0, Gras = 1, EnMontant = 2, EnDate = 3;

    public static byte[] Ecrire(IEnumerable<LigneFigee> lignes, IReadOnlyList<(string Libelle, object Valeur)> totaux)
    {
        using var octets = new MemoryStream();
        using (var classeur = SpreadsheetDocument.Create(octets, SpreadsheetDocumentType.Workbook))
        {
            var livre = classeur.AddWorkbookPart();
            livre.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
            var feuilles = new Sheets();
            livre.Workbook = new Workbook(feuilles);
            var corps = lignes.OrderBy(l => l.NumeroDOrdre).Select(l => ColonnesDePaiement.Toutes.Select(c => Cellule(c.Valeur(l))));
            Ajouter(livre, feuilles, 1, "Lignes", 18, corps.Prepend(ColonnesDePaiement.Toutes.Select(c => Texte(c.Nom, Gras))));
            Ajouter(livre, feuilles, 2, "Totaux et contrôles", 40, totaux.Select(t => (IEnumerable<Cell>)[Texte(t.Libelle, Gras), Cellule(t.Valeur)]));
        }
        return octets.ToArray();
    }

    private static void Ajouter(WorkbookPart livre, Sheets feuilles, uint rang, string nom, double largeur, IEnumerable<IEnumerable<Cell>> lignes)
    {
        var partie = livre.AddNewPart<WorksheetPart>();
        var donnees = new SheetData(lignes.Select(l => new Row(l)));
        var colonnes = new Columns(new Column { Min = 1, Max = (uint)ColonnesDePaiement.Toutes.Count, Width = largeur, CustomWidth = true });
        partie.Worksheet = new Worksheet(colonnes, donnees);
        feuilles.Append(new Sheet { Id = livre.GetIdOfPart(partie), SheetId = rang, Name = nom });
    }

    private static Cell Cellule(object? valeur) => valeur switch
    {
        Montant montant => Nombre(montant.Euros.ToString(CultureInfo.InvariantCulture), EnMontant),
        DateOnly jour => Nombre(jour.ToDateTime(TimeOnly.MinValue).ToOADate().ToString(CultureInfo.InvariantCulture), EnDate),
        int nombre => Nombre(nombre.ToString(CultureInfo.InvariantCulture), Ordinaire),
        _ => Texte(ColonnesDePaiement.EnTexte(valeur), Ordinaire),
    };

    private static Cell Nombre(string valeur, uint style) => new() { CellValue = new CellValue(valeur), DataType = CellValues.Number, StyleIndex = style };

    /// <summary>Un texte en ligne n'est jamais une formule.</summary>
    private static Cell Texte(string valeur, uint style) => new()
    {
        DataType = CellValues.InlineString, StyleIndex = style,
        InlineString = new InlineString(new Text(valeur) { Space = SpaceProcessingModeValues.Preserve }),
    };

    private static Stylesheet Styles() => new(
        new NumberingFormats(
            new NumberingFormat { NumberFormatId = 164, FormatCode = "#,##0.00\\ \"€\"" },
            new NumberingFormat { NumberFormatId = 165, FormatCode = "dd/mm/yyyy" }),
        new Fonts(new Font(), new Font(new Bold())),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            new CellFormat(),
            new CellFormat { FontId = 1, ApplyFont = true },
            new CellFormat { NumberFormatId = 164, ApplyNumberFormat = true },
            new CellFormat { NumberFormatId = 165, ApplyNumberFormat = true }));
}
