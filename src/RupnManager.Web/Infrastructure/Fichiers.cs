using RupnManager.Services.Couverture;

namespace RupnManager.Web.Infrastructure;

/// <summary>Le type MIME des fichiers que l'on emporte.</summary>
internal static class Fichiers
{
    /// <summary>Un texte que l'on retouche dans LibreOffice ou Word.</summary>
    public const string OpenDocument = "application/vnd.oasis.opendocument.text";

    public static string Type(FormatDExport format) =>
        format is FormatDExport.Csv ? "text/csv; charset=utf-8" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
}
