using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Indemnites;

namespace RupnManager.Services.Couverture;

/// <summary>Écrit les chiffres d'une page en CSV ou en classeur ; les mêmes lignes, les mêmes masques.</summary>
internal static class FichiersDeCouverture
{
    /// <summary>Un CSV d'un seul tenant : la première colonne dit le découpage.</summary>
    public static byte[] EnCsv(TableauDeCouverture tableau) => FichierCsv.Ecrire(
        tableau.Lignes.Select(l => (IEnumerable<string?>)[l.Decoupage, l.Code, l.Libelle, .. l.Valeurs.Select(EnTexte)])
            .Prepend(["Découpage", "Code", "Nom", .. tableau.Colonnes.Select(c => c.Titre)])
            .Concat(tableau.Vide is { } phrase ? [[phrase]] : Array.Empty<IEnumerable<string?>>()));

    /// <summary>Un classeur : départements, bassins s'il y en a, types, et la progression s'il y en a une ; chaque feuille finit par le total.</summary>
    public static byte[] EnXlsx(TableauDeCouverture tableau, ProgressionDesSignatures? progression = null)
    {
        using var octets = new MemoryStream();
        using (var classeur = SpreadsheetDocument.Create(octets, SpreadsheetDocumentType.Workbook))
        {
            var livre = classeur.AddWorkbookPart();
            var feuilles = new Sheets();
            livre.Workbook = new Workbook(feuilles);
            Ajouter(livre, feuilles, "Départements", Groupes(tableau, "Département", LigneDeTableau.Departement));
            if (tableau.Lignes.Any(l => l.Decoupage == LigneDeTableau.Bassin)) Ajouter(livre, feuilles, "Bassins", Groupes(tableau, "Bassin", LigneDeTableau.Bassin));
            Ajouter(livre, feuilles, "Types", Groupes(tableau, "Type d'établissement", LigneDeTableau.Type));
            if (progression is not null) Ajouter(livre, feuilles, "Semaines", Semaines(progression));
        }
        return octets.ToArray();
    }

    private static IEnumerable<object?[]> Groupes(TableauDeCouverture tableau, string tete, string decoupage)
    {
        yield return ["Code", tete, .. tableau.Colonnes.Select(c => c.Titre)];
        foreach (var ligne in tableau.Lignes.Where(l => l.Decoupage == decoupage || l.Decoupage == LigneDeTableau.Academie))
            yield return [ligne.Code, ligne.Libelle, .. ligne.Valeurs];
        if (tableau.Vide is { } phrase) yield return [phrase];
    }

    private static IEnumerable<object?[]> Semaines(ProgressionDesSignatures progression)
    {
        yield return ["Semaine du", $"Lettres signées {progression.Annee.Precedente}", $"Lettres signées {progression.Annee}"];
        foreach (var semaine in progression.Semaines) yield return [semaine.Lundi.EnChiffres(), semaine.AnDernier, semaine.CetteAnnee];
    }

    private static void Ajouter(WorkbookPart livre, Sheets feuilles, string nom, IEnumerable<object?[]> lignes)
    {
        var partie = livre.AddNewPart<WorksheetPart>();
        partie.Worksheet = new Worksheet(
            new Columns(new Column { Min = 1, Max = 1, Width = 14, CustomWidth = true }, new Column { Min = 2, Max = 2, Width = 30, CustomWidth = true },
                new Column { Min = 3, Max = 14, Width = 16, CustomWidth = true }),
            new SheetData(lignes.Select(l => new Row(l.Select(Cellule)))));
        feuilles.Append(new Sheet { Id = livre.GetIdOfPart(partie), SheetId = (uint)feuilles.Count() + 1, Name = nom });
    }

    /// <summary>Un texte en ligne n'est jamais une formule.</summary>
    private static Cell Cellule(object? valeur) => valeur switch
    {
        null => new(),
        string texte => new() { DataType = CellValues.InlineString, InlineString = new InlineString(new Text(texte) { Space = SpaceProcessingModeValues.Preserve }) },
        Montant montant => Nombre(montant.Euros),
        _ => Nombre(Convert.ToDecimal(valeur, CultureInfo.InvariantCulture)),
    };

    private static Cell Nombre(decimal valeur) =>
        new() { DataType = CellValues.Number, CellValue = new CellValue(valeur.ToString(CultureInfo.InvariantCulture)) };

    private static string EnTexte(object valeur) => valeur switch
    {
        Montant montant => montant.EnChiffres,
        _ => Convert.ToString(valeur, CultureInfo.InvariantCulture)!,
    };
}
