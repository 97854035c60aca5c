using System.Text;
using System.Text.RegularExpressions;

namespace RupnManager.Pdf.Moteur;

/// <summary>
/// La table « ToUnicode » d'une police, telle que la norme la veut : cent plages au plus par bloc, et tous les codes sur deux octets.
/// La bibliothèque n'en fait qu'un bloc, que des lecteurs stricts tronquent.
/// </summary>
internal static partial class CorrespondanceUnicode
{
    private const int PlagesParBloc = 100;

    public static byte[] Corriger(byte[] table)
    {
        var texte = CodesExpression().Replace(Encoding.Latin1.GetString(table), "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange");
        return Encoding.Latin1.GetBytes(BlocExpression().Replace(texte, Decouper));
    }

    private static string Decouper(Match bloc)
    {
        var plages = bloc.Groups[1].Value.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return string.Join('\n', plages.Chunk(PlagesParBloc)
            .Select(p => $"{p.Length} beginbfrange\n{string.Join('\n', p)}\nendbfrange"));
    }

    [GeneratedRegex(@"\d+ begincodespacerange.*?endcodespacerange", RegexOptions.Singleline)]
    private static partial Regex CodesExpression();

    [GeneratedRegex(@"\d+ beginbfrange(.*?)endbfrange", RegexOptions.Singleline)]
    private static partial Regex BlocExpression();
}
