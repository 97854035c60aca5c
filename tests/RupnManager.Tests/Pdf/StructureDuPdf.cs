using UglyToad.PdfPig;
using UglyToad.PdfPig.Tokens;

namespace RupnManager.Tests.Pdf;

/// <summary>Le catalogue et l'arbre des balises, relus par une autre bibliothèque.</summary>
internal sealed class StructureDuPdf
{
    private readonly PdfDocument _document;
    private readonly List<(string Balise, DictionaryToken Element)> _elements = [];

    private StructureDuPdf(PdfDocument document)
    {
        _document = document;
        Catalogue = document.Structure.Catalog.CatalogDictionary;
        Parcourir(Dictionnaire(Catalogue, "StructTreeRoot"));
    }

    public DictionaryToken Catalogue { get; }

    /// <summary>Les balises dans l'ordre de lecture.</summary>
    public IReadOnlyList<string> Balises => [.. _elements.Select(e => e.Balise)];

    public IReadOnlyList<string> Alternatives =>
        [.. _elements.Where(e => e.Balise == "Figure").Select(e => Texte(e.Element, "Alt"))];

    /// <summary>La portée (« Column », « Row ») de chaque cellule d'en-tête.</summary>
    public IReadOnlyList<string> Portees =>
        [.. _elements.Where(e => e.Balise == "TH").Select(e => ((NameToken)Dictionnaire(e.Element, "A").Data["Scope"]).Data)];

    public static StructureDuPdf Lire(byte[] pdf)
    {
        return new StructureDuPdf(PdfDocument.Open(pdf));
    }

    public string Texte(DictionaryToken dictionnaire, string cle) => Resoudre(dictionnaire.Data[cle]) switch
    {
        StringToken texte => texte.Data,
        HexToken texte => texte.Data,
        var autre => throw new InvalidOperationException($"{cle} est un {autre.GetType().Name}."),
    };

    public DictionaryToken Dictionnaire(DictionaryToken parent, string cle) => (DictionaryToken)Resoudre(parent.Data[cle]);

    private void Parcourir(DictionaryToken element)
    {
        if (element.Data.TryGetValue("S", out var balise))
            _elements.Add((((NameToken)Resoudre(balise)).Data, element));
        if (!element.Data.TryGetValue("K", out var enfants))
            return;
        var liste = Resoudre(enfants) is ArrayToken tableau ? tableau.Data : [enfants];
        foreach (var enfant in liste.Select(Resoudre).OfType<DictionaryToken>())
            Parcourir(enfant);
    }

    private IToken Resoudre(IToken jeton) =>
        jeton is IndirectReferenceToken reference ? Resoudre(_document.Structure.GetObject(reference.Data).Data) : jeton;
}
