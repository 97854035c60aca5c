using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using RupnManager.Pdf.Description;

namespace RupnManager.Pdf.Odt;

/// <summary>
/// Le même document en OpenDocument, pour qui doit le retoucher dans son traitement de texte avant de le remettre. Les mêmes blocs
/// que le PDF, avec de vrais titres, listes et tableaux ; les figures n'y sont pas, leurs tableaux disent les mêmes nombres.
/// </summary>
public static class DocumentOdt
{
    public static byte[] Ecrire(DocumentPdf document)
    {
        using var octets = new MemoryStream();
        using (var zip = new ZipArchive(octets, ZipArchiveMode.Create, leaveOpen: true))
        {
            // Le type vient d'abord, sans compression : c'est à cela qu'un fichier OpenDocument se reconnaît.
            Ajouter(zip, "mimetype", CompressionLevel.NoCompression, document.EtabliLe, flux => flux.Write(Encoding.ASCII.GetBytes(Odf.Type)));
            Ajouter(zip, "content.xml", Odf.Racine("document-content", CorpsOdt.Composer(document)), document.EtabliLe);
            Ajouter(zip, "styles.xml", StylesOdt.Composer(document), document.EtabliLe);
            Ajouter(zip, "meta.xml", Meta(document), document.EtabliLe);
            Ajouter(zip, "META-INF/manifest.xml", Manifeste(), document.EtabliLe);
        }
        return octets.ToArray();
    }

    private static XElement Meta(DocumentPdf document) => Odf.Racine("document-meta", new XElement(Odf.Office + "meta",
        new XElement(Odf.Dc + "title", document.Titre), new XElement(Odf.Dc + "subject", document.Sujet), new XElement(Odf.Dc + "creator", document.Auteur),
        new XElement(Odf.Dc + "language", document.Langue), new XElement(Odf.Meta + "creation-date", document.EtabliLe.UtcDateTime.ToString("s")),
        document.MotsCles.Split(", ").Select(m => new XElement(Odf.Meta + "keyword", m))));

    private static XElement Manifeste()
    {
        XElement Fichier(string chemin, string type) => new(Odf.Manifest + "file-entry",
            new XAttribute(Odf.Manifest + "full-path", chemin), new XAttribute(Odf.Manifest + "media-type", type));
        return new(Odf.Manifest + "manifest", new XAttribute(XNamespace.Xmlns + "manifest", Odf.Manifest.NamespaceName),
            new XAttribute(Odf.Manifest + "version", Odf.Version), Fichier("/", Odf.Type),
            Fichier("content.xml", "text/xml"), Fichier("styles.xml", "text/xml"), Fichier("meta.xml", "text/xml"));
    }

    private static void Ajouter(ZipArchive zip, string nom, XElement racine, DateTimeOffset quand) => Ajouter(zip, nom, CompressionLevel.Optimal, quand, flux =>
    {
        using var xml = XmlWriter.Create(flux, new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) });
        new XDocument(racine).Save(xml);
    });

    private static void Ajouter(ZipArchive zip, string nom, CompressionLevel compression, DateTimeOffset quand, Action<Stream> ecrire)
    {
        var entree = zip.CreateEntry(nom, compression);
        entree.LastWriteTime = quand;
        using var flux = entree.Open();
        ecrire(flux);
    }
}
