using System.Buffers.Binary;
using System.Text;
using PdfSharp.Drawing;

namespace RupnManager.Pdf.Moteur;

/// <summary>Ce que la mise en page doit savoir d'une police TrueType : quels caractères elle dessine, leur largeur, leur tracé.</summary>
internal sealed class Ttf
{
    private readonly byte[] _octets;
    private readonly Dictionary<int, int> _glyphes = [];
    private readonly Dictionary<int, int> _representants = [];
    private readonly int[] _chasses;
    private readonly double _cadratin;
    private readonly Contours _contours;

    public Ttf(byte[] octets)
    {
        _octets = octets;
        var tables = Tables();
        _cadratin = U16(tables["head"] + 18);
        var nombre = U16(tables["hhea"] + 34);
        _chasses = [.. Enumerable.Range(0, nombre).Select(i => U16(tables["hmtx"] + 4 * i))];
        _contours = new Contours(octets, tables["glyf"], tables["loca"], longues: U16(tables["head"] + 50) == 1);
        LireCaracteres(tables["cmap"]);
        foreach (var (caractere, glyphe) in _glyphes.OrderBy(g => Rang(g.Key)).ThenBy(g => g.Key))
            _representants.TryAdd(glyphe, caractere);
    }

    public bool Dessine(Rune caractere) => _glyphes.ContainsKey(caractere.Value);

    /// <summary>
    /// Le même dessin par d'autres caractères : de ceux qui partagent un tracé (espaces fines, point-virgule grec), toujours le même,
    /// sans quoi l'extraction du texte prendrait l'un pour l'autre.
    /// </summary>
    public string Dessinable(string texte) => string.Concat(texte.EnumerateRunes()
        .Select(r => new Rune(_glyphes.TryGetValue(r.Value, out var glyphe) ? _representants[glyphe] : r.Value)));

    public double Largeur(ReadOnlySpan<char> texte, double corps)
    {
        var total = 0L;
        foreach (var rune in texte.EnumerateRunes())
            total += Chasse(_glyphes.GetValueOrDefault(rune.Value));
        return total * corps / _cadratin;
    }

    /// <summary>Les lettres en courbes, l'origine de la première au point (0, 0).</summary>
    public XGraphicsPath Tracer(string texte, double corps)
    {
        var chemin = new XGraphicsPath { FillMode = XFillMode.Winding };
        var x = 0.0;
        foreach (var rune in texte.EnumerateRunes())
        {
            var glyphe = _glyphes.GetValueOrDefault(rune.Value);
            _contours.Tracer(chemin, glyphe, new XMatrix(corps / _cadratin, 0, 0, -corps / _cadratin, x, 0));
            x += Chasse(glyphe) * corps / _cadratin;
        }
        return chemin;
    }

    /// <summary>Le français d'abord (espace fine insécable), les usages privés en dernier.</summary>
    private static int Rang(int caractere) => caractere switch
    {
        0x202F => 0,
        >= 0xE000 and <= 0xF8FF => 2,
        _ => 1,
    };

    private int Chasse(int glyphe) => _chasses[Math.Min(glyphe, _chasses.Length - 1)];

    private Dictionary<string, int> Tables() =>
        Enumerable.Range(0, U16(4)).Select(i => 12 + 16 * i)
            .ToDictionary(p => Encoding.ASCII.GetString(_octets, p, 4), p => (int)U32(p + 8));

    private void LireCaracteres(int cmap)
    {
        for (var i = 0; i < U16(cmap + 2); i++)
        {
            var table = cmap + (int)U32(cmap + 4 + 8 * i + 4);
            if (U16(table) == 4)
                LireFormat4(table);
            else if (U16(table) == 12)
                LireFormat12(table);
        }
    }

    private void LireFormat4(int table)
    {
        var segments = U16(table + 6) / 2;
        for (var s = 0; s < segments; s++)
        {
            var fin = U16(table + 14 + 2 * s);
            var debut = U16(table + 16 + 2 * (segments + s));
            var delta = U16(table + 16 + 2 * (2 * segments + s));
            var adresse = table + 16 + 2 * (3 * segments + s);
            for (var c = debut; c <= fin && c != 0xFFFF; c++)
            {
                var decalage = U16(adresse);
                var lu = decalage == 0 ? c : U16(adresse + decalage + 2 * (c - debut));
                Ajouter(c, decalage != 0 && lu == 0 ? 0 : (lu + delta) & 0xFFFF);
            }
        }
    }

    private void LireFormat12(int table)
    {
        for (var g = 0; g < U32(table + 12); g++)
        {
            var groupe = table + 16 + 12 * g;
            for (var c = U32(groupe); c <= U32(groupe + 4); c++)
                Ajouter((int)c, (int)(U32(groupe + 8) + c - U32(groupe)));
        }
    }

    private void Ajouter(int caractere, int glyphe)
    {
        if (glyphe != 0)
            _glyphes.TryAdd(caractere, glyphe);
    }

    private int U16(int position) => BinaryPrimitives.ReadUInt16BigEndian(_octets.AsSpan(position));

    private uint U32(int position) => BinaryPrimitives.ReadUInt32BigEndian(_octets.AsSpan(position));
}
