using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Etablissements;
using RupnManager.Services.Journal;

namespace RupnManager.Services.Couverture;

/// <summary>Le format d'un export.</summary>
public enum FormatDExport { Csv, Xlsx }

/// <summary>Un fichier à emporter.</summary>
public sealed record FichierDeCouverture(byte[] Octets, string Nom);

/// <summary>Emporte les chiffres de la couverture, ou ceux des indemnités, avec les colonnes choisies, et le consigne.</summary>
public sealed class ExportDeCouvertureService(
    RupnDbContext db, CouvertureService couvertures, CouvertureDesIndemnitesService indemnites, JournalService journal)
{
    public async Task<FichierDeCouverture> DesMissionsAsync(AnneeScolaire annee, FormatDExport format, IReadOnlyCollection<string> colonnes, Acteur acteur, CancellationToken ct = default)
    {
        var couverture = await couvertures.OuvrirAsync(annee, acteur, ct);
        var tableau = couverture.EnTableau().Garder(colonnes);
        var octets = format is FormatDExport.Csv ? FichiersDeCouverture.EnCsv(tableau) : FichiersDeCouverture.EnXlsx(tableau, couverture.Progression);
        await ConsignerAsync(acteur, $"la couverture {annee}", format, ct);
        return new(octets, $"couverture-{annee}{Extension(format)}");
    }

    public async Task<FichierDeCouverture> DesIndemnitesAsync(AnneeScolaire annee, FormatDExport format, IReadOnlyCollection<string> colonnes, Acteur acteur, CancellationToken ct = default)
    {
        var tableau = (await indemnites.OuvrirAsync(annee, acteur, ct)).EnTableau().Garder(colonnes);
        var octets = format is FormatDExport.Csv ? FichiersDeCouverture.EnCsv(tableau) : FichiersDeCouverture.EnXlsx(tableau);
        await ConsignerAsync(acteur, $"la couverture des indemnités {annee}", format, ct);
        return new(octets, $"couverture-des-indemnites-{annee}{Extension(format)}");
    }

    private async Task ConsignerAsync(Acteur acteur, string quoi, FormatDExport format, CancellationToken ct)
    {
        journal.Consigner(acteur, Evenement.CouvertureExportee, new("couverture", Guid.Empty, null, acteur.CodeAcademie),
            $"a exporté {quoi} en {format.ToString().ToUpperInvariant()}.");
        await db.SaveChangesAsync(ct);
    }

    private static string Extension(FormatDExport format) => format is FormatDExport.Csv ? ".csv" : ".xlsx";
}
