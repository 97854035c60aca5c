using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace RupnManager.Pdf.Moteur;

/// <summary>Les objets d'un fichier que le moteur a écrit : leur place, leur corps, leurs flux. Lève <see cref="FormatException"/> sur un autre fichier.</summary>
internal sealed partial class StructurePdf
{
    private readonly Dictionary<int, int> _positions = [];
    private readonly SortedSet<int> _bornes = [];

    public StructurePdf(byte[] pdf)
    {
        Texte = Encoding.Latin1.GetString(pdf);
        Table = int.Parse(Dernier(TableExpression(), Texte), CultureInfo.InvariantCulture);
        Suffixe = Dernier(SuffixeExpression(), Texte);
        for (int? table = Table; table is { } position && _bornes.Add(position); table = Precedente(position))
            LireTable(position);
    }

    /// <summary>Le fichier, un caractère par octet.</summary>
    public string Texte { get; }

    public int Table { get; }

    /// <summary>Le dictionnaire de fin (« trailer »), sans ses chevrons.</summary>
    public string Suffixe { get; }

    public int Racine => Reference(Suffixe, "Root");
    public int Taille => int.Parse(Entree(Suffixe, @"/Size\s+(\d+)"), CultureInfo.InvariantCulture);
    public IEnumerable<int> Numeros => _positions.Keys.Order();
    public int DebutDesObjets => _positions.Values.Min();

    /// <summary>Le corps d'un objet, flux compris, entre « obj » et « endobj ».</summary>
    public string Objet(int numero)
    {
        if (!_positions.TryGetValue(numero, out var position))
            throw new FormatException($"L'objet {numero} manque.");
        var fin = _bornes.GetViewBetween(position + 1, int.MaxValue).Min;
        var objet = Texte[position..fin];
        var (debut, apres) = (objet.IndexOf("obj", StringComparison.Ordinal) + 3, objet.LastIndexOf("endobj", StringComparison.Ordinal));
        return apres >= debut ? objet[debut..apres].Trim() : throw new FormatException($"L'objet {numero} ne finit pas.");
    }

    /// <summary>Le dictionnaire d'un objet et son flux ; sans flux, le dictionnaire seul.</summary>
    public (string Dictionnaire, byte[]? Flux) Lire(int numero)
    {
        var objet = Objet(numero);
        var flux = FluxExpression().Match(objet);
        if (!flux.Success)
            return (objet, null);
        var longueur = int.Parse(Entree(flux.Groups[1].Value, @"/Length\s+(\d+)"), CultureInfo.InvariantCulture);
        return (flux.Groups[1].Value, Encoding.Latin1.GetBytes(objet.Substring(flux.Length, longueur)));
    }

    /// <summary>Les numéros des pages, dans l'ordre.</summary>
    public IReadOnlyList<int> Pages() => [.. Feuilles(Reference(Objet(Racine), "Pages"))];

    public static int Reference(string dictionnaire, string cle) =>
        int.Parse(Entree(dictionnaire, $@"/{cle}\s+(\d+)\s+0\s+R"), CultureInfo.InvariantCulture);

    public static string Entree(string dictionnaire, string expression)
    {
        var trouve = Regex.Match(dictionnaire, expression, RegexOptions.Singleline);
        return trouve.Success ? trouve.Groups[1].Value : throw new FormatException($"Entrée introuvable dans le PDF : {expression}.");
    }

    private IEnumerable<int> Feuilles(int numero)
    {
        var noeud = Objet(numero);
        return noeud.Contains("/Type/Pages", StringComparison.Ordinal)
            ? ReferenceExpression().Matches(Entree(noeud, @"/Kids\s*\[(.*?)\]"))
                .SelectMany(enfant => Feuilles(int.Parse(enfant.Groups[1].Value, CultureInfo.InvariantCulture)))
            : [numero];
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
        if (fin < 0)
            throw new FormatException("La table du PDF ne finit pas.");
        var numero = 0;
        foreach (var ligne in Texte[(position + 4)..fin].Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var mots = ligne.Split(' ');
            if (mots.Length == 2)
                numero = int.Parse(mots[0], CultureInfo.InvariantCulture);
            else if (mots is [var place, _, "n"])
            {
                var debut = int.Parse(place, CultureInfo.InvariantCulture);
                _bornes.Add(debut);
                _positions.TryAdd(numero++, debut);
            }
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

    [GeneratedRegex(@"^(<<.*?>>)\s*stream\r?\n", RegexOptions.Singleline)]
    private static partial Regex FluxExpression();

    [GeneratedRegex(@"(\d+)\s+0\s+R")]
    private static partial Regex ReferenceExpression();
}
