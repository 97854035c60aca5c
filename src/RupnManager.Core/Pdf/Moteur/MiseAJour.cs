using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace RupnManager.Pdf.Moteur;

/// <summary>Une mise à jour incrémentale : des objets ajoutés après la fin du fichier, dont les premiers octets restent ce qu'ils étaient.</summary>
internal sealed class MiseAJour(byte[] origine)
{
    private readonly SortedDictionary<int, byte[]> _objets = [];
    private int _suivant;

    public StructurePdf Structure { get; } = new(origine);

    /// <summary>Ajoute un objet nouveau ; rend son numéro.</summary>
    public int Ajouter(byte[] corps)
    {
        var numero = Math.Max(_suivant, Structure.Taille);
        _suivant = numero + 1;
        _objets[numero] = corps;
        return numero;
    }

    public int Ajouter(string corps) => Ajouter(Encoding.Latin1.GetBytes(corps));

    public void Remplacer(int numero, byte[] corps) => _objets[numero] = corps;

    /// <summary>Ajoute des entrées au dictionnaire d'un objet existant.</summary>
    public void Completer(int numero, string entrees)
    {
        var corps = Structure.Objet(numero);
        Remplacer(numero, Encoding.Latin1.GetBytes(corps[..corps.LastIndexOf(">>", StringComparison.Ordinal)] + entrees + ">>"));
    }

    public static byte[] Flux(string entrees, byte[] contenu) =>
        [.. Encoding.Latin1.GetBytes($"<<{entrees}/Length {contenu.Length}>>\nstream\n"), .. contenu, .. "\nendstream"u8];

    public byte[] Ecrire()
    {
        using var sortie = new MemoryStream();
        sortie.Write(origine);
        var positions = new List<(int Numero, long Position)>();
        foreach (var (numero, corps) in _objets)
        {
            positions.Add((numero, sortie.Position));
            Texte(sortie, $"{numero} 0 obj\n");
            sortie.Write(corps);
            Texte(sortie, "\nendobj\n");
        }
        var table = sortie.Position;
        Texte(sortie, "xref\n");
        foreach (var (numero, position) in positions)
            Texte(sortie, $"{numero} 1\n{position.ToString("D10", CultureInfo.InvariantCulture)} 00000 n \n");
        var suffixe = Regex.Replace(Structure.Suffixe, @"/(Size|Prev)\s+\d+", "");
        Texte(sortie, $"trailer\n<<{suffixe}/Size {Math.Max(_suivant, Structure.Taille)}/Prev {Structure.Table}>>\nstartxref\n{table}\n%%EOF\n");
        return sortie.ToArray();
    }

    private static void Texte(MemoryStream sortie, string texte) => sortie.Write(Encoding.Latin1.GetBytes(texte));
}
