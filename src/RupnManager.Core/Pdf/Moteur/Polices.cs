using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using PdfSharp.Drawing;
using PdfSharp.Fonts;
using PdfSharp.Pdf;

namespace RupnManager.Pdf.Moteur;

/// <summary>Les quatre graisses d'Arimo, embarquées dans l'assemblage.</summary>
internal sealed partial class Polices : IFontResolver
{
    private const string Famille = "Arimo";

    private static readonly ConcurrentDictionary<(bool Gras, bool Italique), Ttf> Mesures = new();
    private static readonly XPdfFontOptions Unicode = new(PdfFontEncoding.Unicode);

    public static Ttf Mesure(bool gras = false, bool italique = false) =>
        Mesures.GetOrAdd((gras, italique), cle => new Ttf(Lire(Nom(cle.Gras, cle.Italique))));

    public static XFont Police(double corps, bool gras = false, bool italique = false)
    {
        var style = (gras ? XFontStyleEx.Bold : XFontStyleEx.Regular) | (italique ? XFontStyleEx.Italic : XFontStyleEx.Regular);
        return new XFont(Famille, corps, style, Unicode);
    }

    public static IEnumerable<Rune> NonImprimables(string texte) =>
        texte.Normalize(NormalizationForm.FormC).EnumerateRunes()
            .Where(c => c.Value is not ('\n' or '\r' or '\t') && !Mesure().Dessine(c)).Distinct();

    /// <summary>Le même texte, accents composés, fins de ligne simples, sans caractère invisible ; lève <see cref="TexteNonImprimableException"/>.</summary>
    public static string Imprimable(string texte)
    {
        var propre = Redresser(texte).Replace('\t', ' ');
        var absents = NonImprimables(propre).Select(c => c.ToString()).ToList();
        return absents.Count == 0 ? propre : throw new TexteNonImprimableException(absents);
    }

    public static string Redresser(string texte) =>
        PucesDeSymboles().Replace(Invisibles().Replace(texte.Normalize(NormalizationForm.FormC), ""), "•").ReplaceLineEndings("\n");

    public FontResolverInfo? ResolveTypeface(string familyName, bool bold, bool italic) => new(Nom(bold, italic));

    public byte[]? GetFont(string faceName) => Lire(faceName);

    private static string Nom(bool gras, bool italique) =>
        "Arimo-" + (gras, italique) switch
        {
            (false, false) => "Regular",
            (true, false) => "Bold",
            (false, true) => "Italic",
            (true, true) => "BoldItalic",
        };

    /// <summary>Césure conditionnelle, espaces sans chasse, marque d'ordre des octets.</summary>
    [GeneratedRegex("[\u00AD\u200B-\u200D\u2060\uFEFF]")]
    private static partial Regex Invisibles();

    /// <summary>Les puces de Symbol et de Wingdings, telles qu'elles arrivent par un copier-coller.</summary>
    [GeneratedRegex("[\uF0A7\uF0A8\uF0B7\uF0D8\uF0FC\uF076]")]
    private static partial Regex PucesDeSymboles();

    private static byte[] Lire(string nom)
    {
        using var flux = typeof(Polices).Assembly.GetManifestResourceStream($"Polices/{nom}.ttf")
            ?? throw new InvalidOperationException($"La police {nom} n'est pas embarquée : reconstruisez avec npm.");
        using var copie = new MemoryStream();
        flux.CopyTo(copie);
        return copie.ToArray();
    }
}
