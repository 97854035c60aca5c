using RupnManager.Services.Couverture;

namespace RupnManager.Web.Infrastructure;

/// <summary>Le type MIME des fichiers que l'on emporte.</summary>
internal static class Fichiers
{
    public static string Type(FormatDExport format) =>
        format is FormatDExport.Csv ? "text/csv; charset=utf-8" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
}
