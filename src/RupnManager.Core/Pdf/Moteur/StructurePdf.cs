using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace RupnManager.Pdf.Moteur;

/// <summary>Lit, dans un fichier que le moteur a écrit, de quoi lui ajouter une mise à jour sans toucher à ses octets.</summary>
internal sealed partial class StructurePdf
{
    private readonly Dictionary<int, int> _positions = [];

    public StructurePdf(byte[] pdf)
    {
        Texte = Encoding.Latin1.GetString(pdf);
        Table = int.Parse(Dernier(TableExpression(), Texte), CultureInfo.InvariantCulture);
        Suffixe = Dernier(SuffixeExpression(), Texte);
        for (int? table = Table; table is { } position; table = Precedente(position))
            LireTable(position);
    }

    public string Texte { get; }
    public int Table { get; }

    /// <summary>Le dictionnaire de fin (« trailer »), sans ses chevrons.</summary>
    public string Suffixe { get; }

    public int Racine => Reference(Suffixe, "Root");
    public int Taille => int.Parse(Entree(Suffixe, @"/Size\s+(\d+)"), CultureInfo.InvariantCulture);

    /// <summary>Le corps d'un objet, entre « obj » et « endobj ».</summary>
    public string Objet(int numero)
    {
        var debut = Texte.IndexOf("obj", _positions[numero], StringComparison.Ordinal) + 3;
        return Texte[debut..Texte.IndexOf("endobj", debut, StringComparison.Ordinal)].Trim();
    }

    /// <summary>Où sont les octets du flux d'un objet.</summary>
    public (int Debut, int Longueur) Flux(int numero)
    {
        var debut = Texte.IndexOf("stream\n", _positions[numero], StringComparison.Ordinal);
        var longueur = Entree(Texte[_positions[numero]..debut], @"/Length\s+(\d+)");
        return (debut + "stream\n".Length, int.Parse(longueur, CultureInfo.InvariantCulture));
    }

    public static int Reference(string dictionnaire, string cle) =>
        int.Parse(Entree(dictionnaire, $@"/{cle}\s+(\d+)\s+0\s+R"), CultureInfo.InvariantCulture);

    public static string Entree(string dictionnaire, string expression)
    {
        var trouve = Regex.Match(dictionnaire, expression);
        return trouve.Success ? trouve.Groups[1].Value : throw new FormatException($"Entrée introuvable dans le PDF : {expression}.");
    }

    private int? Precedente(int position)
    {
        var fin = Texte.IndexOf("startxref", position, StringComparison.Ordinal);
        var precedente = Regex.Match(Texte[position..fin], @"/Prev\s+(\d+)");
        return precedente.Success ? int.Parse(precedente.Groups[1].Value, CultureInfo.InvariantCulture) : null;
    }

    private void LireTable(int position)
    {
        var fin = Texte.IndexOf("trailer", position, StringComparison.Ordinal);
        var numero = 0;
        foreach (var ligne in Texte[(position + 4)..fin].Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var mots = ligne.Split(' ');
            if (mots.Length == 2)
                numero = int.Parse(mots[0], CultureInfo.InvariantCulture);
            else if (mots[2] == "n")
                _positions.TryAdd(numero++, int.Parse(mots[0], CultureInfo.InvariantCulture));
            else
                numero++;
        }
    }

    private static string Dernier(Regex expression, string texte)
    {
        var trouves = expression.Matches(texte);
        return trouves.Count > 0 ? trouves[^1].Groups[1].Value : throw new FormatException("Ce PDF n'a pas de table que l'on sache lire.");
    }

    [GeneratedRegex(@"startxref\s+(\d+)")]
    private static partial Regex TableExpression();

    [GeneratedRegex(@"trailer\s*<<(.*?)>>\s*(?:%[^\n]*\n\s*)?startxref", RegexOptions.Singleline)]
    private static partial Regex SuffixeExpression();
}
