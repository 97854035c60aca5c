using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace RupnManager.Services.Bilans;

/// <summary>Écrit le classeur de la synthèse : une feuille par tableau de la page, les mêmes masques.</summary>
internal static class XlsxDeSynthese
{
    public static byte[] Ecrire(SyntheseDesBilans synthese)
    {
        using var octets = new MemoryStream();
        using (var classeur = SpreadsheetDocument.Create(octets, SpreadsheetDocumentType.Workbook))
        {
            var livre = classeur.AddWorkbookPart();
            var feuilles = new Sheets();
            livre.Workbook = new Workbook(feuilles);
            Ajouter(livre, feuilles, "Départements", Groupes("Département", synthese.ParDepartement, synthese.Total));
            Ajouter(livre, feuilles, "Types", Groupes("Type d'établissement", synthese.ParType, synthese.Total));
            Ajouter(livre, feuilles, "Natures",
                synthese.ParNature.Select(l => (object[])[l.Nom, Heures(l.Minutes), l.Seances]).Prepend(["Nature", "Heures", "Activités"]));
            Ajouter(livre, feuilles, "Formations", Citations("Besoin de formation", synthese.Formations));
            Ajouter(livre, feuilles, "Besoins", Citations("Besoin", synthese.Besoins));
            Ajouter(livre, feuilles, "Difficultés", Citations("Mot des difficultés", synthese.Difficultes));
        }
        return octets.ToArray();
    }

    private static IEnumerable<object[]> Groupes(string tete, IReadOnlyList<GroupeDeSynthese> groupes, GroupeDeSynthese total)
    {
        yield return [tete, "Bilans", "RUPN", "Établissements", "Activités", "Heures"];
        foreach (var groupe in groupes.Append(total))
            yield return groupe.Chiffres is { } c
                ? [groupe.Nom, c.Bilans, c.Rupn, c.Etablissements, c.Activites, Heures(c.Minutes)]
                : [groupe.Nom, .. Enumerable.Repeat((object)GroupeDeSynthese.Masque, 5)];
        yield return ["* ou masqué pour qu'un total ne révèle pas un petit nombre."];
    }

    private static IEnumerable<object[]> Citations(string tete, IReadOnlyList<Citation> citations) =>
        citations.Select(c => (object[])[c.Texte, c.Nombre]).Prepend([tete, "Bilans"]);

    private static double Heures(int minutes) => Math.Round(minutes / 60.0, 2);

    private static void Ajouter(WorkbookPart livre, Sheets feuilles, string nom, IEnumerable<object[]> lignes)
    {
        var partie = livre.AddNewPart<WorksheetPart>();
        partie.Worksheet = new Worksheet(
            new Columns(new Column { Min = 1, Max = 1, Width = 45, CustomWidth = true }, new Column { Min = 2, Max = 6, Width = 16, CustomWidth = true }),
            new SheetData(lignes.Select(l => new Row(l.Select(Cellule)))));
        feuilles.Append(new Sheet { Id = livre.GetIdOfPart(partie), SheetId = (uint)feuilles.Count() + 1, Name = nom });
    }

    /// <summary>Un texte en ligne n'est jamais une formule.</summary>
    private static Cell Cellule(object valeur) => valeur is string texte
        ? new() { DataType = CellValues.InlineString, InlineString = new InlineString(new Text(texte) { Space = SpaceProcessingModeValues.Preserve }) }
        : new() { DataType = CellValues.Number, CellValue = new CellValue(Convert.ToString(valeur, CultureInfo.InvariantCulture)!) };
}
