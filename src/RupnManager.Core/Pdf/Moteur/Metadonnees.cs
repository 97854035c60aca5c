using System.Globalization;
using System.Text;
using System.Xml.Linq;
using RupnManager.Pdf.Description;

namespace RupnManager.Pdf.Moteur;

/// <summary>Les métadonnées XMP : les mêmes que celles du fichier, plus l'identification PDF/A-3 quand le document peut la porter.</summary>
internal static class Metadonnees
{
    private static readonly XNamespace Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static readonly XNamespace Dc = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Xmp = "http://ns.adobe.com/xap/1.0/";
    private static readonly XNamespace Adobe = "http://ns.adobe.com/pdf/1.3/";
    private static readonly XNamespace PdfA = "http://www.aiim.org/pdfa/ns/id/";

    public static byte[] Xml(DocumentPdf document, string createur, string producteur)
    {
        var date = document.EtabliLe.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss+00:00", CultureInfo.InvariantCulture);
        var description = new XElement(Rdf + "Description",
            new XAttribute(Rdf + "about", ""),
            Prefixe("dc", Dc), Prefixe("xmp", Xmp), Prefixe("pdf", Adobe), Prefixe("pdfaid", PdfA),
            document.EstArchivable ? [new XElement(PdfA + "part", 3), new XElement(PdfA + "conformance", "A")] : Array.Empty<XElement>(),
            Langues(Dc + "title", document.Titre),
            new XElement(Dc + "creator", new XElement(Rdf + "Seq", new XElement(Rdf + "li", document.Auteur))),
            Langues(Dc + "description", document.Sujet),
            new XElement(Dc + "language", new XElement(Rdf + "Bag", new XElement(Rdf + "li", document.Langue))),
            new XElement(Adobe + "Producer", producteur),
            new XElement(Adobe + "Keywords", document.MotsCles),
            new XElement(Xmp + "CreatorTool", createur),
            new XElement(Xmp + "CreateDate", date),
            new XElement(Xmp + "ModifyDate", date));
        XNamespace enveloppe = "adobe:ns:meta/";
        var racine = new XElement(enveloppe + "xmpmeta", Prefixe("x", enveloppe),
            new XElement(Rdf + "RDF", Prefixe("rdf", Rdf), description));
        return Encoding.UTF8.GetBytes($"<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n{racine}\n<?xpacket end=\"w\"?>");
    }

    private static XAttribute Prefixe(string nom, XNamespace espace) => new(XNamespace.Xmlns + nom, espace.NamespaceName);

    private static XElement Langues(XName nom, string texte) =>
        new(nom, new XElement(Rdf + "Alt", new XElement(Rdf + "li", new XAttribute(XNamespace.Xml + "lang", "x-default"), texte)));
}
