using System.Globalization;
using System.Text;
using QRCoder;

namespace RupnManager.Services.LettresDeMission;

/// <summary>Un code QR en tracé SVG, à dessiner dans une page sans image ni style.</summary>
public sealed record CodeQr(int Cote, string Trace)
{
    public static CodeQr De(string texte)
    {
        using var donnees = QRCodeGenerator.GenerateQrCode(texte, QRCodeGenerator.ECCLevel.M);
        var trace = new StringBuilder();
        for (var y = 0; y < donnees.ModuleMatrix.Count; y++)
            for (var x = 0; x < donnees.ModuleMatrix[y].Count; x++)
                if (donnees.ModuleMatrix[y][x]) trace.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
        return new(donnees.ModuleMatrix.Count, trace.ToString());
    }
}
